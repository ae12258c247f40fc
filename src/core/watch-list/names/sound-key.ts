/** How a word sounds, in three degrees of what is left aside. Two words with one key are most likely one word. */
export interface Sounds {
  /** Ways of writing: "Aleksandr" and "Alexander", "Khaled" and "Haled". */
  readonly sound: string;
  /** How long a vowel is said, too: "Yuuko" and "Yuko", "Mueller" and "Muller". */
  readonly long: string;
  /** All vowels: what the Arabic script writes. */
  readonly skeleton: string;
}

/** Words come again and again; working a key out takes longer than anything else in a comparison. */
const REMEMBERED_MAX = 50_000;
const remembered = new Map<string, Sounds>();

export function soundsOf(token: string): Sounds {
  const known = remembered.get(token);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const sounds = soundsAfresh(token);
  remembered.set(token, sounds);
  return sounds;
}

/** Of what will hardly be asked for again: nothing is remembered. */
export function soundsAfresh(token: string): Sounds {
  const sound = soundKey(token);
  const long = longVowels(token);
  return { sound, long: long === token ? sound : soundKey(long), skeleton: consonants(sound) };
}

function soundKey(token: string): string {
  let key = token;
  let letters = lettersOf(key);
  for (const { from, to, needs } of SOUNDS) {
    if (!needs.some((need) => (letters & need) === need)) continue;
    const next = key.replace(from, to);
    if (next === key) continue;
    key = next;
    letters = lettersOf(key);
  }
  return withoutDoubles(key);
}

const withoutDoubles = (key: string): string => {
  for (let at = 1; at < key.length; at += 1)
    if (key.charCodeAt(at) === key.charCodeAt(at - 1)) return key.replace(/(.)\1+/gu, '$1');
  return key;
};

/** A bit for each letter: most words have none of the letters that a rule is about. */
export function lettersOf(token: string): number {
  let letters = 0;
  for (let at = 0; at < token.length; at += 1) letters |= 1 << (token.charCodeAt(at) & 31);
  return letters;
}

interface Rule {
  readonly from: RegExp;
  readonly to: string;
  /** Letters of which a word has all, of one group at least, where the rule could apply. */
  readonly needs: readonly number[];
}
const rule = (from: RegExp, to: string, needs: string): Rule => ({ from, to, needs: needs.split(' ').map(lettersOf) });

/** In order: what is longer is taken first. */
const SOUNDS: readonly Rule[] = [
  rule(/sh?ch|schtsch/gu, 'S', 'sch'),
  rule(/tsch|tch|tsh/gu, 'C', 'th'),
  rule(/sch|sh/gu, 'S', 'sh'),
  rule(/ch|cz/gu, 'C', 'ch cz'),
  rule(/dzh|dj|zh/gu, 'j', 'zh dj'),
  rule(/ck|q|c(?![eiy])/gu, 'k', 'c q'),
  rule(/x/gu, 'ks', 'x'),
  rule(/tz|ts|c/gu, 'z', 'tz ts c'),
  rule(/ph|ff?$/gu, 'f', 'ph f'),
  rule(/w|ff?$/gu, 'v', 'w f'),
  rule(/([kgdt])h/gu, '$1', 'kh gh dh th'),
  rule(/(?:iy|ij|yi|ii|yy|ey|ei|ie|ee|i|y|j)$/u, 'i', 'i y j e'),
  rule(/sk(?:i|ai)$/u, 'ski', 'ski'),
  rule(/[yj](?=[aou])/gu, 'i', 'y j'),
  rule(/^(?:ye|je)/u, 'e', 'ye je'),
  rule(/ou|oo|uu/gu, 'u', 'o u'),
  rule(/ay|ai/gu, 'ai', 'ay ai'),
  rule(/aw|au/gu, 'au', 'aw au'),
  rule(/ee|ie|ij|yi|y/gu, 'i', 'e y ij'),
  rule(/ae|oe|ue/gu, 'e', 'ae oe ue'),
  rule(/(?<=[aeiou])h(?![aeiou])/gu, '', 'h'),
  rule(/m(?=[bp])/gu, 'n', 'mb mp'),
];

/** The consonants alone: what the Arabic script writes. `a` stands for any vowel at the beginning. */
function consonants(sound: string): string {
  // French and English write one sound differently, and Egypt says g for j.
  const key = sound.replaceAll('C', 'S').replaceAll('g', 'j');
  const first = /^[aeiou]/u.test(key) ? 'a' : '';
  return first + key.replace(/[aeiouyv]|(?<!^)h/gu, '').replace(/(.)\1+/gu, '$1');
}

/** Japanese o and u may be written long or short; German umlauts with an e. */
const longVowels = (token: string): string => token.replace(/o(?:u|o|h(?![aeiou]))/gu, 'o').replace(/([aou])e/gu, '$1');
