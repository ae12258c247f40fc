import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { ApiError, reachServer } from '#web/client';
import { Page, useProblemWords, useText } from '#web/ui';

/** A page that could not be opened: a server out of reach is told as that, a fault of ours with the way back in. */
export function Crash(props: { readonly error: unknown }) {
  const t = useText();
  const words = useProblemWords()(props.error);
  const { title, fix } = props.error instanceof ApiError ? words : { title: t('app.crash'), fix: t('app.crashHint') };
  return (
    <Page title={title} width="narrow">
      <p className="quiet">{fix}</p>
      <Reload />
    </Page>
  );
}

/** Where no server answers, nothing would come of it but an empty window. */
function Reload() {
  const t = useText();
  const reach = useMutation({ mutationFn: reachServer, onSuccess: () => location.reload() });
  return (
    <>
      <Button mt={16} loading={reach.isPending} onClick={() => reach.mutate()}>
        {t('app.reload')}
      </Button>
      <p role="status" className="quiet" style={{ marginTop: 16 }}>
        {reach.isError && t('app.stillAway')}
      </p>
    </>
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
