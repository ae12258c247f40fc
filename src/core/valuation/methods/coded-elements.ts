import type { CodeEntry } from '#core/codes';
import { multiplyDecimals, ONE } from '#core/kernel';
import type { ValueElement } from '../valuation.ts';
import { lineField, named, refuse } from '../valuation-rules.ts';
import { quantityOf, type LineCase } from './line-case.ts';

/** Which elements a method is built from, as the country's list says in `use`. */
export type ElementUse = 'comparable' | 'deductive' | 'computed';

/**
 * The elements of one method that a line states by code: of the deductive value the resale price and what is taken from
 * it, of the computed value materials, processing, profit, carriage. What counts for one unit of the goods is taken times
 * the quantity. An element that the method needs and the line leaves out is refused, and so is one of another method:
 * nothing that was said is passed over.
 */
export function codedElements(use: ElementUse, line: LineCase): readonly ValueElement[] {
  const { item, index, rules } = line;
  const { reference, on, declaration } = rules;
  const stated = new Set<string>();
  const elements = (item.customsValuation?.chargeDeductions ?? []).flatMap(({ typeCode, amount }, position) => {
    const pointer = `customsValuation/chargeDeductions/${position}`;
    const entry = reference.codes.find('charge-deduction', typeCode, on);
    if (entry === undefined) {
      refuse(rules, 'VAL-012', lineField(index, `${pointer}/typeCode`), { value: typeCode, on });
      return [];
    }
    if (entry.attributes['use'] !== use || stated.has(typeCode)) {
      refuse(rules, 'VAL-035', lineField(index, `${pointer}/typeCode`), { value: typeCode });
      return [];
    }
    stated.add(typeCode);
    const read = rules.desk.read(amount, declaration.invoiceAmount?.currency, () =>
      lineField(index, `${pointer}/amount`),
    );
    const times = entry.attributes['per'] === 'unit' ? quantityOf(line) : undefined;
    if (read === undefined || (entry.attributes['per'] === 'unit' && times === undefined)) return [];
    return [
      {
        code: typeCode,
        effect: entry.attributes['sign'] === 'subtract' ? ('deducted' as const) : ('added' as const),
        amount: read.amount,
        currency: read.currency,
        ...(times && { times: times.value, unitCode: times.unitCode }),
        nationalAmount: multiplyDecimals(read.nationalAmount, times?.value ?? ONE),
      },
    ];
  });
  for (const entry of required(use, line)) {
    if (stated.has(entry.code)) continue;
    refuse(rules, 'VAL-034', lineField(index, 'customsValuation/chargeDeductions'), {
      value: entry.code,
      name: named('charge-deduction', entry.code, rules),
    });
  }
  return elements;
}

const required = (use: ElementUse, { rules: { reference, on } }: LineCase): readonly CodeEntry[] =>
  reference.codes
    .entries('charge-deduction', on)
    .filter(({ attributes }) => attributes['use'] === use && attributes['required'] === 'yes');
