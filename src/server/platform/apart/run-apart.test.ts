import { NoTurnLeft } from '#server/platform/turns';
import { expect, test } from 'vitest';
import { answerOfThread, runApart } from './run-apart.ts';

/** A thread that does what a text says, with `answer` and `job` at hand. */
const thread = (does: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort, workerData as job } from 'node:worker_threads';
       const answer = (value) => parentPort.postMessage({ ok: true, value });
       ${does}`,
    )}`,
  );
const LIMITS = { msMax: 60_000, heapMbMax: 64 };
const refusedWith = (code: string) => ({ ok: false, error: [expect.objectContaining({ code })] });

test('a thread answers what it was asked', async () => {
  expect(await answerOfThread(thread('answer(job + 1)'), 1, LIMITS)).toEqual({ ok: true, value: 2 });
});

test('a thread that never comes to an end is ended, and its sender told', async () => {
  expect(await answerOfThread(thread('for (;;);'), 0, { ...LIMITS, msMax: 100 })).toEqual(refusedWith('TIM-108'));
});

test('a thread that takes more memory than it may is ended alone, and its sender told', async () => {
  const hoarding = 'const all = []; for (;;) all.push(Array.from({ length: 1_000 }, (_, at) => ({ at })));';
  expect(await answerOfThread(thread(hoarding), 0, LIMITS)).toEqual(refusedWith('TIM-108'));
});

test('a thread that fails, or ends without an answer, fails its request and nothing else', async () => {
  await expect(answerOfThread(thread('throw new Error("no")'), 0, LIMITS)).rejects.toThrow('no');
  await expect(answerOfThread(thread('process.exit(7)'), 0, LIMITS)).rejects.toThrow('without an answer');
  expect(await answerOfThread(thread('answer(1)'), 0, LIMITS)).toEqual({ ok: true, value: 1 });
});

test('an organisation keeps nobody else waiting, however much it sends, nor is any of it in memory before its turn', async () => {
  const begun: string[] = [];
  const going = new Map<string, () => void>();
  const send = (organisationId: string, name: string) =>
    runApart({
      program: thread('answer(job)'),
      actor: { organisationId, userId: 'anybody' },
      msMax: 60_000,
      job: () => {
        begun.push(name);
        return new Promise((go) => going.set(name, () => go(name)));
      },
    });
  const [first, ...others] = Array.from({ length: 9 }, (_, at) => send('flood', `flood ${at}`));
  await expect(send('flood', 'one too many')).rejects.toBeInstanceOf(NoTurnLeft);
  const other = send('other', 'other');
  await expect.poll(() => begun).toEqual(['flood 0', 'other']);
  for (const name of ['flood 0', 'other']) going.get(name)?.();
  expect(await Promise.all([first, other])).toEqual(['flood 0', 'other'].map((value) => ({ ok: true, value })));
  for (let at = 1; at < 9; at += 1) {
    await expect.poll(() => begun).toContain(`flood ${at}`);
    going.get(`flood ${at}`)?.();
  }
  expect(await Promise.all(others)).toHaveLength(8);
});
