import { inspectionEvent, inspectionRef } from './inspection/inspection-case.ts';
import { SETTLED_BY_STEPS } from './inspection/follow-up-steps.ts';
import { followUpRefusals, type FollowUpEnd, type InspectionState } from '#core/inspection';
import type { DeclarationNumber, DeclarationState, OfficerDecision } from '#core/declaration';
import type { Actor, NewEvent, Refusals, StreamRef, WorkingSet } from '#core/kernel';

/** The inspection, where a step says what of it it settles; most settle nothing. */
export const settledRefs = (number: DeclarationNumber, followUps: readonly string[] = []): readonly StreamRef[] =>
  followUps.length > 0 ? [inspectionRef(number)] : [];

/** Each is open, and of a kind that a version of the declaration settles. */
export function namedRefusals(number: DeclarationNumber, followUps: readonly string[], world: WorkingSet): Refusals {
  if (followUps.length === 0) return [];
  const inspection = world.state<InspectionState>(inspectionRef(number)) ?? { followUps: [] };
  return followUps.flatMap((id, index) => followUpRefusals(id, SETTLED_BY_STEPS, inspection, `/followUps/${index}`));
}

/** What the step settles is closed by it, with the number of the version that it made. What was set aside meanwhile stays so. */
export function settledBy(
  followUps: readonly string[],
  { text, version, end }: { readonly text: string; readonly version: string; readonly end: FollowUpEnd },
  { state, actor }: { readonly state: DeclarationState; readonly actor: Actor },
  world: WorkingSet,
): readonly NewEvent[] {
  if (followUps.length === 0) return [];
  const inspection = world.state<InspectionState>(inspectionRef(state.head.number));
  return followUps
    .filter((id) => inspection?.followUps.some((each) => each.id === id && each.closed === null))
    .map((followUp) =>
      inspectionEvent({ state, inspection, actor }, { type: 'FollowUpClosed', followUp, text, link: version, end }),
    );
}

/** The inspection, where a decision may have settled something of it: it is read before the decision is taken back. */
export const reopenedRefs = (number: DeclarationNumber, { type }: OfficerDecision): readonly StreamRef[] =>
  ENDS[type] === undefined ? [] : [inspectionRef(number)];

/** What was settled with a decision that is taken back is open as before: found is what was found. */
export function reopenedBy(
  { at, by, type }: OfficerDecision,
  text: string,
  { state, actor }: { readonly state: DeclarationState; readonly actor: Actor },
  world: WorkingSet,
): readonly NewEvent[] {
  const end: FollowUpEnd | undefined = ENDS[type];
  if (end === undefined) return [];
  const inspection = world.state<InspectionState>(inspectionRef(state.head.number));
  return (inspection?.followUps ?? [])
    .filter(({ closed }) => closed?.end === end && closed.at === at && closed.by === by)
    .map(({ id: followUp }) =>
      inspectionEvent({ state, inspection, actor }, { type: 'FollowUpReopened', followUp, text }),
    );
}

/** How each decision ends what it settles. */
const ENDS: { readonly [Type in OfficerDecision['type']]?: FollowUpEnd } = {
  Amended: 'assessed',
  PenaltyImposed: 'penaltyImposed',
};
