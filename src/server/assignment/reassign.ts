import { officersOf, type AssignmentServices } from './officers-of.ts';
import { declarationRef, nextHolder, type AssignCase } from '#core/clearance';
import { SYSTEM } from '#core/access';
import type { DeclarationState } from '#core/declaration';
import { heldCases } from '#server/declaration';
import type { DailyJob } from '#server/jobs';

const REASON = 'Người thụ lý vắng mặt hoặc không còn ở đơn vị';

/**
 * Gives the cases of officers who are away today, or have left, to the next who may hold them; gives how many. Where nobody may,
 * a case stays where it is. Doing it again finds nothing left to do.
 */
export async function reassignAbsent(parts: AssignmentServices, signal?: AbortSignal): Promise<number> {
  const { engine, pool } = parts.services;
  let moved = 0;
  for (const [officeId, cases] of Map.groupBy(await heldCases(pool), (held) => held.officeId)) {
    let officers = await officersOf(parts, [officeId]);
    const present = new Set(officers.filter(({ away }) => !away).map(({ userId }) => userId));
    for (const { number, officerId } of cases) {
      if (signal?.aborted === true) return moved;
      if (present.has(officerId)) continue;
      const stored = await engine.readState<DeclarationState>(declarationRef(number));
      const next = stored && nextHolder(stored.state, officers);
      if (!next) continue;
      const command: AssignCase = {
        type: 'case.assign',
        data: { number, officer: next, reason: REASON },
        actor: SYSTEM,
      };
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
