import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import classes from './due-by.module.css';
import { useFormat, useText } from './preferences.tsx';

/** A deadline in words: when, and how long until then or since. What is overdue says so by icon and word, not by colour alone. */
export function DueBy(props: { readonly at: string | null; readonly now: string }) {
  const t = useText();
  const format = useFormat();
  const { at, now } = props;
  if (at === null) return <span className="quiet">{t('due.none')}</span>;
  const overdue = at < now;
  const Icon = overdue ? IconAlertTriangle : IconClock;
  return (
    <span className={classes.due} data-overdue={overdue ? '' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <span>
        <span className={classes.word}>{overdue ? t('due.overdue') : format.since(at)}</span>
        <span className={classes.rest}>
          {overdue
            ? t('due.overdueSince', { at: format.since(at), span: format.span(at, now) })
            : t('due.left', { span: format.span(now, at) })}
        </span>
      </span>
    </span>
  );
}
