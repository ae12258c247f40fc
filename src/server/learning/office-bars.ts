import { capacityOf, type SelectionSettings } from '#core/model';
import type { PlainDate } from '#core/kernel';
import { run, statementsOf } from '#server/platform/database';
import type pg from 'pg';
import { SPREAD_QUANTILES, type OfficeSpread, type RankSpread } from './training/rank-spread.ts';

const statement = statementsOf('learning.bars');

/** From which rank on an office selects, and with what chance what nothing else selected is explored. */
export interface OfficeBar {
  readonly threshold: number;
  readonly exploration: number;
}

interface Traffic {
  readonly office_id: string;
  /** Days with a declaration that no rule selected. */
  readonly days: number;
  /** Such declarations. */
  readonly declarations: number;
  /** Of them, those that this model ranked. */
  readonly ranked: number;
  /** Their ranks, falling, as many as an office can look at in these days. */
  readonly ranks: readonly number[];
}

/** What rules or lists select takes nothing of the model's capacity, and its rank says nothing about where the others' bar lies. */
const TRAFFIC = statement<Traffic>(
  'traffic',
  `with free as (
     select office_id, ((at at time zone 'UTC') + $4::integer * interval '1 minute')::date as day, rank, model = $1 as own
       from learning.decision where at >= $2 and not by_rules
   )
   select office_id, count(distinct day)::integer as days, count(*)::integer as declarations,
       count(*) filter (where own)::integer as ranked,
       (coalesce(array_agg(rank order by rank desc) filter (where own), '{}'))[1:$3::integer] as ranks
     from free group by office_id`,
);

/** Fewer ranks say little of where the bar lies: the spread that the model was made with says more. */
export const RANKS_MIN = 60;
/** Whatever an office could look at: what is explored is drawn from what would have passed, and most of that does pass. */
const EXPLORATION_MAX = 0.5;
const DAY_MS = 86_400_000;
/** Beyond any rank; PostgreSQL, JSON and people can write it down, unlike infinity. */
const NOBODY = Number.MAX_VALUE;

export interface BarsOptions {
  readonly hash: string;
  readonly settings: SelectionSettings;
  /** How the model's ranks spread when it was made. */
  readonly spread: RankSpread | undefined;
  readonly today: PlainDate;
  /** By which an office's day begins: counted by another, the early shift of five days makes six, and the bar lies too low. */
  readonly zoneOffsetMinutes: number;
}

/** The bars of all offices with traffic; under the empty name that of any other. */
export async function officeBars(pool: pg.Pool, options: BarsOptions): Promise<ReadonlyMap<string, OfficeBar>> {
  const { hash, settings, spread, today, zoneOffsetMinutes } = options;
  const midnightMs = Date.parse(today) - zoneOffsetMinutes * 60_000;
  const since = new Date(midnightMs - settings.windowDays * DAY_MS).toISOString();
  const most =
    Math.max(settings.capacityPerDay, ...Object.values(settings.capacityByOffice)) * (settings.windowDays + 1);
  const traffic = await run(pool, TRAFFIC, [hash, since, most, zoneOffsetMinutes]);
  const bars = new Map(
    traffic.map((own): [string, OfficeBar] => {
      const { byRank, byExploration } = capacityOf(settings, own.office_id);
      const perDay = own.declarations / own.days;
      const threshold =
        own.ranked >= RANKS_MIN
          ? thresholdOf(own, byRank)
          : thresholdIn(spread?.[own.office_id] ?? spread?.[''], byRank / perDay);
      return [own.office_id, { threshold, exploration: explorationOf(byExploration, perDay - byRank) }];
    }),
  );
  const { byRank } = capacityOf(settings, '');
  const usual = usualPerDay(traffic);
  const threshold = usual === undefined ? NOBODY : thresholdIn(spread?.[''], byRank / usual);
  return new Map([['', { threshold, exploration: 0 }], ...bars]);
}

/** The lowest rank that its days' capacity reached; with capacity for all of them, any rank will do. */
function thresholdOf({ ranks, days, ranked }: Traffic, byRank: number): number {
  const places = byRank * days;
  if (places === 0) return NOBODY;
  return places >= ranked ? 0 : (ranks[places - 1] ?? 0);
}

/** The rank above which a share of them lies. */
function thresholdIn(spread: OfficeSpread | undefined, share: number): number {
  if (spread === undefined || share <= 0) return NOBODY;
  return share >= 1 ? 0 : (spread.ranks[Math.round((1 - share) * (SPREAD_QUANTILES - 1))] ?? NOBODY);
}

const explorationOf = (byExploration: number, passingPerDay: number): number =>
  byExploration === 0 ? 0 : Math.min(EXPLORATION_MAX, byExploration / Math.max(1, passingPerDay));

const usualPerDay = (traffic: readonly Traffic[]): number | undefined => {
  const days = traffic.reduce((sum, { days: own }) => sum + own, 0);
  return days === 0 ? undefined : traffic.reduce((sum, { declarations }) => sum + declarations, 0) / days;
};
