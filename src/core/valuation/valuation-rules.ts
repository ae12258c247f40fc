import type { CodeList } from '#core/codes';
import type { PlainDate, SlotValues, Text } from '#core/kernel';
import { refusal, type Declaration, type RefusalCode, type RefusalPlace } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { ConversionDesk } from './conversion-desk.ts';
import type { DeclaredMethods } from './methods/declared-method.ts';

/** What the parts of one valuation share. */
export interface ValuationRules {
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
  /** Whether the value basis holds the main carriage: at the gate of entry it does, at the gate of exit not. */
  readonly wanted: boolean;
  readonly desk: ConversionDesk;
  readonly methods: DeclaredMethods;
}

/** Where something of a goods item stands. */
export const lineField = (index: number, field: string): RefusalPlace => ({
  pointer: `/goodsItems/${index}/${field}`,
  line: index + 1,
});

export function refuse(
  { desk }: Pick<ValuationRules, 'desk'>,
  code: RefusalCode,
  place: RefusalPlace,
  values?: SlotValues,
): void {
  desk.refusals.push(refusal(code, place, values));
}

/** A code with what the country calls it: `SRV (Survey certificate)`. */
export function named(list: CodeList, code: string, { reference, on }: Pick<ValuationRules, 'reference' | 'on'>): Text {
  const name = reference.codes.find(list, code, on)?.name;
  return name === undefined ? { vi: code, en: code } : { vi: `${code} (${name.vi})`, en: `${code} (${name.en})` };
}
