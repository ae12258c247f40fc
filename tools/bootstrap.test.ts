import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whyNotInstalled } from './bootstrap.mjs';
import { WEB_FOLDER, WEB_STAMP, webIsFresh, webSourcesHash } from './web-freshness.mjs';

const entry = (version: string, more: object = {}): object => ({ version, integrity: `sha-${version}`, ...more });
const lock = {
  packages: {
    '': { name: 'haidang' },
    'node_modules/a': entry('1.0.0'),
    'node_modules/a/node_modules/@b/c': entry('2.0.0'),
    'node_modules/for-linux': entry('3.0.0', { optional: true, os: ['linux'], cpu: ['x64'] }),
    'node_modules/for-mac': entry('3.0.0', { optional: true, os: ['darwin'], cpu: ['arm64'] }),
    'node_modules/a-wish': entry('4.0.0', { optional: true }),
  },
};
const installed = (changes: Record<string, unknown> = {}): { packages: Record<string, unknown> } => ({
  packages: {
    'node_modules/a': entry('1.0.0'),
    'node_modules/a/node_modules/@b/c': entry('2.0.0'),
    'node_modules/for-linux': entry('3.0.0'),
    ...changes,
  },
});

describe('packages are installed again exactly when they differ from the lock file', () => {
  test('nothing to do where they agree; what is for other platforms may be absent', () => {
    expect(whyNotInstalled(lock, installed(), 'linux-x64')).toBeUndefined();
  });
  test.each([
    ['nothing is there', undefined, 'none are installed yet'],
    ['one is missing', { packages: { 'node_modules/a': entry('1.0.0') } }, '@b/c is missing'],
    ['one has another version', installed({ 'node_modules/a': entry('1.0.1') }), 'a should be 1.0.0'],
    [
      'one has the version but other contents',
      installed({ 'node_modules/a': { version: '1.0.0', integrity: 'other' } }),
      'a should be 1.0.0',
    ],
  ])('%s', (_name, record, reason) => {
    expect(whyNotInstalled(lock, record, 'linux-x64')).toBe(reason);
  });
  test("this platform's own package is wanted though it is optional", () => {
    expect(whyNotInstalled(lock, installed(), 'darwin-arm64')).toBe('for-mac is missing');
  });
});

describe('the web pages are built again exactly when their sources differ', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'haidang-web-'));
    write('src/web/index.html', '<html></html>');
    write('src/core/tariff/rate.ts', 'export {}');
    write('package-lock.json', '{}');
    write(`${WEB_FOLDER}/${WEB_STAMP}`, webSourcesHash(root));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('a copy made at another time is as fresh as the original', () => {
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    expect([webIsFresh(root), webIsFresh(copy)]).toEqual([true, true]);
    rmSync(copy, { recursive: true });
  });
  test.each([
    ['a changed page', 'src/web/index.html', '<html>!</html>'],
    ['a changed rule in core', 'src/core/tariff/rate.ts', 'export { }'],
    ['a new file', 'src/web/new.ts', ''],
    ['another set of packages', 'package-lock.json', '{ }'],
  ])('%s makes them stale', (_name, file, text) => {
    write(file, text);
    expect(webIsFresh(root)).toBe(false);
  });
  test('a changed test does not', () => {
    write('src/core/tariff/rate.test.ts', 'changed');
    expect(webIsFresh(root)).toBe(true);
  });
  test('pages that were never built are stale', () => {
    rmSync(path.join(root, WEB_FOLDER), { recursive: true });
    expect(webIsFresh(root)).toBe(false);
  });
});
