/**
 * The letters of a word with their quality (â, ơ, đ) and its tone at the end, wherever it was put: "hoà" and "hòa" are one
 * word, "hùng" and "hưng" are two. Empty where the word has neither.
 */
export function vietnameseMarks(word: string): string {
  let letters = '';
  let tone = '';
  let isMarked = false;
  for (const unit of word.normalize('NFD')) {
    if (TONES.has(unit)) tone = unit;
    else letters += unit;
    isMarked ||= unit === 'đ' || (unit >= '\u0300' && unit <= '\u036f');
  }
  return isMarked ? letters.replaceAll('y', 'i') + tone : '';
}

const TONES: ReadonlySet<string> = new Set(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);
