import type { Text } from '#core/kernel';
import type { Release } from '#server/clearance';
import { typeset, type LetterPaper } from '#server/platform/print';
import { paperOf, writerFor, type PaperContext } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Giấy thông quan hàng hóa', en: 'Release of goods' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  mark: { vi: 'Thông quan', en: 'Released' },
  statement: {
    vi: 'Hàng hóa của tờ khai này được thông quan và được đưa khỏi khu vực giám sát hải quan.',
    en: 'The goods of this declaration are released and may leave customs supervision.',
  },
  released: { vi: 'Thông quan lúc', en: 'Released' },
  signature: { vi: 'Chữ ký số', en: 'Signature' },
  check: {
    vi: 'Giấy này chỉ có giá trị khi tình trạng hiện tại, xem bằng mã QR ở đầu trang, là đã thông quan. Chữ ký số kiểm chứng được bằng khóa công khai tại /.well-known/jwks.json.',
    en: 'This paper counts only while the present state, behind the QR code above, is released. The signature can be verified with the public key at /.well-known/jwks.json.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What customs vouches for, with its signature: enough to let the goods out, nothing about their value. */
export function printRelease(context: PaperContext, release: Release, jws: string): Promise<Buffer> {
  const writer = writerFor(context);
  const { say, time } = writer;
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.registered, time(release.registeredAt)],
        [TEXTS.released, time(release.releasedAt)],
        [TEXTS.type, writer.coded('declaration-type', release.typeCode)],
      ]),
    }),
    mark: say(TEXTS.mark),
    statement: say(TEXTS.statement),
    lists: [],
    bottomLine: null,
    proof: { label: say(TEXTS.signature), value: inLines(jws), long: true, qr: '' },
    notes: [say(TEXTS.check)],
  };
  return typeset('letter', print);
}

/** As signatures are printed: a word without spaces has no place to break. */
const LINE_LENGTH = 80;
const inLines = (jws: string): string => (jws.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? []).join('\n');
