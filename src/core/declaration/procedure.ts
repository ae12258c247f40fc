import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { Declaration } from './declaration.ts';

/**
 * Whether a declaration type makes a tax due. `suspended`: it would become due if the goods stayed (temporary import,
 * bonded warehouse). `exempt`: the law frees these goods. Both show the figure and make nothing payable. `zero`: exports
 * bear value added tax at nought, which is not worked out at the border.
 */
export type TaxTreatment = 'payable' | 'suspended' | 'exempt' | 'zero';

/** What the country's list hangs on a declaration type. */
export interface Procedure {
  readonly direction: 'import' | 'export';
  readonly duty: TaxTreatment;
  /** Taxes other than customs duty. */
  readonly taxes: TaxTreatment;
}

/** `undefined` where the type is not in the list in force on that day. */
export function procedureOf(declaration: Declaration, reference: Reference, on: PlainDate): Procedure | undefined {
  const attributes = reference.codes.find('declaration-type', declaration.typeCode, on)?.attributes;
  if (attributes === undefined) return undefined;
  return {
    direction: attributes['direction'] === 'export' ? 'export' : 'import',
    duty: treatmentOf(attributes['duty']),
    taxes: treatmentOf(attributes['taxes']),
  };
}

/** What the list does not say is payable: a gap in the data never frees anyone from tax. */
const treatmentOf = (text: string | undefined): TaxTreatment =>
  text === 'suspended' || text === 'exempt' || text === 'zero' ? text : 'payable';
