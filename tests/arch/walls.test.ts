import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import walls, { forbidden } from '../../dependency-cruiser.config.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(FIXTURES);
const rules = [...new Set(forbidden.map(({ name }) => name))];

/** The walls without the exclusion that keeps the fixtures out of the ordinary check. */
async function objectionsTo(folder: string): Promise<readonly string[]> {
  const { exclude: _excluded, ...options } = walls.options ?? {};
  const { output } = await cruise(['.'], {
    ...options,
    baseDir: path.join(FIXTURES, folder),
    validate: true,
    ruleSet: { forbidden: forbidden },
  });
  if (typeof output === 'string') throw new TypeError('the cruiser gave text instead of a result');
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
}

describe('every wall holds something back', () => {
  test('each rule has a fixture that breaks it', () => {
    expect([...fixtures].toSorted()).toEqual(rules.toSorted());
  });

  test.each(fixtures)('%s objects to its fixture', async (fixture) => {
    expect(await objectionsTo(fixture)).toContain(fixture);
  });
});
