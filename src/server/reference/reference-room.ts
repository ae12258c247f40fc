import type { Actor, Instant, RecordedEvent, Result, StreamRef } from '#core/kernel';
import { assert, err, instant, ok } from '#core/kernel';
import {
  compileReferenceInSteps,
  diffPacks,
  knowledgeSteps,
  REFERENCE_STREAM,
  referenceStream,
  type PublishedVersion,
  type PublishReference,
  type Reference,
  type ReferenceState,
} from '#core/reference';
import type { Answer, SubmitOptions } from '#server/platform/engine';
import type { CountryFiles } from './country-files.ts';
import type { FileProblem } from './file-problem.ts';
import { inSlices } from '#server/platform/turns';
import { layFolder } from './lay-folder.ts';
import { compileCountry, type LoadedCountry } from './load-country.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { parseApart } from './parse-apart.ts';
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
  /**
   * The snapshot of a recorded or a proposed version, made like that of `asKnownAt`; `undefined` where this system never stored it, or its files are
   * such as only an older program understood.
   */
  readonly ofVersion: (version: string) => Promise<Snapshot | undefined>;
  /**
   * What was known at an instant: the version in force then, without what became known later. Shared by all who ask, made beside the
   * decisions and never in their way. Rejects with a problem of kind `busy` where too many different ones are asked for at once.
   */
  readonly asKnownAt: (at: Instant) => Promise<Snapshot>;
  /** What is on disk but not in force yet. Publish it once the engine runs. */
  readonly unpublished: () => Promise<LaidFolder | undefined>;
  /** Whether a folder of this version holds nothing new: so much is known before it is read. */
  readonly holds: (version: string) => boolean;
  /** A folder laid over what is in force; `undefined` where it holds nothing new. */
  readonly lay: (folder: LoadedCountry) => Promise<LaidFolder | undefined>;
  /** Why a country that was read cannot come into force; empty where it can. */
  readonly problemsOf: (country: LoadedCountry) => readonly FileProblem[];
  /** Stores, journals, then swaps. Whatever the answer, the snapshot in force is the one the journal names. */
  readonly publish: (laid: LaidFolder, by: Publisher) => Promise<Answer>;
  /** The same for a command of another kind that publishes this country, such as an approval. */
  readonly adopt: <T>(country: LoadedCountry, submit: () => Promise<T>) => Promise<T>;
  /** Brings into force what was published through another program. Rejects, once, where this program does not understand it. */
  readonly refresh: () => Promise<void>;
}

/** A country folder as it would come into force: with what was approved since, where the folder did not change. */
export interface LaidFolder {
  readonly country: LoadedCountry;
  /** The version of the folder itself. */
  readonly folder: LoadedCountry;
  /** Over which version it was laid; `null` for the first. */
  readonly basedOn: string | null;
  /** Files for which something else was approved, and which the folder changes all the same. */
  readonly overruled: readonly string[];
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

/** So many versions are looked through for what the folder held before: years of approved tariffs. */
const KNOWN_VERSIONS_MAX = 50;

/** Of snapshots to be made; each takes a second, and who is told to come again loses less than who waits for ever. */
const WAITING_MAX = 4;

/** Any instant before the first at which something became known knows the same: nothing. */
const BEFORE_ALL = instant('0001-01-01T00:00:00Z');

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

  const filesAndPack = async (version: string): Promise<Pick<LoadedCountry, 'files' | 'pack'> | undefined> => {
    if (version === inForce.version) return inForce.country;
    if (version === onDisk.pack.version) return onDisk;
    const files = await store.read(country, version);
    const pack = files && (await parseApart(files));
    return files && pack && { files, pack };
  };
  const inTurn = oneAtATime(WAITING_MAX);
  const packs = rememberLast(OLD_SNAPSHOTS_MAX, (version: string) => inTurn(() => filesAndPack(version)));
  const knowing = rememberLast(OLD_SNAPSHOTS_MAX, async (key: string) => {
    const [version = '', step] = key.split('@');
    const found = await packs(version);
    if (found === undefined) return undefined;
    const { files, pack } = found;
    const compile = () => inSlices(compileReferenceInSteps(pack, step === undefined ? {} : { knownAt: instant(step) }));
    const reference = await inTurn(compile);
    if (!reference.ok) return undefined;
    const snapshot = options.snapshotOf({ files, pack, reference: reference.value }, reference.value);
    return snapshot.ok ? snapshot.value : undefined;
  });
  const ofVersion = async (version: string): Promise<Snapshot | undefined> => {
    if (version === inForce.version) return inForce.snapshot;
    // Looked for first: that a version is not stored is true only until it is.
    return version === onDisk.pack.version || (await store.read(country, version)) !== undefined
      ? knowing(version)
      : undefined;
  };
  const asKnownAt = async (at: Instant): Promise<Snapshot> => {
    const then = history.findLast(({ publishedAt }) => publishedAt <= at) ?? history[0];
    const version = then?.version ?? inForce.country.pack.version;
    const found = await packs(version);
    assert(found !== undefined, `the published version ${version} is stored`);
    const steps = knowledgeSteps(found.pack);
    const step = steps.findLast((known) => known <= at);
    // All instants between two steps know the same, and after the last one there is nothing to leave out.
    const snapshot = await (step === steps.at(-1) ? ofVersion(version) : knowing(`${version}@${step ?? BEFORE_ALL}`));
    assert(snapshot !== undefined, `the published version ${version} is stored`);
    return snapshot;
  };

