import type { CheckContext } from './check-context.ts';
import { checkDate } from './check-date.ts';

/** Type, office, cargo class, countries, and the number of goods lines. */
export function checkHeader(context: CheckContext): void {
  const { declaration, reference, on, direction, report } = context;
  const { codes } = reference;
  if (direction === undefined) report('DEC-001', '/typeCode', { value: declaration.typeCode, on });
  const office = declaration.declarationOfficeId;
  if (office === undefined) report('DEC-002', '/declarationOfficeId');
  else if (codes.find('customs-office', office, on) === undefined)
    report('DEC-003', '/declarationOfficeId', { value: office, on });
  const cargoClass = declaration.cargoClassCode;
  if (cargoClass !== undefined && codes.find('cargo-class', cargoClass, on) === undefined) {
    report('DEC-008', '/cargoClassCode', { value: cargoClass, on });
  }
  checkCountry(declaration.exportCountryCode, '/exportCountryCode', context);
  checkCountry(declaration.destinationCountryCode, '/destinationCountryCode', context);
  checkGoodsItemCount(context);
  checkInvoiceHeader(context);
}

export function checkCountry(code: string | undefined, pointer: string, { reference, on, report }: CheckContext): void {
  if (code !== undefined && reference.codes.find('country', code, on) === undefined)
    report('DEC-009', pointer, { value: code, on });
}

function checkGoodsItemCount(context: CheckContext): void {
  const { declaration, goodsItemsMax, report } = context;
  const { goodsItems, goodsItemQuantity } = declaration;
  const count = goodsItems.length;
  if (count === 0) return report('DEC-004', '/goodsItems');
  if (count > goodsItemsMax) report('DEC-005', '/goodsItems', { count: String(count), limit: String(goodsItemsMax) });
  if (goodsItemQuantity !== undefined && goodsItemQuantity !== count) {
    report('DEC-006', '/goodsItemQuantity', { declared: String(goodsItemQuantity), count: String(count) });
  }
  if (goodsItems.some(({ sequence }, index) => sequence !== index + 1)) reportNumbering(context);
}

/** Findings, taxes and refusals name a line by its number, so it is the place that people count. */
function reportNumbering({ declaration: { goodsItems }, report }: CheckContext): void {
  const seen = new Set<number>();
  for (const [index, { sequence }] of goodsItems.entries()) {
    const place = { pointer: `/goodsItems/${index}/sequence`, line: index + 1 };
    if (seen.has(sequence)) report('DEC-007', place, { value: String(sequence) });
    else if (sequence !== index + 1) report('DEC-011', place, { place: String(index + 1), value: String(sequence) });
    seen.add(sequence);
  }
}

function checkInvoiceHeader(context: CheckContext): void {
  const { declaration, reference, on, report } = context;
  const { invoice } = declaration;
  if (invoice === undefined) return;
  const date = checkDate(invoice.issueDate, invoice.issueDateTime, '/invoice/issueDate', context);
  if (date !== undefined && date > on) report('VAL-015', '/invoice/issueDate', { value: date, on });
  const kind = invoice.priceKindCode;
  if (kind !== undefined && reference.codes.find('price-kind', kind, on) === undefined) {
    report('VAL-023', '/invoice/priceKindCode', { value: kind, on });
  }
  const terms = invoice.paymentTermsCode;
  if (terms !== undefined && reference.codes.find('payment-terms', terms, on) === undefined) {
    report('VAL-020', '/invoice/paymentTermsCode', { value: terms, on });
  }
}
