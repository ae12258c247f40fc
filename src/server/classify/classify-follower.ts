import { forgetTraders, writeSaid, type Said } from './said.ts';
import { SUBJECT_STREAM } from '#core/access';
import { teachingWords } from '#core/classify';
import { declarationRef, principalOf } from '#core/clearance';
import {
  DECLARATION_STREAM,
  declarationNumber,
  type Declaration,
  type DeclarationEventData,
  type DeclarationHead,
  type DeclarationNumber,
} from '#core/declaration';
import type { EventFacts, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import type pg from 'pg';

export const CLASSIFY_FOLLOWER = 'classify.said';

/**
 * Released declarations that one batch learns from. What many traders say over months needs no completeness, and in the
 * busiest minute of the year learning must not hold anybody up.
 */
const RELEASED_A_BATCH_MAX = 32;
const LINES_A_DECLARATION_MAX = 20;

/** Nobody waits for what is learned: under load two transactions a second, each of a few releases. */
export const AT_LEISURE = {
  gatherMs: 500,
  batchMax: 4_000,
  concerns: ({ stream, type }: EventFacts): boolean =>
    stream.type === SUBJECT_STREAM || (stream.type === DECLARATION_STREAM && LEARNED_FROM.has(type)),
} as const;
const LEARNED_FROM: ReadonlySet<string> = new Set(['Registered', 'Released']);

/** Learns what traders call the goods of a heading, from declarations whose goods were released and from no others. */
export const followReleases =
  ({ engine, token }: Pick<Services, 'engine' | 'token'>) =>
  async (events: readonly JournalEvent[], client: pg.ClientBase): Promise<void> => {
    const registered = new Map<DeclarationNumber, Registered>();
    const released = new Set<DeclarationNumber>();
    for (const event of events) {
      if (event.stream.type !== DECLARATION_STREAM) continue;
      const number = declarationNumber(event.stream.id);
      if (event.type === 'Registered') registered.set(number, event.data as unknown as Registered);
      if (event.type === 'Released') released.add(number);
    }
    const said: Said[] = [];
    for (const number of [...released].slice(0, RELEASED_A_BATCH_MAX)) {
      const found = registered.get(number) ?? (await registeredIn(engine, number));
      if (found !== undefined) said.push(...saidIn(found, (id) => engine.subjectOf(id) ?? token(id)));
    }
    await writeSaid(client, said);
    const erased = events.filter(({ stream }) => stream.type === SUBJECT_STREAM).map(({ stream }) => stream.id);
    await forgetTraders(client, erased);
  };

type Registered = Pick<Extract<DeclarationEventData, { readonly type: 'Registered' }>, 'head' | 'declaration'>;

async function registeredIn(engine: Services['engine'], number: DeclarationNumber): Promise<Registered | undefined> {
  const events = await engine.readStream(declarationRef(number));
  return events.findLast(({ type }) => type === 'Registered')?.data as unknown as Registered | undefined;
}

function saidIn(
  { head, declaration }: { readonly head: DeclarationHead; readonly declaration: Declaration },
  markOf: (partyId: string) => string,
): readonly Said[] {
  const principal = principalOf(head);
  if (principal === null) return [];
  const trader = markOf(principal);
  return declaration.goodsItems.slice(0, LINES_A_DECLARATION_MAX).flatMap(({ commodityCode, description }) => {
    const heading = commodityCode?.slice(0, 4) ?? '';
    if (heading.length < 4 || description === undefined) return [];
    return teachingWords(description).map((word) => ({ word, heading, trader }));
  });
}
