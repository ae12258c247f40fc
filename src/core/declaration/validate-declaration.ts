import { finish, type PlainDate, type Refusals } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { CheckContext } from './checks/check-context.ts';
import { checkDocuments } from './checks/check-documents.ts';
import { checkGoodsItem } from './checks/check-goods-item.ts';
import { checkHeader } from './checks/check-header.ts';
import { checkParties } from './checks/check-parties.ts';
import { checkPrecision } from './checks/check-precision.ts';
import { checkSimplified, isAsked } from './checks/check-simplified.ts';
import { checkTotals } from './checks/check-totals.ts';
import { checkTransport } from './checks/check-transport.ts';
import { checkValuation } from './checks/check-valuation.ts';
import type { Declaration } from './declaration.ts';
import { GOODS_ITEMS_MAX } from './division.ts';
import { procedureOf } from './procedure.ts';
import { simplifiedFormOf } from './simplified-form.ts';
import { toldFindings } from './told-findings.ts';

/**
 * Everything that can be said against a declaration from the document and the reference data of one day, all at once:
 * mandatory fields by direction, codes in force, dates, quantities, totals, parties, documents, transport. What needs
 * other declarations (duplicates, balances, standing) is decided by the writer. Warnings do not stand in the way. Of more than
 * can be told the rest is counted.
 */
export const validateDeclaration = (
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  goodsItemsMax: number = GOODS_ITEMS_MAX,
): Refusals => finish(validateDeclarationInSteps(declaration, reference, on, goodsItemsMax));

/** The same in steps of as many lines as one declaration carries. */
export function* validateDeclarationInSteps(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  goodsItemsMax: number,
): Generator<void, Refusals> {
  const found = toldFindings();
  const form = simplifiedFormOf(declaration, reference, on);
  const context: CheckContext = {
    declaration,
    reference,
    on,
    goodsItemsMax,
    direction: procedureOf(declaration, reference, on)?.direction,
    report: (code, place, values) => {
      if (form !== undefined && !isAsked(code, form)) return;
      found.report(code, typeof place === 'string' ? { pointer: place } : place, values);
    },
  };
  checkHeader(context);
  if (form !== undefined) checkSimplified(form, context);
  checkParties(context);
  checkTransport(context);
  checkValuation(context);
  checkDocuments(declaration.additionalDocuments, '/additionalDocuments', undefined, context);
  checkDocuments(declaration.shipmentAdditionalDocuments, '/shipmentAdditionalDocuments', undefined, context);
  for (const [index, item] of declaration.goodsItems.entries()) {
    if (index > 0 && index % GOODS_ITEMS_MAX === 0) yield;
    checkGoodsItem(item, index, context);
  }
  if (declaration.goodsItems.length > GOODS_ITEMS_MAX) yield;
  checkTotals(context);
  checkPrecision(context);
  return found.all();
}
