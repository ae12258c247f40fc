import { seededRandom } from '#core/kernel';
import { expect, test } from 'vitest';
import { compareShadow, type RankedByBoth } from './index.ts';

/** Of 4,000 declarations of two offices; the better a model sees, the more its rank hangs on what is so. The champion selects. */
function traffic(seed: number, sees: { readonly champion: number; readonly challenger: number }) {
  const { next } = seededRandom(seed);
  const truth = new Map<RankedByBoth, boolean>();
  const all = Array.from({ length: 4_000 }, (_, place): RankedByBoth => {
    const danger = next();
    const violation = next() < danger ** 6;
    const ranked = (sight: number): number => sight * danger + (1 - sight) * next();
    const champion = ranked(sees.champion);
    const challenger = ranked(sees.challenger);
    const propensity = champion > 0.9 ? 1 : 0.08;
    const selected = next() < propensity;
    const outcome = { violation, amount: 0 };
    const one = { office: `0${place % 2}CC`, champion, challenger, propensity, selected, ...(selected && { outcome }) };
    truth.set(one, violation);
    return one;
  });
  return { all, truth };
}
const CAPACITY = 150;
const topOf = (
  all: readonly RankedByBoth[],
  by: 'champion' | 'challenger',
  office: string,
): ReadonlySet<RankedByBoth> =>
  new Set(
    all
      .filter((one) => one.office === office)
      .toSorted((a, b) => b[by] - a[by])
      .slice(0, CAPACITY),
  );

test('a better challenger is mostly seen to be better, and by about as much as it is', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
  let [covering, above] = [0, 0];
  for (const seed of seeds) {
    const { all, truth } = traffic(seed, { champion: 0.6, challenger: 0.95 });
    const { difference, selected, both, onlyChallenger, onlyChampion } = compareShadow(all, () => CAPACITY);
    expect(selected).toBe(2 * CAPACITY);
    expect(both.declarations + onlyChallenger.declarations).toBe(2 * CAPACITY);
    expect(onlyChampion.declarations).toBe(onlyChallenger.declarations);
    const rate = (own: 'champion' | 'challenger', other: 'champion' | 'challenger'): number => {
      const alone = ['00CC', '01CC'].flatMap((office) => {
        const others = topOf(all, other, office);
        return [...topOf(all, own, office)].filter((one) => !others.has(one));
      });
      return alone.filter((one) => truth.get(one)).length / alone.length;
    };
    const real = rate('challenger', 'champion') - rate('champion', 'challenger');
    if (difference.low <= real && real <= difference.high) covering += 1;
    if (difference.low > 0) above += 1;
  }
  expect(covering / seeds.length).toBeGreaterThan(0.9);
  expect(above / seeds.length).toBeGreaterThan(0.5);
});

test('a challenger that ranks alike differs nowhere, and nothing is claimed of the difference', () => {
  const { all } = traffic(1, { champion: 0.6, challenger: 0.6 });
  const same = all.map((one) => ({ ...one, challenger: one.champion }));
  expect(compareShadow(same, () => CAPACITY)).toMatchObject({
    onlyChampion: { declarations: 0 },
    onlyChallenger: { declarations: 0 },
    difference: { value: null },
  });
});

test('where nobody was drawn of what the challenger alone would select, nothing is claimed', () => {
  const { all } = traffic(1, { champion: 0.6, challenger: 0.95 });
  const undrawn = all.map(({ outcome, ...one }) =>
    one.propensity < 1 ? { ...one, selected: false } : { ...one, ...(outcome && { outcome }) },
  );
  const { difference } = compareShadow(undrawn, () => CAPACITY);
  expect(difference.value).toBeNull();
  expect(difference.low).toBeLessThan(0);
  expect(difference.high).toBeGreaterThan(0);
});
