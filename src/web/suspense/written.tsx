import { useText } from '#web/ui';

/** What a payer wrote as a reference: as a number where it may be one, as words where it is not. */
export function Written(props: { readonly text: string }) {
  const t = useText();
  const { text } = props;
  if (text.trim() === '') return <>{t('suspense.blankReference')}</>;
  return <span className={/^[\x20-\x7e]+$/.test(text) ? 'mono' : undefined}>{text}</span>;
}
