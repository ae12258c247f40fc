/**
 * How a word sounds once ways of writing are left aside: "Aleksandr" and "Alexander", "Khaled" and "Haled", "Yuuko" and "Yuko".
 * Two words with one key are most likely one word.
 */
export function soundKey(token: string): string {
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
export function consonants(token: string): string {
  // French and English write one sound differently, and Egypt says g for j.
  const key = soundKey(token).replaceAll('C', 'S').replaceAll('g', 'j');
  const first = /^[aeiou]/u.test(key) ? 'a' : '';
  return first + key.replace(/[aeiouyv]|(?<!^)h/gu, '').replace(/(.)\1+/gu, '$1');
}
