import { officersOf, type AssignmentServices } from './officers-of.ts';
import { SYSTEM } from '#core/access';
import { declarationRef, nextHolder, type AssignCase, type Officer } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import { unheldCases, type UnheldCase } from '#server/declaration';

/** Given out together: as many as the writer takes into one batch. */
const CASES_PER_ROUND = 200;

/**
 * Gives each case that nobody holds to the officer of its office who may hold it, is there today and has the least to do; gives how
 * many. No officer has a say in it; a leader gives a case to somebody else with a reason. Where nobody may hold one it waits for
 * somebody who does, and is looked at again. Doing it again gives nothing out twice.
 */
export async function assignUnheld(parts: AssignmentServices, signal?: AbortSignal): Promise<number> {
  const { engine, pool } = parts.services;
  const offices = new Map<string, readonly Officer[]>();
  let [given, after] = [0, ''];
  while (signal?.aborted !== true) {
    const page = await unheldCases(pool, after, CASES_PER_ROUND);
    await readOffices(parts, page, offices);
    const commands = await drawUp(parts, page, offices);
    const answers = await Promise.all(
      commands.map((command) => engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' })),
    );
    for (const { status } of answers) {
      if (status === 'accepted') given += 1;
      // One that has moved on meanwhile needs no holder any more.
      else if (status !== 'refused') throw new Error(`cases could not be given out now: ${status}`);
    }
    if (page.length < CASES_PER_ROUND) break;
    after = page.at(-1)?.number ?? after;
  }
  return given;
}

async function readOffices(
  parts: AssignmentServices,
  page: readonly UnheldCase[],
  offices: Map<string, readonly Officer[]>,
): Promise<void> {
  const unread = [...new Set(page.map(({ officeId }) => officeId))].filter((officeId) => !offices.has(officeId));
  for (const officeId of unread) offices.set(officeId, await officersOf(parts, [officeId]));
}

/** Who gets what; each case that is given out counts for the next. */
async function drawUp(
  { services: { engine } }: AssignmentServices,
  page: readonly UnheldCase[],
  offices: Map<string, readonly Officer[]>,
): Promise<readonly AssignCase[]> {
  const stored = await Promise.all(
    page.map(({ number }) => engine.readState<DeclarationState>(declarationRef(number))),
  );
  return page.flatMap(({ number, officeId }, index): readonly AssignCase[] => {
    const state = stored[index]?.state;
    const officers = offices.get(officeId) ?? [];
    // The list of cases follows the journal, a moment behind.
    const next = state === undefined || state.assignee !== undefined ? undefined : nextHolder(state, officers);
    if (next === undefined) return [];
    offices.set(
      officeId,
      officers.map((one) => (one === next ? { ...one, openCases: one.openCases + 1 } : one)),
    );
    const reason = { kind: 'unheld', openCases: next.openCases } as const;
    const data = { number, officer: next, reason, onlyIfNobodys: true } as const;
    return [{ type: 'case.assign', data, actor: SYSTEM }];
  });
}
