import { declarationEvent, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import { can } from '#core/access';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import { err, needsMore, ok, type Command, type Handler } from '#core/kernel';
import { giveBackEvents, giveBackTouches, reliefRefusal } from '#core/relief';

/**
 * Gives back to exemption lists and quotas what a declaration drew: its goods never came in, or left again. A declaration
 * that is registered has no end but its release, so this is a leader's decision with its reason, once for a declaration.
 */
export type GiveBackRelief = Command<
  'relief.giveBack',
  { readonly number: DeclarationNumber; readonly reason: string }
>;

export const giveBackRelief: Handler<GiveBackRelief, null, ClearanceReference> = {
  type: 'relief.giveBack',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: ({ data: { number, reason }, actor }, _prepared, world) => {
    const state = world.state<DeclarationState>(declarationRef(number));
    if (!state || !can(actor, 'declaration.read', resourceOf(state.head))) return err([refuse('LIF-002', '/number')]);
    const refused = notAllowed(actor, 'relief.giveBack', resourceOf(state.head));
    if (refused) return err(refused);
    const draws = state.reliefDraws;
    if (draws === undefined) return err([reliefRefusal('RLF-051', '/number')]);
    const missing = giveBackTouches(draws, world);
    if (missing.length > 0) return needsMore(missing);
    return ok({
      events: [
        declarationEvent(number, { type: 'ReliefGivenBack', reason }),
        ...giveBackEvents(draws, number, reason, world),
      ],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      answer: { number, givenBack: draws.length },
    });
  },
};
