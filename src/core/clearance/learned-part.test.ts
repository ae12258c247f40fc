import { lodgeAny, riskInputOf, type SelectionBasis } from './index.ts';
import { learnedOfPart } from './learned-part.ts';
import { capacityUsed, NOTHING_DRAWN, type Bar, type LearnedStandings } from '#core/model';
import { readHalves, ROW_LENGTH, writeHalves, type DeclaredGoods } from '#core/feature';
import { plainDate, type Command } from '#core/kernel';
import { redecide, type Selection } from '#core/risk';
import {
  ACTORS,
  clearanceBench,
  declarationFor,
  drawOf,
  exportFor,
  type ClearanceBench,
} from '#tests/support/clearance';
import { BAR, standingsOf } from '#tests/support/learned';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

type Registered = Omit<SelectionBasis, 'found' | 'today'> & {
  readonly selection: Selection;
  readonly legalDate: SelectionBasis['today'];
};
const TODAY = plainDate('2026-11-21');
const OFFICE = '02CI';

/** Ranks goods by the name of their partner, which is declared as `r12` for 12. */
const byPartner = ([first]: readonly DeclaredGoods[]): number => Number(first?.partner.slice(1));
const bench = (learned: LearnedStandings | undefined, draw = drawOf): ClearanceBench =>
  clearanceBench({ handlers: [], streams: [], draw, ...(learned && { reference: { learned } }) });
const ranked = (rank: number, reference: string, channel: 'green' | 'yellow' | 'red' = 'green') =>
  declarationFor(channel, reference, { exporter: { name: `r${rank}` } });

