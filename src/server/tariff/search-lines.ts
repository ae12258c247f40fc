import type { Learned } from '#core/classify';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { TariffLine } from '#core/tariff';

/** What is this far behind the best line shares a word with it, not its goods. */
const BEHIND_MAX = 0.5;

/** Lines of a day by the start of their code, by words, or by both (`8703 hybrid`); the likeliest first. */
export function searchLines(query: string, { reference, on, limit, learned }: SearchOptions): readonly TariffLine[] {
  const { tariff, classifier } = reference;
  const { prefix, words } = partsOf(query);
  if (words === '') return tariff.search(query, on, limit);
  const { lines } = classifier.rank(words, {
    limit,
    within: prefix,
    accepts: (code) => tariff.lineOn(code, on) !== undefined,
    ...(learned && { learned }),
  });
  // Figures may also be part of a name ("bia 5,8%"); only when no code starts so.
  const ranked =
    lines.length > 0 || prefix === ''
      ? lines
      : classifier.rank(query, { limit, accepts: (code) => tariff.lineOn(code, on) !== undefined }).lines;
  const least = (ranked[0]?.score ?? 0) * BEHIND_MAX;
  return ranked.flatMap(({ code, score }) => (score < least ? [] : (tariff.lineOn(code, on) ?? [])));
}

export interface SearchOptions {
  readonly reference: Reference;
  readonly on: PlainDate;
  readonly limit: number;
  readonly learned?: Learned;
}

/** Figures at the start are a code, with dots or spaces as people write it; what follows are words. */
function partsOf(query: string): { readonly prefix: string; readonly words: string } {
  const [, figures = '', words = ''] = /^\s*((?:\d[\d.\s]*)?)(?![\d%\p{L}])(.*)$/su.exec(query) ?? ['', '', query];
  const prefix = figures.replace(/\D/gu, '');
  return /\p{L}/u.test(words) ? { prefix, words } : { prefix, words: '' };
}
