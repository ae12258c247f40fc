import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { Declaration } from './declaration.ts';

/**
 * Whether a declaration type makes a tax due. `suspended`: it would become due if the goods stayed (processing, temporary
 * import, bonded warehouse). `exempt`: the law frees these goods. Both show the figure and make nothing payable.
 */
export type TaxTreatment = 'applies' | 'suspended' | 'exempt';

/** What the country's list hangs on a declaration type. */
export interface Procedure {
  readonly direction: 'import' | 'export';
  readonly duty: TaxTreatment;
  /** Taxes other than customs duty. */
  readonly tax: TaxTreatment;
}

/** `undefined` where the type is not in the list in force on that day. */
export function procedureOf(declaration: Declaration, reference: Reference, on: PlainDate): Procedure | undefined {
  const entry = reference.codes.find('declaration-type', declaration.typeCode, on);
  if (entry === undefined) return undefined;
  const { attributes } = entry;
  const duty = treatment(attributes['duty']);
  return {
    direction: attributes['direction'] === 'export' ? 'export' : 'import',
    duty,
    tax: attributes['tax'] === undefined ? duty : treatment(attributes['tax']),
  };
}

const treatment = (text: string | undefined): TaxTreatment =>
  text === 'suspended' || text === 'exempt' ? text : 'applies';
