import type { ReactNode } from 'react';
import type { DeclarationView } from '#web/client';
import { CodeName, Section, useFormat, useLocal, useText } from '#web/ui';
import classes from './procedures.module.css';

/** What hangs over a declaration beside its status: an instruction, an amendment that waits, money that banks answer for or that is owed back. */
export function OpenMatters(props: { readonly view: DeclarationView }) {
  const t = useText();
  const format = useFormat();
  const local = useLocal();
  const { instruction, amendment, cancellation, securities, refundable, summary } = props.view;
  const { specialised, storage, early, stopped, paper, refund, called, repayment } = props.view;
  const appeals = props.view.appeals.filter(({ answer }) => answer === null);
  const open = [instruction, amendment, cancellation, specialised, storage, early, stopped, paper];
  const listed = securities.length + appeals.length + called.length;
  const nothing = open.every((each) => each === null) && listed === 0 && refundable === '0';
  if (nothing) return null;
  const money = (amount: string) => format.money(amount, summary.currency);
  return (
    <Section title={t('matters.title')}>
      <div className={classes.facts}>
        {instruction && (
          <p className={classes.fact}>
            <strong>{t(`steps.kind.${instruction.kind}`)}</strong>
            {instruction.lines.length > 0 && ` · ${t('matters.lines', { lines: instruction.lines.join(', ') })}`}
            {': '}
            {instruction.text}
          </p>
        )}
        {amendment && (
          <p className={classes.fact}>
            <strong>{t(`matters.amendment.${amendment.stage}`)}</strong>
            {' · '}
            <CodeName list="amendment-reason" code={amendment.reasonCode} />: {amendment.reason}
          </p>
        )}
        {cancellation && (
          <p className={classes.fact}>
            <strong>{t('matters.cancellation')}</strong>
            {' · '}
            <CodeName list="cancellation-ground" code={cancellation.groundCode} />: {cancellation.reason}
          </p>
        )}
        {stopped && <Fact title={t('matters.stopped')}>{stopped.reason}</Fact>}
        {specialised && (
          <Fact title={t('matters.specialised')}>
            <CodeName list="agency" code={specialised.agencyCode} />
            {' · '}
            <CodeName list="document-type" code={specialised.documentTypeCode} />
            {' · '}
            {t('matters.until', { on: format.date(specialised.dueOn) })} · {specialised.note}
          </Fact>
        )}
        {storage && (
          <Fact title={t(`matters.storage.${storage.stage}`)}>
            {storage.place} · {storage.reason}
          </Fact>
        )}
        {early && (
          <Fact title={t(`matters.early.${early.stage}`)}>
            <CodeName list="early-release-ground" code={early.groundCode} />: {early.reason}
          </Fact>
        )}
        {appeals.map(({ id, label, text }) => (
          <Fact key={id} title={t('matters.appeal')}>
            {local(label)}: {text}
          </Fact>
        ))}
        {paper && (
          <Fact title={t('matters.paper')}>
            <span className="mono">{paper.number}</span> · {format.date(paper.on)} · {paper.acceptedBy}
          </Fact>
        )}
        {securities.map((security) => (
          <p key={security.guaranteeId + security.purpose} className={classes.fact}>
            <strong>{t(`matters.secured.${security.purpose}`)}</strong>
            {' · '}
            {money(security.amount)}
            {' · '}
            <span className="mono">{security.guaranteeId}</span>
            {' · '}
            {t('matters.until', { on: format.date(security.until) })}
          </p>
        ))}
        {called.map(({ guaranteeId, amount, paid }) => (
          <Fact key={guaranteeId} title={t('matters.called')}>
            {money(amount)}
            {' · '}
            <span className="mono">{guaranteeId}</span>
            {paid !== '0' && ` · ${t('matters.calledPaid', { paid: money(paid) })}`}
          </Fact>
        ))}
        {refundable !== '0' && (
          <p className={classes.fact}>
            <strong>{t('matters.refundable')}</strong>
            {' · '}
            {money(refundable)}
          </p>
        )}
        {refund && (
          <Fact title={t(`matters.refund.${refund.order ? 'ordered' : refund.rejected ? 'rejected' : 'asked'}`)}>
            {refund.order && (
              <>
                <Ordered order={refund.order} currency={summary.currency} />
                {' · '}
              </>
            )}
            <span className="mono">
              {refund.account.bankCode} {refund.account.number}
            </span>
            {` · ${refund.account.holder}`}
            {refund.rejected && ` · ${t(`matters.rejection.${refund.rejected.rejection}`)}: ${refund.rejected.note}`}
          </Fact>
        )}
        {repayment && (
          <Fact title={t(repayment.order ? 'matters.repayment.ordered' : 'matters.repayment.rejected')}>
            {repayment.order && (
              <>
                <Ordered order={repayment.order} currency={summary.currency} />
                {' · '}
              </>
            )}
            <span className="mono">{repayment.guaranteeId}</span>
            {repayment.rejected &&
              ` · ${t(`matters.rejection.${repayment.rejected.rejection}`)}: ${repayment.rejected.note}`}
          </Fact>
        )}
      </div>
    </Section>
  );
}

/** What a bank was told to pay back, when, and how often where it did not answer. */
function Ordered(props: {
  readonly order: NonNullable<NonNullable<DeclarationView['repayment']>['order']>;
  readonly currency: string;
}) {
  const t = useText();
  const format = useFormat();
  const { amount, orderId, sentAt, timesSent } = props.order;
  return (
    <>
      {format.money(amount, props.currency)} · <span className="mono">{orderId}</span>
      {' · '}
      {t(timesSent === 1 ? 'matters.sent' : 'matters.sentAgain', { at: format.instant(sentAt), count: timesSent })}
    </>
  );
}

function Fact(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <p className={classes.fact}>
      <strong>{props.title}</strong>
      {' · '}
      {props.children}
    </p>
  );
}
