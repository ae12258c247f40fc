import { amountDueNow, type DeclarationState } from './declaration-state.ts';
import type { ImposedPenalty } from './penalty.ts';
import { wholeUnits } from '#core/kernel';

/**
 * The fines that what is due now still holds, with what is open of each. What comes in pays the taxes first, then the fines
 * in their order.
 */
export function unpaidPenalties(
  state: Pick<DeclarationState, 'totalPayable' | 'amountPaid' | 'deferred' | 'securities' | 'penalties'>,
): readonly (ImposedPenalty & { readonly open: string })[] {
  if (state.penalties === undefined) return NONE;
  let due = amountDueNow(state);
  const unpaid = state.penalties.toReversed().flatMap((penalty) => {
    const amount = wholeUnits(penalty.amount);
    const open = due < amount ? due : amount;
    due -= open;
    return open > 0n ? [{ ...penalty, open: open.toString() }] : [];
  });
  return unpaid.toReversed();
}
const NONE: ReturnType<typeof unpaidPenalties> = [];
