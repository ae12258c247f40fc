import type { BankPartner } from '../bank-channel.ts';
import { CREDIT_NOTICE_TYPE, CreditNotice } from '../bank-messages.ts';
import { spokenByBank } from '../spoken-by-bank.ts';
import type { ReceivePayment } from '#core/clearance';
import { withoutHiddenOrder } from '#core/kernel';
import { sendAccepted } from '#server/declaration';
import { type HttpApp, malformed } from '#server/platform/http';
import { readJsonBody } from '#server/platform/json';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const notice = Compile(CreditNotice);

/**
 * A bank reports a credit. The signature says who speaks; the content is never a reason to lose money: what finds no
 * declaration is booked to suspense. A repeat gets the first answer.
 */
export function creditNotices(app: HttpApp, services: Services, banks: () => readonly BankPartner[]): void {
  app.post(
    '/api/v1/banks/:bank/credit-notices',
    {
      schema: {
        operationId: 'reportCredit',
        tags: ['Payments'],
        summary: 'A bank reports a credit (compact JWS, typ haidang-credit-notice+jws)',
        consumes: ['application/jose'],
        params: Type.Object({ bank: Type.String({ pattern: '^[\\w-]{1,20}$' }) }),
        response: { 200: Type.Unknown(), 401: Type.Ref('Problem'), 422: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { text, bank, actor } = await spokenByBank(request, banks(), CREDIT_NOTICE_TYPE);
      const command: ReceivePayment = {
        type: 'payment.receive',
        data: creditOf(text, bank.code, services.reference.current().reference.country.currency),
        actor,
      };
      // Signed anew at each sending, so the bytes differ while the message is the same: its id is the key, not the bytes.
      request.rawBody = null;
      return sendAccepted(reply, await submitted(services, request, command, 'partner'));
    },
  );
}

/**
 * What a payer wrote, without the characters that no database holds, and without those that show an officer other letters than were
 * written: they are no reason to leave money unbooked.
 */
const storable = (text: string): string =>
  withoutHiddenOrder(text.toWellFormed()).replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd');

function creditOf(text: string, bankCode: string, currency: string): ReceivePayment['data'] {
  const read = readJsonBody(Buffer.from(text));
  if (!read.ok || !notice.Check(read.value)) {
    throw malformed('MSG-011', '', { what: { vi: 'giấy báo có', en: 'a credit notice' } });
  }
  const credit: Static<typeof CreditNotice> = read.value;
  if (credit.currency !== currency) {
    throw malformed('FMT-012', '/currency', { currency });
  }
  return {
    bankCode,
    bankMessageId: credit.messageId,
    paymentReference: storable(credit.paymentReference),
    payerName: storable(credit.payerName),
    ...(credit.payerAccount !== undefined && { payerAccount: storable(credit.payerAccount) }),
    ...(credit.text !== undefined && { text: storable(credit.text) }),
    amount: credit.amount,
    ...(credit.guaranteeId !== undefined && { guaranteeId: credit.guaranteeId }),
  };
}
