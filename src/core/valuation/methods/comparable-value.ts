import {
  compareDecimals,
  daysBetween,
  divideDecimals,
  isZeroDecimal,
  multiplyDecimals,
  parseDecimal,
  parsePlainDate,
  type Decimal,
  type PlainDate,
  type Quantity,
} from '#core/kernel';
import { plainDateOf, type AdditionalDocument } from '#core/declaration';
import { inUnitOf } from '../characteristics.ts';
import { documentsOf } from '../documents.ts';
import type { ValueElement } from '../valuation.ts';
import { lineField, named, refuse, type ValuationRules } from '../valuation-rules.ts';
import { quantityOf, type LineCase } from './line-case.ts';

/** Digits of a value taken in proportion to a quantity, in national currency. */
const PROPORTION_SCALE = 6;

/**
 * Methods 2 and 3: the accepted customs value of identical or similar goods, exported at or about the same time, for the
 * quantity at hand. Each comparison stands as a document of the line, with the value and the quantity it was accepted for;
 * of several, the lowest counts. Differences of quantity, commercial level and transport come by code.
 */
export function comparableValue(
  line: LineCase,
  windowDays: number | undefined,
  documentType: string | undefined,
): ValueElement | undefined {
  const { item, index, rules } = line;
  const quantity = quantityOf(line);
  const documents = documentsOf(documentType ?? '', item, rules.declaration);
  if (documents.length === 0) {
    refuse(rules, 'VAL-030', lineField(index, 'additionalDocuments'), {
      document: named('document-type', documentType ?? '–', rules),
    });
    return undefined;
  }
  if (quantity === undefined) return undefined;
  let lowest: ValueElement | undefined;
  for (const document of documents) {
    const element = elementOf(document, quantity, windowDays, line);
    if (element === undefined) continue;
    if (lowest === undefined || compareDecimals(element.nationalAmount, lowest.nationalAmount) < 0) lowest = element;
  }
  return lowest;
}

function elementOf(
  document: AdditionalDocument,
  quantity: Quantity,
  windowDays: number | undefined,
  { index, rules }: LineCase,
): ValueElement | undefined {
  const place = lineField(index, 'additionalDocuments');
  const id = document.id ?? '–';
  const day = dateOf(document);
  const count = document.writeOffQuantity && parseDecimal(document.writeOffQuantity.value);
  const read = rules.desk.read(document.writeOffAmount, rules.declaration.invoiceAmount?.currency, () => place);
  const says = day !== undefined && count !== undefined && count.units > 0n && document.writeOffAmount !== undefined;
  if (!says || (read !== undefined && isZeroDecimal(read.amount))) {
    refuse(rules, 'VAL-031', place, { document: id });
    return undefined;
  }
  if (!isWithin(day, windowDays, rules)) {
    refuse(rules, 'VAL-032', place, { document: id, date: day, days: String(windowDays), on: exportedOn(rules) });
    return undefined;
  }
  const outOf: Quantity = { value: count, unitCode: document.writeOffQuantity?.unitCode ?? '' };
  const times = inUnitOf(quantity, outOf, rules);
  if (times === undefined) {
    refuse(rules, 'VAL-033', place, { document: id, unit: outOf.unitCode, wanted: quantity.unitCode });
    return undefined;
  }
  if (read === undefined) return undefined;
  return {
    code: 'comparable',
    effect: 'added',
    amount: read.amount,
    currency: read.currency,
    times,
    outOf: count,
    unitCode: outOf.unitCode,
    documentId: id,
    nationalAmount: proportion(read.nationalAmount, times, count),
  };
}

const proportion = (amount: Decimal, times: Decimal, outOf: Decimal): Decimal =>
  divideDecimals(multiplyDecimals(amount, times), outOf, PROPORTION_SCALE, 'half-up');

/** When these goods left, as near as the declaration tells. */
export const exportedOn = ({ declaration, on }: ValuationRules): PlainDate =>
  parsePlainDate(declaration.consignment?.departureDate ?? '') ?? on;

/** Without a window any day will do. */
export function isWithin(day: PlainDate, windowDays: number | undefined, rules: ValuationRules): boolean {
  return windowDays === undefined || Math.abs(daysBetween(exportedOn(rules), day)) <= windowDays;
}

export const dateOf = ({ issueDate, issueDateTime }: AdditionalDocument): PlainDate | undefined =>
  issueDate === undefined ? issueDateTime && plainDateOf(issueDateTime) : parsePlainDate(issueDate);
