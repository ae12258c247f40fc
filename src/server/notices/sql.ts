import { statementsOf } from '#server/platform/database';

/** All SQL of this room. */
const statement = statementsOf('notices');

export interface NoticeRow {
  readonly id: string;
  readonly audience: string;
  readonly code: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>> | null;
  readonly at: Date;
}
export interface EndpointRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly url: string;
  readonly description: string;
  readonly topics: readonly string[];
  readonly secret_version: number;
  readonly previous_until: Date | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly failing_since: Date | null;
  readonly disabled_at: Date | null;
  readonly disabled_because: 'owner' | 'failing' | 'gone' | null;
}
export interface PreferenceRow {
  readonly user_id: string;
  readonly organisation_id: string;
  readonly topic: string;
  readonly in_app: boolean;
  readonly email: boolean;
}
/** A delivery that is this program's to try now. */
export interface ClaimedRow {
  readonly id: string;
  readonly channel: 'webhook' | 'email';
  readonly target: string;
  /** Of this life: 1 for the first. */
  readonly attempt: number;
  /** Of all lives. */
  readonly attempts: number;
  readonly notice_id: string;
  readonly code: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>> | null;
  readonly at: Date;
}
export interface DeliveryRow {
  readonly id: string;
  readonly notice_id: string;
  readonly code: string;
  readonly subject: string;
  readonly state: 'due' | 'delivered' | 'dead';
  readonly due_at: Date;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly attempts: readonly {
    readonly number: number;
    readonly at: string;
    readonly durationMs: number;
    readonly status: number | null;
    readonly error: string | null;
  }[];
}

/** Any number: who writes notices takes turns, so that their ids are committed in their order. */
const NOTICE_LOCK = 728_401_011;

