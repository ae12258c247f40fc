import type { CodeEntry } from '#core/codes';
import {
  compareDecimals,
  decimalText,
  divideDecimals,
  HUNDRED,
  multiplyDecimals,
  parseDecimal,
  percentOf,
  subtractDecimals,
  absoluteDecimal,
  type Decimal,
  type SlotValues,
} from '#core/kernel';
import type { RefusalCode, RefusalPlace } from '#core/declaration';
import { saying, valuationStatements } from '../statements.ts';
import type { LineValue } from '../valuation.ts';
import { lineField, refuse, type ValuationRules } from '../valuation-rules.ts';
import { comparableValue } from './comparable-value.ts';
import type { LineCase } from './line-case.ts';

const RELATIONSHIP_PLACE: RefusalPlace = { pointer: '/tradeTerms/countryRelationshipCode' };
const PERCENT_SCALE = 2;

/**
 * When the price may be the value: there was a sale, and where buyer and seller are related, the declarant says that this
 * did not influence the price and on what ground. Asked only where the declaration says something of either.
 */
export function checkTransaction(rules: ValuationRules): void {
  const { declaration, methods } = rules;
  const { goodsItems, transactionNatureCode, tradeTerms } = declaration;
  checkSale(transactionNatureCode, () => ({ pointer: '/transactionNatureCode' }), methods.shipment.method, rules);
  for (let index = 0; index < goodsItems.length; index += 1) {
    const code = goodsItems[index]?.transactionNatureCode;
    if (code !== undefined)
      checkSale(code, () => lineField(index, 'transactionNatureCode'), methods.ofLine(index).method, rules);
  }
  if (tradeTerms?.countryRelationshipCode !== undefined || methods.someUninfluenced) checkRelationship(rules);
}

function checkSale(code: string | undefined, place: () => RefusalPlace, method: number, rules: ValuationRules): void {
  if (code === undefined) return;
  const { reference, on } = rules;
  const nature = reference.codes.find('transaction-nature', code, on);
  if (nature === undefined) refuse(rules, 'VAL-042', place(), { value: code, on });
  else if (rules.wanted && method === 1 && nature.attributes['sale'] !== 'yes')
    refuse(rules, 'VAL-043', place(), { name: nature.name });
}

function checkRelationship(rules: ValuationRules): void {
  const { declaration, reference, on, methods } = rules;
  const code = declaration.tradeTerms?.countryRelationshipCode;
  const relationship = code === undefined ? undefined : reference.codes.find('relationship', code, on);
  if (code !== undefined && relationship === undefined) {
    refuse(rules, 'VAL-041', RELATIONSHIP_PLACE, { value: code, on });
    return;
  }
  // An export is valued by its price whoever the parties are.
  if (!rules.wanted) return;
  const related = relationship?.attributes['related'] === 'yes';
  const told = new Set<string>();
  const tell = (problem: RefusalCode, place: RefusalPlace, values?: SlotValues): void => {
    // The method of the shipment is told of once, not for each of its lines.
    if (told.has(`${problem} ${place.pointer}`)) return;
    told.add(`${problem} ${place.pointer}`);
    refuse(rules, problem, place, values);
  };
  for (let index = 0; index < declaration.goodsItems.length; index += 1) {
    const { method, uninfluenced, place, code: methodCode = '' } = methods.ofLine(index);
    if (method !== 1) continue;
    if (related && !uninfluenced) tell('VAL-038', place);
    else if (!related && uninfluenced) tell('VAL-051', RELATIONSHIP_PLACE, { value: methodCode });
    else if (related && groundsOf(index, rules).length === 0) tell('VAL-039', place);
  }
}

/** On what ground the relationship is said not to have influenced the price. */
function groundsOf(index: number, { declaration, reference, on }: ValuationRules): readonly CodeEntry[] {
  const statements = valuationStatements(declaration, declaration.goodsItems[index], reference, on);
  return [...saying(statements, 'circumstances'), ...saying(statements, 'testValue')];
}

/**
 * A test value, where that is the ground: the value of identical or similar goods sold to a buyer who is not related, or
 * found by deduction or computation. The price must come close to it, as close as the country says.
 */
export function checkTestValues(lines: readonly LineValue[], rules: ValuationRules): void {
  for (const [index, { value }] of lines.entries()) {
    const declared = rules.methods.ofLine(index);
    const item = rules.declaration.goodsItems[index];
    if (!declared.uninfluenced || item === undefined) continue;
    const statements = groundsOf(index, rules);
    const [test] = saying(statements, 'testValue');
    // Where the circumstances of the sale were shown as well, they are ground enough.
    if (test === undefined || saying(statements, 'circumstances').length > 0) continue;
    const { window_days: windowDays, document, tolerance_percent: tolerance } = test.attributes;
    const line: LineCase = { item, index, declared, statements, rules };
    const tested = comparableValue(line, windowDays ? Number(windowDays) : undefined, document || undefined);
    if (tested === undefined) continue;
    const allowed = percentOf(tested.nationalAmount, parseDecimal(tolerance ?? '') ?? { units: 0n, scale: 0 });
    const difference = absoluteDecimal(subtractDecimals(value, tested.nationalAmount));
    if (compareDecimals(difference, allowed) <= 0) continue;
    refuse(rules, 'VAL-040', lineField(index, 'itemChargeAmount'), {
      value: decimalText(value),
      test: decimalText(tested.nationalAmount),
      percent: decimalText(shareOf(difference, tested.nationalAmount)),
      tolerance: tolerance ?? '0',
    });
  }
}

const shareOf = (part: Decimal, whole: Decimal): Decimal =>
  divideDecimals(multiplyDecimals(part, HUNDRED), whole, PERCENT_SCALE, 'half-up');
