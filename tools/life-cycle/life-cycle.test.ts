import { exploreLifeCycle } from './explore.ts';
import { LIFE_CYCLE_FILE, lifeCyclePage } from './page.ts';
import { DECLARATION_ACTIONS, DECLARATION_STATUSES, legalStepOf } from '#core/declaration';
import { loadTexts } from '#web/texts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const explored = exploreLifeCycle();
const words = { vi: await loadTexts('vi'), en: await loadTexts('en') };

test('the reference page says what the life of a declaration is', () => {
  expect(readFileSync(path.join(root, LIFE_CYCLE_FILE), 'utf8')).toBe(lifeCyclePage(explored, words));
});

test('every legal step was taken, and every status reached', () => {
  expect(DECLARATION_ACTIONS.filter((action) => !explored.taken.has(action))).toEqual([]);
  const reached = new Set(explored.transitions.map(({ to }) => to));
  expect(DECLARATION_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
});

test('nothing led anywhere from a status in which the table does not allow it', () => {
  const lawless = explored.transitions.filter(
    ({ from, action }) =>
      action !== 'declaration.lodge' && !(legalStepOf(action).in as readonly (string | null)[]).includes(from),
  );
  expect(lawless).toEqual([]);
});

test('every status has its words on screens, in both languages', () => {
  const missing = DECLARATION_STATUSES.filter(
    (status) => !(`status.${status}` in words.vi) || !(`status.${status}` in words.en),
  );
  expect(missing).toEqual([]);
});
