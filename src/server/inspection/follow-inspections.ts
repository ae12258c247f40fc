import { writeFollowUps, type FollowUpRow } from './follow-up-list.ts';
import { declarationRef, inspectionRef } from '#core/clearance';
import { declarationNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { INSPECTION_STREAM, type InspectionState } from '#core/inspection';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const INSPECTION_FOLLOWER = 'inspection.follow-ups';

/** The events that open or close something. Few declarations ever have one. */
const MOVING: ReadonlySet<string> = new Set([
  'InspectionConcluded',
  'CaseConcluded',
  'FollowUpClosed',
  'FollowUpReopened',
]);

export const concernsInspections = ({ stream, type }: EventFacts): boolean =>
  stream.type === INSPECTION_STREAM && MOVING.has(type);

/** Keeps the list of what is open at each office in step with the journal. It takes states as they stand now, which may be ahead, never behind. */
export const followInspections =
  ({ engine }: Pick<Services, 'engine'>): HandleEvents =>
  async (events, client) => {
    const numbers = [...new Set(events.map(({ stream }) => declarationNumber(stream.id)))];
    const inspections = await engine.readStates<InspectionState>(numbers.map(inspectionRef));
    const declarations = await engine.readStates<DeclarationState>(numbers.map(declarationRef));
    const offices = new Map(
      [...declarations.values()].map(({ state }) => [state.head.number, state.head.officeId] as const),
    );
    await writeFollowUps(
      client,
      [...inspections.values()].flatMap(({ state }) => rowsOf(state, offices)),
    );
  };

function rowsOf(
  { number, followUps }: InspectionState,
  offices: ReadonlyMap<DeclarationNumber, string>,
): readonly FollowUpRow[] {
  const officeId = offices.get(number);
  if (officeId === undefined) throw new Error(`There is no declaration for the inspection of ${number}`);
  return followUps.map(({ id, kind, openedAt, closed }) => ({
    id,
    number,
    office_id: officeId,
    kind,
    opened_at: openedAt,
    closed_at: closed?.at ?? null,
  }));
}
