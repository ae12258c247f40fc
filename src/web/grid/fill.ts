import { addDecimals, compareDecimals, decimalText, parseDecimal, subtractDecimals, ZERO } from '#core/kernel';
import type { CellKind } from './column.ts';

/**
 * Continues the cells of a column: numbers, dates and numbered texts that rise by one step go on rising; all else repeats.
 * A code never rises: the next tariff line is other goods.
 */
export function filled(sources: readonly string[], count: number, kind: CellKind): readonly string[] {
  const next = sources.length < 2 || kind === 'code' ? undefined : (SERIES[kind](sources) ?? undefined);
  return Array.from({ length: count }, (_none, index) => next?.(index + 1) ?? sources[index % sources.length] ?? '');
}

/** The text so many steps after the last source. */
type Series = (steps: number) => string;
type SeriesOf = (sources: readonly string[]) => Series | undefined;

const SERIES: Readonly<Record<Exclude<CellKind, 'code'>, SeriesOf>> = {
  decimal: (sources) => decimalSeries(sources),
  date: (sources) => dateSeries(sources),
  text: (sources) => numberedSeries(sources),
};

function decimalSeries(sources: readonly string[]): Series | undefined {
  const values = sources.flatMap((text) => parseDecimal(text) ?? []);
  const [first, second] = values;
  const last = values.at(-1);
  if (values.length !== sources.length || first === undefined || second === undefined || last === undefined)
    return undefined;
  const step = subtractDecimals(second, first);
  const even = values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || compareDecimals(subtractDecimals(value, before), step) === 0;
  });
  if (!even || compareDecimals(step, ZERO) === 0) return undefined;
  return (steps) => {
    let value = last;
    for (let done = 0; done < steps; done += 1) value = addDecimals(value, step);
    return decimalText(value);
  };
}

const DAY_MS = 86_400_000;

function dateSeries(sources: readonly string[]): Series | undefined {
  const days = sources.map((text) => Date.parse(`${text}T00:00:00Z`) / DAY_MS);
  const step = evenStep(days);
  const last = days.at(-1);
  if (step === undefined || last === undefined) return undefined;
  return (steps) => new Date((last + step * steps) * DAY_MS).toISOString().slice(0, 10);
}

/** Texts that differ only in the number at their end: `CTN-08`, `CTN-09`, `CTN-10`. */
function numberedSeries(sources: readonly string[]): Series | undefined {
  const parts = sources.map((text) => /^(.*?)(\d{1,9})$/.exec(text));
  const [first] = parts;
  const prefix = first?.[1];
  if (prefix === undefined || parts.some((part) => part?.[1] !== prefix)) return undefined;
  const numbers = parts.map((part) => Number(part?.[2]));
  const step = evenStep(numbers);
  const last = numbers.at(-1);
  if (step === undefined || last === undefined) return undefined;
  const digits = first?.[2]?.length ?? 0;
  return (steps) => `${prefix}${String(Math.max(0, last + step * steps)).padStart(digits, '0')}`;
}

function evenStep(numbers: readonly number[]): number | undefined {
  const [first, second] = numbers;
  if (first === undefined || second === undefined || numbers.some(Number.isNaN)) return undefined;
  const step = second - first;
  const even = numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) === step);
  return even && step !== 0 ? step : undefined;
}
