import type { Declaration } from '#core/declaration';
import { TABLE_FIELDS, type TableField } from './table-fields.ts';

/**
 * Declarations as a table: a header, then a row for each goods line, with what is said of the whole in each of them. Columns that nothing stands in are
 * left out; what no column can hold is too.
 */
export function writeTable(
  declarations: readonly Declaration[],
  language: 'vi' | 'en',
): readonly (readonly string[])[] {
  const used = TABLE_FIELDS.filter((field) =>
    declarations.some((one) => one.goodsItems.some((item) => textIn(field, one, item) !== '')),
  );
  return [
    used.map(({ header }) => header[language]),
    ...declarations.flatMap((one) => one.goodsItems.map((item) => used.map((field) => textIn(field, one, item)))),
  ];
}

function textIn({ field, level }: TableField, declaration: Declaration, item: unknown): string {
  const names = field.slice(1).split('/');
  let node: unknown = level === 'line' ? item : declaration;
  for (const name of level === 'line' ? names.slice(1) : names)
    node = typeof node === 'object' && node !== null ? Object.getOwnPropertyDescriptor(node, name)?.value : undefined;
  return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
}
