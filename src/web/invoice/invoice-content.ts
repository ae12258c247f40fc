import { addDecimals, decimalText, parseDecimal, ZERO } from '#core/kernel';
import { country, localDate } from '#web/ui';
import type { RegisteredInvoice } from '#web/client';

/** A line as it is typed: everything a text, empty where nothing is said. */
export interface TypedLine {
  readonly key: number;
  readonly description: string;
  readonly commodityCode: string;
  readonly originCountryCode: string;
  readonly quantity: string;
  readonly unitCode: string;
  readonly unitPrice: string;
  readonly amount: string;
}

export interface TypedInvoice {
  readonly ownerId: string;
  readonly direction: 'import' | 'export';
  readonly number: string;
  readonly issueDate: string;
  readonly sellerName: string;
  readonly sellerAddress: string;
  readonly sellerCountry: string;
  readonly buyerName: string;
  readonly buyerAddress: string;
  readonly buyerCountry: string;
  readonly incotermCode: string;
  readonly incotermPlace: string;
  readonly currencyCode: string;
  readonly paymentTermsCode: string;
  readonly freightAmount: string;
  readonly insuranceAmount: string;
  readonly lines: readonly TypedLine[];
}

export const emptyLine = (key: number): TypedLine => ({
  key,
  description: '',
  commodityCode: '',
  originCountryCode: '',
  quantity: '',
  unitCode: '',
  unitPrice: '',
  amount: '',
});

/** What the form begins with: nothing, or the invoice that is corrected. */
export function typedInvoice(invoice: RegisteredInvoice | undefined, ownerId: string): TypedInvoice {
  const content = invoice?.content;
  return {
    ownerId: invoice?.ownerId ?? ownerId,
    direction: invoice?.direction ?? 'import',
    number: content?.number ?? '',
    issueDate: content?.issueDate ?? localDate(new Date().toISOString()),
    sellerName: content?.seller.name ?? '',
    sellerAddress: content?.seller.address ?? '',
    sellerCountry: content?.seller.countryCode ?? '',
    buyerName: content?.buyer.name ?? '',
    buyerAddress: content?.buyer.address ?? '',
    buyerCountry: content?.buyer.countryCode ?? '',
    incotermCode: content?.incotermCode ?? '',
    incotermPlace: content?.incotermPlace ?? '',
    currencyCode: content?.currencyCode ?? country().usual.invoiceCurrency,
    paymentTermsCode: content?.paymentTermsCode ?? '',
    freightAmount: content?.freightAmount ?? '',
    insuranceAmount: content?.insuranceAmount ?? '',
    lines: content?.lines.map((line, key) => ({
      ...line,
      key,
      commodityCode: line.commodityCode ?? '',
      originCountryCode: line.originCountryCode ?? '',
    })) ?? [emptyLine(0)],
  };
}

/** What the lines add up to: the total that is registered, worked out so that nobody adds by hand. */
export const totalOf = ({ lines }: Pick<TypedInvoice, 'lines'>): string =>
  decimalText(lines.reduce((sum, { amount }) => addDecimals(sum, parseDecimal(amount) ?? ZERO), ZERO));

export const isComplete = (invoice: TypedInvoice): boolean =>
  [invoice.ownerId, invoice.number, invoice.issueDate, invoice.sellerName, invoice.buyerName].every(isSaid) &&
  [invoice.incotermCode, invoice.currencyCode].every(isSaid) &&
  invoice.lines.every(({ description, quantity, unitCode, unitPrice, amount }) =>
    [description, quantity, unitCode, unitPrice, amount].every(isSaid),
  );

const isSaid = (text: string): boolean => text.trim() !== '';
const orNull = (text: string): string | null => (isSaid(text) ? text.trim() : null);

export const contentOf = (typed: TypedInvoice): RegisteredInvoice['content'] => ({
  number: typed.number.trim(),
  issueDate: typed.issueDate,
  seller: {
    name: typed.sellerName.trim(),
    address: orNull(typed.sellerAddress),
    countryCode: orNull(typed.sellerCountry),
  },
  buyer: { name: typed.buyerName.trim(), address: orNull(typed.buyerAddress), countryCode: orNull(typed.buyerCountry) },
  incotermCode: typed.incotermCode,
  incotermPlace: orNull(typed.incotermPlace),
  currencyCode: typed.currencyCode,
  paymentTermsCode: orNull(typed.paymentTermsCode),
  totalAmount: totalOf(typed),
  freightAmount: orNull(typed.freightAmount),
  insuranceAmount: orNull(typed.insuranceAmount),
  lines: typed.lines.map((line) => ({
    description: line.description.trim(),
    commodityCode: orNull(line.commodityCode),
    originCountryCode: orNull(line.originCountryCode),
    quantity: line.quantity,
    unitCode: line.unitCode,
    unitPrice: line.unitPrice,
    amount: line.amount,
  })),
});
