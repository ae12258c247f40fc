import { useNetwork } from '@mantine/hooks';
import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#web/ui';
import classes from './connection-note.module.css';

/** After this long people begin to wonder whether to send again. */
const SLOW_MS = 4000;

/** Tells the state of the connection: a thin bar while something is under way, words when it is slow or gone. */
export function ConnectionNote(props: { readonly saysOffline: boolean }) {
  const t = useText();
  const { online } = useNetwork();
  const busy = useIsFetching({ predicate: (query) => query.state.fetchStatus === 'fetching' }) + useIsMutating() > 0;
  return (
    <div className={classes.frame}>
      <div className={classes.bar} data-busy={busy ? '' : undefined} />
      <div role="status">
        {!online && props.saysOffline && <p className={classes.note}>{t('app.offline')}</p>}
        {online && busy && <SlowNote />}
      </div>
    </div>
  );
}

/** Stands in the page only while something is under way; its time starts with it. */
function SlowNote() {
  const t = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow ? <p className={classes.note}>{t('app.slow')}</p> : null;
}
