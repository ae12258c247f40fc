import type { Language } from '#server/platform/pages';

const SEPARATORS: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  vi: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** An exact decimal text as the language writes it; a text that is no decimal stays as it is. */
export function printedNumber(text: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction] = match;
  const { group, decimal } = SEPARATORS[language];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}

/** The same for each number in a calculation such as `46500000 × 8 %`. */
export const printedCalculation = (text: string, language: Language): string =>
  text.replace(/(?<![\w.,])\d+(?:\.\d+)?(?![\w.]*\w)/g, (number) => printedNumber(number, language));
