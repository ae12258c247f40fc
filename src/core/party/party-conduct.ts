import { addDays, plainDate, type PlainDate } from '#core/kernel';

/**
 * How a party behaved towards customs, month by month. Months fall out of the window by themselves, so what was done long
 * ago stops counting against anybody without an officer having to forgive it.
 */
export interface ConductMonth extends Conduct {
  /** `2026-11`. */
  readonly month: string;
}

/** Counts of one day, or of one month. */
export interface Conduct {
  readonly declarations: number;
  /** Declarations on which control found something that does not conform. */
  readonly findings: number;
  readonly penalties: number;
  /** Fines, in whole units of the national currency. */
  readonly penaltyTotal: number;
  /** Taxes or fines that were not paid in their time. */
  readonly latePayments: number;
  /** Requests of customs that were not answered in their time. */
  readonly lateAnswers: number;
  /** Declarations that the declarant put right before customs found anything. */
  readonly corrections: number;
}

export const NO_CONDUCT: Conduct = {
  declarations: 0,
  findings: 0,
  penalties: 0,
  penaltyTotal: 0,
  latePayments: 0,
  lateAnswers: 0,
  corrections: 0,
};

/** The longest window a country may look back over: three years, some 5 KB of a party's state. */
export const CONDUCT_MONTHS_MAX = 36;

const MONTH_LENGTH = 7;
const DAYS_OF_MONTHS = 31;
export const monthOf = (day: PlainDate): string => day.slice(0, MONTH_LENGTH);

/** The months after one more day, which lies in the last of them or later. A day without conduct leaves no month. */
export function withConduct(months: readonly ConductMonth[], day: PlainDate, added: Conduct): readonly ConductMonth[] {
  if (Object.values(added).every((count) => count === 0)) return months;
  const month = monthOf(day);
  const last = months.at(-1);
  if (last?.month === month) return [...months.slice(0, -1), { month, ...sumOf([last, added]) }];
  const first = monthOf(addDays(day, -CONDUCT_MONTHS_MAX * DAYS_OF_MONTHS));
  return [...months.filter((each) => each.month > first), { month, ...added }];
}

/** What was done in the month of `today` and in the `months - 1` calendar months before it. */
export function conductOver(all: readonly ConductMonth[], months: number, today: PlainDate): Conduct {
  const first = monthsBefore(monthOf(today), months - 1);
  return sumOf(all.filter(({ month }) => month >= first));
}

const MONTHS_OF_YEAR = 12;
function monthsBefore(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * MONTHS_OF_YEAR + of - 1 - count;
  return `${String(Math.floor(at / MONTHS_OF_YEAR)).padStart(4, '0')}-${String((at % MONTHS_OF_YEAR) + 1).padStart(2, '0')}`;
}

export const lastDayOf = (month: string): PlainDate => addDays(plainDate(`${monthsBefore(month, -1)}-01`), -1);

function sumOf(all: readonly Conduct[]): Conduct {
  const sum = { ...NO_CONDUCT };
  for (const each of all) for (const name of COUNTS) sum[name] += each[name];
  return sum;
}
const COUNTS = [
  'declarations',
  'findings',
  'penalties',
  'penaltyTotal',
  'latePayments',
  'lateAnswers',
  'corrections',
] as const satisfies readonly (keyof Conduct)[];
