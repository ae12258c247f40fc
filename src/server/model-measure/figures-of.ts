import { compareRates, RANDOM_CASES_MIN, randomRate, rateOf, type Rate } from '#core/fairness';
import { addDays, type Instant } from '#core/kernel';
import { trainedOnOf } from '#core/learning';
import { capacityOf, type LearningPeriod, type SelectionSettings } from '#core/model';
import {
  brierFigures,
  calibrationTable,
  compareShadow,
  estimateTraffic,
  liftTable,
  settledWeeks,
  type Decided,
  type RankedByBoth,
  type Scored,
  type Week,
} from '#core/model-measure';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { driftOf } from './drift-of.ts';
import type { MeasureServices } from './measure-services.ts';
import { SQL, type AlikeRow } from './measure-sql.ts';
import type { ModelFigures } from './measure-views.ts';
import { endsOf, measuringNow, windowOf, type Measuring } from './measuring.ts';

type Settled = ModelFigures['settled'];
type ToldWeek = Settled['weeks'][number];

/** What is settled stays as it is while the day and the roles do; drift moves by the hour. */
export interface FiguresParts {
  readonly settled: (measuring: Measuring) => Promise<Settled>;
  readonly drift: (champion: string, measuring: Measuring) => Promise<ModelFigures['drift']>;
}

/** All that is measured of models in service; of a country that measures nothing, nothing. */
export async function figuresOf(all: MeasureServices, { settled, drift }: FiguresParts): Promise<ModelFigures> {
  const measuring = await measuringNow(all.services);
  const asOf = all.services.clock.now();
  if (measuring === undefined) return { asOf, champion: null, challenger: null, drift: null, settled: NOTHING_SETTLED };
  const { champion, challenger } = measuring;
  return {
    asOf,
    champion: await nameOf(champion, all),
    challenger: await nameOf(challenger, all),
    drift: champion === null ? null : await drift(champion, measuring),
    settled: await settled(measuring),
  };
}

/** Worked out anew. */
export const freshParts = (all: MeasureServices): FiguresParts => ({
  settled: settledFigures,
  drift: (champion, measuring) => driftOf(champion, windowOf(measuring), measuring.period.measured, all),
});

async function nameOf(hash: string | null, { files }: MeasureServices): Promise<ModelFigures['champion']> {
  const opened = hash === null ? undefined : await files.of(hash);
  if (hash === null || opened === undefined) return null;
  const { card } = opened.model;
  return { hash, name: card.name, provenance: card.provenance, trainedOn: trainedOnOf(card) };
}

const NOTHING_SETTLED: Settled = {
  settleDays: 0,
  drawnMin: RANDOM_CASES_MIN,
  from: null,
  to: null,
  weeks: [],
  randomStream: null,
  estimates: null,
  calibration: null,
  lift: null,
  shadow: null,
};

/** What one week says, and what it says to the weeks together. */
interface MeasuredWeek {
  readonly week: Week;
  readonly told: ToldWeek;
  readonly decided: readonly Decided[];
  readonly random: { readonly found: number; readonly checked: number };
}

/**
 * What rests on what was drawn: of each week once for all, and only of weeks in which so many drawn ones were looked at that nobody can guess
 * which. Weeks of fewer have no part in any figure here, so that none is told by subtraction.
 */
async function settledFigures(measuring: Measuring): Promise<Settled> {
  const { period, today } = measuring;
  const { settleDays, weeks: count } = period.measured;
  const weeks: MeasuredWeek[] = [];
  // One after another: figures are in no hurry, and leave the database to who is.
  for (const week of settledWeeks(today, settleDays, count)) weeks.push(await measuredWeek(week, measuring));
  const told = weeks.filter(({ told: { traffic } }) => traffic !== null);
  const nothing = { ...NOTHING_SETTLED, settleDays, weeks: weeks.map((week) => week.told) };
  const [latest] = told;
  const oldest = told.at(-1);
  if (latest === undefined || oldest === undefined) return nothing;
  return {
    ...nothing,
    from: oldest.told.from,
    to: latest.told.to,
    randomStream: streamOf(told),
    estimates: estimateTraffic(told.flatMap(({ decided }) => decided)),
    ...(await ofChampion(told, measuring)),
    shadow: await shadowOf(told, measuring),
  };
}

async function measuredWeek(week: Week, { services, period }: Measuring): Promise<MeasuredWeek> {
  const [from, before] = endsOf(week, services);
  const rows = await run(services.pool, SQL.week, [from, before, settledAt(week, services, period)]);
  const drawn = rows.filter(({ random, violation }) => random && violation !== null);
  const checked = countOf(drawn);
  const found = countOf(drawn.filter(({ violation }) => violation));
  const decided = rows.map(decidedOf);
  const randomStream = randomRate(found, checked);
  return {
    week,
    told: {
      ...week,
      declarations: countOf(rows),
      randomStream,
      traffic: randomStream && estimateTraffic(decided),
    },
    decided,
    random: { found, checked },
  };
}

