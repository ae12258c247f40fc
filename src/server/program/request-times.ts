/**
 * How long answers took, by method, route and class of status: a histogram in the text form of Prometheus. The client library
 * builds texts of the labels for each observation, which under load cost more than finding the route.
 */
export interface RequestTimes {
  readonly observe: (method: string, route: string, status: number, seconds: number) => void;
  readonly text: () => string;
}

/** From a cache hit to the limit of patience: a declaration takes some milliseconds, a report some seconds. */
const BOUNDS_SECONDS: readonly number[] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const NAME = 'haidang_http_request_seconds';

interface Series {
  readonly labels: string;
  /** How many took longer than the bound before and at most this one; the last, longer than all. */
  readonly counts: number[];
  sumSeconds: number;
}

export function requestTimes(): RequestTimes {
  const seriesOf = new Map<string, Series>();
  return {
    observe: (method, route, status, seconds) => {
      const name = `${method} ${status} ${route}`;
      let series = seriesOf.get(name);
      if (!series) seriesOf.set(name, (series = newSeries(method, route, status)));
      let place = 0;
      while (seconds > (BOUNDS_SECONDS[place] ?? Infinity)) place += 1;
      series.counts[place] = (series.counts[place] ?? 0) + 1;
      series.sumSeconds += seconds;
    },
    text: () =>
      [
        `# HELP ${NAME} Time to answer, by route and status`,
        `# TYPE ${NAME} histogram`,
        ...[...seriesOf.values()].flatMap(linesOf),
        '',
      ].join('\n'),
  };
}

const newSeries = (method: string, route: string, status: number): Series => ({
  labels: `method="${method}",route="${route.replaceAll(/["\\]/g, String.raw`\$&`)}",status="${status}"`,
  counts: Array.from({ length: BOUNDS_SECONDS.length + 1 }, () => 0),
  sumSeconds: 0,
});

function linesOf({ labels, counts, sumSeconds }: Series): readonly string[] {
  let upTo = 0;
  const buckets = counts.map((count, place) => {
    upTo += count;
    return `${NAME}_bucket{le="${BOUNDS_SECONDS[place] ?? '+Inf'}",${labels}} ${upTo}`;
  });
  return [...buckets, `${NAME}_sum{${labels}} ${sumSeconds}`, `${NAME}_count{${labels}} ${upTo}`];
}
