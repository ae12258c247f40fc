import type { Text } from '#core/kernel';
import type { PaperList } from '#server/platform/print';
import type { PaperContext, Writer } from './paper-context.ts';

const TEXTS = {
  line: { vi: 'Dòng', en: 'Line' },
  code: { vi: 'Mã số', en: 'Code' },
  goods: { vi: 'Hàng hóa đã khai', en: 'Goods as declared' },
} as const satisfies Readonly<Record<string, Text>>;

/** Some lines of the declaration by what they were declared as; no list where none is meant in particular. */
export function lineList(
  title: Text,
  lines: readonly number[],
  { record }: PaperContext,
  { say }: Writer,
): readonly PaperList[] {
  const items = record.declaration.goodsItems.filter(({ sequence }) => lines.includes(sequence));
  if (items.length === 0) return [];
  return [
    {
      title: say(title),
      columns: [1, 2, 8],
      words: [say(TEXTS.line), say(TEXTS.code), say(TEXTS.goods)],
      right: 0,
      rows: items.map(({ sequence, commodityCode = '', description = '' }) => ({
        cells: [`${sequence}`, commodityCode, description],
        strong: false,
      })),
    },
  ];
}
