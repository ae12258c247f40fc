import type { TimelineEntry } from '#web/client';
import { useCodeNames } from './codes.tsx';
import { useFormat, useLocal, useText } from './preferences.tsx';
import classes from './timeline.module.css';

/** The note of a payment is its amount in đồng. */
const AMOUNT = /^\d+$/;

/** Documents asked for are noted as `INV: what to do; CO: …`. */
const DOCUMENT_CODE = /(?<=^|; )[A-Z0-9-]+(?=:|;|$)/g;

/** What happened, newest first, who did it and when. */
export function Timeline(props: { readonly entries: readonly TimelineEntry[]; readonly currency: string }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const documentName = useCodeNames('document-type');
  const noteOf = ({ event, note, because }: TimelineEntry) => {
    if (because) return local(because);
    if (note === null || note === '') return null;
    if (AMOUNT.test(note)) return format.money(note, props.currency);
    return event === 'DocumentsRequested' ? note.replace(DOCUMENT_CODE, documentName) : note;
  };
  return (
    <ol className={classes.timeline}>
      {props.entries.toReversed().map((entry, position) => (
        <li key={`${entry.at}-${position}`} className={classes.entry}>
          <p className={classes.label}>{local(entry.label)}</p>
          <p className={classes.meta}>
            <time dateTime={entry.at}>{format.instant(entry.at)}</time> · {t(`by.${entry.by}`)}
          </p>
          {noteOf(entry) !== null && <p className={classes.note}>{noteOf(entry)}</p>}
        </li>
      ))}
    </ol>
  );
}
