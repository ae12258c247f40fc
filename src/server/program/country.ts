import { SYSTEM } from '#core/access';
import { readExample, type ClearanceReference } from '#core/clearance';
import type { PackProblem } from '#core/codes';
import { readComplianceTables } from '#core/compliance';
import { NO_DEADLINES, readDeadlines } from '#core/deadline';
import { EMPTY_GUIDE, readInspectionGuide } from '#core/inspection';
import { assert, err, ok, type Result } from '#core/kernel';
import { readLearning } from '#core/model';
import { compileReference, type CompileOptions, type Reference } from '#core/reference';
import { readPriceMeasures } from '#core/price';
import { compileRules, readRuleSet, ruleSetOf } from '#core/risk';
import { compileNameTables, GENERAL_NAMES, readNameTable } from '#core/watch-list';
import { StartRefused } from '#server/platform/config';
import { journalReader, type Engine } from '#server/platform/engine';
import {
  loadCountry,
  openReferenceRoom,
  problemReport,
  versionStore,
  type FileProblem,
  type LoadedCountry,
  type ReferenceRoom,
} from '#server/reference';
import type { LearnedRoom } from '#server/learning';
import type { PricesRoom } from '#server/price';
import { RULES_FILE, type RulesRoom } from '#server/risk';
import type { ListsRoom } from '#server/watch-list';
import type pg from 'pg';

/** The country in force: everything that decides, compiled once and swapped whole. */
export interface CountryInForce {
  readonly snapshot: ClearanceReference;
  /** Of all files of the country, its rules among them. */
  readonly version: string;
}

const DEADLINES = 'clearance/deadlines.json';
const COMPLIANCE = 'compliance/tables.json';
const INSPECTION = 'inspection/checklists.json';
const EXAMPLE = 'clearance/example.json';
const NAMES = 'risk/names.json';
const PRICES = 'risk/prices.json';
const LEARNING = 'risk/learning.json';

/**
 * Reads and compiles a country folder; with `knownAt` without what became known later. Law that is not understood stops the start, with
 * file, line and column.
 */
export async function countryInForce(folder: string, { knownAt }: CompileOptions = {}): Promise<CountryInForce> {
  const country = await readCountry(folder);
  const known = knownAt === undefined ? ok(country.reference) : compileReference(country.pack, { knownAt });
  assert(known.ok, 'what compiles with everything known compiles with less');
  const snapshot = snapshotOf(country, known.value);
  if (!snapshot.ok) throw notUnderstood(folder, snapshot.error);
  return { snapshot: snapshot.value, version: country.pack.version };
}

/** The same with its publications: what is in force is what the journal says, the folder only what may come next. */
export async function openCountry(
  folder: string,
  pool: pg.Pool,
  cell: number,
): Promise<ReferenceRoom<ClearanceReference>> {
  const onDisk = await readCountry(folder);
  const { readStream } = journalReader(pool, cell);
  const room = await openReferenceRoom({ onDisk, store: versionStore(pool), readStream, snapshotOf });
  if (!room.ok) throw notUnderstood(folder, room.error);
  return room.value;
}

/**
 * Publishes what lies in the folder, where it is not in force yet; what was approved since stays, file by file, unless the folder changed the
 * same file. Harmless to repeat. Beside a program that writes it only goes forward: one that was forgotten with an old folder, and starts again,
 * must not bring back the law of yesterday. Gives what was left out for that, or what overruled an approval.
 */
export async function publishFromDisk(
  room: ReferenceRoom<ClearanceReference>,
  engine: Pick<Engine, 'submit' | 'role'>,
): Promise<FromDisk> {
  const next = await room.unpublished();
  if (next === undefined) return { overruled: [] };
  const { version } = next.folder.pack;
  if (
    engine.role() === 'standby' &&
    room.history().some((entry) => entry.version === version || entry.folder === version)
  )
    return { older: next.folder, overruled: [] };
  const answer = await room.publish(next, { engine, actor: SYSTEM });
  // Where no writer is reached now, nothing is wrong here: the next start publishes.
  if (answer.status === 'refused' || answer.status === 'conflict') {
    throw new StartRefused(
      `The country's new version ${next.country.pack.version} could not be published: ${answer.status}.`,
    );
  }
  return { overruled: next.overruled };
}

export interface FromDisk {
  /** The folder, where it was left out for being an older one. */
  readonly older?: LoadedCountry;
  /** Files for which something else had been approved. */
  readonly overruled: readonly string[];
}

/** What the engine and the routes ask, adjusted once for each version. */
export function inForce(
  room: Pick<ReferenceRoom<ClearanceReference>, 'inForce'>,
  adjust: (country: CountryInForce) => CountryInForce = (country) => country,
): () => CountryInForce {
  let original = room.inForce();
  let adjusted = adjust(original);
  return () => {
    const current = room.inForce();
    if (current !== original) [original, adjusted] = [current, adjust(current)];
    return adjusted;
  };
}

/**
 * The country with no selection rule at all, for a sandbox: what is tried out there costs nothing, and whoever could lodge a
 * thousand variants and look which go yellow would read the rules of the live system out of it. References force a channel.
 */
export const withoutRules = ({ snapshot, version }: CountryInForce): CountryInForce => ({
  version,
  snapshot: {
    ...snapshot,
    rules: ruleSetOf({ ...snapshot.rules, rules: [], known: [...snapshot.rules.ruleById.values()] }),
  },
});

