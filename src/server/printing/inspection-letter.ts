import type { InspectionExtent, InspectionMeans, InspectionOrder, InspectionState } from '#core/inspection';
import type { Text } from '#core/kernel';
import { typeset, type LetterPaper, type PaperList } from '#server/platform/print';
import { lineList } from './line-list.ts';
import { paperOf, writerFor, type PaperContext, type Writer } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Thông báo kiểm tra thực tế hàng hóa', en: 'Notice of inspection' },
  planned: { vi: 'Thời gian kiểm tra', en: 'To be inspected' },
  place: { vi: 'Địa điểm', en: 'Place' },
  extent: { vi: 'Mức độ kiểm tra', en: 'How much' },
  means: { vi: 'Cách thức kiểm tra', en: 'By which means' },
  packages: { vi: 'Các kiện', en: 'Packages' },
  ordered: { vi: 'Quyết định lúc', en: 'Ordered' },
  statement: {
    vi: 'Hàng hóa của tờ khai này phải kiểm tra thực tế. Đề nghị người khai đưa hàng đến địa điểm và vào thời gian dưới đây, xuất trình hồ sơ và có mặt khi mở hàng.',
    en: 'The goods of this declaration are to be inspected. Show them at the place and time given here, with their documents, and be present when they are opened.',
  },
  containers: { vi: 'Container phải kiểm tra', en: 'Containers to be inspected' },
  container: { vi: 'Số container', en: 'Container' },
  seals: { vi: 'Số chì', en: 'Seals' },
  lines: { vi: 'Dòng hàng phải kiểm tra', en: 'Lines to be inspected' },
  all: { vi: 'Tất cả các dòng hàng của tờ khai.', en: 'All lines of the declaration.' },
  full: { vi: 'Toàn bộ', en: 'All of it' },
  about: { vi: 'Khoảng', en: 'About' },
  warehouse: {
    vi: 'Doanh nghiệp kinh doanh kho, bãi, cảng bố trí hàng hóa, phương tiện và nhân lực tại địa điểm nêu trên.',
    en: 'The operator of the port or warehouse has the goods, equipment and hands ready at the place named.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const MEANS: Readonly<Record<InspectionMeans, Text>> = {
  scanner: { vi: 'Máy soi', en: 'Scanner' },
  manual: { vi: 'Thủ công', en: 'By hand' },
  both: { vi: 'Máy soi và thủ công', en: 'Scanner and by hand' },
};

/** The order that is in force: the last that was not called off. */
export const orderToPrint = (inspection: InspectionState | undefined): InspectionOrderAt | undefined =>
  inspection?.rounds.findLast(({ status }) => status !== 'cancelled')?.order;

type InspectionOrderAt = InspectionOrder & { readonly at: string };

/** When, where and what is to be shown: for the trader and for whoever keeps the goods. Never what is looked for. */
export function printInspectionNotice(context: PaperContext, order: InspectionOrderAt): Promise<Buffer> {
  const writer = writerFor(context);
  const { say } = writer;
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.planned, writer.time(order.plannedAt)],
        [TEXTS.place, order.place],
        [TEXTS.means, say(MEANS[order.means])],
        [TEXTS.extent, extentText(order.extent, writer)],
        [TEXTS.packages, order.packages],
        [TEXTS.ordered, writer.time(order.at)],
      ]),
    }),
    mark: '',
    statement: [say(TEXTS.statement), order.reasonForTrader].filter((part) => part !== '').join('\n\n'),
    lists: [...containerList(order, context, writer), ...lineList(TEXTS.lines, order.lines, context, writer)],
    bottomLine: null,
    proof: null,
    notes: [...(order.lines.length === 0 ? [say(TEXTS.all)] : []), say(TEXTS.warehouse)],
  };
  return typeset('letter', print);
}

export const extentText = (extent: InspectionExtent, { say, exact }: Writer): string =>
  extent.kind === 'full' ? say(TEXTS.full) : `${say(TEXTS.about)} ${exact(`${extent.percent}`)} %`;

/** What a container is declared to be closed with. */
export const declaredSeals = ({ record }: PaperContext, container: string): string =>
  (record.declaration.consignment?.transportEquipments?.find(({ id }) => id === container)?.seals ?? [])
    .map(({ id }) => id ?? '')
    .join(', ');

function containerList({ containers }: InspectionOrder, context: PaperContext, { say }: Writer): PaperList[] {
  if (containers.length === 0) return [];
  return [
    {
      title: say(TEXTS.containers),
      columns: [1, 2],
      words: [say(TEXTS.container), say(TEXTS.seals)],
      right: 0,
      rows: containers.map((container) => ({ cells: [container, declaredSeals(context, container)], strong: false })),
    },
  ];
}