function lodge(all: ClearanceBench, declaration: object, register = true): string {
  const command: Command = {
    type: lodgeAny.type,
    data: { declaration, register },
    actor: ACTORS.trader,
  };
  const result = all.submit(command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return (result.value.answer as { readonly number: string }).number;
}
const registeredIn = (all: ClearanceBench) =>
  all.events.filter(({ type }) => type === 'Registered').filter(({ stream }) => stream.type === 'declaration');
const selectionsIn = (all: ClearanceBench): readonly Selection[] =>
  registeredIn(all).map(({ data }) => (data as unknown as Registered).selection);
function lastSelection(all: ClearanceBench): Selection {
  const last = selectionsIn(all).at(-1);
  if (last === undefined) throw new Error('something was registered');
  return last;
}
const drawnToday = (all: ClearanceBench) => capacityUsed(OFFICE, TODAY, all);

describe('a model in force', () => {
  test('selects what ranks at the threshold, as its settings say, and counts it', () => {
    const all = bench(standingsOf(byPartner));
    lodge(all, ranked(12, 'HIGH'));
    expect(lastSelection(all)).toMatchObject({
      channel: 'red',
      inspection: 'partial',
      random: false,
      reasons: [],
      learned: { selected: 'rank', rank: 12, threshold: 10, line: 1, exploration: 0 },
    });
    expect(drawnToday(all)).toEqual({ byRank: 1, byExploration: 0 });
    lodge(all, ranked(8, 'LOW'));
    expect(lastSelection(all)).toMatchObject({ channel: 'green', learned: { rank: 8 } });
    expect(lastSelection(all).learned?.selected).toBeUndefined();
    expect(drawnToday(all)).toEqual({ byRank: 1, byExploration: 0 });
  });

  test('selects no more of an office and day than it can look at, and begins anew the next day', () => {
    const bar: Bar = { ...BAR, capacity: { byRank: 2, byExploration: 0 } };
    const all = bench(standingsOf(byPartner, bar));
    for (const name of ['A', 'B', 'C']) lodge(all, ranked(12, name));
    expect(lastSelection(all)).toMatchObject({ channel: 'green', learned: { beyondCapacity: true } });
    expect(drawnToday(all)).toEqual({ byRank: 2, byExploration: 0 });
    all.clock.advanceMs(86_400_000);
    lodge(all, ranked(12, 'D'));
    expect(lastSelection(all)).toMatchObject({ channel: 'red' });
  });

  test('explores what it would pass over, by a draw of its own; what is explored is not drawn at random too', () => {
    const draws: string[] = [];
    const draw = (identity: string): number => {
      draws.push(identity);
      return identity.endsWith('|exploration') ? 0.04 : 0.01;
    };
    const all = bench(standingsOf(byPartner, { ...BAR, exploration: 0.05 }), draw);
    lodge(all, ranked(3, 'LOW'));
    expect(lastSelection(all)).toMatchObject({
      channel: 'red',
      random: false,
      learned: { selected: 'exploration', exploration: 0.05 },
    });
    expect(drawnToday(all)).toEqual({ byRank: 0, byExploration: 1 });
    expect(new Set(draws).size).toBe(2);
  });

  test('looks at what it explores as at what chance draws, whatever its settings ask for', () => {
    const standings = standingsOf(byPartner, { ...BAR, exploration: 1 });
    const all = bench({ ...standings, effect: { channel: 'red', inspection: 'full' } });
    lodge(all, ranked(3, 'LOW'));
    expect(lastSelection(all)).toMatchObject({ inspection: 'partial', learned: { selected: 'exploration' } });
    lodge(all, ranked(12, 'HIGH'));
    expect(lastSelection(all)).toMatchObject({ inspection: 'full', learned: { selected: 'rank' } });
  });

  test('leaves the random stream as it was where it selects nothing', () => {
    const draw = (identity: string): number => (identity.endsWith('|exploration') ? 0.9 : 0.2);
    const [without, beside] = [
      bench(undefined, draw),
      bench(standingsOf(byPartner, { ...BAR, exploration: 0.05 }), draw),
    ];
    for (const all of [without, beside]) lodge(all, ranked(3, 'LOW'));
    const { learned, ...rest } = lastSelection(beside);
    expect(learned).toMatchObject({ exploration: 0.05 });
    expect(rest).toEqual(lastSelection(without));
    expect(rest.random).toBe(true);
  });

  test('has no part in exports, in what is only pre-registered, nor where it cannot tell', () => {
    const all = bench(standingsOf(() => 12));
    lodge(all, exportFor('green', 'OUT'));
    expect(lastSelection(all)).not.toHaveProperty('learned');
    lodge(all, ranked(12, 'LATER'), false);
    expect(drawnToday(all)).toEqual(NOTHING_DRAWN);
    const none = bench(standingsOf(() => undefined));
    lodge(none, ranked(12, 'HIGH'));
    expect(lastSelection(none)).not.toHaveProperty('learned');
  });

  test('selects what was pre-registered when it is registered', () => {
    const all = bench(standingsOf(byPartner));
    const number = lodge(all, ranked(12, 'LATER'), false);
    const registered = all.submit({ type: 'declaration.register', data: { number }, actor: ACTORS.trader });
    expect(registered.ok).toBe(true);
    expect(lastSelection(all)).toMatchObject({ channel: 'red', learned: { selected: 'rank' } });
    expect(drawnToday(all)).toEqual({ byRank: 1, byExploration: 0 });
  });

  test('draws once for a shipment, of which each declaration keeps its own rows', () => {
    const items = Array.from({ length: 70 }, (_, index) => sampleItem({ sequence: index + 1 }));
    const { goodsItems, goodsItemQuantity, invoiceAmount } = sampleImport(items);
    const all = bench(standingsOf(byPartner));
    lodge(all, { ...ranked(12, 'SHIPMENT'), goodsItems, goodsItemQuantity, invoiceAmount });
    expect(drawnToday(all)).toEqual({ byRank: 1, byExploration: 0 });
    const parts = selectionsIn(all).map(({ learned }) => learned);
    expect(parts.map((learned) => learned?.line)).toEqual([1, 0]);
    expect(parts.map((learned) => readHalves(learned?.rows ?? '').length / ROW_LENGTH)).toEqual([50, 20]);
  });

  test('writes as many events whatever it makes of a declaration: places in the journal are seen by traders', () => {
    const draw = (identity: string): number => (identity.endsWith('EXPLORED|exploration') ? 0.01 : drawOf(identity));
    const all = bench(standingsOf(byPartner, { ...BAR, exploration: 0.1 }), draw);
    const counts = [ranked(12, 'HIGH'), ranked(3, 'LOW'), ranked(3, 'EXPLORED'), ranked(12, 'CHANCE', 'red')].map(
      (declaration) => {
        const before = all.events.length;
        lodge(all, declaration);
        return all.events.length - before;
      },
    );
    expect(selectionsIn(all).map(({ channel }) => channel)).toEqual(['red', 'green', 'red', 'red']);
    expect(new Set(counts.slice(2)).size).toBe(1);
    expect(counts[0]).toBe(counts[2]);
  });

  test('tells the trader nothing but the channel', () => {
    const all = bench(standingsOf(byPartner));
    const command = { type: lodgeAny.type, data: { declaration: ranked(12, 'HIGH'), register: true } as never };
    const result = all.submit({ ...command, actor: ACTORS.trader });
    const told = JSON.stringify(result.ok && result.value.answer);
    for (const hidden of ['learned', 'rank', 'model', 'explor', '1'.repeat(64)]) expect(told).not.toContain(hidden);
  });
});

test('with no model in force, everything is decided and written as if there had never been one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('green', 'yellow', 'red'), { minLength: 1, maxLength: 6 }), (channels) => {
      const all = bench(undefined);
      for (const [index, channel] of channels.entries()) lodge(all, ranked(99, `R${index}`, channel));
      expect(JSON.stringify(all.events.map(({ data }) => data))).not.toContain('learned');
      expect(drawnToday(all)).toEqual(NOTHING_DRAWN);
    }),
    { numRuns: 10 },
  );
});

