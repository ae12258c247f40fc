import { useText } from '#web/ui';

const LEVELS = { 2: 'tariff.levelChapter', 4: 'tariff.levelHeading', 6: 'tariff.levelSubheading' } as const;

/** `Chapter 22`, `Heading 2203`: a node by its level and code. */
export function NodeName(props: { readonly code: string }) {
  const t = useText();
  const { code } = props;
  if (code === '') return t('tariff.wholeTable');
  if (/^[IVX]/.test(code)) return t('tariff.levelSection', { code });
  const level = code.length === 2 || code.length === 4 || code.length === 6 ? LEVELS[code.length] : undefined;
  return t(level ?? (code.length === 8 ? 'tariff.levelLine' : 'tariff.levelHeading'), { code });
}
