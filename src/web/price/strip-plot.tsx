import { useText } from '#web/ui';
import { logScale } from './log-scale.ts';
import type { LikePrices, LinePrice } from './price-api.ts';
import classes from './price.module.css';
import { monthShown, usePrice } from './use-price.ts';

const WIDTH = 400;
const LEFT = 72;
const RIGHT = 12;
const TOP = 26;
const ROW = 20;
const AXIS = 26;
const RADIUS = 3.2;
/** Points of one price lie a little above and below one another. */
const LAYERS = [0, -4, 4, -2, 2];

/** Accepted prices of like goods, a row for each month, with what is usual shaded and this line marked; the same in words for who cannot see it. */
export function StripPlot(props: { readonly line: LinePrice; readonly like: LikePrices; readonly currency: string }) {
  const t = useText();
  const { line, like, currency } = props;
  const shown = usePrice(currency);
  const { usual } = line;
  const byMonth = Map.groupBy(like.prices, ({ month }) => month);
  const months = like.months.filter((month) => byMonth.has(month));
  const all = like.prices.map(({ price }) => price);
  const { x, ticks } = logScale([...all, line.price, ...(usual ? [usual.low, usual.high] : [])], LEFT, WIDTH - RIGHT);
  const bottom = TOP + months.length * ROW;
  const words = {
    count: all.length,
    low: shown(Math.min(...all)),
    high: shown(Math.max(...all)),
    own: shown(line.price),
  };
  const label = usual
    ? t('price.plot', { ...words, bandLow: shown(usual.low), bandHigh: shown(usual.high) })
    : t('price.plotUnknown', words);
  return (
    <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${bottom + AXIS}`} role="img" aria-label={label}>
      {usual && (
        <>
          <rect
            className={classes.band}
            x={x(usual.low)}
            y={TOP - 4}
            width={x(usual.high) - x(usual.low)}
            height={bottom - TOP + 8}
          />
          <line className={classes.centre} x1={x(usual.centre)} x2={x(usual.centre)} y1={TOP - 4} y2={bottom + 4} />
        </>
      )}
      {months.map((month, row) => (
        <g key={month}>
          <text className={classes.month} x={LEFT - 10} y={TOP + row * ROW + ROW / 2 + 4} textAnchor="end">
            {monthShown(month)}
          </text>
          {byMonth.get(month)?.map(({ price, sameOrigin }, at) => (
            <circle
              // Nothing of a point tells it from another of its price.
              key={`${month} ${at}`}
              className={classes.point}
              data-other={sameOrigin ? undefined : ''}
              cx={x(price)}
              cy={TOP + row * ROW + ROW / 2 + (LAYERS[at % LAYERS.length] ?? 0)}
              r={RADIUS}
            />
          ))}
        </g>
      ))}
      <line className={classes.axis} x1={LEFT} x2={WIDTH - RIGHT} y1={bottom + 4} y2={bottom + 4} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={classes.axis} x1={x(tick)} x2={x(tick)} y1={bottom + 4} y2={bottom + 8} />
          <text className={classes.tick} x={x(tick)} y={bottom + 21} textAnchor="middle">
            {shown(tick).split('\u00a0')[0]}
          </text>
        </g>
      ))}
      <line className={classes.own} x1={x(line.price)} x2={x(line.price)} y1={TOP - 8} y2={bottom + 4} />
      <path className={classes.mark} d={`M${x(line.price) - 5},${TOP - 14} h10 l-5,8 z`} />
      <text
        className={classes.ownLabel}
        x={Math.min(Math.max(x(line.price), LEFT + 24), WIDTH - RIGHT - 26)}
        y={9}
        textAnchor="middle"
      >
        {t('price.thisLine')}
      </text>
    </svg>
  );
}

/** What the marks of the picture mean. */
export function Legend(props: { readonly hasUsual: boolean; readonly hasOthers: boolean }) {
  const t = useText();
  return (
    <ul className={classes.legend}>
      <li>
        <svg width={12} height={12} aria-hidden>
          <circle className={classes.point} cx={6} cy={6} r={4} />
        </svg>
        {t('price.sameOrigin')}
      </li>
      {props.hasOthers && (
        <li>
          <svg width={12} height={12} aria-hidden>
            <circle className={classes.point} data-other="" cx={6} cy={6} r={4} />
          </svg>
          {t('price.otherOrigin')}
        </li>
      )}
      {props.hasUsual && (
        <li>
          <svg width={16} height={12} aria-hidden>
            <rect className={classes.band} width={16} height={12} />
          </svg>
          {t('price.usualBand')}
        </li>
      )}
    </ul>
  );
}
