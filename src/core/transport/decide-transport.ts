import { enterTransport, freeing, transportOutcome, type Freeing } from './transport-case.ts';
import { transportRef, type TransportNumber } from './transport-number.ts';
import type { TransportReference } from './transport-reference.ts';
import type { TransportAction } from './transport-steps.ts';
import type { TransportEventData, TransportState } from './transport.ts';
import { ok, type Command, type Handler } from '#core/kernel';

type Step<Type extends TransportAction, More = unknown> = Command<
  Type,
  { readonly number: TransportNumber; readonly reason: string } & More
>;
export type WithdrawTransport = Step<'transport.withdraw'>;
export type InstructTransportCorrection = Step<'transport.instructCorrection'>;
/** Before goods leave, somebody is to answer for this amount, in whole units of the national currency. */
export type RequireTransportGuarantee = Step<'transport.requireGuarantee', { readonly amount: string }>;
export type ApproveTransport = Step<'transport.approve'>;
export type RefuseTransport = Step<'transport.refuse'>;
export type CancelTransport = Step<'transport.cancel'>;
/** Where something differed on arrival and was cleared up. */
export type FreeTransportGuarantee = Step<'transport.freeGuarantee'>;

export const withdrawTransport = stepHandler<WithdrawTransport>('transport.withdraw', (data, state) =>
  // What only its sender knew of ends without a word to the office.
  state.status === 'preRegistered'
    ? alone({ type: 'Withdrawn', reason: data.reason })
    : cancelled('trader', data, state),
);
export const cancelTransport = stepHandler<CancelTransport>('transport.cancel', (data, state) =>
  cancelled('customs', data, state),
);
export const refuseTransport = stepHandler<RefuseTransport>('transport.refuse', ({ reason }, state) =>
  over({ type: 'Refused', reason }, state, reason),
);
export const instructTransportCorrection = stepHandler<InstructTransportCorrection>(
  'transport.instructCorrection',
  ({ reason }) => alone({ type: 'CorrectionInstructed', reason }),
);
export const requireTransportGuarantee = stepHandler<RequireTransportGuarantee>(
  'transport.requireGuarantee',
  ({ amount, reason }) => alone({ type: 'GuaranteeRequired', amount, reason }),
);
export const approveTransport = stepHandler<ApproveTransport>('transport.approve', ({ reason }, { version }) =>
  alone({ type: 'Approved', version, automatic: false, reason }),
);
export const freeTransportGuarantee = stepHandler<FreeTransportGuarantee>(
  'transport.freeGuarantee',
  ({ reason }, state) => freeing(state, reason),
);

const alone = (data: TransportEventData): Freeing => ({ decided: [data], guarantees: [] });

/** The goods stay where they are, so nobody need answer for them. */
function over(data: TransportEventData, state: TransportState, reason: string): Freeing {
  const { decided, guarantees } = freeing(state, reason);
  return { decided: [data, ...decided], guarantees };
}

const cancelled = (by: 'trader' | 'customs', { reason }: { readonly reason: string }, state: TransportState): Freeing =>
  over({ type: 'Cancelled', by, wasApproved: state.status === 'approved', reason }, state, reason);

function stepHandler<C extends Step<TransportAction>>(
  type: C['type'],
  decided: (data: C['data'], state: TransportState) => Freeing,
): Handler<C, null, TransportReference> {
  return {
    type,
    prepare: () => ok(null),
    touches: ({ data }) => [transportRef(data.number)],
    handle: (command, _prepared, world, facts) => {
      const entered = enterTransport(command, world);
      if (!entered.ok) return entered;
      const { decided: events, guarantees } = decided(command.data, entered.value);
      return ok(transportOutcome(entered.value, command.data.number, events, facts, guarantees));
    },
  };
}
