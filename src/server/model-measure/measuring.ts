import { addDays, instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';
import {
  learnedSelectionRef,
  learningOn,
  NOTHING_LEARNED,
  type LearnedSelectionState,
  type LearningPeriod,
  type SelectionSettings,
} from '#core/model';
import type { Week } from '#core/model-measure';
import type { Services } from '#server/platform/services';

/** Who has which role, and by what it is measured, now. */
export interface Measuring {
  readonly services: Services;
  readonly period: LearningPeriod;
  readonly settings: SelectionSettings;
  readonly champion: string | null;
  readonly challenger: string | null;
  readonly today: PlainDate;
}

/** Nothing in a country that measures nothing. */
export async function measuringNow(services: Services): Promise<Measuring | undefined> {
  const { reference, learning = [] } = services.reference.current();
  const { code, zoneOffsetMinutes } = reference.country;
  const today = legalDate(services.clock.now(), zoneOffsetMinutes);
  const period = learningOn(learning, today);
  if (period === undefined) return undefined;
  const stored = await services.engine.readState<LearnedSelectionState>(learnedSelectionRef(code));
  const { champion, challenger, settings } = stored?.state ?? NOTHING_LEARNED;
  return {
    services,
    period,
    settings: settings?.settings ?? period.settings,
    champion: champion?.hash ?? null,
    challenger: challenger?.hash ?? null,
    today,
  };
}

/** The last days, today among them. */
export const windowOf = ({ today, period }: Pick<Measuring, 'today' | 'period'>): Week => ({
  from: addDays(today, 1 - period.measured.recentDays),
  to: today,
});

/** When the days begin and when they are over, as instants. */
export function endsOf({ from, to }: Week, { reference }: Pick<Services, 'reference'>): readonly [Instant, Instant] {
  const { zoneOffsetMinutes } = reference.current().reference.country;
  const beginningOf = (day: PlainDate): Instant =>
    instantAt(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS);
  return [beginningOf(from), beginningOf(addDays(to, 1))];
}

const MINUTE_MS = 60_000;
