import { addDays, type PlainDate } from '#core/kernel';
import { lineHistory } from './line-history.ts';
import { codesUnder } from './nomenclature.ts';
import { MEASURE_TYPES, type Measure, type MeasureType } from './measure.ts';
import { whatItSays, type MeasureChange } from './measure-changes.ts';
import type { Tariff } from './tariff.ts';

/** One change of law and all the lines it is the same for. */
export interface CalendarChange {
  readonly day: PlainDate;
  /** `line`: the lines themselves begin or end, or are named or counted otherwise. */
  readonly type: MeasureType | 'line';
  readonly kind: 'began' | 'ended' | 'changed';
  readonly before: Measure | null;
  readonly after: Measure | null;
  /** In order. */
  readonly codes: readonly string[];
}

/** So many codes are compared before whoever asks may do something else. */
const CODES_A_STEP = 200;

/**
 * Every change of every line, by day, then by type, the widest first. A few milliseconds at a time: all lines of a nomenclature
 * are compared with themselves.
 */
export function* changeCalendar(tariff: Tariff): Generator<void, readonly CalendarChange[]> {
  const groups = new ChangeGroups();
  let done = 0;
  for (const code of tariff.codes) {
    if (done++ % CODES_A_STEP === 0) yield;
    for (const change of changesOf(tariff, code)) groups.add(change, code);
  }
  return groups.inOrder();
}

/** Changes of lines told once for all the lines they are the same for. Add codes in order. */
export class ChangeGroups {
  readonly #groups = new Map<string, Change & { readonly codes: string[] }>();

  add(change: Change, code: string): void {
    const { day, type, kind, before, after } = change;
    const key = [day, type, kind, before && whatItSays(before), after && whatItSays(after)].join('>');
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { ...change, codes: [code] });
    else group.codes.push(code);
  }

  /** By day, then by type, the widest first. */
  inOrder(): readonly CalendarChange[] {
    return [...this.#groups.values()].toSorted(
      (a, b) => compare(a.day, b.day) || orderOf(a.type) - orderOf(b.type) || b.codes.length - a.codes.length,
    );
  }
}

/** One change of law for one line. */
export type Change = Omit<CalendarChange, 'codes'>;

export const changeOfMeasure = (day: PlainDate, { type, before, after }: MeasureChange): Change => {
  const kind = before === null ? 'began' : after === null ? 'ended' : 'changed';
  return { day, type, kind, before, after };
};

export const changeOfLine = (day: PlainDate, kind: Change['kind']): Change => ({
  day,
  type: 'line',
  kind,
  before: null,
  after: null,
});

export interface CalendarWindow {
  /** Both days included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Only lines whose code starts so. */
  readonly within?: string;
}

/** The part of a calendar that a window shows; of each change only the lines within it. */
export function changesIn(
  calendar: readonly CalendarChange[],
  { from, to, within = '' }: CalendarWindow,
): readonly CalendarChange[] {
  return changesWithin(
    calendar.filter(({ day }) => from <= day && day <= to),
    within,
  );
}

/** The changes of lines whose code starts so; of each only those lines. */
export function changesWithin(changes: readonly CalendarChange[], within: string): readonly CalendarChange[] {
  if (within === '') return changes;
  return changes.flatMap((change) => {
    const codes = codesUnder(change.codes, within);
    return codes.length === 0 ? [] : { ...change, codes };
  });
}

function changesOf(tariff: Tariff, code: string): readonly Change[] {
  return lineHistory(tariff.historyOf(code)).flatMap(({ line, begins, ends, renamed, unitsChanged, changes }) => [
    ...(begins ? [changeOfLine(line.validFrom, 'began')] : []),
    ...(renamed || unitsChanged ? [changeOfLine(line.validFrom, 'changed')] : []),
    ...changes.map((change) => changeOfMeasure(line.validFrom, change)),
    ...(ends && line.validTo !== null ? [changeOfLine(addDays(line.validTo, 1), 'ended')] : []),
  ]);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const ORDER = new Map<string, number>(MEASURE_TYPES.map((type, index) => [type, index + 1]));
/** Lines that come or go are told before what is levied on them. */
const orderOf = (type: string): number => ORDER.get(type) ?? 0;
