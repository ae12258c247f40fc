/**
 * The form in which words are searched: small letters, without accents, `đ` as `d`, so that "vang" finds "vàng".
 * Anything that is neither letter nor digit becomes a single space.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
