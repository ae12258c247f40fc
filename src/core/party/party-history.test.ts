import { addDays, instant, plainDate } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HISTORY_DAYS, NO_HISTORY, RECENT_HEADINGS_MAX, withDay, type DeclaredGoods } from './party-history.ts';
import { partyStream, type PartyState } from './index.ts';

const START = plainDate('2026-05-01');
const HEADINGS = ['0101', '2203', '3002', '8471', '8703'];
const goods = fc.record({
  declarations: fc.nat(9),
  lowValueDeclarations: fc.nat(9),
  headings: fc.dictionary(fc.constantFrom(...HEADINGS), fc.integer({ min: 1, max: 9 })),
  origins: fc.uniqueArray(fc.constantFrom('CN', 'JP', 'VN')),
});
const days = fc.array(fc.record({ after: fc.integer({ min: 1, max: 9 }), goods }), { maxLength: 12 });

describe('the history of a party', () => {
  test('knows whatever was ever declared, and the last seven days as they were', () => {
    fc.assert(
      fc.property(days, (given) => {
        let day = START;
        let history = NO_HISTORY;
        const all: { readonly day: string; readonly goods: DeclaredGoods }[] = [];
        for (const each of given) {
          day = addDays(day, each.after);
          history = withDay(history, day, each.goods);
          all.push({ day, goods: each.goods });
        }
        expect(new Set(history.headings)).toEqual(new Set(all.flatMap((each) => Object.keys(each.goods.headings))));
        expect(new Set(history.origins)).toEqual(new Set(all.flatMap((each) => each.goods.origins)));
        const lately = all.filter((each) => each.day > addDays(day, -HISTORY_DAYS) && each.goods.declarations > 0);
        expect(history.recent).toEqual(
          lately.map(({ day: on, goods: { declarations, lowValueDeclarations, headings } }) => ({
            day: on,
            declarations,
            lowValueDeclarations,
            headings,
          })),
        );
      }),
      { seed: 20_260_501 },
    );
  });

  test('keeps a bounded part of a day with more headings than a rule would ask for: those declared most', () => {
    const headings = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [String(1000 + at), 1 + at]));
    const history = withDay(NO_HISTORY, START, { declarations: 9, lowValueDeclarations: 0, headings, origins: [] });
    const kept = Object.keys(history.recent[0]?.headings ?? {});
    expect(kept.toSorted()).toEqual(Array.from({ length: RECENT_HEADINGS_MAX }, (_, at) => String(1200 + at)));
    expect(history.headings).toHaveLength(300);
  });

  test('goes on from counts that were written before goods were counted', () => {
    const event = (type: string, version: number, data: object) => ({
      type,
      version,
      data: JSON.parse(JSON.stringify(data)),
      position: 1n,
      at: instant('2026-05-02T00:00:00Z'),
      actor: { userId: 'u', organisationId: 'o' },
    });
    const fields = { registeredOn: '2020-01-01' };
    const added = { declarations: 4, findings: 1, lastDeclarationOn: '2026-05-01', lastFindingOn: '2026-05-01' };
    const state = [event('Registered', 1, { id: '0900000001', fields }), event('Counted', 1, { added, through: START })]
      .map((each) => partyStream.upcast?.(each) ?? each)
      .reduce<PartyState | undefined>(partyStream.evolve, undefined);
    expect(state).toMatchObject({
      countedThrough: START,
      counters: { declarations: 4, findings: 1 },
      history: { recent: [{ day: START, declarations: 4, lowValueDeclarations: 0, headings: {} }] },
    });
  });
});
