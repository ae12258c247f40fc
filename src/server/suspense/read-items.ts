import { declarationRef, paymentRef, suspenseRef } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import type { StreamRef } from '#core/kernel';
import { declarationNumberIn, type PaymentId, type PaymentState, type SuspenseState } from '#core/payment';
import type { StoredState } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

/** A credit that waits, with what was done about it and the declaration that its reference names. */
export interface ReadItem {
  readonly payment: PaymentState;
  readonly state: SuspenseState | undefined;
  readonly named: DeclarationState | undefined;
}

export async function itemsOf(
  { engine }: Pick<Services, 'engine'>,
  ids: readonly string[],
): Promise<readonly ReadItem[]> {
  if (ids.length === 0) return [];
  const read = await statesOf<PaymentState>(
    engine,
    ids.map((id) => paymentRef(id as PaymentId)),
  );
  const acts = await statesOf<SuspenseState>(
    engine,
    ids.map((id) => suspenseRef(id as PaymentId)),
  );
  const numbers = [...read.values()].map(({ paymentReference }) => declarationNumberIn(paymentReference));
  const named = await statesOf<DeclarationState>(
    engine,
    numbers.filter((number) => number !== undefined).map(declarationRef),
  );
  return ids.flatMap((id) => {
    const payment = read.get(id);
    if (payment === undefined) return [];
    const number = declarationNumberIn(payment.paymentReference);
    return [{ payment, state: acts.get(id), named: number && named.get(declarationRef(number).id) }];
  });
}

/** By their ids: those of one kind. */
export async function statesOf<State>(
  engine: Services['engine'],
  refs: readonly StreamRef[],
): Promise<ReadonlyMap<string, State>> {
  const found: ReadonlyMap<string, StoredState<State>> = refs.length === 0
    ? new Map()
    : await engine.readStates<State>(refs);
  return new Map([...found].map(([key, { state }]) => [key.slice(key.indexOf('/') + 1), state]));
}
