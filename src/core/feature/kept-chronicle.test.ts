import { seededGoods } from '#tests/support/seeded-goods';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chronicle, type Chapter } from './chronicle.ts';

/** Some seconds; on a machine that does other things it takes longer. */
const BUSY_MS = 60_000;

/** Copied, as whoever keeps them does: the pieces themselves show what goes on changing. */
const piecesOf = (chronicle: Chronicle): Uint8Array[] => Array.from(chronicle.pieces(), (piece) => piece.slice());

function restored(pieces: readonly Uint8Array[]): Chronicle {
  const chronicle = new Chronicle();
  const restoring = chronicle.restoring();
  let isDone = restoring.next().done;
  for (const piece of pieces) isDone = restoring.next(piece).done;
  expect(isDone).toBe(true);
  return chronicle;
}

function rowsAndTell(chronicle: Chronicle, chapters: readonly Chapter[]): number[] {
  return chapters.flatMap((chapter) => {
    const rows = chapter.kind === 'declared' ? [...chronicle.rowsOf(chapter.goods)] : [];
    chronicle.tell(chapter);
    return rows;
  });
}

test(
  'what was kept and the rest told after it gives the rows of all that was told, to the bit',
  () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        (seed, before, after, prunes) => {
          const chapters = [...seededGoods(seed, before + after)];
          const told = new Chronicle();
          rowsAndTell(told, chapters.slice(0, before));
          const pruned = new Chronicle();
          rowsAndTell(pruned, chapters.slice(0, before));
          if (prunes) for (const _ of pruned.pruning());
          const again = restored(piecesOf(pruned));
          expect([again.told, again.size]).toEqual([told.told, pruned.size]);
          const rest = chapters.slice(before);
          expect(rowsAndTell(again, rest)).toEqual(rowsAndTell(told, rest));
          // And as it lies: what is given back, and given to others, comes the same.
          rowsAndTell(pruned, rest);
          for (const one of [again, pruned]) for (const _ of one.pruning());
          expect(again.size).toBe(pruned.size);
        },
      ),
      { numRuns: 20 },
    );
  },
  BUSY_MS,
);

test(
  'years of goods are kept and taken back many times over, to the same bytes',
  () => {
    const chapters = [...seededGoods(7, 6_000)];
    const told = new Chronicle();
    let often = new Chronicle();
    for (let from = 0; from < chapters.length; from += 1_000) {
      const slice = chapters.slice(from, from + 1_000);
      expect(rowsAndTell(often, slice)).toEqual(rowsAndTell(told, slice));
      for (const one of [often, told]) for (const _ of one.pruning());
      often = restored(piecesOf(often));
    }
    expect(often.size).toBe(told.size);
    expect(piecesOf(restored(piecesOf(often)))).toEqual(piecesOf(often));
  },
  BUSY_MS,
);
