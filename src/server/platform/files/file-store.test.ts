import { openFileStore, type FileStore } from './index.ts';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haidang-files-'));
  store = await openFileStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const chunks = async function* (parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
};
const drafts = () => readdir(join(folder, 'drafts'));

test('a file comes back as it was, under the hash of its bytes, in whatever pieces it came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), async (parts) => {
      const whole = Buffer.concat(parts);
      const file = await store.receive(chunks(parts));
      expect(file.id).toBe(createHash('sha256').update(whole).digest('hex'));
      expect([file.sizeBytes, Buffer.from(file.head)]).toEqual([whole.length, whole.subarray(0, 16)]);
      await file.keep();
      expect(await store.get(file.id)).toEqual(whole);
      expect(await drafts()).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('what is dropped, or breaks off on the way, leaves nothing', async () => {
  const file = await store.receive(chunks([Buffer.from('a')]));
  await file.drop();
  expect(await store.get(file.id)).toBeUndefined();
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('a'));
    throw new Error('broken off');
  };
  await expect(store.receive(broken())).rejects.toThrow('broken off');
  expect(await drafts()).toEqual([]);
});

test('bytes that changed on the disk are not given out as the file', async () => {
  const file = await store.receive(chunks([Buffer.from('true')]));
  await file.keep();
  await writeFile(join(folder, file.id.slice(0, 2), file.id), 'false');
  expect(await store.get(file.id)).toBeUndefined();
});

test('no id leads out of the folder', async () => {
  for (const id of ['../secret', '', '..', 'A'.repeat(64), `${'a'.repeat(64)}/..`])
    expect(await store.get(id)).toBeUndefined();
});

test('what a killed program left behind goes at the next start, what is just coming in stays', async () => {
  await writeFile(join(folder, 'drafts', 'old'), 'x');
  await utimes(join(folder, 'drafts', 'old'), 0, 0);
  await writeFile(join(folder, 'drafts', 'new'), 'x');
  await openFileStore(folder);
  expect(await drafts()).toEqual(['new']);
});
