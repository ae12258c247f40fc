import { foldText } from '#core/codes';

/** A product as somebody types or pastes it. */
export interface ProductText {
  readonly id?: string;
  readonly code: string;
  readonly description: string;
  readonly descriptionEn: string;
  readonly commodityCode: string;
  readonly originCountryCode: string;
  readonly unitCode: string;
}
export const BLANK_PRODUCT: ProductText = {
  code: '',
  description: '',
  descriptionEn: '',
  commodityCode: '',
  originCountryCode: '',
  unitCode: '',
};
/** The columns of a paste, in their order. */
export const PASTED = [
  'code',
  'description',
  'descriptionEn',
  'commodityCode',
  'originCountryCode',
  'unitCode',
] as const satisfies readonly (keyof ProductText)[];

/** Rows of a spreadsheet as products: cells parted by tabs or semicolons; a first row that names the columns is none. */
export function productsIn(text: string): readonly ProductText[] {
  const rows = text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split(row.includes('\t') ? '\t' : ';').map((cell) => cell.trim()));
  return rows
    .filter((cells, index) => index > 0 || !isHeading(cells))
    .map((cells) => ({
      ...BLANK_PRODUCT,
      ...Object.fromEntries(PASTED.map((field, column) => [field, cells[column] ?? ''])),
    }));
}

/** No tariff code is without digits. */
const isHeading = (cells: readonly string[]): boolean =>
  !/\d/.test(cells[PASTED.indexOf('commodityCode')] ?? '') && /ma|code|hs/.test(foldText(cells.join(' ')));
