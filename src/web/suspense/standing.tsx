import type { SuspenseItem } from '#web/client';
import { tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './suspense.module.css';

/** Where a credit stands and by when it is to be settled. */
export function Standing(props: { readonly item: SuspenseItem }) {
  const t = useText();
  const format = useFormat();
  const { state, dueOn, overdue, held } = props.item;
  return (
    <>
      {t(`suspense.state.${state}`)}
      {state === 'open' && dueOn !== null && (
        <span className={`${table.sub} ${overdue ? classes.late : ''}`}>
          {t(overdue ? 'suspense.lateSince' : 'suspense.dueOn', { date: format.date(dueOn) })}
        </span>
      )}
      {held !== null && <span className={table.sub}>{format.date(held.until)}</span>}
    </>
  );
}
