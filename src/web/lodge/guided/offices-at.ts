import type { CodeEntry } from '#web/client';

type Named = Pick<CodeEntry, 'code' | 'name' | 'attributes'>;

/** Choosing among more is what the list is for. */
const OFFICES_MAX = 5;
/** A word that so many offices share says nothing of a place. */
const SHARED_MAX = 12;

/**
 * Customs offices that bear the name of a place, those of its kind (port, airport, border) first. The code lists know no other tie
 * between the two: it is a suggestion and no rule.
 */
export function officesAt(place: Named, offices: readonly Named[]): readonly Named[] {
  const counts = new Map<string, number>();
  for (const office of offices) for (const word of wordsOf(office)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const telling = [...wordsOf(place)].filter((word) => (counts.get(word) ?? 0) <= SHARED_MAX);
  const kind = place.attributes['kind'];
  return offices
    .map((office) => {
      const words = wordsOf(office);
      const shared = telling.filter((word) => words.has(word)).length;
      return { office, shared, isOfKind: office.attributes['kind'] === kind };
    })
    .filter(({ shared }) => shared >= Math.min(WORDS_MIN, telling.length) && shared > 0)
    .toSorted((a, b) => b.shared - a.shared || Number(b.isOfKind) - Number(a.isOfKind))
    .slice(0, OFFICES_MAX)
    .map(({ office }) => office);
}

/** Vietnamese names have two syllables and more; one alone is shared by many. */
const WORDS_MIN = 2;

const wordsOf = ({ name }: Named): ReadonlySet<string> =>
  new Set(
    name.vi
      .toLocaleLowerCase('vi')
      .split(/[^\p{L}\p{M}\d]+/u)
      .filter((word) => word !== ''),
  );
