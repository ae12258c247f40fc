import { useQuery } from '@tanstack/react-query';
import { Empty, LoadingRows, ProblemNote, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import { Between } from './between.tsx';
import { Calibration } from './calibration.tsx';
import { Drift } from './drift.tsx';
import { Lift } from './lift.tsx';
import { modelApi, MODELS, type MeasuredRate, type ModelFigures, type TrafficEstimate } from './model-api.ts';
import classes from './model.module.css';
import { ProvenanceMark } from './provenance.tsx';
import { Shadow } from './shadow.tsx';

type Settled = ModelFigures['settled'];

/** How the champion does in service: whether its chances come true, what it ranks first, whether trade has changed. */
export function Figures() {
  const t = useText();
  const query = useQuery({ queryKey: [...MODELS, 'figures'], queryFn: () => modelApi.figures() });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <LoadingRows />;
  const { settled, drift, champion, challenger } = query.data;
  // Of nobody who selects there is nothing to say but what chance finds.
  if (champion === null && settled.estimates === null) return <RandomStream settled={settled} />;
  return (
    <>
      <Section title={t('model.figures')}>
        {champion !== null && <ProvenanceMark provenance={champion.provenance} />}
        <Period settled={settled} />
        {settled.estimates === null ? (
          <Empty title={t('model.noFigures')} hint={t('model.noFiguresHint', { days: settled.settleDays })} />
        ) : (
          <Estimates estimates={settled.estimates} />
        )}
      </Section>
      {settled.calibration && settled.lift && (
        <div className={classes.plots}>
          <Section title={t('model.calibration')}>
            <p className={classes.hint}>{t('model.calibrationHint')}</p>
            <Calibration bins={settled.calibration.bins} />
            <Brier calibration={settled.calibration} />
          </Section>
          <Section title={t('model.lift')}>
            <p className={classes.hint}>{t('model.liftHint')}</p>
            <Lift tenths={settled.lift} />
          </Section>
        </div>
      )}
      <RandomStream settled={settled} />
      {drift && <Drift drift={drift} />}
      {(challenger !== null || settled.shadow !== null) && <Shadow shadow={settled.shadow} />}
    </>
  );
}

function Period(props: { readonly settled: Settled }) {
  const t = useText();
  const format = useFormat();
  const { from, to } = props.settled;
  return (
    <p className={classes.hint}>
      {t('model.figuresLead')}
      {from !== null && to !== null && ` ${t('model.figuresOf', { from: format.date(from), to: format.date(to) })}`}
    </p>
  );
}

const ESTIMATES = ['rate', 'caught', 'naive'] as const;

function Estimates(props: { readonly estimates: TrafficEstimate }) {
  const t = useText();
  const format = useFormat();
  const { estimates } = props;
  const count = (value: number): string => format.decimal(String(value));
  return (
    <>
      <p className={classes.hint}>
        {t('model.estimatesOf', {
          declarations: count(estimates.declarations),
          known: count(estimates.known),
          found: count(estimates.found),
          drawn: count(estimates.drawnKnown),
        })}{' '}
        {t('model.estimatesHint')}
      </p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack} ${classes.narrow}`}>
          <caption>{t('model.estimates')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('model.estimates')}</th>
              <th scope="col" className={table.num}>
                {t('model.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ESTIMATES.map((one) => (
              <tr key={one}>
                <td>{t(`model.estimate.${one}`)}</td>
                <td className={table.num}>
                  <Between estimated={estimates[one]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const DIGITS = 4;

function Brier(props: { readonly calibration: NonNullable<Settled['calibration']> }) {
  const t = useText();
  const format = useFormat();
  const { brier, ofBaseRate } = props.calibration;
  if (brier === null || brier.value === null || ofBaseRate === null || ofBaseRate.value === null) return null;
  return (
    <p className={classes.hint}>
      {t('model.brier', {
        brier: format.decimal(brier.value.toFixed(DIGITS)),
        base: format.decimal(ofBaseRate.value.toFixed(DIGITS)),
      })}
    </p>
  );
}

const estimated = ({ share, low, high }: MeasuredRate) => ({ value: share, low, high });

function RandomStream(props: { readonly settled: Settled }) {
  const t = useText();
  const { randomStream, settleDays, drawnMin } = props.settled;
  const weeks = sinceTheFirst(props.settled.weeks);
  if (weeks.length === 0) return null;
  return (
    <Section title={t('model.random')}>
      <p className={classes.hint}>{t('model.randomHint', { days: settleDays, count: drawnMin })}</p>
      {randomStream && <p>{t(`model.randomStanding.${randomStream.standing}`)}</p>}
      {weeks.every((week) => week.randomStream === null) ? (
        <p className="quiet">{t('model.noWeeks', { count: weeks.length })}</p>
      ) : (
        <WeekTable weeks={weeks} />
      )}
    </Section>
  );
}

/** The latest first: weeks before anything was declared say nothing. */
const sinceTheFirst = (weeks: Settled['weeks']): Settled['weeks'] =>
  weeks.slice(0, weeks.findLastIndex(({ declarations }) => declarations > 0) + 1);

function WeekTable(props: { readonly weeks: Settled['weeks'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack} ${classes.measured}`}>
        <caption>{t('model.random')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.week')}</th>
            <th scope="col" className={table.num}>
              {t('model.declarations')}
            </th>
            <th scope="col" className={table.num}>
              {t('model.looked')}
            </th>
            <th scope="col" className={table.num}>
              {t('model.hitRate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.weeks.map(({ from, to, declarations, randomStream: rate }) => (
            <tr key={from}>
              <td>
                {format.date(from)} – {format.date(to)}
              </td>
              <td className={table.num} data-label={t('model.declarations')}>
                {format.decimal(String(declarations))}
              </td>
              {rate === null ? (
                <td colSpan={2} className={classes.none}>
                  {t('model.tooFewDrawn')}
                </td>
              ) : (
                <>
                  <td className={table.num} data-label={t('model.looked')}>
                    {format.decimal(String(rate.of))}
                  </td>
                  <td className={table.num} data-label={t('model.hitRate')}>
                    <Between estimated={estimated(rate)} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
