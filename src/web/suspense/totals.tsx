import { country, useFormat, useText } from '#web/ui';
import classes from './suspense.module.css';

export interface Total {
  readonly label: string;
  readonly count: number;
  readonly amount: string;
  readonly note?: string | undefined;
}

/** How much there is of each, before anybody reads a list. */
export function Totals(props: { readonly totals: readonly Total[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <dl className={classes.totals}>
      {props.totals.map(({ label, count, amount, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.sum}>{format.money(amount, country().currency)}</span>
            <span className="quiet">
              {t('suspense.totalOf', { count })}
              {note !== undefined && ` · ${note}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
