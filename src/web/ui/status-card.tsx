import type { ReactNode } from 'react';
import type { DeclarationView } from '#web/client';
import { DueBy } from './due-by.tsx';
import { useFormat, useLocal, useText } from './preferences.tsx';
import { Reference } from './reference.tsx';
import classes from './status-card.module.css';

/** Where it stands, what comes next, and what it costs; beside it whatever its reader may do about it. */
export function StatusCard(props: {
  readonly view: DeclarationView;
  readonly paying?: boolean;
  readonly children?: ReactNode;
}) {
  const { view, paying = false } = props;
  const { summary } = view;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <section className={classes.status} aria-label={t('list.state')}>
      <div className={classes.statusText}>
        <p className={classes.adjective}>{t(`status.${summary.status}`)}</p>
        <p className="quiet">
          {t('holder.since', { since: format.since(summary.statusSince) })}
          {view.holder !== 'none' && ` · ${t(`holder.${view.holder}`)}`}
        </p>
        <p className={classes.next}>
          <span className="quiet">{t('view.next')}:</span> {local(view.next)}
        </p>
        {summary.dueAt !== null && (
          <p className={classes.next}>
            <DueBy at={summary.dueAt} now={format.now()} />
          </p>
        )}
        {paying && (
          <p className={classes.paying} role="status">
            {t('view.paying')}
          </p>
        )}
      </div>
      {/* Nothing is worked out before the registration: no figure is better than a nought. */}
      {summary.registeredAt !== null && (
        <dl className={classes.money}>
          <div>
            <dt>{t('view.payable')}</dt>
            <dd>{format.money(summary.totalPayable, summary.currency)}</dd>
          </div>
          {view.penalties.map(({ id, violation, amount, open, dueAt }) => (
            <div key={id}>
              <dt>
                {t('view.penalty')} <span className="mono">{id}</span>
              </dt>
              <dd>
                {format.money(amount, summary.currency)}
                <span className={`quiet ${classes.fine}`}>{local(violation)}</span>
                <span className={classes.fine}>
                  {open === '0' ? (
                    <span className="quiet">{t('view.penaltyPaid')}</span>
                  ) : (
                    dueAt !== null && <DueBy at={dueAt} now={format.now()} />
                  )}
                </span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('view.paid')}</dt>
            <dd>{format.money(view.amountPaid, summary.currency)}</dd>
          </div>
          <div>
            <dt>{t('view.due')}</dt>
            <dd className={classes.due}>{format.money(summary.amountDue, summary.currency)}</dd>
          </div>
          {view.deferred !== null && summary.amountDue !== '0' && (
            <div>
              <dt>{t('view.deferred', { on: format.date(view.deferred.dueOn) })}</dt>
              <dd>{format.money(view.deferred.amount, summary.currency)}</dd>
            </div>
          )}
          {view.paymentReference !== null && summary.amountDue !== '0' && (
            <div>
              <dt>{t('view.paymentReference')}</dt>
              <dd>
                <Reference value={view.paymentReference} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {props.children}
    </section>
  );
}
