import { usePreferences, useText } from './preferences.tsx';

/** A code that leads to the page that explains it. A tab of its own, so that nothing half-filled is left. */
export function ErrorCode(props: { readonly code: string }) {
  const t = useText();
  const { language } = usePreferences();
  return (
    <a
      className="mono quiet"
      href={`/help/errors/${encodeURIComponent(props.code)}?lang=${language}`}
      target="_blank"
      rel="noopener"
      aria-label={t('error.explained', { code: props.code })}
    >
      {props.code}
    </a>
  );
}
