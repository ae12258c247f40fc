import { declarationRef } from '#core/clearance';
import { keptSince, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { contentOf, declarationOfDraft } from '#core/draft';
import { instantAt } from '#core/kernel';
import { documentIn, preRegistered } from '#server/declaration';
import { draftStore, type DraftRow } from '#server/drafts';
import type { DailyJob } from '#server/jobs';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { setImmediate } from 'node:timers/promises';
import { errorsIn, writtenOnly } from './examine.ts';
import { SQL, type MarkedSource } from './sql.ts';

/** How much is looked at, so that a look has an end whatever there is. */
interface LookBounds {
  readonly draftsMax: number;
  readonly preRegistrationsMax: number;
  /** Of the drafts together: a long one takes as long as a hundred short ones. */
  readonly linesMax: number;
}
/** One person waits for it. */
export const ON_DEMAND: LookBounds = { draftsMax: 200, preRegistrationsMax: 200, linesMax: 10_000 };
/** Some minutes of one processor, at night. */
const NIGHTLY: LookBounds = { draftsMax: 20_000, preRegistrationsMax: 20_000, linesMax: 1_000_000 };
/** By day, beside everybody's work: the rest has to wait for the night. */
export const AFTER_PUBLICATION: LookBounds = { draftsMax: 5_000, preRegistrationsMax: 5_000, linesMax: 250_000 };
/** A draft that lay untouched for longer is looked at by whoever opens it. */
const DRAFT_DAYS = 90;
/** A mark of what is long lodged, lapsed or thrown away says nothing to anybody. */
const MARK_DAYS = 120;
const DAY_MS = 86_400_000;

interface Looked {
  readonly examined: number;
  readonly found: number;
  /** There was more than the bounds let it look at. */
  readonly isCut: boolean;
}

/**
 * Looks at drafts that nobody tried to lodge and at pre-registrations under the law and the code lists of today, and marks those in which
 * something that was written is no longer right. What is merely missing in a draft is no finding: it is not finished. `null`: of everybody.
 */
export async function lookAgainAt(
  services: Services,
  organisationIds: readonly string[] | null,
  bounds: LookBounds,
  signal?: AbortSignal,
): Promise<Looked> {
  const drafts = await lookAtDrafts(services, organisationIds, bounds, signal);
  const early = await lookAtPreRegistrations(services, organisationIds, bounds, signal);
  return {
    examined: drafts.examined + early.examined,
    found: drafts.found + early.found,
    isCut: drafts.isCut || early.isCut,
  };
}

/** Each night, when the law of the new day is in force; `watchLaw` looks by day, when another law is published. */
export const lookAgainJob = (services: Services): DailyJob => ({
  name: 'fixes.lookAgain',
  run: async (_today, signal) => {
    await lookAgainAt(services, null, NIGHTLY, signal);
    await run(services.pool, SQL.forget, [daysAgo(services, MARK_DAYS)]);
  },
});

const daysAgo = ({ clock }: Pick<Services, 'clock'>, days: number) =>
  instantAt(Date.parse(clock.now()) - days * DAY_MS);

async function lookAtDrafts(
  services: Services,
  organisationIds: readonly string[] | null,
  { draftsMax, linesMax }: LookBounds,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const store = draftStore(services.pool);
  const rows = await store.untried(organisationIds, daysAgo(services, DRAFT_DAYS), draftsMax + 1);
  let lines = 0;
  const within = rows.slice(0, draftsMax).filter(({ line_count: count }) => (lines += count) <= linesMax);
  const isWrong = async (row: DraftRow): Promise<boolean> => {
    const content = contentOf(await store.document(row));
    const errors = errorsIn(declarationOfDraft(content), { replaces: row.purpose?.replaces }, services);
    return writtenOnly(errors, content).length > 0;
  };
  const found = await look(services, 'draft', within, signal, async (row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    isWrong: await isWrong(row),
  }));
  return { examined: within.length, found, isCut: within.length < rows.length };
}

async function lookAtPreRegistrations(
  services: Services,
  organisationIds: readonly string[] | null,
  { preRegistrationsMax: max }: LookBounds,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const { country } = services.reference.current().reference;
  const since = keptSince(country, services.clock.now());
  const all = await preRegistered(services.pool, since, organisationIds, max + 1);
  const within = all.slice(0, max);
  const found = await look(services, 'preRegistration', within, signal, async ({ number, principalId }) => ({
    id: number,
    organisationId: principalId,
    isWrong: await isWrongNow(services, number),
  }));
  return { examined: within.length, found, isCut: within.length < all.length };
}

/** The list follows the journal a moment behind: what is official by now is no pre-registration. */
async function isWrongNow(services: Services, number: DeclarationNumber): Promise<boolean> {
  const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
  if (stored?.state.status !== 'preRegistered') return false;
  const { declaration } = documentIn(await services.engine.readStream(declarationRef(number)), stored.state);
  return errorsIn(declaration, { replaces: number }, services).length > 0;
}

/** So many are told to the database together. */
const TOGETHER = 200;

async function look<T>(
  { pool, clock }: Services,
  source: MarkedSource,
  things: readonly T[],
  signal: AbortSignal | undefined,
  examine: (thing: T) => Promise<{ readonly id: string; readonly organisationId: string; readonly isWrong: boolean }>,
): Promise<number> {
  let found = 0;
  for (let from = 0; from < things.length; from += TOGETHER) {
    const wrong: { readonly id: string; readonly organisationId: string }[] = [];
    const right: string[] = [];
    for (const thing of things.slice(from, from + TOGETHER)) {
      signal?.throwIfAborted();
      const { isWrong, ...owned } = await examine(thing);
      if (isWrong) wrong.push(owned);
      else right.push(owned.id);
      // Whoever is at work comes first.
      await setImmediate();
    }
    found += wrong.length;
    const columns = [wrong.map(({ id }) => id), wrong.map(({ organisationId }) => organisationId)];
    await run(pool, SQL.mark, [source, clock.now(), ...columns]);
    await run(pool, SQL.unmark, [source, right]);
  }
  return found;
}
