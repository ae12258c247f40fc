import type { Actor, Instant, RecordedEvent, Result, StreamRef } from '#core/kernel';
import { assert, err, ok } from '#core/kernel';
import {
  compileReference,
  diffPacks,
  REFERENCE_STREAM,
  referenceStream,
  type PublishedVersion,
  type PublishReference,
  type Reference,
  type ReferenceState,
} from '#core/reference';
import type { Answer, SubmitOptions } from '#server/platform/engine';
import type { FileProblem } from './file-problem.ts';
import { compileCountry, type LoadedCountry } from './load-country.ts';
import { rememberLast } from './remember-last.ts';
import type { VersionStore } from './version-store.ts';

/**
 * Which reference data is in force, was in force, and how the next comes into force. `Snapshot` is what the program asks:
 * the compiled reference, or that with more compiled from the same files (selection rules).
 */
export interface ReferenceRoom<Snapshot> {
  /** One property read; the snapshot is swapped whole. */
  readonly current: () => Snapshot;
  /** For the engine, which records the version with everything it decides. */
  readonly inForce: () => { readonly snapshot: Snapshot; readonly version: string };
  readonly country: () => LoadedCountry;
  /** What was published in this system, oldest first. */
  readonly history: () => readonly PublishedVersion[];
  /** The snapshot that decided under a recorded version; `undefined` where this system never stored it. */
  readonly ofVersion: (version: string) => Promise<Snapshot | undefined>;
  /** What was known at an instant: the version in force then, without what it learned later. */
  readonly knownAt: (at: Instant) => Promise<Snapshot>;
  /** What is on disk but not in force yet. Publish it once the engine runs. */
  readonly unpublished: () => LoadedCountry | undefined;
  /** Why a country that was read cannot come into force; empty where it can. */
  readonly problemsOf: (country: LoadedCountry) => readonly FileProblem[];
  /** Stores, journals, then swaps. Whatever the answer, the snapshot in force is the one the journal names. */
  readonly publish: (country: LoadedCountry, by: Publisher) => Promise<Answer>;
  /** Brings into force what was published through another program. Rejects, once, where this program does not understand it. */
  readonly refresh: () => Promise<void>;
}

/** Through which door and in whose name a publication goes. */
export interface Publisher {
  readonly engine: { readonly submit: (command: PublishReference, options: SubmitOptions) => Promise<Answer> };
  readonly actor: Actor;
}

export interface ReferenceRoomOptions<Snapshot> {
  /** The country as it stands on disk, from `loadCountry`. */
  readonly onDisk: LoadedCountry;
  readonly store: VersionStore;
  /** The journal's events of one stream, oldest first. */
  readonly readStream: (ref: StreamRef) => Promise<readonly RecordedEvent[]>;
  /** Must be pure: the same files give the same snapshot, in any year. */
  readonly snapshotOf: (country: LoadedCountry, reference: Reference) => Result<Snapshot, readonly FileProblem[]>;
}

/** Old snapshots are asked for by the court and by what-if, a few at a time; each takes some 20 MB. */
const OLD_SNAPSHOTS_MAX = 3;

