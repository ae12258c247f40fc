import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useSession, type Compliance } from '#web/client';
import {
  Facts,
  LoadingRows,
  Page,
  ProblemNote,
  Reference,
  ScrollRegion,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { complianceApi } from './compliance-api.ts';
import classes from './compliance.module.css';
import { Contests } from './contests.tsx';
import { Count } from './count.tsx';
import { WaysUp } from './ways-up.tsx';

/** Of one's own organisation. */
export function OwnCompliancePage() {
  const session = useSession();
  return <ComplianceOf id={session?.organisation?.id ?? ''} own />;
}

/** Of a party that an officer, or a broker that acts for it, looks at. */
export function CompliancePage() {
  const { id } = useParams({ from: '/parties/$id' });
  return <ComplianceOf id={id} own={false} />;
}

function ComplianceOf(props: { readonly id: string; readonly own: boolean }) {
  const t = useText();
  const { id } = props;
  const query = useQuery({ queryKey: ['compliance', id], queryFn: () => complianceApi.compliance(id) });
  const found = query.data;
  return (
    <Page
      title={t(props.own ? 'compliance.own' : 'compliance.of', { id })}
      lead={
        found && (
          <>
            {found.name} <Reference value={found.id} />
          </>
        )
      }
      actions={found?.may.measure && <MeasureNow id={id} />}
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {found && (
        <>
          <Standing compliance={found} />
          {found.table === null ? (
            <p className="quiet">{t('compliance.noTable')}</p>
          ) : (
            <>
              <Factors compliance={found} />
              <WaysUp compliance={found} />
            </>
          )}
          <Contests compliance={found} />
          <Months compliance={found} />
          <Changes compliance={found} />
        </>
      )}
    </Page>
  );
}

function MeasureNow(props: { readonly id: string }) {
  const t = useText();
  const queries = useQueryClient();
  const measure = useMutation({
    mutationFn: () => complianceApi.measureCompliance(props.id),
    onSuccess: (next) => queries.setQueryData(['compliance', props.id], next),
  });
  return (
    <Button variant="default" loading={measure.isPending} onClick={() => measure.mutate()}>
      {t('compliance.measureNow')}
    </Button>
  );
}

function Standing(props: { readonly compliance: Compliance }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { level, riskClass, levelReason, classReason, correctedUntil, measuredOn, table: by } = props.compliance;
  return (
    <section className={classes.standing} aria-label={t('compliance.standing')}>
      <div className={classes.grade}>
        <p className="quiet">{t('compliance.level')}</p>
        <p className={classes.number}>
          {level} <span>{t(`compliance.level.${level}` as 'compliance.level.1')}</span>
        </p>
        {levelReason && <p>{local(levelReason)}</p>}
      </div>
      <div className={classes.grade}>
        <p className="quiet">{t('compliance.class')}</p>
        <p className={classes.number}>
          {riskClass} <span>{t(`compliance.class.${riskClass}` as 'compliance.class.1')}</span>
        </p>
        {classReason && <p>{local(classReason)}</p>}
      </div>
      <div className={classes.about}>
        {correctedUntil !== null && <p>{t('compliance.corrected', { until: format.date(correctedUntil) })}</p>}
        <p className="quiet">
          {measuredOn === null ? t('compliance.never') : t('compliance.since', { on: format.date(measuredOn) })}
        </p>
        {by && (
          <p className="quiet">
            {by.legalBasis}
            {by.illustrative && ` · ${t('compliance.illustrative')}`}
          </p>
        )}
      </div>
    </section>
  );
}

function Factors(props: { readonly compliance: Compliance }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { factors, table: by, countedThrough } = props.compliance;
  return (
    <Section
      title={t('compliance.factors')}
      aside={
        by && (
          <span className="quiet">
            {t('compliance.months', { months: by.months })}
            {countedThrough !== null && ` · ${t('compliance.countedThrough', { on: format.date(countedThrough) })}`}
          </span>
        )
      }
    >
      <Facts
        columns={2}
        facts={factors.map(({ factor, label, value }) => ({
          label: local(label),
          value:
            factor === 'active' || factor === 'aeo' ? (
              t(value === 1 ? 'compliance.yes' : 'compliance.no')
            ) : (
              <Count value={value} />
            ),
        }))}
      />
    </Section>
  );
}

const COUNTS = [
  'declarations',
  'findings',
  'penalties',
  'penaltyTotal',
  'latePayments',
  'lateAnswers',
  'corrections',
] as const;
const MONTHS_SHOWN = 12;

function Months(props: { readonly compliance: Compliance }) {
  const t = useText();
  const months = props.compliance.months.slice(-MONTHS_SHOWN).toReversed();
  return (
    <Section title={t('compliance.byMonth')}>
      {months.length === 0 ? (
        <p className="quiet">{t('compliance.noMonths')}</p>
      ) : (
        <ScrollRegion label={t('compliance.tableOf', { title: t('compliance.byMonth') })}>
          <table className={table.table}>
            <caption>{t('compliance.byMonth')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('compliance.month')}</th>
                {COUNTS.map((name) => (
                  <th key={name} scope="col" className={table.num}>
                    {t(`compliance.count.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{monthText(month.month)}</th>
                  {COUNTS.map((name) => (
                    <td key={name} className={table.num}>
                      <Count value={month[name]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}

/** `2026-11` as it is written in both languages. */
const monthText = (month: string): string => month.split('-').toReversed().join('/');

function Changes(props: { readonly compliance: Compliance }) {
  const t = useText();
  const format = useFormat();
  const { measures } = props.compliance;
  if (measures.length === 0) return null;
  return (
    <Section title={t('compliance.changes')}>
      <ScrollRegion label={t('compliance.tableOf', { title: t('compliance.changes') })}>
        <table className={table.table}>
          <caption>{t('compliance.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compliance.on')}</th>
              <th scope="col">{t('compliance.level')}</th>
              <th scope="col">{t('compliance.class')}</th>
              <th scope="col">{t('compliance.note')}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map(({ on, level, riskClass, correctedUntil }) => (
              <tr key={`${on}-${level}-${riskClass}-${correctedUntil ?? ''}`}>
                <th scope="row">{format.date(on)}</th>
                <td>{level}</td>
                <td>{riskClass}</td>
                <td className="quiet">
                  {correctedUntil !== null && t('compliance.corrected', { until: format.date(correctedUntil) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
