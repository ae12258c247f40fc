import { tableClasses as table, useFormat, useText } from '#web/ui';
import { useFeatureName, useFeatureValue } from './feature-value.ts';
import classes from './model.module.css';
import type { LearnedReasons } from './model-api.ts';

/** What moved the score of a line, the greatest first: a bar to the right raises the chance, one to the left lowers it. */
export function Reasons(props: { readonly reasons: LearnedReasons }) {
  const t = useText();
  const nameOf = useFeatureName();
  const valueOf = useFeatureValue();
  const { line, bars, rest } = props.reasons;
  const longest = Math.max(...[...bars, rest].map(({ contribution }) => Math.abs(contribution)), Number.MIN_VALUE);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.reasons}`}>
        <caption>{t('model.bars', { line })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.feature')}</th>
            <th scope="col" aria-label={`${t('model.lowers')} / ${t('model.raises')}`}>
              <span className={classes.sides}>
                <span>← {t('model.lowers')}</span>
                <span>{t('model.raises')} →</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ feature, value, contribution, change }) => (
            <tr key={feature}>
              <th scope="row">
                {nameOf(feature)}
                <span className={table.sub}>{valueOf(feature, value)}</span>
              </th>
              <td>
                <Bar contribution={contribution} longest={longest} />
                <Points change={change} />
              </td>
            </tr>
          ))}
          {rest.features > 0 && (
            <tr>
              <th scope="row" className={classes.rest}>
                {t('model.rest', { count: rest.features })}
              </th>
              <td>
                <Bar contribution={rest.contribution} longest={longest} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const WIDTH = 200;
const HEIGHT = 14;
const MIDDLE = WIDTH / 2;
/** However little it is, it is seen on which side. */
const LENGTH_MIN = 2;

function Bar(props: { readonly contribution: number; readonly longest: number }) {
  const { contribution, longest } = props;
  const length = Math.max((Math.abs(contribution) / longest) * (MIDDLE - 2), LENGTH_MIN);
  return (
    <svg className={classes.signed} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <rect
        data-raises={contribution > 0 ? '' : undefined}
        x={contribution > 0 ? MIDDLE : MIDDLE - length}
        y={1}
        width={length}
        height={HEIGHT - 2}
      />
      <line x1={MIDDLE} x2={MIDDLE} y1={0} y2={HEIGHT} />
    </svg>
  );
}

/** By how much the chance would be another if the score were not moved so. */
function Points(props: { readonly change: number }) {
  const t = useText();
  const format = useFormat();
  const points = (props.change * 100).toFixed(1);
  const sign = props.change > 0 && Number(points) !== 0 ? '+' : '';
  return (
    <span className={classes.points}>
      {t('model.points', { points: `${sign}${format.decimal(points === '-0.0' ? '0.0' : points)}` })}
    </span>
  );
}
