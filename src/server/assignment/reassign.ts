import { officersOf, type AssignmentServices } from './officers-of.ts';
import { declarationRef, nextHolder, unfitness, type AssignCase, type Officer } from '#core/clearance';
import { SYSTEM } from '#core/access';
import type { AssignmentCause, DeclarationState } from '#core/declaration';
import { heldCases } from '#server/declaration';
import type { DailyJob } from '#server/jobs';

/**
 * Gives the cases of officers who are away today, or have left, to the next who may hold them; gives how many. Where nobody may,
 * a case stays where it is. Doing it again finds nothing left to do.
 */
export const reassignAbsent = (parts: AssignmentServices, signal?: AbortSignal): Promise<number> =>
  handOn(
    parts,
    { kind: 'holderAway' },
    {
      mayHaveTo: (_officerId, holder) => holder === undefined || holder.away,
      hasTo: () => true,
      ...(signal && { signal }),
    },
  );

/** Gives the cases that an officer holds and must not, for a tie to one of the parties, to the next who may; gives how many. */
export const reassignTied = (parts: AssignmentServices, tiedId: string): Promise<number> =>
  handOn(
    parts,
    { kind: 'holderTied' },
    {
      mayHaveTo: (officerId) => officerId === tiedId,
      hasTo: (state, holder) => holder !== undefined && unfitness(state, holder) === 'ASG-002',
    },
  );

interface HandedOn {
  /** By the holder alone, before the case itself is read. */
  readonly mayHaveTo: (officerId: string, holder: Officer | undefined) => boolean;
  readonly hasTo: (state: DeclarationState, holder: Officer | undefined) => boolean;
  readonly signal?: AbortSignal;
}

async function handOn(
  parts: AssignmentServices,
  reason: AssignmentCause,
  { mayHaveTo, hasTo, signal }: HandedOn,
): Promise<number> {
  const { engine, pool } = parts.services;
  let moved = 0;
  for (const [officeId, cases] of Map.groupBy(await heldCases(pool), (held) => held.officeId)) {
    let officers = await officersOf(parts, [officeId]);
    for (const { number, officerId } of cases) {
      if (signal?.aborted === true) return moved;
      const holder = officers.find(({ userId }) => userId === officerId);
      if (!mayHaveTo(officerId, holder)) continue;
      const stored = await engine.readState<DeclarationState>(declarationRef(number));
      const next = stored && hasTo(stored.state, holder) ? nextHolder(stored.state, officers) : undefined;
      if (!next) continue;
      const command: AssignCase = { type: 'case.assign', data: { number, officer: next, reason }, actor: SYSTEM };
      const answer = await engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
      // One that has moved on meanwhile needs no holder any more.
      if (answer.status === 'refused') continue;
      if (answer.status !== 'accepted') throw new Error(`cases could not be given to others now: ${answer.status}`);
      moved += 1;
      officers = officers.map((one) => (one === next ? { ...one, openCases: one.openCases + 1 } : one));
    }
  }
  return moved;
}

/** As each day begins, by the writer; an absence that is recorded for today is looked after at once. */
export const reassignmentJob = (parts: AssignmentServices): DailyJob => ({
  name: 'assignment.reassign',
  run: (_today, signal) => reassignAbsent(parts, signal),
});
