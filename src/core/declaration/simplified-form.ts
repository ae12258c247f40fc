import { decimal, type Decimal, type PlainDate } from '#core/kernel';
import type { CodeEntry } from '#core/codes';
import type { Reference } from '#core/reference';
import type { Declaration } from './declaration.ts';

/**
 * A shorter declaration for goods of low value (VNACCS `MIC`, `MEC`), by the country's list: it asks less, and only so much
 * may be declared in it.
 */
export interface SimplifiedForm {
  readonly code: string;
  readonly direction: 'import' | 'export';
  /** The most that the goods may be worth for customs, in national currency. */
  readonly valueMax: Decimal;
  readonly itemsMax: number;
  /** How many digits of the commodity code it asks for at least. */
  readonly codeDigits: number;
  readonly cargoClasses: readonly string[];
  /** Whether taxes are worked out as on any declaration; where not, the goods are free of all of them. */
  readonly taxed: boolean;
  readonly legalBasis: string;
}

/** The form that a declaration names; codes of circumstances that are none of the list's mean nothing here. */
export function simplifiedFormOf(
  { specificCircumstancesCode: code }: Pick<Declaration, 'specificCircumstancesCode'>,
  reference: Reference,
  on: PlainDate,
): SimplifiedForm | undefined {
  if (code === undefined) return undefined;
  const entry = reference.codes.find('simplified-form', code, on);
  return entry && formOf(entry);
}

const read = new WeakMap<CodeEntry, SimplifiedForm>();

function formOf(entry: CodeEntry): SimplifiedForm {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const { attributes } = entry;
  const form: SimplifiedForm = {
    code: entry.code,
    direction: attributes['direction'] === 'export' ? 'export' : 'import',
    valueMax: decimal(attributes['value_max'] ?? '0'),
    itemsMax: Number(attributes['items_max'] ?? '1'),
    codeDigits: Number(attributes['code_digits'] ?? '8'),
    cargoClasses: attributes['cargo_classes']?.split(' ') ?? [],
    // What the list does not say is taxed: a gap in the data frees nobody.
    taxed: attributes['taxed'] !== 'no',
    legalBasis: attributes['legal_basis'] ?? '',
  };
  read.set(entry, form);
  return form;
}
