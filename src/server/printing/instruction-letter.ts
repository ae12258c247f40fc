import type { Instruction } from '#core/declaration';
import type { Text } from '#core/kernel';
import { typeset, type LetterPaper } from '#server/platform/print';
import { lineList } from './line-list.ts';
import { paperOf, writerFor, type PaperContext } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Thông báo sửa đổi tờ khai', en: 'Instruction to amend' },
  told: { vi: 'Thông báo lúc', en: 'Instructed' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  lines: { vi: 'Các dòng hàng liên quan', en: 'Lines concerned' },
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
    lists: lineList(TEXTS.lines, lines, context, writer),
    bottomLine: null,
    proof: null,
    notes: [say(TEXTS.how)],
  };
  return typeset('letter', print);
}
