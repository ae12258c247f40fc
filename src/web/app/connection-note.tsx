import { useNetwork } from '@mantine/hooks';
import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#web/ui';
import classes from './connection-note.module.css';

/** After this long people begin to wonder whether to send again. */
const SLOW_MS = 4000;

/** Tells the state of the connection: a thin bar while something is under way, words when it is slow or gone. */
export function ConnectionNote() {
  const t = useText();
  const { online } = useNetwork();
  const busy = useIsFetching({ predicate: (query) => query.state.fetchStatus === 'fetching' }) + useIsMutating() > 0;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) {
      setSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  const words = !online ? t('app.offline') : slow ? t('app.slow') : '';
  return (
    <div className={classes.frame}>
      <div className={classes.bar} data-busy={busy ? '' : undefined} />
      <div role="status">{words !== '' && <p className={classes.note}>{words}</p>}</div>
    </div>
  );
}
