import type { NamedInvoice } from './invoice-document.ts';
import type { InvoiceState } from './invoice.ts';
import { invoiceRefusal, type InvoiceRefusalCode } from './refusals.ts';
import { GOODS_ITEMS_MAX, plainDateOf, type Amount, type Declaration, type DeclarationHead } from '#core/declaration';
import { decimal, equalDecimals, parseDecimal, type Refusal, type Refusals } from '#core/kernel';

type Head = Pick<DeclarationHead, 'direction' | 'importerId' | 'exporterId' | 'division'>;

/** What a declaration says otherwise than the registered invoice that it names. */
export function invoiceDifferences(
  { id, pointer }: NamedInvoice,
  invoice: InvoiceState | undefined,
  declaration: Declaration,
  head: Head,
): Refusals {
  const principal = head.direction === 'import' ? head.importerId : head.exporterId;
  // Of another party's invoice nobody learns more than that it is not theirs.
  if (invoice === undefined || invoice.ownerId !== principal || invoice.direction !== head.direction)
    return [invoiceRefusal('INV-001', pointer, { id })];
  return [
    ...headerDifferences(invoice, declaration),
    ...costDifferences(invoice, declaration),
    ...lineDifferences(invoice, declaration, head),
  ];
}

/** Left out and "0" are the same, as far as an amount goes. */
const NOTHING = '0';
/** How a fact that the declaration leaves out is quoted. */
const NOT_STATED = '–';

function headerDifferences({ content }: InvoiceState, declaration: Declaration): readonly Refusal[] {
  const { invoice, invoiceAmount, tradeTerms } = declaration;
  const issued = invoice?.issueDate ?? (invoice?.issueDateTime && plainDateOf(invoice.issueDateTime));
  const texts: readonly (readonly [InvoiceRefusalCode, string, string | undefined, string])[] = [
    ['INV-022', '/invoice/id', invoice?.id, content.number],
    ['INV-023', '/invoice/issueDate', issued, content.issueDate],
    ['INV-024', '/invoiceAmount/currency', invoiceAmount?.currency, content.currencyCode],
    ['INV-026', '/tradeTerms/conditionCode', tradeTerms?.conditionCode, content.incotermCode],
  ];
  return [
    ...texts.flatMap(([code, pointer, declared, registered]) =>
      declared === registered ? [] : [invoiceRefusal(code, pointer, { declared: declared ?? NOT_STATED, registered })],
    ),
    ...(isEqual(invoiceAmount?.amount, content.totalAmount)
      ? []
      : [
          invoiceRefusal('INV-025', '/invoiceAmount/amount', {
            declared: invoiceAmount?.amount ?? NOT_STATED,
            registered: content.totalAmount,
          }),
        ]),
  ];
}

/** What the invoice states apart is declared; what it does not state may come from another paper, such as the bill. */
function costDifferences({ content }: InvoiceState, { customsValuation }: Declaration): readonly Refusal[] {
  const costs = [
    ['INV-030', 'freightChargeAmount', content.freightAmount],
    ['INV-031', 'insuranceAmount', content.insuranceAmount],
  ] as const;
  return costs.flatMap(([code, field, registered]) => {
    if (registered === null || isEqual(registered, NOTHING)) return [];
    const declared = customsValuation?.[field];
    if (isSame(declared, registered, content.currencyCode)) return [];
    return [
      invoiceRefusal(code, `/customsValuation/${field}/amount`, {
        declared: declared === undefined ? NOT_STATED : `${declared.amount} ${declared.currency ?? ''}`.trim(),
        registered: `${registered} ${content.currencyCode}`,
      }),
    ];
  });
}

/** Line by line in the order of the invoice; a part of a divided shipment has the lines that follow on the parts before. */
function lineDifferences(
  { content: { lines, currencyCode } }: InvoiceState,
  { goodsItems, shipment }: Declaration,
  { division }: Head,
): readonly Refusal[] {
  const count = shipment?.goodsItemQuantity ?? goodsItems.length;
  if (count !== lines.length) {
    const values = { declared: String(count), registered: String(lines.length) };
    return [invoiceRefusal('INV-027', '/goodsItems', values)];
  }
  const before = division === undefined ? 0 : (division.branch - 1) * GOODS_ITEMS_MAX;
  return goodsItems.flatMap((item, index): readonly Refusal[] => {
    const line = lines[before + index];
    if (line === undefined) return [];
    const at = (field: string) => ({ pointer: `/goodsItems/${index}/${field}`, line: index + 1 });
    const { itemChargeAmount: charged, tariffQuantity: quantity } = item;
    const value = isSame(charged, line.amount, currencyCode)
      ? []
      : [
          invoiceRefusal('INV-028', at('itemChargeAmount/amount'), {
            declared: charged?.amount ?? NOT_STATED,
            registered: line.amount,
          }),
        ];
    // The tariff may count in another unit than the seller.
    if (quantity?.unitCode !== line.unitCode || isEqual(quantity.value, line.quantity)) return value;
    const values = { declared: quantity.value, registered: line.quantity, unit: line.unitCode };
    return [...value, invoiceRefusal('INV-029', at('tariffQuantity/value'), values)];
  });
}

const isSame = (declared: Amount | undefined, registered: string, currency: string): boolean =>
  isEqual(declared?.amount, registered) && (declared?.currency ?? currency) === currency;

function isEqual(declared: string | undefined, registered: string): boolean {
  const value = declared === undefined ? undefined : parseDecimal(declared);
  return value !== undefined && equalDecimals(value, decimal(registered));
}
