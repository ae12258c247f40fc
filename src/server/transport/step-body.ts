import type { CallTransportGuarantee, RepayTransportGuarantor, ResendTransportRepayment } from '#core/clearance';
import { reasonText } from '#core/declaration';
import { GUARANTEE_ID_PATTERN, type GuaranteeId } from '#core/guarantee';
import { instantAt, STORABLE_TEXT, type Actor, type Instant } from '#core/kernel';
import {
  Sealing,
  TransportContent,
  type ApproveTransport,
  type ArriveTransport,
  type CancelTransport,
  type CorrectTransport,
  type DepartTransport,
  type FreeTransportGuarantee,
  type InstructTransportCorrection,
  type MakeTransportOfficial,
  type RefuseTransport,
  type ReplaceTransport,
  type RequireTransportGuarantee,
  type SecureTransport,
  type TransportNumber,
  type WithdrawTransport,
} from '#core/transport';
import { malformed } from '#server/platform/http';
import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const reason = reasonText(2_000);
const moment = Type.String({ format: 'date-time', description: 'When it really was, with its zone' });
const reasoned = <Name extends string>(step: Name) => Type.Object({ step: Type.Literal(step), reason }, closed);

/** One step on a transport, named as in the table of legal steps. */
export const TransportStepBody = Type.Union(
  [
    Type.Object({ step: Type.Literal('replace'), content: TransportContent }, closed),
    Type.Object({ step: Type.Literal('makeOfficial') }, closed),
    Type.Object(
      {
        step: Type.Literal('correct'),
        version: Type.Integer({ minimum: 0, maximum: 99, description: 'The version that you have seen' }),
        content: TransportContent,
      },
      closed,
    ),
    Type.Object(
      {
        step: Type.Literal('secure'),
        guaranteeId: Type.Optional(
          Type.Unsafe<GuaranteeId>(
            Type.String({ pattern: GUARANTEE_ID_PATTERN, description: 'Left out: the one that the transport names' }),
          ),
        ),
      },
      closed,
    ),
    Type.Object(
      {
        step: Type.Literal('requireGuarantee'),
        amount: Type.String({ pattern: '^[1-9]\\d{0,14}$', description: 'Whole units of the national currency' }),
        reason,
      },
      closed,
    ),
    reasoned('withdraw'),
    reasoned('instructCorrection'),
    reasoned('approve'),
    reasoned('refuse'),
    reasoned('cancel'),
    reasoned('freeGuarantee'),
    reasoned('callGuarantee'),
    reasoned('repayGuarantor'),
    reasoned('resendRepayment'),
    Type.Object({ step: Type.Literal('depart'), departedAt: moment, sealing: Sealing }, closed),
    Type.Object(
      {
        step: Type.Literal('arrive'),
        arrivedAt: moment,
        sealing: Sealing,
        sealsIntact: Type.Boolean(),
        differences: Type.String({
          maxLength: 2_000,
          pattern: STORABLE_TEXT,
          description: 'Empty where nothing differs from what departed',
        }),
      },
      closed,
    ),
  ],
  { $id: 'TransportStep' },
);
export type TransportStepBody = Static<typeof TransportStepBody>;

type TransportCommand =
  | ReplaceTransport
  | MakeTransportOfficial
  | CorrectTransport
  | SecureTransport
  | WithdrawTransport
  | InstructTransportCorrection
  | RequireTransportGuarantee
  | ApproveTransport
  | RefuseTransport
  | CancelTransport
  | DepartTransport
  | ArriveTransport
  | FreeTransportGuarantee
  | CallTransportGuarantee
  | RepayTransportGuarantor
  | ResendTransportRepayment;

export function stepCommand(body: TransportStepBody, number: TransportNumber, actor: Actor): TransportCommand {
  switch (body.step) {
    case 'replace':
      return { type: 'transport.replace', data: { number, content: body.content }, actor };
    case 'makeOfficial':
      return { type: 'transport.makeOfficial', data: { number }, actor };
    case 'correct':
      return { type: 'transport.correct', data: { number, version: body.version, content: body.content }, actor };
    case 'secure':
      return { type: 'transport.secure', data: { number, guaranteeId: body.guaranteeId ?? null }, actor };
    case 'requireGuarantee': {
      const { amount, reason: why } = body;
      return { type: 'transport.requireGuarantee', data: { number, amount, reason: why }, actor };
    }
    case 'depart': {
      const { departedAt, sealing } = body;
      return {
        type: 'transport.depart',
        data: { number, departedAt: momentOf(departedAt, 'departedAt'), sealing },
        actor,
      };
    }
    case 'arrive': {
      const { step: _, arrivedAt, ...found } = body;
      return {
        type: 'transport.arrive',
        data: { number, arrivedAt: momentOf(arrivedAt, 'arrivedAt'), ...found },
        actor,
      };
    }
    default:
      return { type: `transport.${body.step}`, data: { number, reason: body.reason }, actor };
  }
}

/** However it was written: instants of the journal are compared as text. */
function momentOf(text: string, field: string): Instant {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) throw malformed('FMT-008', `/${field}`, { value: text });
  return instantAt(epochMs);
}