  const adopt = async <T>(next: LoadedCountry, submit: () => Promise<T>): Promise<T> => {
    // A snapshot that cannot be made must not be in force for an instant: compile before anything is journalled.
    const compiled = mustCompile(inForceOf(next, options), next.pack.version);
    await store.keep(country, next.pack.version, next.files);
    try {
      return await submit();
    } finally {
      history = await publications(options, country);
      if (history.at(-1)?.version === next.pack.version) inForce = compiled;
    }
  };

  const publish = async (
    { country: next, folder, basedOn }: LaidFolder,
    { engine, actor }: Publisher,
  ): Promise<Answer> => {
    const { version } = next.pack;
    if (folder.pack.version !== version) await store.keep(country, folder.pack.version, folder.files);
    const summary = diffPacks(basedOn === null ? undefined : inForce.country.pack, next.pack);
    const data = {
      country,
      version,
      basedOn,
      ...(folder.pack.version !== version && { folder: folder.pack.version }),
      summary: { ...summary, samples: [...summary.samples], sections: [...summary.sections] },
    };
    // The count makes going back to an old version a new publication, while a repeat after a lost answer stays the same.
    const key = `reference ${version} after ${history.length}`;
    const command: PublishReference = { type: 'reference.publish', data, actor };
    const sender = actor.organisationId || actor.userId;
    return adopt(next, () => engine.submit(command, { sender, key, trafficClass: 'internal' }));
  };

  /** What was approved and cannot be read any more, as far as it differs from the folder. */
  const unread = async (folder: LoadedCountry): Promise<readonly string[]> => {
    const last = history.at(-1);
    const files = last?.folder === null ? await store.read(country, last.version) : undefined;
    return files === undefined ? [] : changedPaths(folder.files, files);
  };

  /** Since the folder was last published, that version included. */
  const sinceFolder = (): readonly PublishedVersion[] =>
    history.slice(
      Math.max(
        history.findLastIndex((entry) => entry.folder !== null),
        0,
      ),
    );

  const holds = (version: string): boolean => {
    const basedOn = history.at(-1)?.version;
    // Where this program cannot read what is in force, the folder is in its place until it is published.
    if (inForce.version !== basedOn) return basedOn === version;
    return sinceFolder().some((entry) => entry.version === version || entry.folder === version);
  };

  const lay = async (folder: LoadedCountry): Promise<LaidFolder | undefined> => {
    const basedOn = history.at(-1)?.version ?? null;
    const asItIs: LaidFolder = { country: folder, folder, basedOn, overruled: [] };
    if (holds(folder.pack.version)) return undefined;
    if (inForce.version !== basedOn) return { ...asItIs, overruled: await unread(folder) };
    const since = sinceFolder();
    if (since.length === 1 && since[0]?.version === since[0]?.folder) return asItIs;
    const names = [...new Set(since.flatMap((entry) => [entry.folder ?? [], entry.version].flat()))];
    const known = await Promise.all(names.slice(0, KNOWN_VERSIONS_MAX).map((name) => store.read(country, name)));
    const { files, overruled } = layFolder(
      folder.files,
      inForce.country.files,
      known.filter((one) => one !== undefined),
    );
    const laid = files.ok ? compileCountry(files.value) : files;
    // Files that no longer fit each other: the folder stands whole, and everything approved since is named.
    if (!laid.ok) return { ...asItIs, overruled: changedPaths(folder.files, inForce.country.files) };
    return laid.value.pack.version === basedOn ? undefined : { country: laid.value, folder, basedOn, overruled };
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
    asKnownAt,
    unpublished: () => lay(onDisk),
    holds,
    lay,
    adopt,
    problemsOf: (next) => {
      const understood = inForceOf(next, options);
      return understood.ok ? [] : understood.error;
    },
    publish,
    refresh,
  });
}

const changedPaths = (a: CountryFiles, b: CountryFiles): readonly string[] =>
  Object.keys(a.texts).filter((path) => b.texts[path] !== undefined && a.texts[path] !== b.texts[path]);

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
