import type { Channel } from '#core/declaration';
import type { Text } from '#core/kernel';

/** What a declarant's own reference brings about in the sandbox; several tokens in one reference add up. */
export interface Forced {
  readonly channel?: Channel;
  readonly officer?: OfficerActs;
  readonly bank?: BankPays;
  readonly answer?: ForcedAnswer;
  readonly delaySeconds?: number;
}

/** What the simulated officer does beside accepting whatever comes. */
export type OfficerActs =
  | 'asksForDocument'
  | 'findsDiscrepancy'
  | 'instructsAmendment'
  | 'waits'
  | 'suspends'
  | 'revokes'
  | 'cancels';
/** What the simulated bank does without having been ordered to. */
export type BankPays = 'inFull' | 'tooLittle' | 'tooMuch' | 'unknownReference';
export type ForcedAnswer =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'busy' | 'too-many-requests' | 'internal' };

export interface MagicReference {
  /** As it is written in tables; what varies stands between angle brackets. */
  readonly token: string;
  /** A reference that carries it. */
  readonly example: string;
  readonly concerns: 'answer' | 'channel' | 'officer' | 'bank';
  readonly outcome: Text;
  /** Found at the place where a token begins. */
  readonly pattern: RegExp;
  readonly effect: (varying: string) => Forced;
}

/** What a declaration has room for. */
export const FUNCTIONAL_REFERENCE_LENGTH_MAX = 35;
/** Longer than most clients wait, and shorter than a proxy does. */
export const DELAY_SECONDS_MAX = 30;

/** A token ends where no letter or digit follows: `SANDBOX-RED-0001` is red, `SANDBOX-REDO` is nothing. */
const END = '(?![A-Za-z0-9])';

function fixed(
  token: string,
  concerns: MagicReference['concerns'],
  effect: Forced,
  vi: string,
  en: string,
): MagicReference {
  return {
    token,
    example: `${token}-0001`,
    concerns,
    outcome: { vi, en },
    pattern: new RegExp(`${token}${END}`, 'y'),
    effect: () => effect,
  };
}

/**
 * The one table of what can be forced in the sandbox: its pages, its reference and its tests are made from it. Written into
 * `functionalReferenceId`; a live system knows none of it.
 */
