import { benchChampion } from '../champion.ts';
import { allocations, type Counted } from './allocations.ts';
import { serveParent } from './child.ts';
import { rulesFor } from './rules.ts';
import { BENCH_DAY, benchClock, COUNTRY, ROOT } from './setting.ts';
import { cpuProfile, type StageShares } from './stages.ts';
import { trafficOf, type Traffic } from './traffic.ts';
import { join } from 'node:path';
import { ok } from 'node:assert/strict';
import { SYSTEM, DELEGABLE_SCOPES } from '#core/access';
import { CLASSIFY_FOLLOWER } from '#server/classify';
import { OVERVIEW_FOLLOWER } from '#server/declaration';
import { followLearned, LEARNING_FOLLOWER, openMemory, type Memory } from '#server/learning';
import { createLogger } from '#server/platform/logging';
import { PRICE_FOLLOWER } from '#server/price';
import { putHelperThreadsLast, startProgram, type CountryInForce, type Program } from '#server/program';

/** The product in a process of its own: exactly what `haidang serve` starts, with 500 rules, 2,000 known traders and one broker's key. */
export interface ProgramStart {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Ended by this process if the one that started both is killed: nobody else would. */
  readonly serverPid: number;
  /** A champion scores each import, and selects two of a hundred. */
  readonly withModel?: boolean;
}

export interface Usage {
  readonly cpuUs: number;
  /** The part of it that decides and answers; the rest collects garbage and compiles beside it. */
  readonly mainThreadUs: number;
  readonly rssBytes: number;
}

const BROKER = '0399000990';
const TRADERS_AT_ONCE = 200;
/** Far above anything measured: the limit must not be what is measured. */
const REQUESTS_PER_SECOND_MAX = 100_000;

let program: Program | undefined;
let orphanedServer: number | undefined;
/** What a program with a model in a role does besides: it takes up what was declared. */
let taking: { readonly memory: Memory; readonly stop: () => Promise<void> } | undefined;
const running = (): Program => {
  ok(program, 'the program was started');
  return program;
};
const profile = cpuProfile();
const allocated = allocations();

/** Those that nobody waits for let events gather for longest; what they spend belongs to the round all the same. */
const AT_LEISURE = [CLASSIFY_FOLLOWER, PRICE_FOLLOWER, LEARNING_FOLLOWER];

const functions = {
  start: async ({ databaseUrl, dataFolder, serverPid, withModel }: ProgramStart) => {
    orphanedServer = serverPid;
    let traffic: Traffic | undefined;
    const adjust = ({ snapshot, version }: CountryInForce): CountryInForce => {
      traffic = trafficOf(snapshot.reference, BENCH_DAY);
      const learned = withModel
        ? benchChampion(traffic.declarations, snapshot.reference, BENCH_DAY).standings
        : undefined;
      const adjusted = { ...snapshot, rules: rulesFor(traffic.traders), ...(learned && { learned }) };
      return { snapshot: adjusted, version: `${version}+bench` };
    };
    const logger = createLogger({ level: 'warn' });
    program = await startProgram({
      config: {
        dataFolder,
        host: '127.0.0.1',
        port: 0,
        forwarding: { host: '127.0.0.1', port: 0 },
        metricsToken: undefined,
        logLevel: 'warn',
        mail: undefined,
        webhooksToPrivateAddresses: false,
        sandboxDatabase: undefined,
        database: { kind: 'external', url: databaseUrl, connectionsMax: 20 },
      },
      logger,
      demo: false,
      country: COUNTRY,
      web: join(ROOT, 'dist/web'),
      clock: benchClock(),
      adjust,
    });
    await putHelperThreadsLast(logger);
    ok(traffic, 'the country was adjusted');
    await registerTraders(program, traffic);
    const key = await brokerKey(program, traffic);
    if (withModel) taking = takingUp(program);
    // It is the sender's; the program's memory is measured without.
    traffic = undefined;
    return { url: program.url, key };
  },
  /** When everything committed has reached the lists too; what was spent then is all that was spent. */
  settled: async () => {
    const { engine } = running().services;
    const before = performance.now();
    await engine.waitFor(engine.position(), 60_000, OVERVIEW_FOLLOWER);
    const behindMs = performance.now() - before;
    for (const follower of AT_LEISURE) await engine.waitFor(engine.position(), 60_000, follower);
    await taking?.memory.follow();
    return behindMs;
  },
  usage: (): Usage => {
    const { user, system } = process.cpuUsage();
    const main = process.threadCpuUsage();
    return { cpuUs: user + system, mainThreadUs: main.user + main.system, rssBytes: process.memoryUsage.rss() };
  },
  settings: () => running().database.settings(),
  verifyJournal: () => running().services.engine.verifyJournal(),
  profileStart: () => profile.start(),
  profileStop: (file: string | null): Promise<StageShares> => profile.stop(file ?? undefined),
  allocationsStart: (counted: Counted) => allocated.start(counted),
  allocationsStop: (file: string | null): Promise<number> => allocated.stop(file ?? undefined),
  stop: async () => {
    orphanedServer = undefined;
    await taking?.stop();
    taking = undefined;
    await program?.stop();
    program = undefined;
  },
};
export type ProgramFunctions = typeof functions;
serveParent(functions, () => orphanedServer !== undefined && process.kill(orphanedServer, 'SIGINT'));

