import type { TimelineEntry } from '#web/client';
import { useFormat, useLocal, useText } from './preferences.tsx';
import classes from './timeline.module.css';

/** The note of a payment is its amount in đồng. */
const AMOUNT = /^\d+$/;

/** What happened, newest first, who did it and when. */
export function Timeline(props: { readonly entries: readonly TimelineEntry[] }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <ol className={classes.timeline}>
      {props.entries.toReversed().map((entry, position) => (
        <li key={`${entry.at}-${position}`} className={classes.entry}>
          <p className={classes.label}>{local(entry.label)}</p>
          <p className={classes.meta}>
            <time dateTime={entry.at}>{format.instant(entry.at)}</time> · {t(`by.${entry.by}`)}
          </p>
          {entry.note && (
            <p className={classes.note}>{AMOUNT.test(entry.note) ? format.money(entry.note, 'VND') : entry.note}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
