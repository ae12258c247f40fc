import { api } from '#web/client';
import { usePreferences, useText } from '#web/ui';

/** The notice as a paper: for the trader, and for whoever keeps the goods and has no account here. */
export function NoticeLink(props: { readonly number: string }) {
  const t = useText();
  const { language } = usePreferences();
  return (
    <a href={api.inspectionNoticePdfUrl(props.number, language)} target="_blank" rel="noreferrer">
      {t('inspect.notice')}
    </a>
  );
}
