import { transportRefusal } from './refusals.ts';
import { enterTransport, transportOutcome } from './transport-case.ts';
import { transportRef, type TransportNumber } from './transport-number.ts';
import type { TransportReference } from './transport-reference.ts';
import type { TransportSecurity } from './transport.ts';
import { drawRefusals, guaranteeEvent, guaranteeRef, type GuaranteeId, type GuaranteeState } from '#core/guarantee';
import { assert, err, needsMore, ok, type Command, type Handler } from '#core/kernel';

/** A bank answers for what the office asked. `null`: the guarantee that the transport itself names. */
export type SecureTransport = Command<
  'transport.secure',
  { readonly number: TransportNumber; readonly guaranteeId: GuaranteeId | null }
>;

export const secureTransport: Handler<SecureTransport, null, TransportReference> = {
  type: 'transport.secure',
  prepare: () => ok(null),
  touches: ({ data: { number, guaranteeId } }) => [
    transportRef(number),
    ...(guaranteeId === null ? [] : [guaranteeRef(guaranteeId)]),
  ],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { number, content, principalId, required } = entered.value;
    assert(required !== undefined, 'a transport waits for a guarantee only where one was asked for');
    const guaranteeId = command.data.guaranteeId ?? content.guaranteeId;
    if (guaranteeId === null) return err([transportRefusal('TRP-016', '/guaranteeId')]);
    const ref = guaranteeRef(guaranteeId);
    if (!world.has(ref)) return needsMore([ref]);
    const guarantee = world.state<GuaranteeState>(ref);
    const draw = { principalId, goods: number, amount: required, until: content.plannedArrival };
    const refusals = drawRefusals(guarantee, draw, world.version(ref), facts.today);
    if (guarantee === undefined || refusals.length > 0) return err(refusals);
    const security: TransportSecurity = { guaranteeId, amount: required, validTo: guarantee.validTo };
    const drawn = guaranteeEvent(guaranteeId, { type: 'GuaranteeDrawn', declaration: number, amount: required });
    return ok(transportOutcome(entered.value, number, [{ type: 'GuaranteeSecured', ...security }], facts, [drawn]));
  },
};
