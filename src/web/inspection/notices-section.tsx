import type { InspectionNotices } from '#web/client';
import { Section, useFormat, useLocal, useText } from '#web/ui';
import { FindingList } from './finding-list.tsx';
import classes from './inspection.module.css';
import { OrderFacts } from './order-facts.tsx';

type Notice = InspectionNotices['notices'][number];

/** What the trader is told: which goods to show, where and when; and in the end what was found. */
export function InspectionNoticesSection(props: { readonly number: string; readonly told: InspectionNotices }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { notices, samples } = props.told;
  if (notices.length === 0) return null;
  return (
    <Section title={t('inspect.title')}>
      <div className={classes.inspection}>
        {notices.map((notice, position) => (
          <NoticeCourse key={position} number={props.number} notice={notice} />
        ))}
        {samples.length > 0 && (
          <div className={classes.part}>
            <h3 className={classes.partTitle}>{t('inspect.samples')}</h3>
            <ul className={classes.findings}>
              {samples.map(({ seal, line, laboratoryName, at, result }, index) => (
                <li key={seal} className={classes.finding}>
                  <p>
                    <strong>{t('inspect.sampleOf', { sample: index + 1, seal })}</strong> · {t('tax.line', { line })} ·{' '}
                    {local(laboratoryName)}
                  </p>
                  <p className="quiet">{format.instant(at)}</p>
                  <p className={result === null ? 'quiet' : classes.words}>
                    {result === null ? t('inspect.sampleWaits') : `${t('inspect.laboratoryAnswer')}: ${result.answer}`}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  );
}

function NoticeCourse(props: { readonly number: string; readonly notice: Notice }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { notice } = props;
  const { result } = notice;
  const names = new Map(
    (result?.findings ?? []).flatMap(({ condition, conditionName }) =>
      condition !== null && conditionName !== null ? [[condition, local(conditionName)] as const] : [],
    ),
  );
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>
        {t('inspect.ordered', { at: format.instant(notice.orderedAt) })} · {t(`inspect.status.${notice.status}`)}
      </h3>
      <OrderFacts order={notice} />
      {result && (
        <>
          <h4 className={classes.step}>{t('inspect.conclusion')}</h4>
          <p>
            <strong>{t(result.conforms ? 'view.conforms' : 'view.differs')}</strong>
          </p>
          <p className={classes.words}>{result.text}</p>
          {result.discrepancies.length > 0 && (
            <ul className={classes.findings}>
              {result.discrepancies.map(({ line, kindName, declared, found }, position) => (
                <li key={position} className={classes.finding}>
                  <p>
                    <strong>{line === null ? t('inspect.undeclared') : t('tax.line', { line })}</strong> ·{' '}
                    {local(kindName)}: {t('inspect.difference', { declared, found })}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {result.findings.length > 0 && (
            <>
              <h4 className={classes.step}>{t('inspect.findings')}</h4>
              <FindingList number={props.number} findings={result.findings} conditionOf={(id) => names.get(id) ?? id} />
            </>
          )}
          <p className="quiet">{format.instant(result.at)}</p>
        </>
      )}
    </div>
  );
}
