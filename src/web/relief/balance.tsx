import { Counted } from '#web/ui';
import classes from './relief.module.css';

/** What is left of a granted quantity: the figure, and a bar for the eye alone. */
export function Balance(props: {
  readonly left: string;
  readonly drawn: string;
  readonly total: string;
  readonly unitCode: string;
}) {
  // A width in whole percent, for the eye; the figures beside it are exact.
  const share = Math.min(100, Math.round((Number(props.drawn) / Number(props.total)) * 100));
  return (
    <span className={classes.balance}>
      <span>
        <Counted value={props.left} unitCode={props.unitCode} />
      </span>
      <span className={classes.bar} aria-hidden>
        <span className={classes.used} style={{ width: `${share}%` }} data-all={props.left === '0' ? '' : undefined} />
      </span>
    </span>
  );
}
