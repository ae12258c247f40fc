import { addDecimals, decimal, decimalText, subtractDecimals, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { AssessedTax, Assessment } from './assessment.ts';
import { TAX_TYPES } from './tax-unit.ts';
import { LABELS, taxName } from './tax-working.ts';

/** One figure in several answers. */
export interface ComparedFigure {
  /** By which treatment, regime or measure, and at which rate; both empty for a value and for a total. */
  readonly measure: string;
  readonly rate: string;
  readonly amount: string;
}

/** One line of the comparison: the same figure of every answer, `null` where it has none. */
export interface ComparedRow {
  /** The number of the goods line; `null` for the total of one tax over all lines. */
  readonly line: number | null;
  /** `VALUE` for the customs value, `PAYABLE` for what is to be paid in all, else the tax. */
  readonly taxType: string;
  readonly label: Text;
  readonly figures: readonly (ComparedFigure | null)[];
  /** Against the first answer; `null` where one of the two has no figure. */
  readonly differences: readonly (string | null)[];
  readonly differs: boolean;
}

/** The answers to variations of one question side by side: the first is the base. `undefined`: no figure can be given. */
export function compareAssessments(
  answers: readonly (Assessment | undefined)[],
  reference: Reference,
): readonly ComparedRow[] {
  const on = answers.find((answer) => answer !== undefined)?.on ?? '';
  const nameOf = (taxType: string) => taxName(taxType, reference, on);
  const lineCount = Math.max(0, ...answers.map((answer) => answer?.lines.length ?? 0));
  const rows: ComparedRow[] = [];
  for (let index = 0; index < lineCount; index += 1) {
    const line = index + 1;
    const values = answers.map((answer) => figure(answer?.lines[index]?.value));
    rows.push(row(line, 'VALUE', LABELS.customsValue, values));
    for (const taxType of Object.values(TAX_TYPES)) {
      const figures = answers.map((answer) =>
        figureOf(answer?.lines[index]?.taxes.filter((tax) => tax.taxType === taxType) ?? []),
      );
      if (figures.some((one) => one !== null)) rows.push(row(line, taxType, nameOf(taxType), figures));
    }
  }
  for (const taxType of Object.values(TAX_TYPES)) {
    const figures = answers.map((answer) => figure(answer?.totals.find((total) => total.taxType === taxType)?.payable));
    if (figures.some((one) => one !== null)) rows.push(row(null, taxType, nameOf(taxType), figures));
  }
  const payable = answers.map((answer) => figure(answer?.payable));
  return rows.length === 0 ? [] : [...rows, row(null, 'PAYABLE', PAYABLE, payable)];
}

const PAYABLE: Text = { vi: 'Tổng phải nộp', en: 'Total payable' };

const figure = (amount: string | undefined): ComparedFigure | null =>
  amount === undefined ? null : { measure: '', rate: '', amount };

/** A line may bear several measures of one tax (two remedies against one origin); they are one figure here. */
function figureOf(taxes: readonly AssessedTax[]): ComparedFigure | null {
  if (taxes.length === 0) return null;
  const amount = taxes.reduce((sum, tax) => addDecimals(sum, decimal(tax.amount)), decimal(0));
  return {
    measure: taxes.map(({ measure }) => measure).join(', '),
    rate: taxes.map(({ rate }) => rate).join(', '),
    amount: decimalText(amount),
  };
}

function row(
  line: number | null,
  taxType: string,
  label: Text,
  figures: readonly (ComparedFigure | null)[],
): ComparedRow {
  const [base = null] = figures;
  const differences = figures.map((one) =>
    one === null || base === null ? null : decimalText(subtractDecimals(decimal(one.amount), decimal(base.amount))),
  );
  const textOf = (one: ComparedFigure | null) => (one === null ? '' : `${one.measure} ${one.rate} ${one.amount}`);
  return { line, taxType, label, figures, differences, differs: figures.some((one) => textOf(one) !== textOf(base)) };
}