export const MAGIC_REFERENCES: readonly MagicReference[] = [
  fixed(
    'SANDBOX-GREEN',
    'channel',
    { channel: 'green' },
    'Luồng xanh, bất kể quy tắc rủi ro và rút thăm.',
    'Green channel, whatever the risk rules and the draw say.',
  ),
  fixed(
    'SANDBOX-YELLOW',
    'channel',
    { channel: 'yellow' },
    'Luồng vàng; cán bộ mô phỏng chấp nhận hồ sơ sau khoảng một giây.',
    'Yellow channel; the simulated officer accepts the documents about a second later.',
  ),
  fixed(
    'SANDBOX-YELLOW-DOC',
    'officer',
    { channel: 'yellow', officer: 'asksForDocument' },
    'Luồng vàng; cán bộ mô phỏng yêu cầu bổ sung hóa đơn (INV), và chấp nhận khi bạn đã nộp.',
    'Yellow channel; the simulated officer asks for the invoice (INV), and accepts once you have attached it.',
  ),
  fixed(
    'SANDBOX-YELLOW-AMEND',
    'officer',
    { channel: 'yellow', officer: 'instructsAmendment' },
    'Luồng vàng; cán bộ mô phỏng yêu cầu khai sửa đổi dòng 1.',
    'Yellow channel; the simulated officer instructs an amendment of line 1.',
  ),
  fixed(
    'SANDBOX-YELLOW-HOLD',
    'officer',
    { channel: 'yellow', officer: 'waits' },
    'Luồng vàng; không ai quyết định: tờ khai dừng ở bước kiểm tra hồ sơ.',
    'Yellow channel; nobody decides: the declaration stays under document check.',
  ),
  fixed(
    'SANDBOX-RED',
    'channel',
    { channel: 'red' },
    'Luồng đỏ; cán bộ mô phỏng kiểm tra thực tế và kết luận đúng khai báo.',
    'Red channel; the simulated officer inspects the goods and finds them as declared.',
  ),
  fixed(
    'SANDBOX-RED-FINDING',
    'officer',
    { channel: 'red', officer: 'findsDiscrepancy' },
    'Luồng đỏ; kiểm tra thực tế phát hiện sai khác ở dòng 1.',
    'Red channel; the inspection finds a discrepancy on line 1.',
  ),
  fixed(
    'SANDBOX-SUSPEND',
    'officer',
    { channel: 'green', officer: 'suspends' },
    'Luồng xanh; sau khi thông quan, hải quan tạm dừng việc thông quan.',
    'Green channel; once released, the release is suspended.',
  ),
  fixed(
    'SANDBOX-REVOKE',
    'officer',
    { channel: 'green', officer: 'revokes' },
    'Luồng xanh; sau khi thông quan, hải quan hủy quyết định thông quan.',
    'Green channel; once released, the release is revoked.',
  ),
  fixed(
    'SANDBOX-CANCEL',
    'officer',
    { channel: 'green', officer: 'cancels' },
    'Luồng xanh; trước khi nộp thuế, hải quan hủy tờ khai (thiếu giấy phép bắt buộc).',
    'Green channel; before the taxes are paid, customs cancels the declaration (a required permit is missing).',
  ),
  fixed(
    'SANDBOX-PAID',
    'bank',
    { bank: 'inFull' },
    'Ngân hàng mô phỏng nộp đủ tiền mà không cần lệnh thanh toán.',
    'The simulated bank pays in full without a payment order.',
  ),
  fixed(
    'SANDBOX-PAYMENT-SHORT',
    'bank',
    { bank: 'tooLittle' },
    'Ngân hàng mô phỏng chỉ nộp một nửa: tờ khai vẫn chờ nộp thuế phần còn lại.',
    'The simulated bank pays only half: the declaration goes on waiting for the rest.',
  ),
  fixed(
    'SANDBOX-PAYMENT-OVER',
    'bank',
    { bank: 'tooMuch' },
    'Ngân hàng mô phỏng nộp gấp đôi: hàng được thông quan, phần thừa vào tài khoản chờ xử lý.',
    'The simulated bank pays twice what is due: the goods are released, and the rest waits on the suspense account.',
  ),
  fixed(
    'SANDBOX-PAYMENT-WRONG',
    'bank',
    { bank: 'unknownReference' },
    'Ngân hàng mô phỏng nộp với mã tham chiếu không có: tiền vào tài khoản chờ xử lý, tờ khai vẫn chờ nộp thuế.',
    'The simulated bank pays under a reference that is nobody’s: the money waits on the suspense account, and the declaration goes on waiting.',
  ),
  {
    token: 'SANDBOX-REFUSE-<CODE>',
    example: 'SANDBOX-REFUSE-HS-001',
    concerns: 'answer',
    outcome: {
      vi: 'Bị từ chối (422) với đúng mã lỗi đó; mọi mã trong danh mục lỗi đều dùng được.',
      en: 'Refused (422) with that very code; every code of the error catalogue works.',
    },
    pattern: new RegExp(String.raw`SANDBOX-REFUSE-([A-Z]{2,5}-\d{3})${END}`, 'y'),
    effect: (code) => ({ answer: { kind: 'refused', code } }),
  },
  {
    token: 'SANDBOX-DELAY-<N>S',
    example: 'SANDBOX-DELAY-5S',
    concerns: 'answer',
    outcome: {
      vi: `Trả lời chậm N giây (1 đến ${DELAY_SECONDS_MAX}), rồi như thường.`,
      en: `Answers N seconds late (1 to ${DELAY_SECONDS_MAX}), then as usual.`,
    },
    pattern: new RegExp(String.raw`SANDBOX-DELAY-(\d{1,2})S${END}`, 'y'),
    effect: (seconds) => ({ delaySeconds: Math.min(Number(seconds), DELAY_SECONDS_MAX) }),
  },
  fixed(
    'SANDBOX-503',
    'answer',
    { answer: { kind: 'busy' } },
    'Hệ thống bận (503, có Retry-After): không có gì được ghi nhận.',
    'Busy (503 with Retry-After): nothing is recorded.',
  ),
  fixed(
    'SANDBOX-429',
    'answer',
    { answer: { kind: 'too-many-requests' } },
    'Quá nhiều yêu cầu (429, có Retry-After): không có gì được ghi nhận.',
    'Too many requests (429 with Retry-After): nothing is recorded.',
  ),
  fixed(
    'SANDBOX-500',
    'answer',
    { answer: { kind: 'internal' } },
    'Lỗi nội bộ (500): không có gì được ghi nhận.',
    'Internal error (500): nothing is recorded.',
  ),
];

const BEGINS = /SANDBOX-/g;

/** What a reference forces; where one token begins like another, the longer counts. */
export function forcedBy(reference: string | undefined | null): Forced {
  if (!reference?.includes('SANDBOX-')) return NOTHING;
  let forced: Forced = NOTHING;
  for (const { index } of reference.matchAll(BEGINS)) {
    const found = MAGIC_REFERENCES.flatMap(({ pattern, effect }) => {
      pattern.lastIndex = index;
      const match = pattern.exec(reference);
      return match ? [{ length: match[0].length, effect: effect(match[1] ?? '') }] : [];
    }).toSorted((a, b) => b.length - a.length)[0];
    if (found) forced = { ...forced, ...found.effect };
  }
  return forced;
}

const NOTHING: Forced = {};
