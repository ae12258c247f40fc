import { calendarOf } from './calendar-of.ts';
import { noticedChange } from './noticed-change.ts';
import { forgetOldNotices, tell, watchedNodes, type NewlyTold, type Told } from './watches.ts';
import type { ClearanceReference } from '#core/clearance';
import { addDays, type PlainDate } from '#core/kernel';
import { REFERENCE_PUBLISHED, REFERENCE_STREAM } from '#core/reference';
import { changesIn, changesWithin, tariffDifference, type CalendarChange, type Tariff } from '#core/tariff';
import type { DailyJob } from '#server/jobs';
import type { PersonalNotice, TellPeople } from '#server/notices';
import { inTransaction } from '#server/platform/database';
import type { EventFacts, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { inSlices } from '#server/platform/turns';
import type pg from 'pg';

export const WATCH_FOLLOWER = 'tariff.watch';

/** As many changes of one notice as a person reads; the rest are counted and stand on the page of what changes. */
const CHANGES_TOLD_MAX = 20;
/** So long before a day comes are those who watch told of it. */
export const DAYS_AHEAD = 30;

export const concernsWatchers = ({ stream, type }: EventFacts): boolean =>
  stream.type === REFERENCE_STREAM && type === REFERENCE_PUBLISHED;

/** Tells those who watch a code what a publication says otherwise of it than the version before. */
export const followPublications =
  (ofVersion: (version: string) => Promise<ClearanceReference | undefined>, tellPeople: TellPeople) =>
  async (events: readonly JournalEvent[], client: pg.PoolClient): Promise<void> => {
    for (const event of events) {
      const { version, basedOn } = event.data as unknown as Published;
      const nodes = basedOn === null ? [] : await watchedNodes(client, event.at);
      if (basedOn === null || nodes.length === 0) continue;
      const [before, after] = [await ofVersion(basedOn), await ofVersion(version)];
      // Only what this system once had in force can be compared; a database brought from elsewhere may lack the oldest.
      if (before === undefined || after === undefined) continue;
      const [was, is] = [before.reference.tariff, after.reference.tariff];
      const difference = await inSlices(tariffDifference(was, is, nodes));
      const told = nodes.flatMap((node) =>
        toldOf({ node, cause: 'publication', told: version }, changesWithin(difference, node), is),
      );
      await tellPeople(client, (await tell(client, told, event.at)).map(personal), event.at);
    }
  };

interface Published {
  readonly version: string;
  readonly basedOn: string | null;
}

const personal = ({ userId, node, cause, day, changeCount }: NewlyTold): PersonalNotice => ({
  userId,
  code: cause === 'day' ? 'tariff.comingDay' : 'tariff.published',
  subject: node,
  facts: { day, changes: String(changeCount) },
});

/** Every day: tells those who watch a code of the days within a month on which its law changes. Each day is told once. */
export const comingDaysJob = (
  { pool, clock, reference }: Pick<Services, 'pool' | 'clock' | 'reference'>,
  tellPeople: TellPeople,
): DailyJob => ({
  name: 'tariff.coming-days',
  run: async (today, signal) => {
    const { tariff } = reference.current().reference;
    const at = clock.now();
    const nodes = await watchedNodes(pool, at);
    const calendar = nodes.length === 0 ? [] : await calendarOf(tariff);
    const window = { from: addDays(today, 1), to: addDays(today, DAYS_AHEAD) };
    for (const node of nodes) {
      if (signal.aborted) return;
      const byDay = Map.groupBy(changesIn(calendar, { ...window, within: node }), ({ day }) => day);
      const told = [...byDay].flatMap(([day, changes]) => toldOf({ node, cause: 'day', told: day }, changes, tariff));
      if (told.length > 0)
        await inTransaction(pool, async (client) =>
          tellPeople(client, (await tell(client, told, at)).map(personal), at),
        );
    }
    await forgetOldNotices(pool);
  },
});

function toldOf(
  what: Pick<Told, 'node' | 'cause' | 'told'>,
  changes: readonly CalendarChange[],
  tariff: Tariff,
): readonly Told[] {
  const days: readonly PlainDate[] = changes.map(({ day }) => day).toSorted();
  const [day] = days;
  if (day === undefined) return [];
  return [
    {
      ...what,
      day,
      changes: changes.slice(0, CHANGES_TOLD_MAX).map((change) => noticedChange(change, tariff)),
      changeCount: changes.length,
    },
  ];
}
