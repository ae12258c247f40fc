import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '#core/kernel';
import { journalReader, type JournalEvent } from '#server/platform/engine';
import { open, toyStreams, type AccountState } from '#tests/support/toy-country';
import { ACCOUNTS, startClients, type ToySending } from './engine-clients.ts';
import { checkAcknowledged, checkChainAndStates, eachEvent, expectTimes } from './journal-checks.ts';
import { killsOr, plannedKills, SEED, type SignalAt } from './kill-plan.ts';
import { startProgram, type Program } from './engine-house.ts';
import { openCrashServer, openStage, type CrashServer } from './stage.ts';

const KILLS = killsOr(36);
const PASS_MAX = 8;
const LEASE_MS = 2_000;
/** A kill with its restart takes about a second here; slow machines may take five. */
const TEST_MS_MAX = 120_000 + KILLS * 5_000;

let database: CrashServer;
beforeEach(async () => {
  database = await openCrashServer('crash');
});
afterEach(() => database.leave());

test(
  `${KILLS} kills of an engine lose no acknowledged command, double none, and change no answer (CRASH_SEED=${SEED})`,
  { timeout: TEST_MS_MAX },
  async () => {
    const random = seededRandom(SEED);
    const stage = await openStage(database, start);
    onTestFinished(stage.end);
    for (let account = 0; account < ACCOUNTS; account += 1)
      await stage.program().submit(open(`A${account}`, 1_000), `open-${account}`);
    const clients = startClients(stage.program, random);
    await stage.carryOut(plannedKills(KILLS, PASS_MAX, random), random);
    await clients.stop();
    await checkChainAndStates(database.pool, toyStreams);
    await checkBalances();
    await checkClients(clients.sendings);
    const accepted = clients.sendings.filter(({ seen }) => seen.status === 'accepted').length;
    process.stdout.write(
      `\nengine: CRASH_SEED=${SEED}, kills: ${stage.carriedOut()}; ${clients.sendings.length} commands, ${accepted} accepted, all accounted for\n`,
    );
  },
);

async function start(signalAt?: SignalAt): Promise<Program> {
  const program = startProgram({
    connection: database.connection,
    leaseMs: LEASE_MS,
    ...(signalAt && { signalAt }),
  });
  await Promise.race([program.inRole('writing'), program.gone]);
  return program;
}

async function checkBalances(): Promise<void> {
  const { rows } = await database.pool.query<{ account: string; sum: string }>(
    `select account, sum(amount)::text as sum from engine.posting where account ~ '^A' group by account`,
  );
  expect(rows).toHaveLength(ACCOUNTS);
  for (const { account, sum } of rows) {
    const stored = await journalReader(database.pool, 1).readState<AccountState>({ type: 'account', id: account });
    expect(`${account} ${stored?.state.balance}`).toBe(`${account} ${sum}`);
  }
}

async function checkClients(sendings: readonly ToySending[]): Promise<void> {
  const events: JournalEvent[] = [];
  await eachEvent(database.pool, (event) => void events.push(event));
  const byMark = Map.groupBy(events, markOf);
  for (const sending of sendings) {
    const { mark, seen } = sending;
    const done = byMark.get(mark) ?? [];
    expectTimes(done.length, sending, mark);
    if (seen.status !== 'accepted') continue;
    const [event] = done;
    const answer = JSON.parse(seen.text) as { readonly number: string };
    // A transfer has two events, and its answer names the last.
    expect(seen.position - (event?.position ?? 0n), mark).toBe(event?.type === 'sent' ? 1n : 0n);
    expect(answer.number, mark).toBe(event?.type === 'sent' ? event.effects.numbers['transfer'] : event?.stream.id);
  }
  await checkAcknowledged(database.pool, sendings);
}

/** The client's mark, on the one event of a command that carries it for counting. */
function markOf({ type, data }: JournalEvent): string {
  const { memo, goods } = data as { readonly memo?: string; readonly goods?: string };
  return (type === 'sent' ? memo : type === 'declared' ? goods : undefined) ?? '';
}
