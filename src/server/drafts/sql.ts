import type { Refusal } from '#core/kernel';
import { statementsOf } from '#server/platform/database';

/** All SQL of this room. */
const statement = statementsOf('drafts');

/** What stood in the way when somebody last tried to lodge it. */
export interface DraftTrial {
  readonly revision: number;
  readonly refusals: readonly Refusal[];
}
/** What a draft is for: a new declaration, unless it says otherwise. */
export interface DraftPurpose {
  readonly replaces?: string;
  readonly amends?: { readonly number: string; readonly version: number; readonly versions?: string };
}
export interface DraftRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string | null;
  readonly purpose: DraftPurpose | null;
  readonly lodging_key: string;
  readonly keeps: readonly string[] | null;
  readonly title: string;
  readonly importer: string;
  readonly line_count: number;
  /** Questions that were set aside and are open. */
  readonly open_matters: number;
  readonly revision: number;
  readonly snapshot_revision: number;
  readonly bytes: number;
  readonly turn: number;
  readonly created_by: string;
  readonly created_at: Date;
  readonly changed_by: string;
  readonly changed_at: Date;
  readonly deleted_at: Date | null;
  readonly lodged_number: string | null;
  readonly lodged_at: Date | null;
  readonly tried: DraftTrial | null;
}
export interface ChangeRow {
  readonly draft_id: string;
  readonly revision: number;
  readonly id: string;
  readonly device: string;
  readonly base_revision: number;
  readonly operations: string;
  readonly user_id: string;
  readonly name: string;
  readonly at: Date;
}
export interface PresenceRow {
  readonly draft_id: string;
  readonly device: string;
  readonly user_id: string;
  readonly name: string;
  readonly at: string | null;
}

const DRAFT = `id, organisation_id, name, purpose, lodging_key, keeps, title, importer, line_count, open_matters, revision, snapshot_revision, bytes, turn,
  created_by, created_at, changed_by, changed_at, deleted_at, lodged_number, lodged_at, tried`;
const CHANGE = 'draft_id, revision, id, device, base_revision, operations, user_id, name, at';

export const SQL = {
  add: statement<{ id: string }>(
    'add',
    `insert into drafts.draft (id, organisation_id, name, purpose, lodging_key, keeps, created_by, created_at, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8) on conflict (id) do nothing returning id`,
  ),
  count: statement<{ count: number }>(
    'count',
    `select count(*)::int as count from drafts.draft where organisation_id = $1 and deleted_at is null and lodged_number is null`,
  ),
  find: statement<DraftRow>('find', `select ${DRAFT} from drafts.draft where id = $1`),
  lock: statement<DraftRow>('lock', `select ${DRAFT} from drafts.draft where id = $1 for update`),
  /** Open ones; or those thrown away since an instant. */
  list: statement<DraftRow>(
    'list',
    `select ${DRAFT} from drafts.draft
     where organisation_id = any ($1) and (keeps is not null) = $2 and lodged_number is null
       and case when $3::timestamptz is null then deleted_at is null else deleted_at >= $3 end
     order by changed_at desc, id limit $4`,
  ),
  /** Those that somebody tried to lodge and could not, and these, the last changed first. */
  toMend: statement<DraftRow>(
    'toMend',
    `select ${DRAFT} from drafts.draft
     where id in (
         select id from drafts.draft where organisation_id = any ($1) and tried is not null and lodged_number is null
         union all select unnest($2::uuid[]))
       and organisation_id = any ($1) and lodged_number is null and deleted_at is null and keeps is null
     order by changed_at desc, id limit $3`,
  ),
  /** Those with goods that nobody tried to lodge, changed since an instant: of these organisations or (null) of all. */
  untried: statement<DraftRow>(
    'untried',
    `select ${DRAFT} from drafts.draft
     where ($1::text[] is null or organisation_id = any ($1)) and changed_at >= $2 and line_count > 0
       and tried is null and lodged_number is null and deleted_at is null and keeps is null
     order by changed_at desc, id limit $3`,
  ),
  keepTrial: statement('keepTrial', 'update drafts.draft set tried = $2 where id = $1 and lodged_number is null'),
  snapshot: statement<{ snapshot: Buffer | null }>('snapshot', 'select snapshot from drafts.draft where id = $1'),
  changesAfter: statement<ChangeRow>(
    'changesAfter',
    `select ${CHANGE} from drafts.change where draft_id = $1 and revision > $2 order by revision limit $3`,
  ),
  changeNamed: statement<ChangeRow>(
    'changeNamed',
    `select ${CHANGE} from drafts.change where draft_id = $1 and id = $2`,
  ),
  addChange: statement(
    'addChange',
    `insert into drafts.change (${CHANGE}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  ),
  changed: statement(
    'changed',
    `update drafts.draft set revision = $2, bytes = $3, title = $4, importer = $5, line_count = $6, open_matters = $7, changed_by = $8, changed_at = $9
     where id = $1`,
  ),
  keepSnapshot: statement(
    'keepSnapshot',
    'update drafts.draft set snapshot = $2, snapshot_revision = $3, bytes = $4 where id = $1',
  ),
  describe: statement('describe', 'update drafts.draft set name = $2, keeps = $3, turn = turn + 1 where id = $1'),
  remove: statement(
    'remove',
    'update drafts.draft set deleted_at = $2, deleted_by = $3, turn = turn + 1 where id = $1 and deleted_at is null',
  ),
  restore: statement(
    'restore',
    'update drafts.draft set deleted_at = null, deleted_by = null, turn = turn + 1 where id = $1',
  ),
  lodged: statement(
    'lodged',
    `update drafts.draft set lodged_number = $2, lodged_at = $3, lodged_by = $4, turn = turn + 1
     where id = $1 and lodged_number is null`,
  ),
  /** Of those who are watched. */
  heads: statement<{ id: string; revision: number; turn: number }>(
    'heads',
    'select id, revision, turn from drafts.draft where id = any ($1)',
  ),
  present: statement<PresenceRow>(
    'present',
    `select draft_id, device, user_id, name, at from drafts.presence where draft_id = any ($1) and seen_at >= $2
     order by draft_id, name, device`,
  ),
  appear: statement(
    'appear',
    `insert into drafts.presence (draft_id, device, user_id, name, at, seen_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (draft_id, device) do update set user_id = excluded.user_id, name = excluded.name, at = excluded.at, seen_at = excluded.seen_at`,
  ),
  leave: statement('leave', 'delete from drafts.presence where draft_id = $1 and device = $2'),
  forgetDrafts: statement(
    'forgetDrafts',
    `delete from drafts.draft where id in (select id from drafts.draft
       where deleted_at < $1 or (changed_at < $2 and keeps is null) limit $3) returning id`,
  ),
  /** The snapshot holds what they made; only drafts rarely opened still have some that it does not. */
  forgetChanges: statement(
    'forgetChanges',
    `delete from drafts.change c using drafts.draft d
     where d.id = c.draft_id and c.revision <= d.snapshot_revision and c.at < $1`,
  ),
  forgetPresence: statement('forgetPresence', 'delete from drafts.presence where seen_at < $1'),
} as const;
