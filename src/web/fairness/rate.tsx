import { tableClasses as table, useFormat, useText } from '#web/ui';
import type { FairnessRate } from './fairness-api.ts';
import classes from './fairness.module.css';

/** A share as people read it: 2.4 %. */
export function usePercent(): (share: number) => string {
  const format = useFormat();
  return (share) => `${format.decimal((share * 100).toFixed(1))}\u00a0%`;
}

/** A share, out of how many, and between which figures the true one lies. */
export function Rate(props: { readonly rate: FairnessRate }) {
  const t = useText();
  const percent = usePercent();
  const { share, hits, of, low, high } = props.rate;
  if (share === null) return <span className={classes.none}>{t('fairness.none')}</span>;
  return (
    <>
      {percent(share)}
      <span className={table.sub}>{t('fairness.ofBetween', { hits, of, low: percent(low), high: percent(high) })}</span>
    </>
  );
}

const WIDTH = 120;
const HEIGHT = 20;

/** The interval as a strip, with a line where all others stand; the figures beside it say the same. */
export function Strip(props: {
  readonly rate: FairnessRate;
  readonly others?: FairnessRate;
  readonly scale: number;
  readonly apart: boolean;
}) {
  const { rate, others, scale, apart } = props;
  const x = (share: number) => Math.min(1, share / scale) * WIDTH;
  if (rate.share === null) return null;
  return (
    <svg
      className={classes.strip}
      data-apart={apart ? '' : undefined}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
    >
      <rect className={classes.track} x={0} y={9} width={WIDTH} height={2} />
      <rect
        className={classes.interval}
        x={x(rate.low)}
        y={6}
        width={Math.max(2, x(rate.high) - x(rate.low))}
        height={8}
        rx={2}
      />
      {others !== undefined && others.share !== null && (
        <rect className={classes.others} x={x(others.share) - 0.75} y={1} width={1.5} height={18} />
      )}
      <circle className={classes.point} cx={x(rate.share)} cy={10} r={3.5} />
    </svg>
  );
}

/** One scale for a whole column, so that strips can be compared down the table. */
export const scaleOf = (rates: readonly FairnessRate[]): number =>
  Math.max(0.01, ...rates.map(({ share, high }) => (share === null ? 0 : high))) * 1.05;