/** As the program does it where a model has a role; the benchmark's is put in without one. */
function takingUp({ services: { pool, cell } }: Program) {
  const onTrouble = (error: unknown): never => {
    throw error;
  };
  const shadow = { look: () => undefined, write: () => Promise.resolve() };
  const memory = openMemory({ pool, cell, isNeeded: () => true, shadow, onTrouble });
  const learned = { follow: memory.follow, makeBars: () => Promise.resolve() };
  const looking = followLearned({ learned, byItself: true, onTrouble });
  return { memory, stop: looking.stop };
}

async function registerTraders({ services: { engine } }: Program, { traders }: Traffic): Promise<void> {
  const known = { status: 'active', riskClass: 4, taxDebtDaysMax: 0 } as const;
  const fields = [
    {
      id: BROKER,
      fields: {
        ...known,
        nameVi: 'Đại lý hải quan Mô Phỏng',
        registeredOn: '2015-06-01',
        complianceLevel: 3 as const,
        aeo: false,
      },
    },
    // The first level is that of priority enterprises.
    ...traders.map(({ id, name, registeredOn, complianceLevel }) => ({
      id,
      fields: { ...known, nameVi: name, registeredOn, complianceLevel, aeo: complianceLevel === 1 },
    })),
  ];
  for (let from = 0; from < fields.length; from += TRADERS_AT_ONCE) {
    const answers = await Promise.all(
      fields
        .slice(from, from + TRADERS_AT_ONCE)
        .map((data) =>
          engine.submit(
            { type: 'party.register', data, actor: SYSTEM },
            { sender: SYSTEM.userId, key: `bench-${data.id}`, trafficClass: 'internal' },
          ),
        ),
    );
    const failed = answers.find(({ status }) => status !== 'accepted');
    ok(!failed, `every trader is registered: ${JSON.stringify(failed)}`);
  }
}

async function brokerKey({ access }: Program, { traders }: Traffic): Promise<string> {
  const { accounts, keys } = access;
  await accounts.addOrganisations([
    { id: BROKER, kind: 'brokerage', name: 'Đại lý hải quan Mô Phỏng' },
    ...traders.map(({ id, name }) => ({ id, kind: 'trader' as const, name })),
  ]);
  const email = 'bench@sim.example';
  const userId =
    (await accounts.addUser({ email, name: 'Mô Phỏng', password: 'only-for-this-benchmark' })) ??
    (await accounts.userIdOf(email));
  ok(userId, 'the broker has an account');
  await accounts.setMembership({ userId, organisationId: BROKER, roles: ['broker'], validFrom: BENCH_DAY });
  await accounts.grantDelegations({
    principalIds: traders.map(({ id }) => id),
    brokerId: BROKER,
    scopes: DELEGABLE_SCOPES,
    validFrom: BENCH_DAY,
    grantedBy: userId,
  });
  const key = await keys.create({
    organisationId: BROKER,
    userId,
    label: 'benchmark',
    scopes: ['declarations:read', 'declarations:write'],
    expiresAtMs: Date.parse(`${BENCH_DAY}T00:00:00Z`) + 30 * 86_400_000,
    requestsPerSecondMax: REQUESTS_PER_SECOND_MAX,
  });
  ok(key, 'the broker has a key');
  return key.key;
}
