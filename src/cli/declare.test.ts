import { capturePrinted } from '#tests/support/printed';
import { Command } from 'commander';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addDeclare } from './declare.ts';

const printed = capturePrinted();
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'declare-'));
});
afterEach(async () => {
  process.exitCode = 0;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** The command as it stands in a program that throws instead of ending. */
function declaring(): Command {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addDeclare(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  return program;
}

const declare = (...words: readonly string[]): Promise<Command> =>
  declaring().parseAsync(['declare', ...words], { from: 'user' });

test('every file is told about, also after one that is not there', async () => {
  const [none, broken] = [path.join(folder, 'none.json'), path.join(folder, 'broken.json')];
  await writeFile(broken, '{"half');
  await declare(none, folder, broken);
  const told = printed().trimEnd().split('\n');
  expect(told).toEqual([
    `${none}: The file cannot be read: there is no such file or folder`,
    `${folder}: The file cannot be read: it is a folder`,
    expect.stringContaining('The file cannot be read'),
    expect.stringContaining('MSG-003'),
  ]);
  expect(process.exitCode).toBe(65);
});

test.each<[string, string, string | Buffer]>([
  ['in another encoding', 'MSG-001', Buffer.from('{"importer":{"name":"Caf\u00e9"}}', 'latin1')],
  ['that names a member twice', 'MSG-004', '{"typeCode":"A11","typeCode":"A12"}'],
  ['nested without end', 'MSG-002', '['.repeat(100_000)],
  ['of XML in UTF-16', 'WCO-001', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le')],
])('a file %s is refused before it is sent, by %s', async (_what, code, content) => {
  const file = path.join(folder, 'given');
  await writeFile(file, content);
  await declare(file);
  expect(printed()).toContain(code);
});

test('what a file holds is no order to the terminal that tells of it', async () => {
  const file = path.join(folder, 'given.xml');
  const declaration = '<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><x>&#27;[2J</x></Declaration>';
  await writeFile(file, `<?xml version="1.1"?>${declaration}`);
  await declare(file);
  expect(printed()).toContain('WCO-002');
  expect(printed()).not.toContain('\u001b');
});

test('help says where the key comes from and never what it is', () => {
  vi.stubEnv('HAIDANG_API_KEY', 'live_of_somebody');
  const help = declaring().commands[0]?.helpInformation() ?? '';
  expect(help).toContain('HAIDANG_API_KEY');
  expect(help).not.toContain('live_of_somebody');
});

test.each([
  ['--url', 'nonsense'],
  ['--url', 'ftp://customs.example'],
  ['--lang', 'fr'],
])('%s %s is refused before anything is read or sent', async (...words) => {
  await expect(declare(path.join(folder, 'none.json'), ...words)).rejects.toThrow(`'${words[1]}' is invalid`);
});

test('another server at the address is told as that', async () => {
  const other = createServer(
    (_, response) => void response.setHeader('content-type', 'text/html').end('<h1>It works'),
  ).listen(0);
  await once(other, 'listening');
  try {
    const file = path.join(folder, 'any.json');
    await writeFile(file, '{}');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    await expect(declare(file, '--url', url)).rejects.toThrow('is not this program (status 200)');
  } finally {
    other.close();
  }
});
