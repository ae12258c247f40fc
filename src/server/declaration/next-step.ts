import { progressOf, type Progress } from './progress-texts.ts';
import type { Shown } from '#core/clearance';
import { amountDue, amountDueNow, askedOf, type DeclarationState } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { CountryProfile } from '#core/reference';

/** Who must move next, and what comes then. */
export type NextStep = Pick<Progress, 'holder' | 'next'>;

/**
 * The status says what stands between a declaration and its release; beside it other matters may be open, and the first of
 * them that is held by somebody says who moves. An answer that was asked of customs comes before what the declarant would
 * have to do without it: whoever asks for cancellation is not told to pay meanwhile.
 */
export function nextStepOf(
  state: Shown<DeclarationState>,
  country: Pick<CountryProfile, 'preRegistrationDays'>,
): NextStep {
  const { holder, next } = progressOf(state.status, country);
  const open = OPEN_MATTERS.find((matter) => isIn(matter, state) && matter.when(state));
  return open === undefined ? { holder, next } : { holder: open.holder, next: open.next };
}

type State = Shown<DeclarationState>;

interface OpenMatter extends NextStep {
  readonly in: readonly State['status'][] | 'any';
  readonly when: (state: State) => boolean;
}

const isIn = (matter: OpenMatter, { status }: State): boolean => matter.in === 'any' || matter.in.includes(status);

const customs = (where: OpenMatter['in'], when: OpenMatter['when'], next: Text): OpenMatter => ({
  in: where,
  when,
  holder: 'customs',
  next,
});
const trader = (where: OpenMatter['in'], when: OpenMatter['when'], next: Text): OpenMatter => ({
  ...customs(where, when, next),
  holder: 'trader',
});

const GONE = ['released', 'releasedProvisionally'] as const;
const secures =
  (purpose: 'payment' | 'certificate' | 'finalValue') =>
  ({ securities }: State): boolean =>
    securities?.some((security) => security.purpose === purpose) ?? false;
const asks =
  (asked: ReturnType<typeof askedOf>[number]) =>
  ({ status, ...state }: State): boolean =>
    status !== 'lapsed' && askedOf({ ...state, status }).includes(asked);

/** The result that was awaited is attached: it is for customs to read it. */
const hasResult = ({ specialised, attachments }: State): boolean =>
  specialised !== undefined &&
  attachments.some(
    ({ typeCode, uploadedAt }) => typeCode === specialised.documentTypeCode && uploadedAt >= specialised.at,
  );

/** The first that fits counts. */
const OPEN_MATTERS: readonly OpenMatter[] = [
  customs('any', asks('cancellation'), {
    vi: 'Hải quan trả lời đề nghị hủy tờ khai; trong lúc đó hàng chưa được đưa đi',
    en: 'Customs answers the request to cancel; until then the goods stay',
  }),
  trader(['amendmentInstructed'], ({ instruction }) => instruction?.kind === 'change', {
    vi: 'Khai tờ khai mới theo loại hình được hướng dẫn',
    en: 'Declare anew under the type that customs named',
  }),
  customs(['awaitingPayment'], asks('release'), {
    vi: 'Hải quan trả lời đề nghị giải phóng hàng; nộp đủ thuế thì hàng được thông quan',
    en: 'Customs answers the request for early release; paid in full, the goods are released',
  }),
  customs(['awaitingSpecialised'], hasResult, {
    vi: 'Công chức ghi nhận kết quả kiểm tra chuyên ngành đã đính kèm',
    en: 'An officer records the result of the specialised inspection that was attached',
  }),
  customs(['awaitingSpecialised'], asks('storage'), {
    vi: 'Hải quan trả lời đề nghị đưa hàng về bảo quản',
    en: 'Customs answers the request to keep the goods',
  }),
  trader(['awaitingSpecialised'], ({ storage }) => storage?.stage === 'allowed', {
    vi: 'Đưa hàng về nơi bảo quản rồi báo hải quan',
    en: 'Take the goods to where they are kept, then tell customs',
  }),
  trader([...GONE, 'cancelled'], (state) => amountDueNow(state) > 0n, {
    vi: 'Nộp số tiền còn phải nộp theo mã nộp',
    en: 'Pay what is still due with the payment reference',
  }),
  customs(GONE, asks('amendment'), {
    vi: 'Hải quan trả lời đề nghị khai bổ sung',
    en: 'Customs answers the amendment asked for',
  }),
  trader(GONE, ({ amendment }) => amendment?.stage === 'drafted', {
    vi: 'Đăng ký chính thức nội dung sửa đổi đã khai, hoặc bỏ nội dung đó',
    en: 'Register the amendment that was drafted, or drop it',
  }),
  trader(['released'], secures('certificate'), {
    vi: 'Khai bổ sung chứng từ xuất xứ trước khi bảo lãnh hết hạn',
    en: 'Amend with the proof of origin before the guarantee ends',
  }),
  trader(['released'], secures('payment'), {
    vi: 'Nộp số thuế đã được bảo lãnh trước khi bảo lãnh hết hạn',
    en: 'Pay what the guarantee answers for before it ends',
  }),
  trader(['released'], secures('finalValue'), {
    vi: 'Khai số liệu chính thức trước khi bảo lãnh hết hạn',
    en: 'Declare the final figures before the guarantee ends',
  }),
  trader(['released'], (state) => amountDue(state) > 0n, {
    vi: 'Nộp số thuế được nộp sau đúng hạn',
    en: 'Pay what was deferred, in time',
  }),
  customs(['released', 'cancelled'], ({ refundable }) => refundable !== undefined, {
    vi: 'Hải quan hoàn số tiền nộp thừa',
    en: 'Customs refunds what was paid too much',
  }),
  customs(['released', 'cancelled'], asks('appeal'), {
    vi: 'Hải quan giải quyết khiếu nại',
    en: 'Customs decides on the appeal',
  }),
];
