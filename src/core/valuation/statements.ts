import type { CodeEntry } from '#core/codes';
import type { AdditionalInformation, Declaration, GoodsItem } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { Apportionment } from './valuation.ts';

/**
 * What the declarant says about the value in so many words of the country's list: why a method does not apply, on what
 * ground, how costs are to be spread. They stand among the additional information of the line or of the declaration;
 * statements of other lists stand there too and are passed over.
 */
export function valuationStatements(
  declaration: Declaration,
  item: GoodsItem | undefined,
  reference: Reference,
  on: PlainDate,
): readonly CodeEntry[] {
  const found: CodeEntry[] = [];
  const read = (informations: readonly AdditionalInformation[] | undefined): void => {
    for (const { statementCode } of informations ?? []) {
      const entry = statementCode && reference.codes.find('valuation-statement', statementCode, on);
      if (entry) found.push(entry);
    }
  };
  read(item?.additionalInformations);
  read(declaration.additionalInformations);
  read(declaration.shipmentAdditionalInformations);
  return found;
}

/** What kind of statement it is, as the country's list says. */
export type Saying = 'excludes' | 'swaps' | 'circumstances' | 'testValue' | 'basis' | 'forbidden' | 'spreads';

export const saying = (statements: readonly CodeEntry[], says: Saying): readonly CodeEntry[] =>
  statements.filter(({ attributes }) => attributes['says'] === says);

/** Over what the declarant wants shared costs spread, where the declaration says so. */
export function declaredApportionment(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
): Apportionment | undefined {
  // Most declarations carry no statements, and this is asked of each.
  if (declaration.additionalInformations === undefined && declaration.shipmentAdditionalInformations === undefined)
    return undefined;
  const [spread] = saying(valuationStatements(declaration, undefined, reference, on), 'spreads');
  return (['value', 'mass', 'volume'] as const).find((key) => key === spread?.attributes['by']);
}
