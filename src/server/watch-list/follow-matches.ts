import { DECLARATION_STREAM } from '#core/declaration';
import type { ListMatch, WatchEntry } from '#core/watch-list';
import { run, statementsOf } from '#server/platform/database';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { PersonalNotice, TellPeople } from '#server/notices';

export const MATCHES_FOLLOWER = 'watchList.matches';

const statement = statementsOf('watch-list');

export interface MatchRow {
  readonly entry_id: string;
  readonly number: string;
  readonly place: string;
  readonly line: number | null;
  readonly subject: string;
  readonly score: number;
  readonly entry_version: number;
  readonly matched_at: string;
}

/** Everything this room asks of the database. */
export const SQL = {
  putMatches: statement(
    'put-matches',
    `insert into watch_list.match (entry_id, number, place, line, subject, score, entry_version, matched_at)
       select entry_id, number, place, line, subject, score, entry_version, matched_at
         from jsonb_to_recordset($1::jsonb) as r (entry_id text, number text, place text, line integer, subject text, score integer,
              entry_version integer, matched_at timestamptz)
     on conflict (entry_id, number, subject) do nothing`,
  ),
  matchesOf: statement<MatchRow>(
    'matches-of',
    `select entry_id, number, place, line, subject, score, entry_version, matched_at::text from watch_list.match
      where entry_id = $1 order by matched_at desc, number limit $2`,
  ),
  matchCounts: statement<{ readonly entry_id: string; readonly count: number }>(
    'match-counts',
    `select entry_id, count(*)::integer as count from watch_list.match where entry_id = any($1::text[]) group by entry_id`,
  ),
};

/** Written by our own handlers, hashed and chained since: trusted as their type. */
const matchesIn = (data: EventFacts['data']): readonly ListMatch[] =>
  (data as unknown as { readonly selection?: { readonly matches?: readonly ListMatch[] } }).selection?.matches ?? [];

/** Most declarations match nothing, and are passed over. */
export const concernsMatches = ({ stream, data }: EventFacts): boolean =>
  stream.type === DECLARATION_STREAM && matchesIn(data).length > 0;

/** Keeps which declarations matched which entry; tells the owners of entries that ask for it, and nobody else. */
export const followMatches =
  (entries: () => ReadonlyMap<string, WatchEntry>, tellPeople: TellPeople): HandleEvents =>
  async (events, client) => {
    const rows: MatchRow[] = [];
    const hits = new Map<string, { readonly count: number; readonly declaration: string }>();
    for (const { stream, data, at } of events)
      for (const { entryId, entryVersion, place, line = null, subject, score, notify } of matchesIn(data)) {
        rows.push({
          entry_id: entryId,
          number: stream.id,
          place,
          line,
          subject,
          score,
          entry_version: entryVersion,
          matched_at: at,
        });
        if (notify) hits.set(entryId, { count: (hits.get(entryId)?.count ?? 0) + 1, declaration: stream.id });
      }
    if (rows.length === 0) return;
    await run(client, SQL.putMatches, [JSON.stringify(rows)]);
    const notices = [...hits].flatMap(([entryId, { count, declaration }]): readonly PersonalNotice[] => {
      const owner = entries().get(entryId)?.owner;
      return owner === undefined
        ? []
        : [{ userId: owner, code: 'watchList.matched', subject: entryId, facts: { hits: String(count), declaration } }];
    });
    if (notices.length > 0) await tellPeople(client, notices, events.at(-1)?.at ?? '');
  };
