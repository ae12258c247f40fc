import type { Text } from '#core/kernel';
import { wordsOf } from './words.ts';

/** One answer to a question of the guide: a group of lines, or one line where `code` has eight digits. */
export interface Choice {
  readonly code: string;
  readonly lines: number;
  /** What the lines have in common; of one line, its name. */
  readonly name: Text;
  /** Words that stand in this group and in no other. */
  readonly telling: { readonly vi: readonly string[]; readonly en: readonly string[] };
}

/** What to ask next below a code of two to six digits. */
export interface Question {
  readonly code: string;
  readonly choices: readonly Choice[];
}

interface Named {
  readonly code: string;
  readonly name: Text;
}

/** So many lines are read at a glance; more are asked about in groups first. */
const LINES_AT_ONCE = 8;
const TELLING_MAX = 4;
const CODE_DIGITS = 8;

/**
 * The next question on the way to a line: subheadings of a heading, then lines. Groups with one member are passed over,
 * so nobody is asked what can be answered one way only. `lines` may be those of the whole tariff.
 */
export function questionBelow(code: string, lines: readonly Named[]): Question {
  const within = lines.filter((line) => line.code.startsWith(code));
  const digits = digitsAsked(code, within);
  const groups = [...Map.groupBy(within, (line) => line.code.slice(0, digits))];
  const choices = groups.map(([prefix, members]): Choice => {
    const others = within.filter((line) => !line.code.startsWith(prefix));
    return {
      code: members.length === 1 ? (members[0]?.code ?? prefix) : prefix,
      lines: members.length,
      name: { vi: commonName(members, 'vi'), en: commonName(members, 'en') },
      telling: { vi: tellingWords(members, others, 'vi'), en: tellingWords(members, others, 'en') },
    };
  });
  return { code, choices };
}

function digitsAsked(code: string, within: readonly Named[]): number {
  if (within.length <= LINES_AT_ONCE) return CODE_DIGITS;
  for (let digits = code.length + 1; digits < CODE_DIGITS; digits += 1) {
    // The fifth and the seventh digit are no level that anybody knows by name.
    if (digits % 2 === 1) continue;
    if (new Set(within.map((line) => line.code.slice(0, digits))).size > 1) return digits;
  }
  return CODE_DIGITS;
}

/** One common word ("xe", "other") names nothing. */
const COMMON_WORDS_MIN = 2;
const NAMES_SHOWN = 2;

/** The words, as written and in order, that every name of a group holds; where they share next to none, the first names. */
function commonName(members: readonly Named[], language: keyof Text): string {
  const names = members.map(({ name }) => name[language]);
  const shortest = names.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
  if (members.length === 1) return shortest;
  const held = names.map((name) => new Set(wordsOf(name).map(({ exact }) => exact)));
  const common = shortest.split(/\s+/u).filter((piece) => {
    const words = wordsOf(piece);
    return words.length > 0 && words.every(({ exact }) => held.every((set) => set.has(exact)));
  });
  if (common.length >= COMMON_WORDS_MIN) return upperFirst(common.join(' ').replace(/[,;:–-]+$/u, ''));
  return names.slice(0, NAMES_SHOWN).join('; ') + (names.length > NAMES_SHOWN ? '; …' : '');
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function tellingWords(members: readonly Named[], others: readonly Named[], language: keyof Text): readonly string[] {
  const elsewhere = new Set(others.flatMap(({ name }) => wordsOf(name[language]).map(({ exact }) => exact)));
  const counts = new Map<string, number>();
  for (const { name } of members)
    for (const exact of new Set(wordsOf(name[language]).map((word) => word.exact)))
      if (!elsewhere.has(exact)) counts.set(exact, (counts.get(exact) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, TELLING_MAX)
    .map(([word]) => word);
}
