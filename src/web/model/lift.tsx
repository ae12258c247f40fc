import { ScrollRegion, tableClasses as table, useFormat, useText } from '#web/ui';
import { Between } from './between.tsx';
import type { ModelFigures } from './model-api.ts';
import classes from './model.module.css';

type LiftTenth = NonNullable<ModelFigures['settled']['lift']>[number];

const WIDTH = 420;
const HEIGHT = 300;
const LEFT = 44;
const RIGHT = 16;
const TOP = 28;
const BOTTOM = 40;
const GAP = 8;

/** How many times as much there is to find in each tenth by rank as in all of the traffic; beneath it the figures. */
export function Lift(props: { readonly tenths: readonly LiftTenth[] }) {
  const t = useText();
  const format = useFormat();
  const { tenths } = props;
  const seen = tenths.filter(({ lift }) => lift.value !== null);
  const most = Math.max(2, Math.ceil(Math.max(0, ...seen.map(({ lift }) => Math.min(lift.high, tenths.length)))));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(tenths.length, 1);
  const y = (times: number): number => HEIGHT - BOTTOM - (Math.min(times, most) / most) * (HEIGHT - TOP - BOTTOM);
  const ticks = [...new Set([0, 1, Math.round(most / 2), most])];
  return (
    <figure className={classes.figure}>
      {seen.length > 0 && (
        <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('model.liftPlot')}>
          {ticks.map((times) => (
            <g key={times}>
              <line
                className={times === 1 ? classes.same : classes.grid}
                x1={LEFT}
                x2={WIDTH - RIGHT}
                y1={y(times)}
                y2={y(times)}
              />
              <text className={classes.tick} x={LEFT - 8} y={y(times) + 4} textAnchor="end">
                {t('model.timesOf', { times })}
              </text>
            </g>
          ))}
          {tenths.map(({ tenth, lift }, index) => {
            const left = LEFT + index * step + GAP / 2;
            const middle = left + (step - GAP) / 2;
            return (
              <g key={tenth}>
                {lift.value !== null && (
                  <>
                    <rect
                      className={classes.tenth}
                      x={left}
                      y={y(lift.value)}
                      width={step - GAP}
                      height={HEIGHT - BOTTOM - y(lift.value)}
                    />
                    <line className={classes.whisker} x1={middle} x2={middle} y1={y(lift.low)} y2={y(lift.high)} />
                  </>
                )}
                <text className={classes.tick} x={middle} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
                  {tenth}
                </text>
              </g>
            );
          })}
          <text className={classes.axisName} x={0} y={12}>
            ↑ {t('model.times')}
          </text>
          <text className={classes.axisName} x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
            {t('model.tenth')} →
          </text>
        </svg>
      )}
      <details className={classes.numbers}>
        <summary>{t('model.asTable')}</summary>
        <ScrollRegion label={`${t('model.lift')} ${t('model.asTable')}`}>
          <table className={table.table}>
            <caption>{t('model.lift')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('model.tenth')}</th>
                <th scope="col" className={table.num}>
                  {t('model.declarations')}
                </th>
                <th scope="col" className={table.num}>
                  {t('model.known')}
                </th>
                <th scope="col" className={table.num}>
                  {t('model.rate')}
                </th>
                <th scope="col" className={table.num}>
                  {t('model.times')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tenths.map(({ tenth, declarations, known, rate, lift }) => (
                <tr key={tenth}>
                  <td>{tenth}</td>
                  <td className={table.num}>{format.decimal(String(declarations))}</td>
                  <td className={table.num}>{format.decimal(String(known))}</td>
                  <td className={table.num}>
                    <Between estimated={rate} />
                  </td>
                  <td className={table.num}>
                    {lift.value === null
                      ? t('model.tooFew')
                      : t('model.timesOf', { times: format.decimal(lift.value.toFixed(1)) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  );
}
