import type { JournalEvent } from '#server/platform/engine';

/** What happened on a day, in figures. */
export interface DayProtocol {
  readonly day: string;
  readonly counts: ReadonlyMap<string, number>;
}

interface Column {
  readonly title: string;
  readonly of: (event: JournalEvent) => boolean;
}

const isChannel =
  (channel: string) =>
  ({ type, data }: JournalEvent): boolean =>
    type === 'Registered' &&
    (data as { readonly selection?: { readonly channel: string } }).selection?.channel === channel;
const isType =
  (...types: readonly string[]) =>
  ({ type }: JournalEvent): boolean =>
    types.includes(type);

const COLUMNS: readonly Column[] = [
  { title: 'green', of: isChannel('green') },
  { title: 'yellow', of: isChannel('yellow') },
  { title: 'red', of: isChannel('red') },
  { title: 'released', of: isType('Released', 'ReleasedProvisionally') },
  { title: 'amended', of: isType('Amended') },
  { title: 'cancelled', of: isType('Cancelled', 'Withdrawn') },
  { title: 'reversed', of: isType('DecisionReversed') },
  { title: 'appeals', of: isType('AppealLodged') },
  { title: 'refunds', of: isType('RefundPaid') },
  { title: 'warned', of: isType('DeadlineWarned') },
  { title: 'passed', of: isType('DeadlinePassed') },
];

export function dayProtocol(day: string, events: readonly JournalEvent[]): DayProtocol {
  return { day, counts: new Map(COLUMNS.map(({ title, of }) => [title, events.filter(of).length])) };
}

export const protocolHead = (): string => `day         ${COLUMNS.map(({ title }) => title.padStart(9)).join('')}`;
export const protocolLine = ({ day, counts }: DayProtocol): string =>
  `${day.padEnd(12)}${COLUMNS.map(({ title }) => String(counts.get(title) ?? 0).padStart(9)).join('')}`;

export function sumOf(days: readonly DayProtocol[]): DayProtocol {
  const sum = (title: string): number => days.reduce((total, { counts }) => total + (counts.get(title) ?? 0), 0);
  return { day: 'month', counts: new Map(COLUMNS.map(({ title }) => [title, sum(title)])) };
}
