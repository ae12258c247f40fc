import type { Datum, PlainDate, Text } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import type { Reference } from '#core/reference';
import { foundValuesOf } from '#core/valuation';
import type { Assessment } from './assessment.ts';
import { possibleSavings } from './possible-savings.ts';
import { taxWorking, totalWorking, valueWorking, type Derivation, type Working } from './tax-working.ts';

/** One row of the table that screens and prints show: Data · Calculation · Value. */
export interface TaxRow {
  /** The number of the goods line; `null` for the total of one tax over all lines. */
  readonly line: number | null;
  /** `VALUE` for the customs value, else the tax. */
  readonly taxType: string;
  readonly label: Text;
  readonly data: Datum[];
  readonly calculation: string;
  readonly value: string;
  readonly unit: string;
  readonly legalBasis?: string;
}

/** Every figure of an assessment with its data and arithmetic, line by line, then the totals that are to be paid. */
export function taxTable(assessment: Assessment, declaration: Declaration, reference: Reference): readonly TaxRow[] {
  const on = assessment.on as PlainDate;
  const found = foundValuesOf(declaration, reference, on);
  const derivation: Derivation = { assessment, declaration, reference, found };
  const unit = assessment.currency;
  const lines = assessment.lines.flatMap((line, index) => {
    const item = declaration.goodsItems[index];
    const savings = possibleSavings(line, item, reference, on);
    return [
      row(line.sequence, 'VALUE', unit, valueWorking(line, index, derivation)),
      ...line.taxes.map((tax) =>
        row(line.sequence, tax.taxType, unit, taxWorking(tax, line, item, derivation, savings)),
      ),
    ];
  });
  return [
    ...lines,
    ...assessment.totals.map((total) => row(null, total.taxType, unit, totalWorking(total, derivation))),
  ];
}

function row(line: number | null, taxType: string, unit: string, working: Working): TaxRow {
  const { label, data, calculation, value, legalBasis } = working;
  const made = { line, taxType, label, data: [...data], calculation, value, unit };
  return legalBasis === undefined ? made : { ...made, legalBasis };
}