export const SQL = {
  /**
   * Ids are given by the caller. The lock is taken ahead of the rows and held until the commit. Each column is one text of lines: for
   * the driver an array is five times the work, which for a released declaration was most of what its notice cost.
   */
  addNotices: statement(
    'addNotices',
    `with turn as materialized (select pg_advisory_xact_lock(${NOTICE_LOCK}))
     insert into notices.notice (id, audience, code, subject, facts, at)
     select new.id::bigint, new.audience, new.code, new.subject, nullif(new.facts, '')::jsonb, new.at::timestamptz
       from turn, unnest(string_to_array($1, e'\\n'), string_to_array($2, e'\\n'), string_to_array($3, e'\\n'),
                         string_to_array($4, e'\\n'), string_to_array($5, e'\\n'), string_to_array($6, e'\\n'))
              as new (id, audience, code, subject, facts, at)
     on conflict do nothing`,
  ),
  takeTurn: statement('takeTurn', `select pg_advisory_xact_lock(${NOTICE_LOCK})`),
  /** A notice of the house itself, which no event caused: right after the last. In a transaction that has its turn, so that it sees the last. */
  addOwnNotice: statement<{ id: string }>(
    'addOwnNotice',
    `insert into notices.notice (id, audience, code, subject, facts, at)
     select coalesce((select max(id) from notices.notice), 0) + 1, $1, $2, $3, $4::jsonb, $5 returning id`,
  ),
  addDeliveries: statement(
    'addDeliveries',
    // What is told of a subject after something that could not be delivered yet is not due before it.
    `insert into notices.delivery (channel, target, notice_id, subject, due_at, created_at)
     select new.channel, new.target, new.notice_id, n.subject,
            greatest($4, (select max(b.due_at) from notices.delivery b
                           where b.state = 'due' and b.target = new.target and b.subject = n.subject and b.notice_id < n.id)), $4
       from unnest($1::text[], $2::text[], $3::bigint[]) as new (channel, target, notice_id)
       join notices.notice n on n.id = new.notice_id
     on conflict do nothing`,
  ),

  // Reading
  page: statement<NoticeRow & { read: boolean }>(
    'page',
    `select n.id, n.audience, n.code, n.subject, n.facts, n.at,
            n.id <= coalesce(r.up_to, 0) or exists (select from notices.read_one o where o.user_id = $2 and o.notice_id = n.id) as read
       from notices.notice n left join notices.reading r on r.user_id = $2 and r.organisation_id = $3
      where n.audience = any ($1::text[]) and n.code <> all ($4::text[]) and ($5::bigint is null or n.id < $5)
        and (not $6 or (n.id > coalesce(r.up_to, 0)
             and not exists (select from notices.read_one o where o.user_id = $2 and o.notice_id = n.id)))
      order by n.id desc limit $7`,
  ),
  /** Never counts further than a person would. */
  unread: statement<{ count: number }>(
    'unread',
    `select count(*)::int as count from (
       select from notices.notice n
        where n.audience = any ($1::text[]) and n.code <> all ($4::text[])
          and n.id > coalesce((select up_to from notices.reading where user_id = $2 and organisation_id = $3), 0)
          and not exists (select from notices.read_one o where o.user_id = $2 and o.notice_id = n.id)
        limit $5) few`,
  ),
  readOne: statement(
    'readOne',
    `insert into notices.read_one (user_id, notice_id)
     select $1, n.id from notices.notice n where n.id = $2 and n.audience = any ($3::text[]) on conflict do nothing`,
  ),
  readUpTo: statement(
    'readUpTo',
    `with moved as (
       insert into notices.reading (user_id, organisation_id, up_to) values ($1, $2, $3)
       on conflict (user_id, organisation_id) do update set up_to = greatest(reading.up_to, excluded.up_to))
     delete from notices.read_one where user_id = $1 and notice_id <= $3`,
  ),
  /** What streams have not seen; in the order in which it was committed. */
  after: statement<NoticeRow>(
    'after',
    `select id, audience, code, subject, facts, at from notices.notice
      where id > $1 and audience = any ($2::text[]) order by id limit $3`,
  ),
  newest: statement<{ id: string }>('newest', `select coalesce(max(id), 0)::text as id from notices.notice`),

  // What people and organisations want
  wishesVersion: statement<{ version: string }>('wishesVersion', `select version from notices.wishes_version`),
  wishesChanged: statement('wishesChanged', `update notices.wishes_version set version = version + 1`),
  allPreferences: statement<PreferenceRow>(
    'allPreferences',
    `select user_id, organisation_id, topic, in_app, email from notices.preference`,
  ),
  allEndpoints: statement<Pick<EndpointRow, 'id' | 'organisation_id' | 'topics' | 'disabled_at'>>(
    'allEndpoints',
    `select id, organisation_id, topics, disabled_at from notices.endpoint`,
  ),
  preferencesOf: statement<PreferenceRow>(
    'preferencesOf',
    `select user_id, organisation_id, topic, in_app, email from notices.preference where user_id = $1 and organisation_id = $2`,
  ),
  savePreference: statement(
    'savePreference',
    `insert into notices.preference (user_id, organisation_id, topic, in_app, email)
     select $1, $2, new.* from unnest($3::text[], $4::boolean[], $5::boolean[]) as new
     on conflict (user_id, organisation_id, topic) do update set in_app = excluded.in_app, email = excluded.email`,
  ),

  // Endpoints
  endpointsOf: statement<EndpointRow>(
    'endpointsOf',
    `select * from notices.endpoint where organisation_id = $1 order by created_at desc, id`,
  ),
  endpoint: statement<EndpointRow>('endpoint', `select * from notices.endpoint where id = $1`),
  addEndpoint: statement<EndpointRow>(
    'addEndpoint',
    `insert into notices.endpoint (id, organisation_id, url, description, topics, created_by, created_at)
     select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from notices.endpoint where organisation_id = $2) < $8
     returning *`,
  ),
  changeEndpoint: statement<EndpointRow>(
    'changeEndpoint',
    `update notices.endpoint set url = $2, description = $3, topics = $4,
            disabled_at = case when $5 then coalesce(disabled_at, $6) end,
            disabled_because = case when $5 then coalesce(disabled_because, 'owner') end,
            failing_since = case when $5 then failing_since end
      where id = $1 returning *`,
  ),
  rotateSecret: statement<EndpointRow>(
    'rotateSecret',
    `update notices.endpoint set secret_version = secret_version + 1, previous_until = $2 where id = $1 returning *`,
  ),
  dropEndpoint: statement(
    'dropEndpoint',
    `with gone as (delete from notices.endpoint where id = $1),
          undelivered as (delete from notices.delivery where target = $1 returning id)
     delete from notices.attempt where delivery_id in (select id from undelivered)`,
  ),
  endpointAnswers: statement(
    'endpointAnswers',
    `update notices.endpoint set failing_since = null where id = $1 and failing_since is not null`,
  ),
  endpointFails: statement<{ failing_since: Date }>(
    'endpointFails',
    `update notices.endpoint set failing_since = coalesce(failing_since, $2) where id = $1 and disabled_at is null
     returning failing_since`,
  ),
  /** Gives a row to the one that switched it off. What still waited for it is dead until somebody replays it. */
  disableEndpoint: statement<EndpointRow>(
    'disableEndpoint',
    `with off as (update notices.endpoint set disabled_at = $2, disabled_because = $3
                   where id = $1 and disabled_at is null returning *),
          dead as (update notices.delivery set state = 'dead', finished_at = $2
                    where target = (select id from off) and state = 'due')
     select * from off`,
  ),

  // Deliveries
  /**
   * Of one receiver and subject only the first that has not ended: what is told of one declaration arrives in the order in which it
   * came about, whoever carries it. Found rows stay found only inside a materialised part: the planner may otherwise lock more rows
   * than it returns.
   */
  claim: statement<ClaimedRow>(
    'claim',
    `with due as materialized (
       select id from notices.delivery c where state = 'due' and due_at <= $1 and target <> all ($2::text[])
          and not exists (select from notices.delivery b where b.state = 'due' and b.target = c.target
                             and b.subject = c.subject and b.notice_id < c.notice_id)
        order by due_at, id limit $3 for update skip locked)
     update notices.delivery d set attempts = d.attempts + 1, due_at = $4
       from due, notices.notice n
      where d.id = due.id and n.id = d.notice_id
     returning d.id, d.channel, d.target, d.attempts, d.attempts - d.attempts_before as attempt,
               n.id as notice_id, n.code, n.subject, n.facts, n.at`,
  ),
  /**
   * How a try ended: state, and when the next one is due. A delivery that was replayed or deleted meanwhile keeps what it has. What
   * waits for it is due with its next try, or now that it has ended.
   */
  tried: statement<{ id: string }>(
    'tried',
    `with log as (insert into notices.attempt (delivery_id, number, at, duration_ms, status, error)
                  select id, $2, $3, $4, $5, $6 from notices.delivery where id = $1 on conflict do nothing),
          done as (update notices.delivery set state = $7, due_at = $8, finished_at = case when $7 = 'due' then null else $3::timestamptz end
                    where id = $1 and attempts = $2 and state = 'due' returning target, subject, notice_id)
     update notices.delivery later set due_at = case when $7 = 'due' then $8 else least(later.due_at, $8) end from done
      where later.state = 'due' and later.target = done.target and later.subject = done.subject and later.notice_id > done.notice_id
     returning later.id`,
  ),
  deliveriesOf: statement<DeliveryRow>(
    'deliveriesOf',
    `select d.id, d.notice_id, n.code, n.subject, d.state, d.due_at, d.created_at, d.finished_at,
            coalesce((select jsonb_agg(jsonb_build_object('number', a.number, 'at', a.at, 'durationMs', a.duration_ms,
                       'status', a.status, 'error', a.error) order by a.number desc)
                      from (select * from notices.attempt where delivery_id = d.id order by number desc limit 20) a), '[]') as attempts
       from notices.delivery d join notices.notice n on n.id = d.notice_id
      where d.target = $1 and ($2::bigint is null or d.id < $2) and ($3::text is null or d.state = $3)
      order by d.id desc limit $4`,
  ),
  replayOne: statement<{ id: string }>(
    'replayOne',
    `update notices.delivery set state = 'due', due_at = $3, finished_at = null, attempts_before = attempts
      where id = $2 and target = $1 and state <> 'due' returning id`,
  ),
  /** What was given up for lost since then. */
  replayFailed: statement<{ id: string }>(
    'replayFailed',
    `update notices.delivery set state = 'due', due_at = $3, finished_at = null, attempts_before = attempts
      where id in (select id from notices.delivery where target = $1 and channel = 'webhook' and state = 'dead' and created_at >= $2
                    order by id limit $4)
     returning id`,
  ),
  /** Everything there was to tell in a stretch of time, also what was never sent because the endpoint was off or not there. */
  replayRange: statement<{ id: string }>(
    'replayRange',
    `insert into notices.delivery as d (channel, target, notice_id, subject, due_at, created_at)
     select 'webhook', $1, n.id, n.subject, $6, $6 from notices.notice n
      where n.audience = $2 and n.code = any ($3::text[]) and n.at >= $4 and n.at < $5
      order by n.id limit $7
     on conflict (target, notice_id) do update
       set state = 'due', due_at = excluded.due_at, finished_at = null, attempts_before = d.attempts where d.state <> 'due'
     returning id`,
  ),

  // Once a day
  forgetDeliveries: statement(
    'forgetDeliveries',
    `with old as (delete from notices.delivery where created_at < $1 and state <> 'due' returning id)
     delete from notices.attempt where delivery_id in (select id from old)`,
  ),
  forgetNotices: statement(
    'forgetNotices',
    `delete from notices.notice n where n.at < $1
       and not exists (select from notices.delivery d where d.notice_id = n.id)`,
  ),
} as const;
