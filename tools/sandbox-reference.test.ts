import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SANDBOX_FILE, sandboxReference } from './sandbox-reference.ts';

test('the reference page of the sandbox is the table that the sandbox goes by', () => {
  expect(readFileSync(path.resolve(import.meta.dirname, '..', SANDBOX_FILE), 'utf8')).toBe(sandboxReference());
});
