import type { Instruction } from '#core/declaration';
import type { Text } from '#core/kernel';
import { typeset, type LetterPaper, type PaperList } from '#server/platform/print';
import { paperOf, writerFor, type PaperContext, type Writer } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Thông báo sửa đổi tờ khai', en: 'Instruction to amend' },
  told: { vi: 'Thông báo lúc', en: 'Instructed' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  version: { vi: 'Áp dụng cho', en: 'Concerns' },
  lines: { vi: 'Các dòng hàng liên quan', en: 'Lines concerned' },
  line: { vi: 'Dòng', en: 'Line' },
  code: { vi: 'Mã số', en: 'Code' },
  goods: { vi: 'Hàng hóa đã khai', en: 'Goods as declared' },
  how: {
    vi: 'Khai sửa đổi trên hệ thống theo đúng nội dung trên; bản đã khai vẫn được lưu. Nếu không đồng ý, người khai có thể giải trình hoặc khiếu nại theo quy định.',
    en: 'Lodge the amendment in the system as told above; what was declared is kept. Who disagrees may explain why, or appeal as the law provides.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const STATEMENTS: Readonly<Record<Instruction['kind'], Text>> = {
  amend: {
    vi: 'Cơ quan hải quan yêu cầu người khai sửa đổi, bổ sung nội dung tờ khai như sau.',
    en: 'Customs instructs the declarant to amend this declaration as follows.',
  },
  change: {
    vi: 'Cơ quan hải quan yêu cầu người khai hủy tờ khai này và khai lại theo loại hình phù hợp, với lý do sau.',
    en: 'Customs instructs the declarant to have this declaration cancelled and to declare anew under the proper procedure, for this reason.',
  },
};

/** What customs told the declarant to correct. */
export function printInstruction(
  context: PaperContext,
  instruction: Instruction & { readonly at: string },
): Promise<Buffer> {
  const writer = writerFor(context);
  const { say } = writer;
  const { kind, text, lines, at } = instruction;
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.told, writer.time(at)],
        [TEXTS.type, writer.coded('declaration-type', context.record.state.head.typeCode)],
      ]),
    }),
    mark: '',
    statement: `${say(STATEMENTS[kind])}\n\n${text}`,
    lists: lines.length === 0 ? [] : [lineList(lines, context, writer)],
    bottomLine: null,
    proof: null,
    notes: [say(TEXTS.how)],
  };
  return typeset('letter', print);
}

function lineList(lines: readonly number[], { record }: PaperContext, { say }: Writer): PaperList {
  const items = record.declaration.goodsItems.filter(({ sequence }) => lines.includes(sequence));
  return {
    title: say(TEXTS.lines),
    columns: [1, 2, 8],
    words: [say(TEXTS.line), say(TEXTS.code), say(TEXTS.goods)],
    right: 0,
    rows: items.map(({ sequence, commodityCode = '', description = '' }) => ({
      cells: [`${sequence}`, commodityCode, description],
      strong: false,
    })),
  };
}
