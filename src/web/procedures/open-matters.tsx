import type { DeclarationView } from '#web/client';
import { CodeName, Section, useFormat, useText } from '#web/ui';
import classes from './procedures.module.css';

/** What hangs over a declaration beside its status: an instruction, an amendment that waits, money that banks answer for or that is owed back. */
export function OpenMatters(props: { readonly view: DeclarationView }) {
  const t = useText();
  const format = useFormat();
  const { instruction, amendment, cancellation, securities, refundable, summary } = props.view;
  const nothing = !instruction && !amendment && !cancellation && securities.length === 0 && refundable === '0';
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
        {refundable !== '0' && (
          <p className={classes.fact}>
            <strong>{t('matters.refundable')}</strong>
            {' · '}
            {money(refundable)}
          </p>
        )}
      </div>
    </Section>
  );
}
