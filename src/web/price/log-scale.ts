/** Places of prices along a logarithmic axis: the same distance is the same factor. */
export interface LogScale {
  readonly x: (price: number) => number;
  /** Prices to write under the axis. */
  readonly ticks: readonly number[];
}

/** Room beside the first and the last price, on the logarithm. */
const MARGIN = 0.12;
/** However alike all prices are, the axis spans so much: two equal points are no picture of a spread. */
const SPAN_MIN = 0.7;
const TICKS_MAX = 6;

export function logScale(prices: readonly number[], from: number, to: number): LogScale {
  const logs = prices.map((price) => Math.log(price));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const more = MARGIN + Math.max(0, SPAN_MIN - (high - low)) / 2;
  const [first, last] = [low - more, high + more];
  const x = (price: number): number => from + ((Math.log(price) - first) / (last - first)) * (to - from);
  return { x, ticks: ticksBetween(Math.exp(first), Math.exp(last)) };
}

/** Round figures: 1, 2 and 5 of each power of ten; of many powers only some. */
function ticksBetween(low: number, high: number): readonly number[] {
  const of = (steps: readonly number[]): readonly number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1)
      for (const step of steps) {
        const tick = step * 10 ** power;
        if (tick >= low && tick <= high) ticks.push(tick);
      }
    return ticks;
  };
  for (const steps of [[1, 1.5, 2, 3, 4, 5, 6, 8], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]]) {
    const ticks = of(steps);
    if (ticks.length <= TICKS_MAX) return ticks;
  }
  const tens = of([1]);
  const every = Math.ceil(tens.length / TICKS_MAX);
  return tens.filter((_tick, at) => at % every === 0);
}
