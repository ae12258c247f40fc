import {
  numbersOfSubjects,
  openedRow,
  progress,
  writeOpened,
  writeProgress,
  type OverviewRow,
  type RowFacts,
} from './overview.ts';
import { timesBy } from './times-by.ts';
import { SUBJECT_STREAM } from '#core/access';
import { declarationRef } from '#core/clearance';
import {
  DECLARATION_STREAM,
  declarationNumber,
  declarationStream,
  type Declaration,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import type { JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import type pg from 'pg';

export const OVERVIEW_FOLLOWER = 'declaration.overview';

/**
 * Keeps the lists in step with the journal, a batch a transaction. A declaration that opens in the batch is folded from
 * its own events; one that merely moves takes its state as it stands now, which may be ahead, never behind.
 */
export const followOverview =
  ({ engine, reference }: Pick<Services, 'engine' | 'reference'>) =>
  async (events: readonly JournalEvent[], client: pg.ClientBase): Promise<void> => {
    const facts: RowFacts = { subjectOf: engine.subjectOf, ...timesBy(reference.current()) };
    const opened = new Map<
      string,
      { readonly declaration: Declaration; readonly state: DeclarationState; readonly position: bigint }
    >();
    const moved = new Map<DeclarationNumber, bigint>();
    const amended = new Map<string, Declaration>();
    const erased: string[] = [];
    for (const event of events) {
      if (event.stream.type === SUBJECT_STREAM) erased.push(event.stream.id);
      if (event.stream.type !== DECLARATION_STREAM) continue;
      const number = declarationNumber(event.stream.id);
      const before = opened.get(number);
      if (event.type === 'PreRegistered' || event.type === 'Registered') {
        opened.set(number, {
          declaration: declarationOf(event),
          state: declarationStream.evolve(before?.state, event),
          position: event.position,
        });
        moved.delete(number);
      } else if (before) {
        opened.set(number, {
          declaration: event.type === 'Amended' ? declarationOf(event) : before.declaration,
          state: declarationStream.evolve(before.state, event),
          position: event.position,
        });
      } else {
        if (event.type === 'Amended') amended.set(number, declarationOf(event));
        moved.set(number, event.position);
      }
    }
    const standing = await statesOf(engine, moved);
    for (const { state, position } of standing) {
      const declaration = amended.get(state.head.number);
      if (declaration) opened.set(state.head.number, { declaration, state, position });
    }
    await writeOpened(
      client,
      [...opened.values()].map((row): OverviewRow => openedRow(row.state, row.declaration, row.position, facts)),
    );
    const moves = amended.size === 0 ? standing : standing.filter(({ state }) => !amended.has(state.head.number));
    await writeProgress(
      client,
      moves.map(({ state, position }) => progress(state, position, facts)),
    );
    if (erased.length > 0) await writeErased(engine, client, erased, facts);
  };

/** Rows that name an erased person are written anew from the journal, which now gives the mark of erasure. */
async function writeErased(
  engine: Services['engine'],
  client: pg.ClientBase,
  subjects: readonly string[],
  facts: RowFacts,
): Promise<void> {
  const rows: OverviewRow[] = [];
  for (const number of await numbersOfSubjects(client, subjects)) {
    const ref = declarationRef(declarationNumber(number));
    const stored = await engine.readState<DeclarationState>(ref);
    if (!stored) continue;
    const events = await engine.readStream(ref);
    const document = events.find(({ position }) => position.toString() === stored.state.documentPosition);
    if (!document) throw new Error(`the journal holds no document of ${number}`);
    const { declaration } = document.data as unknown as { readonly declaration: Declaration };
    rows.push(openedRow(stored.state, declaration, stored.position, facts));
  }
  await writeOpened(client, rows);
}

/** How those that moved stand now, and where in the journal they did. */
async function statesOf(engine: Services['engine'], moved: ReadonlyMap<DeclarationNumber, bigint>) {
  const refs = [...moved.keys()].map(declarationRef);
  const states = refs.length === 0 ? [] : (await engine.readStates<DeclarationState>(refs)).values();
  return [...states].map(({ state }) => ({ state, position: moved.get(state.head.number) ?? 0n }));
}

// Written by our own handlers, hashed and chained since: trusted as their type.
const declarationOf = ({ data }: JournalEvent): Declaration =>
  (data as unknown as { readonly declaration: Declaration }).declaration;