test('whatever is lodged, in whatever order: what is counted of a day is what was selected, and never more than there is', () => {
  const lodged = fc.record({
    rank: fc.integer({ min: 1, max: 20 }),
    channel: fc.constantFrom('green', 'yellow', 'red'),
    draw: fc.double({ min: 0, max: 0.99, noNaN: true }),
  });
  const capacities = fc.record({
    byRank: fc.integer({ min: 0, max: 3 }),
    byExploration: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(lodged, { minLength: 1, maxLength: 12 }), capacities, (all, capacity) => {
      const draws = new Map(all.map(({ draw }, index) => [`-${index}|exploration`, draw]));
      const draw = (identity: string): number =>
        [...draws].find(([end]) => identity.endsWith(end))?.[1] ?? drawOf(identity);
      const house = bench(standingsOf(byPartner, { ...BAR, exploration: 0.5, capacity }), draw);
      const numbers = all.map(({ rank, channel }, index) => lodge(house, ranked(rank, `-${index}`, channel)));
      const selections = selectionsIn(house);
      expect(selections).toHaveLength(numbers.length);
      const count = (by: string) => selections.filter(({ learned }) => learned?.selected === by).length;
      const used = drawnToday(house);
      expect(used).toEqual({ byRank: count('rank'), byExploration: count('exploration') });
      expect(used.byRank).toBeLessThanOrEqual(capacity.byRank);
      expect(used.byExploration).toBeLessThanOrEqual(capacity.byExploration);
      for (const { learned, random, channel } of selections) {
        if (learned?.selected !== undefined) expect({ random, channel }).toEqual({ random: false, channel: 'red' });
      }
    }),
    { numRuns: 40 },
  );
});

test('a recorded decision is taken again the same, byte for byte, with no model at hand', () => {
  const all = bench(standingsOf(byPartner, { ...BAR, exploration: 0.5, capacity: { byRank: 2, byExploration: 1 } }));
  const { reference, rules } = all.reference;
  for (const [index, rank] of [12, 3, 12, 12, 2, 15].entries())
    lodge(all, ranked(rank, `N${index}`, index === 4 ? 'yellow' : 'green'));
  for (const { data } of registeredIn(all)) {
    const { head, declaration, assessment, selection, legalDate } = data as unknown as Registered;
    const basis = { head, declaration, assessment, found: selection, today: legalDate };
    const input = riskInputOf(basis, { principal: undefined, declarant: undefined }, reference);
    const recorded = JSON.parse(JSON.stringify(selection)) as Selection;
    expect(JSON.stringify(redecide({ input, decided: recorded }, rules))).toBe(JSON.stringify(selection));
  }
});

test('each part of a shipment keeps the rows of its own lines', () => {
  const rows = writeHalves(Float32Array.from({ length: 120 * ROW_LENGTH }, (_, at) => Math.floor(at / ROW_LENGTH)));
  const scored = { model: '', rows, line: 51, chance: 0, rank: 0, threshold: 0, exploration: 0 };
  const parts = [0, 1, 2].map((part) => learnedOfPart(scored, part));
  expect(parts.map(({ line }) => line)).toEqual([0, 1, 0]);
  expect(parts.map((part) => readHalves(part.rows)[0])).toEqual([0, 50, 100]);
  expect(parts.map((part) => readHalves(part.rows).length / ROW_LENGTH)).toEqual([50, 50, 20]);
});