/** The country with the selection rules that officers made of its own, put together anew where one of the two changed. */
export function withRules(country: () => CountryInForce, rules: Pick<RulesRoom, 'inForce'>): () => CountryInForce {
  let made: { readonly of: CountryInForce; readonly country: CountryInForce } | undefined;
  return () => {
    const of = country();
    const selecting = rules.inForce(of.snapshot.rules);
    if (made?.of !== of || made.country.snapshot.rules !== selecting)
      made = { of, country: { ...of, snapshot: { ...of.snapshot, rules: selecting } } };
    return made.country;
  };
}

/** The country with the watch lists of its own, likewise. */
export function withLists(country: () => CountryInForce, lists: Pick<ListsRoom, 'inForce'>): () => CountryInForce {
  let made: { readonly of: CountryInForce; readonly country: CountryInForce } | undefined;
  return () => {
    const of = country();
    const watchLists = lists.inForce(of.snapshot.names ?? GENERAL);
    if (made?.of !== of || made.country.snapshot.watchLists !== watchLists)
      made = { of, country: { ...of, snapshot: { ...of.snapshot, watchLists } } };
    return made.country;
  };
}

/** The country with what goods usually cost, likewise. */
export function withPrices(country: () => CountryInForce, room: Pick<PricesRoom, 'inForce'>): () => CountryInForce {
  let made: { readonly of: CountryInForce; readonly country: CountryInForce } | undefined;
  return () => {
    const of = country();
    const prices = room.inForce();
    if (made?.of !== of || made.country.snapshot.prices !== prices)
      made = { of, country: { ...of, snapshot: { ...of.snapshot, prices } } };
    return made.country;
  };
}

/** The country with the model that selects, likewise; without one, it is the country as it is. */
export function withLearned(country: () => CountryInForce, room: Pick<LearnedRoom, 'inForce'>): () => CountryInForce {
  let made: { readonly of: CountryInForce; readonly country: CountryInForce } | undefined;
  return () => {
    const of = country();
    const learned = room.inForce();
    if (learned === undefined) return of;
    if (made?.of !== of || made.country.snapshot.learned !== learned)
      made = { of, country: { ...of, snapshot: { ...of.snapshot, learned } } };
    return made.country;
  };
}

/** Of a country that says nothing of names. */
const GENERAL = compileNameTables([GENERAL_NAMES]);

async function readCountry(folder: string): Promise<LoadedCountry> {
  const country = await loadCountry(folder);
  if (!country.ok) throw notUnderstood(folder, country.error);
  return country.value;
}

const notUnderstood = (folder: string, problems: readonly FileProblem[]): StartRefused =>
  new StartRefused(`The country in ${folder} is not understood:\n${problemReport(folder, problems)}`);

function snapshotOf(country: LoadedCountry, reference: Reference): Result<ClearanceReference, readonly FileProblem[]> {
  const set = readRuleSet(country.files.texts[RULES_FILE] ?? '', RULES_FILE);
  const rules = set.ok ? compileRules(set.value) : set;
  // A country, or an older version of one, that names no deadlines has none.
  const times = country.files.texts[DEADLINES];
  const deadlines = times === undefined ? ok(NO_DEADLINES) : readDeadlines(times, DEADLINES);
  const lists = country.files.texts[INSPECTION];
  const inspection = lists === undefined ? ok(EMPTY_GUIDE) : readInspectionGuide(lists, INSPECTION);
  const measures = country.files.texts[COMPLIANCE];
  const compliance = measures === undefined ? ok([]) : readComplianceTables(measures, COMPLIANCE);
  const compared = country.files.texts[PRICES];
  const prices = compared === undefined ? ok([]) : readPriceMeasures(compared, PRICES);
  const models = country.files.texts[LEARNING];
  const learning = models === undefined ? ok([]) : readLearning(models, LEARNING);
  const written = country.files.texts[EXAMPLE];
  const example = written === undefined ? undefined : readExample(written, EXAMPLE);
  const said = country.files.texts[NAMES];
  const names = said === undefined ? undefined : readNameTable(said, NAMES);
  if (names?.ok === false) return err(names.error.map(fileProblem));
  if (!rules.ok) return err(rules.error.map(fileProblem));
  if (!deadlines.ok) return err(deadlines.error.map(fileProblem));
  if (!inspection.ok) return err(inspection.error.map(fileProblem));
  if (!compliance.ok) return err(compliance.error.map(fileProblem));
  if (!prices.ok) return err(prices.error.map(fileProblem));
  if (!learning.ok) return err(learning.error.map(fileProblem));
  if (example?.ok === false) return err(example.error.map(fileProblem));
  return ok({
    reference,
    rules: rules.value,
    deadlines: deadlines.value,
    inspection: inspection.value,
    compliance: compliance.value,
    priceMeasures: prices.value,
    learning: learning.value,
    ...(names && { names: compileNameTables([GENERAL_NAMES, names.value]) }),
    ...(example && { example: example.value }),
  });
}

const fileProblem = ({ place, field, message }: PackProblem): FileProblem => ({
  ...place,
  column: 1,
  message: field === undefined ? message : `${field}: ${message}`,
});
