import { statementsOf } from '#server/platform/database';

/** All SQL of this room. */
const statement = statementsOf('fixes');

export type MarkedSource = 'draft' | 'preRegistration';

export const SQL = {
  mark: statement(
    'mark',
    `insert into fixes.marked (source, id, organisation_id, found_at)
     select $1, id, organisation_id, $2 from unnest($3::text[], $4::text[]) as found (id, organisation_id)
     on conflict (source, id) do nothing`,
  ),
  unmark: statement('unmark', 'delete from fixes.marked where source = $1 and id = any ($2::text[])'),
  marked: statement<{ id: string }>(
    'marked',
    'select id from fixes.marked where source = $1 and organisation_id = any ($2::text[]) order by found_at desc, id limit $3',
  ),
  lookedUnder: statement<{ version: string }>('lookedUnder', 'select version from fixes.looked'),
  looked: statement(
    'looked',
    'insert into fixes.looked (version) values ($1) on conflict (only_row) do update set version = excluded.version',
  ),
  forget: statement('forget', 'delete from fixes.marked where found_at < $1'),
};