export async function openReferenceRoom<Snapshot>(
  options: ReferenceRoomOptions<Snapshot>,
): Promise<Result<ReferenceRoom<Snapshot>, readonly FileProblem[]>> {
  const { onDisk, store } = options;
  const country = onDisk.pack.profile.code;
  let history = await publications(options, country);
  const published = history.at(-1)?.version;
  const inForceFiles =
    published === undefined || published === onDisk.pack.version ? undefined : await store.read(country, published);
  assert(
    published === undefined || published === onDisk.pack.version || inForceFiles !== undefined,
    `the published version ${published} is stored`,
  );
  const stored = inForceFiles === undefined ? ok(onDisk) : compileCountry(inForceFiles);
  // A newer program may ask of a country what an older version of its files did not say. Then what is on disk, already
  // understood, comes into force, and is published by the journal at once: a data folder never stands in its program's way.
  const first = inForceOf(stored.ok ? stored.value : onDisk, options);
  if (!first.ok) return first;
  let inForce = first.value;

  const load = async (version: string): Promise<LoadedCountry | undefined> => {
    if (version === inForce.country.pack.version) return inForce.country;
    if (version === onDisk.pack.version) return onDisk;
    const files = await store.read(country, version);
    return files && mustCompile(compileCountry(files), version);
  };
  const ofVersion = rememberLast(OLD_SNAPSHOTS_MAX, async (version: string) => {
    const found = await load(version);
    return found && mustCompile(options.snapshotOf(found, found.reference), version);
  });
  const knownAt = rememberLast(OLD_SNAPSHOTS_MAX, async (at: Instant) => {
    const then = history.findLast(({ publishedAt }) => publishedAt <= at) ?? history[0];
    const found = await load(then?.version ?? inForce.country.pack.version);
    assert(found !== undefined, `the published version ${then?.version} is stored`);
    const reference = compileReference(found.pack, { knownAt: at });
    assert(reference.ok, 'what compiles with everything known compiles with less');
    return mustCompile(options.snapshotOf(found, reference.value), found.pack.version);
  });

  const publish = async (next: LoadedCountry, { engine, actor }: Publisher): Promise<Answer> => {
    // A snapshot that cannot be made must not be in force for an instant: compile before anything is journalled.
    const compiled = mustCompile(inForceOf(next, options), next.pack.version);
    await store.keep(country, next.pack.version, next.files);
    const basedOn = history.at(-1)?.version ?? null;
    const summary = diffPacks(basedOn === null ? undefined : inForce.country.pack, next.pack);
    const data = {
      country,
      version: next.pack.version,
      basedOn,
      summary: { ...summary, samples: [...summary.samples], sections: [...summary.sections] },
    };
    // The count makes going back to an old version a new publication, while a repeat after a lost answer stays the same.
    const key = `reference ${next.pack.version} after ${history.length}`;
    const command: PublishReference = { type: 'reference.publish', data, actor };
    const answer = await engine.submit(command, {
      sender: actor.organisationId || actor.userId,
      key,
      trafficClass: 'internal',
    });
    history = await publications(options, country);
    if (history.at(-1)?.version === next.pack.version) inForce = compiled;
    return answer;
  };

  const refresh = async (): Promise<void> => {
    const found = await publications(options, country);
    const version = found.at(-1)?.version;
    if (version === undefined || found.length <= history.length) return;
    const files = version === onDisk.pack.version ? onDisk.files : await store.read(country, version);
    // A publication through this room was faster.
    if (found.length <= history.length) return;
    history = found;
    if (version === inForce.version) return;
    assert(files !== undefined, `the published version ${version} is stored`);
    const loaded = version === onDisk.pack.version ? onDisk : mustCompile(compileCountry(files), version);
    inForce = mustCompile(inForceOf(loaded, options), version);
  };

  return ok({
    current: () => inForce.snapshot,
    inForce: () => inForce,
    country: () => inForce.country,
    history: () => history,
    ofVersion,
    knownAt,
    unpublished: () => (history.at(-1)?.version === onDisk.pack.version ? undefined : onDisk),
    problemsOf: (next) => {
      const understood = inForceOf(next, options);
      return understood.ok ? [] : understood.error;
    },
    publish,
    refresh,
  });
}

interface InForce<Snapshot> {
  readonly snapshot: Snapshot;
  readonly version: string;
  readonly country: LoadedCountry;
}

function inForceOf<Snapshot>(
  country: LoadedCountry,
  { snapshotOf }: ReferenceRoomOptions<Snapshot>,
): Result<InForce<Snapshot>, readonly FileProblem[]> {
  const snapshot = snapshotOf(country, country.reference);
  return snapshot.ok ? ok({ snapshot: snapshot.value, version: country.pack.version, country }) : err(snapshot.error);
}

async function publications<Snapshot>(
  { readStream }: ReferenceRoomOptions<Snapshot>,
  country: string,
): Promise<readonly PublishedVersion[]> {
  const events = await readStream({ type: REFERENCE_STREAM, id: country });
  let state: ReferenceState | undefined;
  for (const event of events) state = referenceStream.evolve(state, event);
  return state?.versions ?? [];
}

/** Files that were in force once, or were just checked, compile; anything else is a bug of this program's version. */
function mustCompile<T>(result: Result<T, readonly FileProblem[]>, version: string): T {
  assert(
    result.ok,
    `${version} compiles${result.ok ? '' : `: ${result.error[0]?.file}:${result.error[0]?.line} ${result.error[0]?.message}`}`,
  );
  return result.value;
}
