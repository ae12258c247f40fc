import { Facts, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import type { ModelDesk, ModelView } from './model-api.ts';
import classes from './model.module.css';
import { ProvenanceMark } from './provenance.tsx';
import { useMetrics } from './use-metrics.ts';
import { usePercent } from './use-percent.ts';

type ModelTrial = NonNullable<ModelView['trial']>;

/** Of a model that was made elsewhere: what it is worth on what was looked at here, or what is missing to say so. */
export function Trial(props: { readonly view: ModelView; readonly desk: ModelDesk | undefined }) {
  const t = useText();
  const { view, desk } = props;
  const latest = desk?.trainings.find(({ kind, hash }) => kind === 'trial' && hash === view.summary.hash);
  const { trial } = view;
  return (
    <Section title={t('model.trial')}>
      <p className={classes.hint}>{t('model.trialHint')}</p>
      {latest?.status === 'running' && <p role="status">{t('model.trialRuns')}</p>}
      {trial === null ? <Untried latest={latest} /> : <Tried trial={trial} />}
    </Section>
  );
}

/** Why there is nothing yet. */
function Untried(props: { readonly latest: ModelDesk['trainings'][number] | undefined }) {
  const t = useText();
  const { latest } = props;
  if (latest?.status === 'running') return null;
  if (latest?.status === 'tooLittle') return <p className="quiet">{t('model.trialNothing')}</p>;
  if (latest === undefined || latest.status === 'done') return <p className="quiet">{t('model.noTrial')}</p>;
  return <p className={classes.lacking}>{t('model.trialAgain', { status: t(`model.status.${latest.status}`) })}</p>;
}

function Tried(props: { readonly trial: ModelTrial }) {
  const t = useText();
  const format = useFormat();
  const { trial } = props;
  const { measured, declarations, declarationsMin, looked, finds, lookedMin, findsMin } = trial;
  const metrics = useMetrics(measured?.metrics ?? {});
  return (
    <>
      <div className={classes.mark}>
        <ProvenanceMark provenance={trial.provenance} of="measured" />
        <p className="quiet">{t(`model.provenanceHint.${trial.provenance}`)}</p>
      </div>
      <p className={classes.spread}>
        {declarations < declarationsMin
          ? t('model.trialNoSpread', { declarations, least: declarationsMin })
          : t('model.trialSpread', { declarations })}
      </p>
      {measured === null ? (
        <p className={classes.lacking}>
          {looked < lookedMin || finds < findsMin
            ? t('model.trialTooLittle', { looked, finds, lookedMin, findsMin })
            : t('model.trialOneSided')}
        </p>
      ) : (
        <>
          <Facts
            facts={[
              {
                label: t('model.trialOf'),
                value: t('model.trialOfDays', {
                  declarations: measured.declarations,
                  rows: measured.rows,
                  finds: measured.finds,
                  from: format.date(measured.from),
                  to: format.date(measured.to),
                }),
              },
              ...metrics,
            ]}
          />
          <Said measured={measured} />
        </>
      )}
    </>
  );
}

/** Whether its chances come true here, part by part. */
function Said(props: { readonly measured: NonNullable<ModelTrial['measured']> }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  return (
    <>
      <p className={classes.hint}>{t('model.trialSaid')}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack} ${classes.narrow} ${classes.measured}`}>
          <caption>{t('model.calibration')}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.num}>
                {t('model.said')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.cameTrue')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.lines')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.measured.said.map(({ said, rows, found }, part) => (
              // oxlint-disable-next-line react/no-array-index-key -- parts have no name but their place
              <tr key={part}>
                <td className={table.num} data-label={t('model.said')}>
                  {percent(said)}
                </td>
                <td className={table.num} data-label={t('model.cameTrue')}>
                  {percent(found / rows)}
                </td>
                <td className={table.num} data-label={t('model.lines')}>
                  {t('model.foundOf', { found: format.decimal(String(found)), rows: format.decimal(String(rows)) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
