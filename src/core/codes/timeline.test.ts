import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instant, plainDate, type PlainDate } from '#core/kernel';
import { holds, timelineOf, type Dated } from './timeline.ts';

interface Law extends Dated {
  readonly name: string;
}

const START = plainDate('2026-01-01');
const DAYS = 30;

const law = (name: string, from: number, to: number | null, knownDay: number, withdrawn: boolean): Law => ({
  name,
  validFrom: addDays(START, from),
  validTo: to === null ? null : addDays(START, from + to),
  knownFrom: instant(`${addDays(START, knownDay)}T00:00:00Z`),
  ...(withdrawn && { withdrawn }),
});

/** Laws that became known on days of their own, so that no two conflict. */
const laws = fc
  .array(fc.tuple(fc.nat(DAYS), fc.option(fc.nat(12)), fc.boolean()), { maxLength: 8 })
  .chain((shapes) =>
    fc
      .shuffledSubarray([...shapes.keys()], { minLength: shapes.length })
      .map((order) =>
        shapes.map(([from, to, withdrawn], index) => law(`law ${index}`, from, to, order[index] ?? 0, withdrawn)),
      ),
  );

/** The oracle: for one day, look at every law. */
function inForceOn(all: readonly Law[], day: PlainDate, knownAt: string | undefined): string | undefined {
  let winner: Law | undefined;
  for (const candidate of all) {
    if (knownAt !== undefined && candidate.knownFrom > knownAt) continue;
    if (!holds(candidate, day)) continue;
    if (winner === undefined || candidate.knownFrom > winner.knownFrom) winner = candidate;
  }
  return winner?.withdrawn === true ? undefined : winner?.name;
}

describe('bitemporal selection', () => {
  test('on each day the valid law that became known last counts, for any moment of knowledge', () => {
    fc.assert(
      fc.property(laws, fc.option(fc.nat(10)), (all, knownDay) => {
        const knownAt = knownDay === null ? undefined : instant(`${addDays(START, knownDay)}T12:00:00Z`);
        const { spans, conflicts } = timelineOf(all, knownAt);
        expect(conflicts).toEqual([]);
        for (let offset = -2; offset < DAYS * 2; offset += 1) {
          const day = addDays(START, offset);
          const found = spans.filter((span) => holds(span, day));
          expect(found.length).toBeLessThanOrEqual(1);
          expect(found[0]?.record.name).toBe(inForceOn(all, day, knownAt));
        }
      }),
    );
  });

  test('spans come in order and never overlap', () => {
    fc.assert(
      fc.property(laws, (all) => {
        const { spans } = timelineOf(all, undefined);
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1];
          if (next !== undefined) expect(span.validTo !== null && span.validTo < next.validFrom).toBe(true);
        }
      }),
    );
  });

  test('two laws for one day that became known together are a conflict, not a choice', () => {
    const { conflicts } = timelineOf([law('a', 0, 10, 0, false), law('b', 5, null, 0, false)], undefined);
    expect(conflicts.map(({ first, second }) => [first.name, second.name])).toEqual([['a', 'b']]);
  });

  test('a law that ends the day before another begins is no conflict', () => {
    const { conflicts, spans } = timelineOf([law('a', 0, 4, 0, false), law('b', 5, null, 0, false)], undefined);
    expect(conflicts).toEqual([]);
    expect(spans.map(({ record }) => record.name)).toEqual(['a', 'b']);
  });
});