/** The instant by which outcomes of a week count. */
const settledAt = ({ to }: Week, services: Services, { measured }: LearningPeriod): Instant =>
  endsOf({ from: to, to: addDays(to, measured.settleDays) }, services)[1];

const countOf = (rows: readonly Pick<AlikeRow, 'times'>[]): number => rows.reduce((sum, { times }) => sum + times, 0);

const decidedOf = ({ propensity, selected, violation, amount, times }: AlikeRow): Decided => ({
  propensity,
  selected,
  times,
  ...(violation !== null && { outcome: { violation, amount: Number(amount ?? 0) } }),
});

/** The last week beside those before it: where it lies apart, what is found by chance has changed, and with it what was learned from. */
function streamOf([latest, ...before]: readonly MeasuredWeek[]): Settled['randomStream'] {
  if (latest === undefined) return null;
  const sum = (all: readonly MeasuredWeek[]): Pick<Rate, 'hits' | 'of'> => ({
    hits: all.reduce((total, { random }) => total + random.found, 0),
    of: all.reduce((total, { random }) => total + random.checked, 0),
  });
  const [now, then] = [sum([latest]), sum(before)];
  const [compared] = compareRates([now, then], 1);
  return {
    rate: rateOf(now.hits, now.of),
    before: before.length === 0 ? null : rateOf(then.hits, then.of),
    standing: compared?.standing ?? 'tooFew',
  };
}

async function ofChampion(
  told: readonly MeasuredWeek[],
  measuring: Measuring,
): Promise<Pick<Settled, 'calibration' | 'lift'>> {
  if (measuring.champion === null) return { calibration: null, lift: null };
  const byChance = await scoredIn(told, measuring.champion, 'chance', measuring);
  const byRank = await scoredIn(told, measuring.champion, 'rank', measuring);
  if (byChance.length === 0) return { calibration: null, lift: null };
  return {
    calibration: {
      declarations: byChance.reduce((sum, { times = 1 }) => sum + times, 0),
      bins: [...calibrationTable(byChance)],
      ...brierFigures(byChance),
    },
    lift: liftTable(byRank).map(({ tenth, estimate, lift }) => {
      const { declarations, known, found, drawnKnown, rate } = estimate;
      return { tenth, declarations, known, found, drawnKnown, rate, lift };
    }),
  };
}

async function scoredIn(
  told: readonly MeasuredWeek[],
  model: string,
  by: 'chance' | 'rank',
  { services, period }: Measuring,
): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  for (const { week } of told) {
    const values = [...endsOf(week, services), model, settledAt(week, services, period), by];
    for (const row of await run(services.pool, SQL.scored, values))
      scored.push({ ...decidedOf(row), chance: row.chance, rank: row.rank });
  }
  return scored;
}

async function shadowOf(told: readonly MeasuredWeek[], measuring: Measuring): Promise<Settled['shadow']> {
  const { champion, challenger, services, period, settings } = measuring;
  if (champion === null || challenger === null) return null;
  const capacities = capacitiesOf(settings);
  let declarations = 0;
  const ranked: RankedByBoth[] = [];
  for (const { week } of told) {
    const ends = endsOf(week, services);
    const until = settledAt(week, services, period);
    const [counted] = await run(services.pool, SQL.shadowed, [...ends, champion, challenger]);
    declarations += counted?.declarations ?? 0;
    const values = [...ends, champion, until, challenger, JSON.stringify(capacities.byOffice), capacities.others];
    for (const row of await run(services.pool, SQL.shadow, values))
      // An office's week is a pot of its own.
      ranked.push({ ...decidedOf(row), ...row, times: 1, office: `${row.office} ${week.from}` });
  }
  if (ranked.length === 0) return null;
  const compared = compareShadow(
    ranked,
    (office) => capacities.byOffice[office.split(' ')[0] ?? ''] ?? capacities.others,
  );
  return { ...compared, declarations };
}

const WEEK_DAYS = 7;
/** What each office can look at in a week because a model says so. */
function capacitiesOf(settings: SelectionSettings) {
  const ofWeek = (office: string): number => WEEK_DAYS * capacityOf(settings, office).byRank;
  return {
    byOffice: Object.fromEntries(
      Object.keys(settings.capacityByOffice).map((office) => [office, ofWeek(office)]),
    ) as Readonly<Record<string, number>>,
    others: ofWeek(''),
  };
}
