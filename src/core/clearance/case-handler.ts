import { finished, open, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { declarationRef } from './streams.ts';
import type { DeclarationEventData, DeclarationNumber } from '#core/declaration';
import { err, ok, type Command, type Facts, type Handler, type Refusals } from '#core/kernel';

/**
 * Most steps on a declaration share their shape: check what was sent, find the case, check authority and legality, add one
 * event, and whatever follows of it. `room` refuses what only the case itself can tell.
 */
export function caseHandler<C extends Command<string, { readonly number: DeclarationNumber }>>(
  type: C['type'],
  decide: (command: C, world: CaseWorld) => DeclarationEventData,
  check: (command: C, facts: Facts<ClearanceReference>) => Refusals = () => [],
  room: (world: CaseWorld, facts: Facts<ClearanceReference>) => Refusals = () => [],
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: (command, facts) => {
      const refusals = check(command, facts);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: (command) => [declarationRef(command.data.number)],
    handle: (command, _prepared, world, facts) => {
      const opened = open(command, world);
      if (!opened.ok) return opened;
      const full = room(opened.value, facts);
      return full.length > 0 ? err(full) : ok(finished(opened.value, [decide(command, opened.value)], facts));
    },
  };
}
