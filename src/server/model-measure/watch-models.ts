import { limitsNow, turnedSince, type LimitName } from '#core/model-measure';
import type { NoticeCode, NoticeFacts } from '#core/notice';
import type { Members } from '#server/access';
import type { DailyJob } from '#server/jobs';
import type { TellPeople } from '#server/notices';
import { inTransaction, run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { figuresOf, freshParts } from './figures-of.ts';
import { SQL } from './measure-sql.ts';
import type { ModelFigures } from './measure-views.ts';
import { measuringNow } from './measuring.ts';
import { openModelFiles } from './model-files.ts';

interface ModelWatchOptions {
  readonly services: Services;
  readonly members: Members;
  readonly tellPeople: TellPeople;
}

/** A notice names so many features; the desk shows all. */
const NAMED_MAX = 3;

/** Once a day: tells risk analysts of each limit that the champion has passed, once. */
export const modelWatchJob = ({ services, members, tellPeople }: ModelWatchOptions): DailyJob => ({
  name: 'modelMeasure.watch',
  run: async () => {
    const { pool, clock } = services;
    const measuring = await measuringNow(services);
    if (!measuring?.champion) return;
    const all = { services, files: openModelFiles(pool) };
    const figures = await figuresOf(all, freshParts(all));
    const { champion, drift, settled } = figures;
    if (champion === null) return;
    const now = limitsNow(drift?.features ?? [], settled.randomStream?.standing);
    const analysts = await members({ roles: ['riskAnalyst'] });
    await inTransaction(pool, async (client) => {
      const told = new Set((await run(client, SQL.told, [champion.hash])).map(({ name }) => name));
      const { fresh, over } = turnedSince(told, now);
      await run(client, SQL.over, [champion.hash, over]);
      if (fresh.length === 0) return;
      await run(client, SQL.tell, [champion.hash, fresh, clock.now()]);
      const notices = noticesOf(fresh, figures);
      const people = [...new Set(analysts.map(({ userId }) => userId))];
      await tellPeople(
        client,
        people.flatMap((userId) => notices.map((notice) => ({ userId, subject: champion.name, ...notice }))),
        clock.now(),
      );
    });
  },
});

interface ModelNotice {
  readonly code: NoticeCode;
  readonly facts: NoticeFacts;
}

function noticesOf(fresh: readonly LimitName[], { drift, settled }: ModelFigures): readonly ModelNotice[] {
  const drifted = (drift?.features ?? []).filter(({ feature }) => fresh.includes(`feature:${feature}`));
  const stream = settled.randomStream;
  const isApart = fresh.includes('findsHigher') || fresh.includes('findsLower');
  return [
    ...(drifted.length === 0
      ? []
      : [
          {
            code: 'model.drifted' as const,
            facts: {
              count: String(drifted.length),
              features: drifted
                .slice(0, NAMED_MAX)
                .map(({ feature, psi }) => `${feature} ${psi.toFixed(2)}`)
                .join(', '),
              limit: String(drift?.limits.drifted ?? ''),
            },
          },
        ]),
    ...(isApart && stream && stream.before
      ? [{ code: 'model.findsChanged' as const, facts: { now: inWords(stream.rate), before: inWords(stream.before) } }]
      : []),
  ];
}

type Counted = NonNullable<ModelFigures['settled']['randomStream']>['rate'];
const inWords = ({ share, hits, of }: Counted): string => `${((share ?? 0) * 100).toFixed(1)} % (${hits}/${of})`;
