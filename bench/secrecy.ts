/**
 * Whether the time of an answer tells a trader what selection found: declarations alike but for the name of the seller are lodged one after
 * the other over HTTP and real PostgreSQL, in an order drawn anew for each round, and each kind is compared with its twin that was not
 * matched: a rule and a list entry that only watch, beside what nothing looks at; a restricted rule, beside one that is open. Prints the
 * difference of the medians and how often as great a one comes from nothing but shuffling. Run: `node bench/secrecy.ts [--rounds 300] [--json]`.
 */
import { apiClient, type ApiClient, type Schemas } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import { sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { withoutChance } from '#tests/support/without-chance';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '300' }, json: { type: 'boolean', default: false } },
});
const ROUNDS = Number(values.rounds);
/** The first requests of a program find its code cold. */
const WARM_UP = 30;
const SHUFFLES = 4_000;
const SEED = 20_261_122;
const ROOT = path.resolve(import.meta.dirname, '..');
const ms = (value: number): string => `${value.toFixed(3)} ms`;

const SELLERS = {
  nothing: 'Grey Heron Exports',
  watchedByRule: 'Blue Heron Exports',
  watchedByList: 'Teal Heron Exports',
  openRule: 'Pink Heron Exports',
  restrictedRule: 'Gold Heron Exports',
} as const;
type Kind = keyof typeof SELLERS;
const KINDS = Object.keys(SELLERS).filter((kind): kind is Kind => kind in SELLERS);
/** What could be told from what: in each pair the answers say the same. */
const PAIRS: readonly (readonly [found: Kind, beside: Kind])[] = [
  ['watchedByRule', 'nothing'],
  ['watchedByList', 'nothing'],
  ['restrictedRule', 'openRule'],
];

const ENTRY: Schemas['WrittenWatchListEntry'] = {
  list: 'Đo thời gian',
  kind: 'company',
  value: SELLERS.watchedByList,
  aliases: [],
  identifiers: [],
  reason: 'đo thời gian',
  source: '-.-',
  legalBasis: '-.-',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'internal',
  readers: { roles: [], offices: [], users: [] },
  effect: { channel: 'green', notify: false },
};

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-secrecy-'));
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder),
  logger: silentLogger(),
  demo: true,
  country: path.join(ROOT, 'country/vn'),
  web: path.join(ROOT, 'dist/web'),
  adjust: withoutChance,
  looksByItself: false,
  clock: testClock('2026-11-21T03:00:00Z'),
});
try {
  await lookOut();
  const report = compared(await measured());
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : told(report));
} finally {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}

async function lookOut(): Promise<void> {
  const [analyst, second] = await Promise.all(
    ['risk', 'risk.approver'].map(async (name) => clientOf(program.url, await signIn(program.url, name))),
  );
  if (!analyst || !second) throw new Error('two analysts are at work');
  const effects = { watchedByRule: 'green', openRule: 'yellow', restrictedRule: 'yellow' } as const;
  for (const kind of ['watchedByRule', 'openRule', 'restrictedRule'] as const) {
    const { data } = await analyst.POST('/api/v1/risk/rules/proposals', {
      body: { reason: 'đo thời gian', rule: ruleFor(kind, effects[kind]) },
    });
    await agree(second, data);
  }
  const { error } = await analyst.POST('/api/v1/watch-list/entries', { body: ENTRY });
  if (error) throw new Error(JSON.stringify(error));
}

async function agree(second: ApiClient, proposal: Schemas['Proposal'] | undefined): Promise<void> {
  if (!proposal) throw new Error('a rule is proposed');
  const { id, contentHash } = proposal;
  const { error } = await second.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id } },
    body: { contentHash },
  });
  if (error) throw new Error(JSON.stringify(error));
}

function ruleFor(kind: Kind, channel: 'green' | 'yellow'): Schemas['WrittenRule'] {
  return {
    id: `BENCH-${kind.toUpperCase()}`,
    name: { vi: 'Đo thời gian', en: 'Measured' },
    scope: 'declaration',
    when: `partner.name == '${SELLERS[kind].toLowerCase()}'`,
    effect: { channel },
    binding: 'mandatory',
    legalBasis: '-',
    validFrom: '2026-11-01',
    validTo: '2027-06-30',
    sensitivity: kind === 'restrictedRule' ? 'restricted' : 'internal',
  };
}

type Times = Readonly<Record<Kind, readonly number[]>>;

async function measured(): Promise<Times> {
  const apiKey = program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  const trader = apiClient({ baseUrl: program.url, apiKey });
  const random = randomOf(SEED);
  const times: Record<Kind, number[]> = {
    nothing: [],
    watchedByRule: [],
    watchedByList: [],
    openRule: [],
    restrictedRule: [],
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const kind of shuffled(KINDS, random)) {
      const body = sampleImport(undefined, {
        functionalReferenceId: `TIME-${kind.length}-${KINDS.indexOf(kind)}-${round}`,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        exporter: { name: SELLERS[kind], address: { countryCode: 'CN' } },
      });
      const began = performance.now();
      const { error } = await trader.POST('/api/v1/declarations', {
        params: { query: { register: true } },
        body: body as never,
      });
      const took = performance.now() - began;
      if (error) throw new Error(JSON.stringify(error));
      if (round >= WARM_UP) times[kind].push(took);
    }
  return times;
}

function compared(times: Times) {
  return PAIRS.map(([found, beside]) => {
    const differenceMs = median(times[found]) - median(times[beside]);
    return {
      found,
      beside,
      foundMs: median(times[found]),
      besideMs: median(times[beside]),
      differenceMs,
      chance: chanceOf(Math.abs(differenceMs), times[found], times[beside]),
    };
  });
}

/** How often two halves of the same times, parted at random, differ by as much. */
function chanceOf(differenceMs: number, one: readonly number[], other: readonly number[]): number {
  const random = randomOf(SEED);
  const all = [...one, ...other];
  let asGreat = 0;
  for (let times = 0; times < SHUFFLES; times += 1) {
    const parted = shuffled(all, random);
    const apart = Math.abs(median(parted.slice(0, one.length)) - median(parted.slice(one.length)));
    if (apart >= differenceMs) asGreat += 1;
  }
  return (asGreat + 1) / (SHUFFLES + 1);
}

function median(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const next = [...items];
  for (let last = next.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    const [a, b] = [next[last], next[at]];
    if (a !== undefined && b !== undefined) [next[last], next[at]] = [b, a];
  }
  return next;
}

/** Marsaglia's xorshift: the same order with every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function told(report: ReturnType<typeof compared>): string {
  const lines = report.map(
    ({ found, beside, foundMs, besideMs, differenceMs, chance }) =>
      `${found} ${ms(foundMs)}, ${beside} ${ms(besideMs)}: ${ms(differenceMs)} apart; by chance alone as much in ${(chance * 100).toFixed(1)} %`,
  );
  return `${ROUNDS} rounds of ${KINDS.length} twins\n${lines.join('\n')}\n`;
}
