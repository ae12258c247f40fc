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
  const sounds = { sound: soundKey(token), long: soundKey(longVowels(token)), skeleton: consonants(token) };
  remembered.set(token, sounds);
  return sounds;
}

function soundKey(token: string): string {
  let key = token;
  for (const [from, to] of SOUNDS) key = key.replace(from, to);
  return key.replace(/(.)\1+/gu, '$1');
}

/** In order: what is longer is taken first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/sh?ch|schtsch/gu, 'S'],
  [/tsch|tch|tsh/gu, 'C'],
  [/sch|sh/gu, 'S'],
  [/ch|cz/gu, 'C'],
  [/dzh|dj|zh/gu, 'j'],
  [/ck|q|c(?![eiy])/gu, 'k'],
  [/x/gu, 'ks'],
  [/tz|ts|c/gu, 'z'],
  [/ph|ff?$/gu, 'f'],
  [/w|ff?$/gu, 'v'],
  [/([kgdt])h/gu, '$1'],
  [/(?:iy|ij|yi|ii|yy|ey|ei|ie|ee|i|y|j)$/u, 'i'],
  [/sk(?:i|ai)$/u, 'ski'],
  [/[yj](?=[aou])/gu, 'i'],
  [/^(?:ye|je)/u, 'e'],
  [/ou|oo|uu/gu, 'u'],
  [/ay|ai/gu, 'ai'],
  [/aw|au/gu, 'au'],
  [/ee|ie|ij|yi|y/gu, 'i'],
  [/ae|oe|ue/gu, 'e'],
  [/(?<=[aeiou])h(?![aeiou])/gu, ''],
  [/m(?=[bp])/gu, 'n'],
];

/** The consonants alone: what the Arabic script writes. `a` stands for any vowel at the beginning. */
function consonants(token: string): string {
  // French and English write one sound differently, and Egypt says g for j.
  const key = soundKey(token).replaceAll('C', 'S').replaceAll('g', 'j');
  const first = /^[aeiou]/u.test(key) ? 'a' : '';
  return first + key.replace(/[aeiouyv]|(?<!^)h/gu, '').replace(/(.)\1+/gu, '$1');
}

/** Japanese o and u may be written long or short; German umlauts with an e. */
const longVowels = (token: string): string => token.replace(/o(?:u|o|h(?![aeiou]))/gu, 'o').replace(/([aou])e/gu, '$1');
