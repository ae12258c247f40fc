import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeclaredGoods, GoodsWithOutcome } from './declared-goods.ts';
import { FEATURES } from './feature-names.ts';
import { featureRows } from './feature-rows.ts';
import { Knowledge, ROW_LENGTH } from './knowledge.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 5);

const few = (name: string, count: number) => fc.integer({ min: 1, max: count }).map((one) => `${name}${one}`);
const goods = fc.record({
  day: fc.integer({ min: 0, max: 60 }),
  importer: few('I', 4),
  declarant: few('D', 2),
  partner: few('P', 3),
  code: fc.constantFrom('84713020', '84713090', '64029990'),
  origin: fc.constantFrom('CN', 'JP'),
  dispatch: fc.constantFrom('CN', 'SG'),
  office: few('O', 2),
  modeCode: fc.constant('1'),
  value: fc.double({ min: 0, max: 1e9, noNaN: true }),
  duty: fc.double({ min: 0, max: 1e8, noNaN: true }),
  dutyRate: fc.double({ min: 0, max: 1, noNaN: true }),
  preference: fc.boolean(),
  massKg: fc.double({ min: 0, max: 1e5, noNaN: true }),
  quantity: fc.double({ min: 0, max: 1e5, noNaN: true }),
  packages: fc.integer({ min: 0, max: 100 }),
  outcome: fc.option(fc.record({ after: fc.integer({ min: 1, max: 40 }), violation: fc.boolean() }), {
    nil: undefined,
  }),
});

const history = fc.array(goods, { minLength: 1, maxLength: 60 }).map((all) =>
  all
    .map(({ day, outcome, ...one }): GoodsWithOutcome => {
      const declared: DeclaredGoods = { ...one, atMs: START_MS + day * DAY_MS, importerSinceMs: START_MS - DAY_MS };
      return outcome === undefined
        ? { goods: declared }
        : {
            goods: declared,
            outcome: { knownAtMs: declared.atMs + outcome.after * DAY_MS, violation: outcome.violation },
          };
    })
    .toSorted((a, b) => a.goods.atMs - b.goods.atMs),
);

describe('rows of features', () => {
  test('hold nothing of what was declared, or became known, later', () => {
    fc.assert(
      fc.property(history, history, fc.integer({ min: 0, max: 60 }), (past, other, day) => {
        const cutMs = START_MS + day * DAY_MS;
        const before = past.filter(({ goods: { atMs } }) => atMs <= cutMs);
        // Everything later is exchanged for something else: the goods, and what came out for those before.
        const changed = [
          ...before.map(({ goods: one, outcome }): GoodsWithOutcome => {
            if (outcome === undefined) return { goods: one, outcome: { knownAtMs: cutMs, violation: true } };
            return {
              goods: one,
              outcome: outcome.knownAtMs < cutMs ? outcome : { ...outcome, violation: !outcome.violation },
            };
          }),
          ...other.filter(({ goods: { atMs } }) => atMs > cutMs),
        ];
        const rows = featureRows(past).subarray(0, before.length * ROW_LENGTH);
        expect([...featureRows(changed).subarray(0, before.length * ROW_LENGTH)]).toEqual([...rows]);
      }),
      { numRuns: 200 },
    );
  });

  test('have a place for each feature, and no infinite number', () => {
    fc.assert(
      fc.property(history, (all) => {
        const rows = featureRows(all);
        expect(rows.length).toBe(all.length * FEATURES.length);
        expect([...rows].every((value) => Number.isFinite(value) || Number.isNaN(value))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('learn of a finding from the moment at which it is known', () => {
    const base: DeclaredGoods = {
      atMs: START_MS,
      importer: 'I1',
      importerSinceMs: START_MS,
      declarant: 'D1',
      partner: 'P1',
      code: '84713020',
      origin: 'CN',
      dispatch: 'CN',
      office: 'O1',
      modeCode: '1',
      value: 1000,
      duty: 100,
      dutyRate: 0.1,
      preference: false,
      massKg: 10,
      quantity: 10,
      packages: 1,
    };
    const at = FEATURES.indexOf('rateOfImporter');
    const rateOf = (rows: Float64Array, index: number) => rows[index * ROW_LENGTH + at] ?? Number.NaN;
    const on = (day: number): DeclaredGoods => ({ ...base, atMs: START_MS + day * DAY_MS });
    const rows = featureRows([
      { goods: on(0), outcome: { knownAtMs: START_MS + 10 * DAY_MS, violation: true } },
      { goods: on(9) },
      { goods: on(11) },
    ]);
    expect(rateOf(rows, 1)).toBe(rateOf(rows, 0));
    expect(rateOf(rows, 2)).toBeGreaterThan(rateOf(rows, 1));
  });
});

test('giving memory back changes no row', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 2_000 }), (past, later) => {
      const [pruned, kept] = [new Knowledge(), new Knowledge()];
      for (const { goods: one, outcome } of past)
        for (const knowledge of [pruned, kept]) {
          knowledge.declared(one);
          if (outcome) knowledge.found(one, outcome.violation, one.atMs);
        }
      const atMs = START_MS + (60 + later) * DAY_MS;
      const before = pruned.size;
      expect([...pruned.pruning(atMs)]).toEqual([]);
      expect(pruned.size).toBeLessThanOrEqual(before);
      for (const { goods: one } of past) {
        const rows = [pruned, kept].map((knowledge) => {
          const row = new Float64Array(ROW_LENGTH);
          knowledge.writeRow({ ...one, atMs }, row);
          knowledge.declared({ ...one, atMs });
          return [...row];
        });
        expect(rows[0]).toEqual(rows[1]);
      }
    }),
    { numRuns: 60 },
  );
});

test('what was seen once is forgotten within a year, and its memory given back', () => {
  const knowledge = new Knowledge();
  const [one] = fc.sample(goods, { numRuns: 1, seed: 1 });
  const { day: _day, outcome: _outcome, ...declared } = one as NonNullable<typeof one>;
  knowledge.declared({ ...declared, atMs: START_MS, importerSinceMs: START_MS });
  expect(knowledge.size).toBeGreaterThan(0);
  expect([...knowledge.pruning(START_MS + 365 * DAY_MS)]).toEqual([]);
  expect(knowledge.size).toBe(0);
});
