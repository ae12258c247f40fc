import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ApiError } from '#web/client';
import { Page, useProblemWords, useText } from '#web/ui';

/** A page that could not be opened: a server out of reach is told as that, a fault of ours with the way back in. */
export function Crash(props: { readonly error: unknown }) {
  const t = useText();
  const words = useProblemWords()(props.error);
  const { title, fix } = props.error instanceof ApiError ? words : { title: t('app.crash'), fix: t('app.crashHint') };
  return (
    <Page title={title} width="narrow">
      <p className="quiet">{fix}</p>
      <Button mt={16} onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </Page>
  );
}

export function NotFound() {
  const t = useText();
  return (
    <Page title={t('app.notFound')} width="narrow">
      <p className="quiet">{t('app.notFoundHint')}</p>
      <p style={{ marginTop: 16 }}>
        <Link to="/">{t('app.home')}</Link>
      </p>
    </Page>
  );
}
