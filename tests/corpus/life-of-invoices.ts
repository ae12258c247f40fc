import type { Living } from './life-of-decisions.ts';
import { ACTORS, TRADER_ID } from '#tests/support/clearance';

/** An invoice that is registered and put right. */
export function lifeOfInvoices({ send }: Pick<Living, 'send'>): void {
  const { trader } = ACTORS;
  const line = {
    description: 'Máy tính xách tay',
    commodityCode: '84713020',
    originCountryCode: 'CN',
    quantity: '100',
    unitCode: 'PCE',
    unitPrice: '500',
    amount: '50000',
  };
  const content = (number: string) => ({
    number,
    issueDate: '2026-11-05',
    seller: { name: 'Example Exporter Co., Ltd.', address: '1 Imaginary Road', countryCode: 'CN' },
    buyer: { name: 'Công ty TNHH Ví Dụ Một', address: 'Số 1 phố Ví Dụ', countryCode: 'VN' },
    incotermCode: 'FOB',
    incotermPlace: 'Shanghai',
    currencyCode: 'USD',
    paymentTermsCode: 'TTR',
    totalAmount: '50000',
    freightAmount: '300',
    insuranceAmount: '20',
    lines: [line],
  });
  const registered = { ownerId: TRADER_ID, direction: 'import', content: content('EX-2026-77') };
  const { id } = send(trader, 'invoice.register', registered) as { readonly id: string };
  send(trader, 'invoice.correct', { id, version: 0, content: content('EX-2026-78') });
}
