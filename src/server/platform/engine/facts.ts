import { addDays, legalDate, type Clock, type Facts, type Instant, type PlainDate } from '#core/kernel';
import type { Effects, ReferenceInForce } from './contract.ts';
import type { SealedDraw } from './sealed-draw.ts';

export interface FactsSource<Reference> {
  readonly reference: () => ReferenceInForce<Reference>;
  readonly zoneOffsetMinutes: number;
  readonly sealedDraw: SealedDraw;
  /** Takes the numbers of natural persons out of what is recorded of a draw. */
  readonly hide: (text: string) => string;
  readonly clock: Clock;
}

/** Facts of one instant, with a note of every draw made through them. */
export interface RecordedFacts<Reference> {
  readonly facts: Facts<Reference>;
  /** Names the day's secret without telling it. */
  readonly seal: () => string;
  /** The draws since the last call, which are thereby handed over. */
  readonly takeDraws: () => Effects['draws'];
}

const NO_DRAWS: Effects['draws'] = [];

export function recordedFacts<Reference>(
  source: FactsSource<Reference>,
  at: Instant,
  today: PlainDate,
): RecordedFacts<Reference> {
  const { snapshot, version } = source.reference();
  let draws: { identity: string; value: number }[] | undefined;
  const draw = (of: string): number => {
    const identity = source.hide(of);
    const value = source.sealedDraw.draw(today, identity);
    (draws ??= []).push({ identity, value });
    return value;
  };
  return {
    facts: { reference: snapshot, referenceVersion: version, at, today, draw, token: source.sealedDraw.token },
    seal: () => source.sealedDraw.seal(today),
    takeDraws: () => {
      const made = draws ?? NO_DRAWS;
      draws = undefined;
      return made;
    },
  };
}

/** The legal day of instants, computed once a day instead of once a command. */
export function legalDays(zoneOffsetMinutes: number): (at: Instant) => PlainDate {
  let from = '';
  let until = '';
  let day: PlainDate | undefined;
  return (at) => {
    if (day === undefined || at < from || at >= until) {
      day = legalDate(at, zoneOffsetMinutes);
      from = midnight(day, zoneOffsetMinutes);
      until = midnight(addDays(day, 1), zoneOffsetMinutes);
    }
    return day;
  };
}

const midnight = (day: PlainDate, zoneOffsetMinutes: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * 60_000).toISOString();
