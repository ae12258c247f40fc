import type { CodeEntry } from '#core/codes';
import {
  absoluteDecimal,
  addDecimals,
  compareDecimals,
  decimalText,
  divideDecimals,
  HUNDRED,
  isZeroDecimal,
  multiplyDecimals,
  percentOf,
  subtractDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import type { GoodsItem } from '#core/declaration';
import { inUnitOf, measured } from './characteristics.ts';
import { hasDocument } from './documents.ts';
import type { LineValue, ValueComponent } from './valuation.ts';
import { lineField, named, refuse, type ValuationRules } from './valuation-rules.ts';

/** Digits of a part of a price. It is converted at a rate of five digits, and no đồng may hang on what is dropped. */
const PART_SCALE = 14;

/**
 * What goods lost on the way: fewer arrived than were invoiced, or those that arrived are worth less. The declarant names
 * the adjustment by its code and states what was measured; the amount follows. It is a deduction of the line itself, and
 * the line goes on bearing its full share of freight and insurance.
 *
 * Shortage comes before loss of value, in whatever order they are stated: only what arrived can be damaged.
 */
export function arrivalAdjustments(
  price: Omit<LineValue, 'share' | 'value'>,
  item: GoodsItem,
  index: number,
  rules: ValuationRules,
): readonly ValueComponent[] {
  const declared = entriesOf(item, index, rules);
  let kept = price.price;
  const components: ValueComponent[] = [];
  for (const use of ['short', 'loss'] as const) {
    for (const entry of declared.filter(({ attributes }) => attributes['use'] === use)) {
      const part =
        use === 'short' ? keptOfShort(kept, entry, item, index, rules) : keptOfLoss(kept, entry, item, index, rules);
      if (part === undefined) continue;
      components.push(deduction(entry.code, subtractDecimals(kept, part), price, index, rules));
      kept = part;
    }
  }
  return components;
}

function entriesOf(item: GoodsItem, index: number, rules: ValuationRules): readonly CodeEntry[] {
  const { reference, on } = rules;
  return (item.valuationAdjustments ?? []).flatMap(({ additionCode = '' }, position) => {
    const place = lineField(index, `valuationAdjustments/${position}/additionCode`);
    const entry = reference.codes.find('charge-deduction', additionCode, on);
    const use = entry?.attributes['use'];
    const repeated = item.valuationAdjustments?.findIndex((one) => one.additionCode === additionCode) !== position;
    if (entry === undefined || (use !== 'short' && use !== 'loss') || repeated || !rules.wanted) {
      refuse(rules, 'VAL-044', place, { value: additionCode });
      return [];
    }
    const document = entry.attributes['document'];
    if (document && !hasDocument(document, item, rules.declaration))
      refuse(rules, 'VAL-047', lineField(index, 'additionalDocuments'), {
        value: additionCode,
        document: named('document-type', document, rules),
      });
    return [entry];
  });
}

/** A share of the price in percent: goods invoiced at 100 that lost 4 % of their value count 96. */
function keptOfLoss(
  price: Decimal,
  entry: CodeEntry,
  item: GoodsItem,
  index: number,
  rules: ValuationRules,
): Decimal | undefined {
  const [lossName = ''] = namesOf(entry);
  const loss = measured(item, index, lossName, rules);
  if (loss === undefined) return missing(entry, lossName, index, rules);
  if (compareDecimals(loss.value, HUNDRED) >= 0) {
    refuse(rules, 'VAL-046', lineField(index, 'productCharacteristics'), {
      name: named('characteristic', lossName, rules),
      value: decimalText(loss.value),
    });
    return undefined;
  }
  return percentOf(price, subtractDecimals(HUNDRED, loss.value));
}

/**
 * The price of what was delivered. Bulk goods gain and lose on the way: where the contract sets a tolerance and the
 * delivery stays within it, the price paid stands as it is. What was delivered beyond it was not paid for by this price.
 */
function keptOfShort(
  price: Decimal,
  entry: CodeEntry,
  item: GoodsItem,
  index: number,
  rules: ValuationRules,
): Decimal | undefined {
  const [deliveredName = '', invoicedName = '', toleranceName = ''] = namesOf(entry);
  const delivered = measured(item, index, deliveredName, rules);
  const invoiced = measured(item, index, invoicedName, rules);
  if (delivered === undefined) return missing(entry, deliveredName, index, rules);
  if (invoiced === undefined || isZeroDecimal(invoiced.value)) return missing(entry, invoicedName, index, rules);
  const arrived = inUnitOf(delivered, invoiced, rules);
  if (arrived === undefined || isZeroDecimal(arrived)) {
    const value = `${decimalText(delivered.value)} ${delivered.unitCode}`.trim();
    refuse(rules, 'VAL-046', lineField(index, 'productCharacteristics'), {
      name: named('characteristic', deliveredName, rules),
      value,
    });
    return undefined;
  }
  const difference = subtractDecimals(arrived, invoiced.value);
  const tolerance = measured(item, index, toleranceName, rules)?.value ?? ZERO;
  const allowed = percentOf(invoiced.value, tolerance);
  if (compareDecimals(absoluteDecimal(difference), allowed) <= 0) return price;
  if (difference.units > 0n) {
    refuse(rules, 'VAL-048', lineField(index, 'productCharacteristics'), {
      delivered: decimalText(arrived),
      invoiced: decimalText(addDecimals(invoiced.value, allowed)),
      unit: invoiced.unitCode,
    });
    return undefined;
  }
  return divideDecimals(multiplyDecimals(price, arrived), invoiced.value, PART_SCALE, 'half-up');
}

function missing(entry: CodeEntry, name: string, index: number, rules: ValuationRules): undefined {
  refuse(rules, 'VAL-045', lineField(index, 'productCharacteristics'), {
    value: entry.code,
    name: named('characteristic', name, rules),
  });
}

/** Under the price's own rate: nothing is converted twice. */
function deduction(
  code: string,
  amount: Decimal,
  price: Omit<LineValue, 'share' | 'value'>,
  lineIndex: number,
  { desk }: ValuationRules,
): ValueComponent {
  const rate = desk.rates.find(({ currency }) => currency === price.currency)?.rate;
  const nationalAmount = rate === undefined ? amount : multiplyDecimals(amount, rate);
  // Nothing lost is no deduction, but it was claimed and is shown.
  const effect = isZeroDecimal(amount) ? 'contained' : 'deducted';
  return { code, effect, amount, currency: price.currency, nationalAmount, lineIndex };
}

const namesOf = ({ attributes }: CodeEntry): readonly string[] => (attributes['measured_by'] ?? '').split(' ');
