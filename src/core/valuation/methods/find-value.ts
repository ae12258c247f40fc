import { addDecimals, subtractDecimals, ZERO, type Decimal } from '#core/kernel';
import { documentsOf } from '../documents.ts';
import { saying, valuationStatements } from '../statements.ts';
import type { FoundValue, ValueElement } from '../valuation.ts';
import { lineField, named, refuse, type ValuationRules } from '../valuation-rules.ts';
import { codedElements } from './coded-elements.ts';
import { comparableValue, dateOf, exportedOn, isWithin } from './comparable-value.ts';
import type { LineCase } from './line-case.ts';
import { checkSequence } from './sequence.ts';

/**
 * The value of a line that is not valued by its price; `undefined` where its conditions are not met, which the refusals
 * tell. Exports are valued at the gate of exit by their price alone.
 */
export function findValue(index: number, rules: ValuationRules): FoundValue | undefined {
  const { declaration, reference, on } = rules;
  const item = declaration.goodsItems[index];
  const declared = rules.methods.ofLine(index);
  if (item === undefined || declared.method === 1) return undefined;
  if (!rules.wanted) {
    refuse(rules, 'VAL-028', declared.place, { value: declared.code ?? '' });
    return undefined;
  }
  const statements = valuationStatements(declaration, item, reference, on);
  const line: LineCase = { item, index, declared, statements, rules };
  checkSequence(declared, statements, rules);
  if (item.valuationAdjustments !== undefined)
    refuse(rules, 'VAL-044', lineField(index, 'valuationAdjustments'), {
      value: item.valuationAdjustments[0]?.additionCode ?? '',
    });
  for (const field of ['freightChargeAmount', 'insuranceAmount', 'exitToEntryChargeAmount'] as const) {
    if (item.customsValuation?.[field] !== undefined)
      refuse(rules, 'VAL-035', lineField(index, `customsValuation/${field}`), { value: field });
  }
  const like = declared.method === 6 ? flexibleMethod(line) : undefined;
  const method = like?.method ?? declared.method;
  if (method === 6) return undefined;
  const windowDays = like === undefined ? declared.windowDays : like.windowDays;
  const elements = elementsOf(method, windowDays, like?.documentType ?? declared.documentType, line);
  return {
    method: declared.method,
    code: declared.code ?? '',
    ...(like && { likeMethod: like.method }),
    elements,
    nationalValue: elements.reduce(withElement, ZERO),
  };
}

type Like = Exclude<FoundValue['method'], 6>;

function elementsOf(
  method: Like,
  windowDays: number | undefined,
  documentType: string | undefined,
  line: LineCase,
): readonly ValueElement[] {
  switch (method) {
    case 2:
    case 3: {
      const comparable = comparableValue(line, windowDays, documentType);
      const differences = codedElements('comparable', line);
      return comparable === undefined ? [] : [comparable, ...differences];
    }
    case 4:
    case 5:
      checkSource(windowDays, documentType, line);
      return codedElements(method === 4 ? 'deductive' : 'computed', line);
  }
}

/** What shows the resale price, or the producer's costs: a document of the type that the list names, not too old. */
function checkSource(windowDays: number | undefined, documentType: string | undefined, line: LineCase): void {
  if (documentType === undefined) return;
  const { item, index, rules } = line;
  const documents = documentsOf(documentType, item, rules.declaration);
  const place = lineField(index, 'additionalDocuments');
  if (documents.length === 0)
    refuse(rules, 'VAL-050', place, { document: named('document-type', documentType, rules) });
  for (const document of documents) {
    const day = dateOf(document);
    const values = { document: document.id ?? '–', date: day ?? '–', days: String(windowDays), on: exportedOn(rules) };
    if (windowDays !== undefined && (day === undefined || !isWithin(day, windowDays, rules)))
      refuse(rules, 'VAL-032', place, values);
  }
}

/**
 * Fall-back: one of the earlier methods with its conditions eased, never a basis that the agreement rules out, whatever
 * else is stated beside it.
 */
function flexibleMethod({
  statements,
  declared,
  rules,
}: LineCase):
  | { readonly method: Like; readonly windowDays: number | undefined; readonly documentType: string | undefined }
  | undefined {
  const forbidden = saying(statements, 'forbidden');
  for (const { code, name } of forbidden) refuse(rules, 'VAL-037', declared.place, { value: code, name });
  const [basis] = saying(statements, 'basis');
  const method = ([2, 3, 4, 5] as const).find((number) => String(number) === basis?.attributes['method']);
  if (basis === undefined || method === undefined) {
    if (forbidden.length === 0) refuse(rules, 'VAL-036', declared.place);
    return undefined;
  }
  const { window_days: windowDays, document } = basis.attributes;
  return { method, windowDays: windowDays ? Number(windowDays) : undefined, documentType: document || undefined };
}

const withElement = (sum: Decimal, { effect, nationalAmount }: ValueElement): Decimal =>
  effect === 'added' ? addDecimals(sum, nationalAmount) : subtractDecimals(sum, nationalAmount);
