import type { Channel, DocumentRequest } from '#core/declaration';
import type { Text } from '#core/kernel';
import { nextStepOf, progressOf } from '#server/declaration';
import { typeset, type LetterPaper, type PaperList } from '#server/platform/print';
import { channelName } from './channel-name.ts';
import { paperOf, writerFor, type PaperContext, type Writer } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Kết quả phân luồng', en: 'Channel result' },
  mark: { vi: 'Luồng', en: 'Channel' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  status: { vi: 'Tình trạng khi in', en: 'Status when printed' },
  next: { vi: 'Bước tiếp theo', en: 'What comes next' },
  payable: { vi: 'Tổng phải nộp', en: 'Total payable' },
  documents: { vi: 'Chứng từ được yêu cầu', en: 'Documents asked for' },
  document: { vi: 'Chứng từ', en: 'Document' },
  note: { vi: 'Nội dung yêu cầu', en: 'What is asked' },
  asked: { vi: 'Yêu cầu lúc', en: 'Asked' },
  answered: { vi: 'Đã nộp lúc', en: 'Provided' },
} as const satisfies Readonly<Record<string, Text>>;

const STATEMENTS: Readonly<Record<Channel, Text>> = {
  green: {
    vi: 'Tờ khai được chấp nhận trên cơ sở thông tin khai báo. Không phải kiểm tra hồ sơ hay hàng hóa; hàng được thông quan khi nghĩa vụ thuế đã hoàn thành.',
    en: 'The declaration is accepted on what it states. Neither documents nor goods are checked; the goods are released once the duties are settled.',
  },
  yellow: {
    vi: 'Tờ khai phải kiểm tra chi tiết hồ sơ. Công chức hải quan có thể yêu cầu bổ sung chứng từ; nộp chứng từ trên hệ thống, không cần đến trụ sở.',
    en: 'The documents of this declaration are checked in detail. An officer may ask for further documents; provide them in the system, no visit is needed.',
  },
  red: {
    vi: 'Tờ khai phải kiểm tra chi tiết hồ sơ và kiểm tra thực tế hàng hóa. Giữ nguyên trạng hàng hóa và đưa đến địa điểm ghi trong thông báo kiểm tra.',
    en: 'The documents are checked in detail and the goods are inspected. Keep the goods as they are and show them at the place named in the inspection notice.',
  },
};

/** Which control the declaration was selected for, and what that asks of the trader. Never why. */
export function printChannelResult(context: PaperContext, channel: Channel): Promise<Buffer> {
  const { state } = context.record;
  const writer = writerFor(context);
  const { say } = writer;
  const { country } = context.reference;
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.registered, state.registeredAt === null ? undefined : writer.time(state.registeredAt)],
        [TEXTS.type, writer.coded('declaration-type', state.head.typeCode)],
        [TEXTS.status, say(progressOf(state.status, country).label)],
        [TEXTS.next, say(nextStepOf(state, country).next)],
      ]),
    }),
    mark: `${say(TEXTS.mark)}: ${say(channelName(channel))}`,
    statement: say(STATEMENTS[channel]),
    lists: state.requestedDocuments.length === 0 ? [] : [documentList(state.requestedDocuments, writer)],
    bottomLine: { label: say(TEXTS.payable), value: writer.money(state.totalPayable) },
    proof: null,
    notes: [],
  };
  return typeset('letter', print);
}

function documentList(
  requests: readonly (DocumentRequest & { readonly requestedAt: string; readonly answeredAt: string | null })[],
  { say, coded, time }: Writer,
): PaperList {
  return {
    title: say(TEXTS.documents),
    columns: [3, 4, 2, 2],
    words: [say(TEXTS.document), say(TEXTS.note), say(TEXTS.asked), say(TEXTS.answered)],
    right: 0,
    rows: requests.map(({ typeCode, note, requestedAt, answeredAt }) => ({
      cells: [coded('document-type', typeCode), note, time(requestedAt), answeredAt === null ? '—' : time(answeredAt)],
      strong: false,
    })),
  };
}
