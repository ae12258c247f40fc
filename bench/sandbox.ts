/**
 * How much a client that sends to the sandbox as fast as it is answered slows the live program beside it, over HTTP and real PostgreSQL:
 * the same declarations are lodged on the live side in turns, alone and beside such a client, which is a process of its own. Both turns
 * are of one run, so that only their ratio is judged. Run: `node bench/sandbox.ts [--rounds 4] [--requests 50] [--senders 96] [--json]`. Ends with 1 above the bound.
 */
import { sandboxBeside } from '../src/cli/sandbox-beside.ts';
import { apiClient } from '#client';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    requests: { type: 'string', default: '50' },
    senders: { type: 'string', default: '96' },
    json: { type: 'boolean', default: false },
  },
});
const ROUNDS = Number(values.rounds);
const REQUESTS = Number(values.requests);
/** More than the live program passes on at once: the rest is told to come again. */
const SENDERS = Number(values.senders);
/** Two programs that both want a processor get half of it each; the sandbox, which is nicer, less. Beyond that it would take more than a share. */
const RATIO_MAX = 3;
/** The first requests of a program find its code cold. */
const WARM_UP = 20;
const ROOT = path.resolve(import.meta.dirname, '..');

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-bench-sandbox-'));
const config = readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder);
const logger = silentLogger();
const country = path.join(ROOT, 'country/vn');
let program: Program | undefined;
const beside = sandboxBeside({ config, logger, country, publicUrl: () => program?.url ?? '' });
if (!beside) throw new Error('A program on its own server has a sandbox');
let sent = 0;
const bodyOf = () =>
  JSON.stringify(
    sampleImport([sampleItem()], {
      functionalReferenceId: `L${(sent += 1)}`,
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      consignment: {
        arrivalDate: '2026-11-20',
        loadingLocationId: 'CNSHA',
        unloadingLocationId: 'VNCLI',
        transportContractDocuments: [{ id: `LBL${sent}` }],
      },
    }),
  );
const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;

try {
  program = await startProgram({ config, logger, demo: true, country, web: '', sandbox: beside });
  const { url } = program;
  const send = (key: string) =>
    fetch(`${url}/api/v1/declarations?register=false`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: bodyOf(),
    });
  const liveKey = program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  const session = clientOf(url, await signIn(url, 'trader'));
  const { data } = await session.POST('/api/v1/api-keys', {
    body: { label: 'bench', kind: 'test', scopes: ['declarations:read', 'declarations:write'] },
  });
  const testKey = data?.key ?? '';
  // It is awake before anything is measured.
  await apiClient({ baseUrl: url, apiKey: testKey }).GET('/api/v1/declarations');

  const answered: Record<string, number> = {};
  /** Sends until it is told to end; gives how, once it is under way. */
  const hammer = async (): Promise<() => Promise<void>> => {
    const child = fork(path.join(import.meta.dirname, 'sandbox-senders.ts'), [url, testKey, String(SENDERS)]);
    await once(child, 'message');
    return async () => {
      child.send('end');
      const [told] = (await once(child, 'message')) as [Readonly<Record<string, number>>];
      for (const [status, count] of Object.entries(told)) answered[status] = (answered[status] ?? 0) + count;
      if (child.exitCode === null) await once(child, 'exit');
    };
  };
  const lodge = async (count: number): Promise<readonly number[]> => {
    const took: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const began = performance.now();
      const response = await send(liveKey);
      await response.arrayBuffer();
      if (response.status !== 201) throw new Error(`the live program answered ${response.status}`);
      took.push(performance.now() - began);
    }
    return took;
  };
  await lodge(WARM_UP);
  const alone: number[] = [];
  const hammered: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(...(await lodge(REQUESTS)));
    const end = await hammer();
    hammered.push(...(await lodge(REQUESTS)));
    await end();
  }
  const [aloneMs, hammeredMs] = [median(alone), median(hammered)];
  const ratio = hammeredMs / aloneMs;
  const report = { aloneMs, hammeredMs, ratio, ratioMax: RATIO_MAX, sandbox: answered };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report)}\n`
      : `a lodging on the live side: ${aloneMs.toFixed(1)} ms alone, ${hammeredMs.toFixed(1)} ms beside ${SENDERS} senders to the sandbox: × ${ratio.toFixed(2)} (bound × ${RATIO_MAX})\nthe sandbox answered ${Object.entries(
          answered,
        )
          .map(([status, count]) => `${count} × ${status}`)
          .join(', ')}\n`,
  );
  if (ratio > RATIO_MAX) process.exitCode = 1;
} finally {
  await beside.stop();
  await program?.stop();
  await rm(folder, { recursive: true, force: true });
}
