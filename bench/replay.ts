/**
 * How fast the past is taken again: declarations a second of a replay, beside the floor of only reading the same journal, over HTTP and real
 * PostgreSQL. What comes before the walk (a thread, its connections, the country compiled) is measured by a period in which nothing happened.
 * Run: `node bench/replay.ts [--declarations 2000] [--rounds 3] [--json]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Schemas } from '#client';
import { SYSTEM } from '#core/access';
import { addDays, plainDate, testClock, type Actor, type Command } from '#core/kernel';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import { createWorld } from '#sim/world';
import { clientOf, signIn } from '#tests/support/session';

const { values } = parseArgs({
  options: {
    declarations: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const DECLARATIONS = Number(values.declarations);
const ROUNDS = Number(values.rounds);
const DAY = plainDate('2026-11-21');
const EVENTS_PER_READ = 1_000;
const TOGETHER = 64;
const LOOK_MS = 5;
const ROOT = path.resolve(import.meta.dirname, '..');

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-replay-'));
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder),
  logger: silentLogger(),
  demo: true,
  country: path.join(ROOT, 'country/vn'),
  web: path.join(ROOT, 'dist/web'),
  clock: testClock(`${DAY}T03:00:00Z`),
});
const { engine, reference } = program.services;

async function send(command: Command): Promise<void> {
  const sender = command.actor.organisationId || command.actor.userId;
  const answer = await engine.submit(command, { sender, trafficClass: 'interactive' });
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
}

/** What many traders declare in a day, each known to customs. */
async function lodgeAll(): Promise<void> {
  const world = createWorld({ seed: 1, reference: reference.current().reference, on: DAY, traders: 200 });
  const known = new Set<string>();
  for (let from = 0; from < DECLARATIONS; from += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, DECLARATIONS - from) }, () => world.next(DAY));
    for (const { trader } of some) {
      if (known.has(trader.id)) continue;
      known.add(trader.id);
      const fields = {
        nameVi: trader.name,
        registeredOn: '2015-06-01',
        status: 'active',
        complianceLevel: 3,
        riskClass: 5,
        aeo: false,
        taxDebtDaysMax: 0,
      };
      await send({ type: 'party.register', data: { id: trader.id, fields }, actor: SYSTEM });
    }
    await Promise.all(
      some.map(({ trader, declaration }) => {
        const actor: Actor = {
          userId: trader.id,
          organisationId: trader.id,
          roles: ['trader'],
          offices: [],
          delegations: [],
        };
        return send({ type: 'declaration.lodge', data: { declaration, register: true }, actor });
      }),
    );
  }
}

async function readAll(): Promise<number> {
  const began = performance.now();
  for (let position = 0n; ;) {
    const events = await engine.readEvents(position, EVENTS_PER_READ);
    const last = events.at(-1);
    if (!last) return performance.now() - began;
    position = last.position;
  }
}

const RULE: Schemas['WrittenRule'] = {
  id: 'BENCH-ORIGIN',
  name: { vi: 'Thử', en: 'Trial' },
  scope: 'line',
  when: "line.origin == 'CN' && line.unitValueVnd < 100000",
  effect: { channel: 'yellow' },
  binding: 'ordinary',
  legalBasis: 'Minh họa',
  validFrom: DAY,
  validTo: null,
  sensitivity: 'internal',
};

try {
  await lodgeAll();
  const analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  const replay = async (on: string): Promise<number> => {
    const began = performance.now();
    const versions = [
      { base: 'then' as const, change: { kind: 'none' as const } },
      { base: 'then' as const, change: { kind: 'with' as const, rule: RULE } },
    ];
    const { data, error } = await analyst.POST('/api/v1/risk/replays', { body: { from: on, to: on, versions } });
    if (!data) throw new Error(JSON.stringify(error));
    for (;;) {
      await setTimeout(LOOK_MS);
      const { data: now } = await analyst.GET('/api/v1/risk/replays/{id}', { params: { path: { id: data.id } } });
      if (now?.status === 'running') continue;
      const took = performance.now() - began;
      const same = now?.result?.fidelity.same;
      const wanted = on === DAY ? DECLARATIONS : 0;
      if (same !== wanted) throw new Error(`${same} of ${wanted} came out as they were: ${now?.status}`);
      return took;
    }
  };
  const least = async (measure: () => Promise<number>): Promise<number> => {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round += 1) best = Math.min(best, await measure());
    return best;
  };
  const floorMs = await least(readAll);
  const beforeMs = await least(() => replay(addDays(DAY, -1)));
  const wholeMs = await least(() => replay(DAY));
  const walkMs = wholeMs - beforeMs;
  const perSecond = (ms: number): number => Math.round((DECLARATIONS / ms) * 1_000);
  const result = {
    declarations: DECLARATIONS,
    beforeMs: Math.round(beforeMs),
    floorPerSecond: perSecond(floorMs),
    replayPerSecond: perSecond(walkMs),
    ofFloor: Math.round((floorMs / walkMs) * 100) / 100,
  };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(result)}\n`
      : `${DECLARATIONS} declarations, by two versions of the rules\n` +
          `reading the journal  ${result.floorPerSecond} declarations/s\n` +
          `replaying it         ${result.replayPerSecond} declarations/s (${result.ofFloor} of reading it)\n` +
          `before the first     ${result.beforeMs} ms\n`,
  );
} finally {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}
