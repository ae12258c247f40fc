import type { BankPartner } from '../bank-channel.ts';
import { REFUND_ANSWER_TYPE, RefundAnswer } from '../bank-messages.ts';
import { spokenByBank } from '../spoken-by-bank.ts';
import type { AnswerRefund } from '#core/clearance';
import { sendAccepted } from '#server/declaration';
import { type HttpApp, malformed } from '#server/platform/http';
import { readJsonBody } from '#server/platform/json';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const answer = Compile(RefundAnswer);

/** A bank says what became of an order to pay back: paid, or why not. A repeat gets the first answer. */
export function refundAnswers(app: HttpApp, services: Services, banks: () => readonly BankPartner[]): void {
  app.post(
    '/api/v1/banks/:bank/refund-answers',
    {
      schema: {
        operationId: 'answerRefund',
        tags: ['Payments'],
        summary: 'A bank answers an order to refund (compact JWS, typ haidang-refund-answer+jws)',
        consumes: ['application/jose'],
        params: Type.Object({ bank: Type.String({ pattern: '^[\\w-]{1,20}$' }) }),
        response: { 200: Type.Unknown(), 401: Type.Ref('Problem'), 422: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { text, bank, actor } = await spokenByBank(request, banks(), REFUND_ANSWER_TYPE);
      const command: AnswerRefund = {
        type: 'refund.answer',
        data: answerIn(text, bank.code, services.reference.current().reference.country.currency),
        actor,
      };
      // Signed anew at each sending: the order that it answers is the key, not the bytes.
      request.rawBody = null;
      return sendAccepted(reply, await submitted(services, request, command, 'partner'));
    },
  );
}

function answerIn(text: string, bankCode: string, currency: string): AnswerRefund['data'] {
  const read = readJsonBody(Buffer.from(text));
  if (!read.ok || !answer.Check(read.value)) {
    throw malformed('MSG-011', '', { what: { vi: 'trả lời lệnh hoàn tiền', en: 'an answer to an order to refund' } });
  }
  const { messageId, currency: paidIn, answeredAt: _, ...said }: Static<typeof RefundAnswer> = read.value;
  if (paidIn !== currency) throw malformed('FMT-012', '/currency', { currency });
  return { bankCode, bankMessageId: messageId, ...said };
}
