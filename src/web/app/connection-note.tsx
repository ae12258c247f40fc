import { useNetwork } from '@mantine/hooks';
import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';
import classes from './connection-note.module.css';

/** After this long people begin to wonder whether to send again. */
const SLOW_MS = 4000;

/** Where what is written survives while nobody can be reached: on the device, or only on the page that is open. */
export type Keeping = 'onDevice' | 'onPage';
const WORDS = { onDevice: 'app.offline', onPage: 'app.offlineHere' } as const satisfies Record<Keeping, TextKey>;

/** Tells the state of the connection: a thin bar while something is under way, words when it is slow or gone. */
export function ConnectionNote(props: { readonly keeps: Keeping | undefined }) {
  const t = useText();
  const { online } = useNetwork();
  const busy = useIsFetching({ predicate: (query) => query.state.fetchStatus === 'fetching' }) + useIsMutating() > 0;
  return (
    <div className={classes.frame}>
      <div className={classes.bar} data-busy={busy ? '' : undefined} />
      <div role="status">
        {!online && props.keeps && <p className={classes.note}>{t(WORDS[props.keeps])}</p>}
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
