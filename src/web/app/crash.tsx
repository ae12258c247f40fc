import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty, Page, useText } from '#web/ui';

/** A fault of ours: says that nothing typed is lost, and offers the way back in. */
export function Crash() {
  const t = useText();
  return (
    <Page title={t('app.crash')} width="narrow">
      <Empty
        title={t('app.crash')}
        hint={t('app.crashHint')}
        action={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
      />
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
