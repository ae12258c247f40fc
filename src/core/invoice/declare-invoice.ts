import { REGISTERED_INVOICE_DOCUMENT } from './invoice-document.ts';
import type { InvoiceContent } from './invoice-content.ts';
import type { InvoiceState } from './invoice.ts';
import type { Amount, Declaration, GoodsItem, Party } from '#core/declaration';

/** List `invoice-class`: what customs has from the party itself, electronically. */
const ELECTRONIC = 'D';

/** As it is stored, or as it was read from the API. */
type Registered = Pick<InvoiceState, 'id' | 'direction'> & {
  readonly ownerId: string;
  readonly content: Omit<InvoiceContent, 'issueDate'> & { readonly issueDate: string };
};

/** What a declaration can take from a registered invoice, so that the two say the same. */
export function declarationOf({ id, ownerId, direction, content }: Registered): Omit<Declaration, 'typeCode'> {
  const { number, issueDate, incotermCode, paymentTermsCode, currencyCode, totalAmount } = content;
  const { freightAmount, insuranceAmount } = content;
  const amount = (text: string): Amount => ({ amount: text, currency: currencyCode });
  const [seller, buyer] = [partyOf(content.seller), partyOf(content.buyer)];
  return {
    ...(direction === 'import'
      ? { importer: { id: ownerId, ...buyer }, exporter: seller }
      : { exporter: { id: ownerId, ...seller }, importer: buyer }),
    invoice: {
      id: number,
      typeCode: ELECTRONIC,
      issueDate,
      ...(paymentTermsCode !== null && { paymentTermsCode }),
    },
    tradeTerms: {
      conditionCode: incotermCode,
      ...(content.incotermPlace !== null && { locationName: content.incotermPlace }),
    },
    invoiceAmount: amount(totalAmount),
    ...((freightAmount !== null || insuranceAmount !== null) && {
      customsValuation: {
        ...(freightAmount !== null && { freightChargeAmount: amount(freightAmount) }),
        ...(insuranceAmount !== null && { insuranceAmount: amount(insuranceAmount) }),
      },
    }),
    additionalDocuments: [{ typeCode: REGISTERED_INVOICE_DOCUMENT, id, issueDate }],
    goodsItemQuantity: content.lines.length,
    goodsItems: content.lines.map((line, index): GoodsItem => ({
      sequence: index + 1,
      description: line.description,
      ...(line.commodityCode !== null && { commodityCode: line.commodityCode }),
      ...(line.originCountryCode !== null && { origin: { countryCode: line.originCountryCode } }),
      tariffQuantity: { value: line.quantity, unitCode: line.unitCode },
      unitPriceAmount: amount(line.unitPrice),
      itemChargeAmount: amount(line.amount),
    })),
  };
}

const partyOf = ({ name, address, countryCode }: InvoiceState['content']['seller']): Party => ({
  name,
  ...((address !== null || countryCode !== null) && {
    address: { ...(address !== null && { line: address }), ...(countryCode !== null && { countryCode }) },
  }),
});
