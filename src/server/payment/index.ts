import type { BankPartner } from './bank-channel.ts';
import { creditNotices } from './routes/credit-notices.ts';
import { refundAnswers } from './routes/refund-answers.ts';
import { paymentOrders } from './routes/payment-orders.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function paymentRoutes(app: HttpApp, services: Services, banks: () => readonly BankPartner[]): void {
  paymentOrders(app, services);
  creditNotices(app, services, banks);
  refundAnswers(app, services, banks);
}

export { PAYMENT_ORDER_TOPIC, sendPaymentOrder, sendRefundOrder, type BankPartner } from './bank-channel.ts';
export * from './bank-messages.ts';
export { spokenByBank } from './spoken-by-bank.ts';
