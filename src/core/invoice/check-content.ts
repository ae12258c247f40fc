import type { InvoiceContent, InvoiceLine } from './invoice-content.ts';
import { invoiceRefusal } from './refusals.ts';
import type { CodeList } from '#core/codes';
import {
  absoluteDecimal,
  compareDecimals,
  decimal,
  decimalText,
  multiplyDecimals,
  ONE,
  parsePlainDate,
  subtractDecimals,
  sumDecimals,
  type Decimal,
  type PlainDate,
  type Refusal,
  type Refusals,
} from '#core/kernel';
import type { Reference } from '#core/reference';

/** A unit price is rounded: what it comes to may differ from the amount of its line by so much, as on a declaration. */
const PRICE_TOLERANCE = ONE;

/** What is wrong with an invoice in itself. */
export const contentRefusals = (content: InvoiceContent, reference: Reference, on: PlainDate): Refusals => [
  ...codeRefusals(content, reference, on),
  ...dayRefusals(content, on),
  ...costRefusals(content, reference, on),
  ...content.lines.flatMap(lineRefusals),
  ...totalRefusals(content, reference),
];

function codeRefusals(content: InvoiceContent, { codes }: Reference, on: PlainDate): Refusals {
  const named: readonly (readonly [CodeList, string | null, string])[] = [
    ['incoterm', content.incotermCode, '/content/incotermCode'],
    ['currency', content.currencyCode, '/content/currencyCode'],
    ['payment-terms', content.paymentTermsCode, '/content/paymentTermsCode'],
    ['country', content.seller.countryCode, '/content/seller/countryCode'],
    ['country', content.buyer.countryCode, '/content/buyer/countryCode'],
    ...content.lines.flatMap(
      ({ unitCode, originCountryCode }, index) =>
        [
          ['unit', unitCode, `/content/lines/${index}/unitCode`],
          ['country', originCountryCode, `/content/lines/${index}/originCountryCode`],
        ] as const,
    ),
  ];
  return named.flatMap(([list, value, pointer]) =>
    value === null || codes.find(list, value, on) !== undefined
      ? []
      : [invoiceRefusal('INV-003', pointer, { value, list, on })],
  );
}

function dayRefusals({ issueDate }: InvoiceContent, on: PlainDate): Refusals {
  return parsePlainDate(issueDate) !== undefined && issueDate <= on
    ? []
    : [invoiceRefusal('INV-004', '/content/issueDate', { value: issueDate, on })];
}

/** What the terms put into the price is not stated a second time. */
function costRefusals(content: InvoiceContent, { codes }: Reference, on: PlainDate): Refusals {
  const { incotermCode: terms } = content;
  const attributes = codes.find('incoterm', terms, on)?.attributes;
  return (['freight', 'insurance'] as const).flatMap((cost) => {
    const stated = content[`${cost}Amount`];
    return stated !== null && decimal(stated).units > 0n && attributes?.[cost] === 'included'
      ? [invoiceRefusal('INV-008', `/content/${cost}Amount`, { terms })]
      : [];
  });
}

function lineRefusals({ quantity, unitPrice, amount }: InvoiceLine, index: number): Refusals {
  const at = (field: string) => ({ pointer: `/content/lines/${index}/${field}`, line: index + 1 });
  const empty: readonly Refusal[] = Object.entries({ quantity, unitPrice, amount })
    .filter(([, value]) => decimal(value).units === 0n)
    .map(([field, value]) => invoiceRefusal('INV-005', at(field), { value }));
  if (empty.length > 0) return empty;
  const product = multiplyDecimals(decimal(unitPrice), decimal(quantity));
  if (isNear(product, decimal(amount), PRICE_TOLERANCE)) return [];
  return [
    invoiceRefusal('INV-006', at('unitPrice'), {
      price: unitPrice,
      quantity,
      product: decimalText(product),
      amount,
      tolerance: decimalText(PRICE_TOLERANCE),
    }),
  ];
}

function totalRefusals({ lines, totalAmount }: InvoiceContent, { country }: Reference): Refusals {
  const sum = sumDecimals(lines.map(({ amount }) => decimal(amount)));
  const tolerance = decimal(country.invoiceTolerance);
  if (isNear(sum, decimal(totalAmount), tolerance)) return [];
  const values = { lines: decimalText(sum), total: totalAmount, tolerance: decimalText(tolerance) };
  return [invoiceRefusal('INV-007', '/content/totalAmount', values)];
}

const isNear = (one: Decimal, other: Decimal, tolerance: Decimal): boolean =>
  compareDecimals(absoluteDecimal(subtractDecimals(one, other)), tolerance) <= 0;
