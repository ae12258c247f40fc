import { addDays, type PlainDate } from '#core/kernel';

/** Rules ask what a trader did in the last seven days. */
export const HISTORY_DAYS = 7;
/**
 * The Harmonized System has some 1,230 headings and the world some 250 countries, so nothing true is ever cut; a party's
 * state, which every one of its declarations reads, stays under 20 KB whatever is counted.
 */
export const KNOWN_HEADINGS_MAX = 1_300;
export const KNOWN_ORIGINS_MAX = 300;
/** Of a day only the headings that stood in most declarations are kept: those are what a rule about repetition asks for. */
export const RECENT_HEADINGS_MAX = 100;

/**
 * What the trader declared, as of the last day counted, which is yesterday at best: today's declarations are not in it,
 * and on a day whose count is late neither are yesterday's. Selection reads it with the party, so a declaration costs no
 * event more; whoever splits a consignment within one day is not seen by it until the next.
 */
export interface PartyHistory {
  /** Headings (four digits) and countries of origin ever declared. Sorted. */
  readonly headings: readonly string[];
  readonly origins: readonly string[];
  /** Days with declarations, oldest first, of the seven that end with the last one counted. */
  readonly recent: readonly RecentDay[];
}

export interface RecentDay {
  readonly day: PlainDate;
  readonly declarations: number;
  readonly lowValueDeclarations: number;
  /** In how many declarations of the day each heading stood. */
  readonly headings: Readonly<Record<string, number>>;
}

/** What one day adds. */
export interface DeclaredGoods {
  readonly declarations: number;
  /** Declarations whose customs value is at most the country's `lowValueMax`. */
  readonly lowValueDeclarations: number;
  readonly headings: Readonly<Record<string, number>>;
  readonly origins: readonly string[];
}

export const NO_HISTORY: PartyHistory = { headings: [], origins: [], recent: [] };
export const NO_GOODS: Omit<DeclaredGoods, 'declarations'> = { lowValueDeclarations: 0, headings: {}, origins: [] };

/** The history after one more day, which is later than all days before. */
export function withDay(before: PartyHistory, day: PlainDate, added: DeclaredGoods): PartyHistory {
  const first = addDays(day, 1 - HISTORY_DAYS);
  const { declarations, lowValueDeclarations } = added;
  const today = { day, declarations, lowValueDeclarations, headings: mostDeclared(added.headings) };
  return {
    headings: union(before.headings, Object.keys(added.headings), KNOWN_HEADINGS_MAX),
    origins: union(before.origins, added.origins, KNOWN_ORIGINS_MAX),
    recent: [...before.recent.filter((each) => each.day >= first), ...(declarations === 0 ? [] : [today])],
  };
}

const union = (before: readonly string[], added: readonly string[], max: number): readonly string[] =>
  added.every((each) => before.includes(each)) ? before : [...new Set([...before, ...added])].toSorted().slice(0, max);

function mostDeclared(headings: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const byCount = Object.entries(headings).toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return Object.fromEntries(byCount.slice(0, RECENT_HEADINGS_MAX));
}
