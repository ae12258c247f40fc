import { lookAgain, type LookingAgain } from '#server/jobs';
import type { LodgeDeclaration } from '#core/clearance';
import { draftOfDeclaration, EMPTY_DRAFT, operationsFor } from '#core/draft';
import { errorsOf, type Actor } from '#core/kernel';
import type { Members } from '#server/access';
import { draftStore, type DraftStore } from '#server/drafts';
import type { Services } from '#server/platform/services';
import { hash, randomUUID } from 'node:crypto';
import {
  importStore,
  type EntryOutcome,
  type EntryRow,
  type ImportMode,
  type ImportRow,
  type ImportStore,
} from './import-store.ts';

export interface ImportRunnerOptions {
  readonly services: Services;
  readonly members: Members;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
  readonly isWriter: () => boolean;
  /** Whether it looks by itself, or only when asked. */
  readonly byItself: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** People look at a bar that moves; an index of what runs is all that a look reads. */
const LOOK_MS = 500;

/**
 * Makes drafts or declarations of imported files, one after another. Each is sent under a key of its content: whatever happens between sending it and
 * noting its answer, sending it again gives the same declaration.
 */
export const startImports = (options: ImportRunnerOptions): LookingAgain =>
  lookAgain({ ...options, everyMs: LOOK_MS, work: (signal) => runAll(options, signal) });

async function runAll(options: ImportRunnerOptions, signal: AbortSignal): Promise<number> {
  const store = importStore(options.services.pool);
  const drafts = draftStore(options.services.pool);
  let done = 0;
  for (const found of await store.running()) {
    const actor = await stillThere(options, found.actor);
    if (!actor || !found.mode) {
      await store.cancel(found.id);
      continue;
    }
    done += await runOne({ ...options, store, drafts, actor, mode: found.mode, found }, signal);
  }
  return done;
}

interface Run extends ImportRunnerOptions {
  readonly store: ImportStore;
  readonly drafts: DraftStore;
  readonly found: ImportRow;
  readonly mode: ImportMode;
  readonly actor: Actor;
}

async function runOne(run: Run, signal: AbortSignal): Promise<number> {
  const { store, found } = run;
  let done = 0;
  while (!signal.aborted) {
    const entry = await store.nextWaiting(found.id);
    if (!entry) {
      await store.finish(found.id);
      break;
    }
    const outcome = run.mode === 'draft' ? await drafted(run, entry) : await lodged(run, entry);
    // Too much to do just now: it waits for the next look.
    if (!outcome) break;
    await store.settle(found.id, entry.place, outcome);
    done += 1;
  }
  return done;
}

/** Whoever has left since, or changed their work, sends nothing more. */
async function stillThere({ members }: ImportRunnerOptions, actor: Actor | null): Promise<Actor | undefined> {
  if (!actor) return undefined;
  const all = await members({ userIds: [actor.userId] });
  const member = all.find(
    ({ userId, organisationId }) => userId === actor.userId && organisationId === actor.organisationId,
  );
  return member && { ...actor, roles: member.roles, offices: member.offices };
}

async function lodged(
  { services, mode, actor }: Run,
  { content, content_key }: EntryRow,
): Promise<EntryOutcome | undefined> {
  const command: LodgeDeclaration = {
    type: 'declaration.lodge',
    data: { declaration: content, register: mode === 'register' },
    actor,
  };
  const key = `import-${mode}-${content_key}`;
  const answer = await services.engine.submit(command, {
    sender: actor.organisationId || actor.userId,
    trafficClass: 'declaration',
    key,
    contentHash: hash('sha256', key, 'buffer'),
  });
  switch (answer.status) {
    case 'accepted': {
      const { number } = JSON.parse(Buffer.from(answer.answer).toString('utf8')) as { readonly number: string };
      return { state: 'accepted', refusals: [], number, draft_id: null };
    }
    case 'refused':
      return { state: 'rejected', refusals: answer.refusals, number: null, draft_id: null };
    case 'conflict':
      throw new Error('a key that is made of the content stands for other content');
    case 'busy':
    case 'unavailable':
      return undefined;
  }
}

async function drafted(run: Run, { content, content_key, refusals }: EntryRow): Promise<EntryOutcome> {
  const { drafts, found, actor, services } = run;
  const id = uuidOf(`draft-${found.organisation_id}-${content_key}`);
  const by = { userId: actor.userId, name: (await run.nameOf(actor.userId)) ?? '', at: services.clock.now() };
  await drafts.add(
    { id, organisationId: found.organisation_id, name: null, purpose: null, lodgingKey: randomUUID(), keeps: null },
    by,
  );
  const shown = draftOfDeclaration(content, 'keepReference');
  const operations = operationsFor(EMPTY_DRAFT, '', shown, () => randomUUID().slice(0, 8));
  const row = await drafts.find(id);
  // A change that is there already is not made again; one that somebody lodged or threw away since is left as it is.
  if (row?.deleted_at === null && row.lodged_number === null && row.revision === 0)
    await drafts.append(id, { id: `begin-${id}`, device: 'server', baseRevision: 0, operations }, by);
  // What is known to be refused waits among what is to be mended.
  const errors = errorsOf(refusals);
  if (errors.length > 0 && row?.revision === 0) await drafts.keepTrial(id, { revision: 1, refusals: errors });
  return { state: 'accepted', refusals, number: null, draft_id: id };
}

/** The same text, the same id. */
function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
