import {
  amountDue,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type Security,
} from '#core/declaration';
import { GUARANTEE_STREAM, guaranteeEvent, type GuaranteeId } from '#core/guarantee';
import { needsMore, wholeUnits, type Command, type Handler, type NewEvent } from '#core/kernel';

/** What nothing is due for any more is free again, the last secured first. */
export function freed(state: DeclarationState): readonly { readonly security: Security; readonly amount: string }[] {
  const { securities, deferred } = state;
  if (securities === undefined) return NOTHING_FREED;
  const due = amountDue(state) - wholeUnits(deferred?.amount ?? '0');
  let excess = securities.reduce((sum, { amount }) => sum + wholeUnits(amount), 0n) - (due > 0n ? due : 0n);
  return securities.toReversed().flatMap((security) => {
    if (excess <= 0n) return [];
    const covered = wholeUnits(security.amount);
    const amount = covered < excess ? covered : excess;
    excess -= amount;
    return [{ security, amount: amount.toString() }];
  });
}
const NOTHING_FREED: ReturnType<typeof freed> = [];

/** What a certificate that followed took off the taxes is not payable any more: nobody need answer for it. */
export function freedByCertificate({ securities = [] }: DeclarationState, lowered: bigint): ReturnType<typeof freed> {
  let open = lowered;
  return securities.flatMap((security) => {
    if (security.purpose !== 'certificate' || open <= 0n) return [];
    const covered = wholeUnits(security.amount);
    const amount = covered < open ? covered : open;
    open -= amount;
    return [{ security, amount: amount.toString() }];
  });
}

export const freedData = (free: ReturnType<typeof freed>): readonly DeclarationEventData[] =>
  free.map(({ security, amount }) => ({ type: 'SecurityFreed', ...security, amount }));

export const freedEvents = (number: DeclarationNumber, free: ReturnType<typeof freed>): readonly NewEvent[] =>
  free.map(({ security, amount }) =>
    guaranteeEvent(security.guaranteeId as GuaranteeId, { type: 'GuaranteeFreed', declaration: number, amount }),
  );

/**
 * Whatever is decided on a declaration may free what a guarantee covers, so its stream is read before it is written on. For
 * every handler there is: the few that write on a guarantee ask for it, all others pay one look at their events.
 */
export function readingGuarantees<C extends Command, P, R>(handler: Handler<C, P, R>): Handler<C, P, R> {
  return {
    ...handler,
    handle: (command, prepared, world, facts) => {
      const decided = handler.handle(command, prepared, world, facts);
      if ('needsMore' in decided || !decided.ok) return decided;
      const unread = decided.value.events.filter(
        ({ stream }) => stream.type === GUARANTEE_STREAM && !world.has(stream),
      );
      return unread.length === 0 ? decided : needsMore(unread.map(({ stream }) => stream));
    },
  };
}
