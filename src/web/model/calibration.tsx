import { ScrollRegion, tableClasses as table, useFormat, useText } from '#web/ui';
import { Between } from './between.tsx';
import type { ModelFigures } from './model-api.ts';
import classes from './model.module.css';
import { usePercent } from './use-percent.ts';

type CalibrationBin = NonNullable<ModelFigures['settled']['calibration']>['bins'][number];

const WIDTH = 420;
const HEIGHT = 300;
const LEFT = 52;
const RIGHT = 28;
const TOP = 28;
const BOTTOM = 40;
const TICKS = 4;

/** Chances said against what came true, with the line on which both are the same; beneath it the figures. */
export function Calibration(props: { readonly bins: readonly CalibrationBin[] }) {
  const t = useText();
  const bins = props.bins.filter(({ rate }) => rate.value !== null);
  const most = scaleOf(bins.flatMap(({ predicted, rate }) => [predicted, rate.value ?? 0, Math.min(rate.high, 1)]));
  const x = (share: number): number => LEFT + (share / most) * (WIDTH - LEFT - RIGHT);
  const y = (share: number): number => HEIGHT - BOTTOM - (Math.min(share, most) / most) * (HEIGHT - TOP - BOTTOM);
  const wholeOf = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
  const ticks = Array.from({ length: TICKS + 1 }, (_, step) => (step / TICKS) * most);
  return (
    <figure className={classes.figure}>
      {bins.length > 0 && (
        <svg
          className={classes.plot}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t('model.calibrationPlot', { count: bins.length })}
        >
          {ticks.map((share) => (
            <g key={share}>
              <line className={classes.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
              <text className={classes.tick} x={LEFT - 8} y={y(share) + 4} textAnchor="end">
                {wholeOf(share)}
              </text>
              <text className={classes.tick} x={x(share)} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
                {wholeOf(share)}
              </text>
            </g>
          ))}
          <line className={classes.same} x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} />
          {bins.map(({ from, to, predicted, rate }) => (
            <g key={`${from} ${to}`}>
              <line
                className={classes.whisker}
                x1={x(predicted)}
                x2={x(predicted)}
                y1={y(rate.low)}
                y2={y(rate.high)}
              />
              <circle className={classes.point} cx={x(predicted)} cy={y(rate.value ?? 0)} r={4} />
            </g>
          ))}
          <text className={classes.axisName} x={0} y={12}>
            ↑ {t('model.cameTrue')}
          </text>
          <text className={classes.axisName} x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
            {t('model.said')} →
          </text>
        </svg>
      )}
      <CalibrationTable bins={props.bins} />
    </figure>
  );
}

function CalibrationTable(props: { readonly bins: readonly CalibrationBin[] }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  return (
    <details className={classes.numbers}>
      <summary>{t('model.asTable')}</summary>
      <ScrollRegion label={`${t('model.calibration')} ${t('model.asTable')}`}>
        <table className={table.table}>
          <caption>{t('model.calibration')}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.num}>
                {t('model.said')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.declarations')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.known')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.cameTrue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.bins.map(({ from, to, predicted, declarations, known, rate }) => (
              <tr key={`${from} ${to}`}>
                <td className={table.num}>{percent(predicted)}</td>
                <td className={table.num}>{format.decimal(String(declarations))}</td>
                <td className={table.num}>{format.decimal(String(known))}</td>
                <td className={table.num}>
                  <Between estimated={rate} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

/** The whole field, or a round part of it where all is small. */
const SCALES = [0.04, 0.08, 0.2, 0.4, 0.6, 0.8] as const;
const scaleOf = (shares: readonly number[]): number => {
  const most = Math.max(0, ...shares);
  return SCALES.find((scale) => scale >= most) ?? 1;
};
