import { DAY_OF_RANGE } from './number-ranges.ts';

/**
 * Every statement of the writer. Each is named, so that the server plans it once; each takes the rows of a whole batch, as columns
 * (`../database/columns.ts`) or behind it (`../database/copy-rows.ts`), one statement per table per batch: naive transactions measured 1,846 declarations a second on the same machine where batches of 200 did 8,886.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Among statements that are sent together, this one is run even where one before it failed. */
  readonly runsAfterFailure?: true;
  /** Its rows follow it: its one value is what `CopyRows.done` gives. */
  readonly copies?: true;
}

const statement = (name: string, text: string): Statement => ({ name: `engine-${name}`, text });

export const begin = statement('begin', 'begin');
/** Of a transaction that failed it makes a rollback, and says so. */
export const commit: Statement = { ...statement('commit', 'commit'), runsAfterFailure: true };

/**
 * The fence. Moves the head only from exactly what this writer believes; else it divides by zero on purpose, which dooms the transaction
 * even though the statements behind it are already on their way, and turns its COMMIT into a rollback.
 */
export const moveHead = statement(
  'move-head',
  `with moved as (
     update engine.cell_head set position = $5, hash = $6, stamped_at = $7
      where cell = $1 and epoch = $2 and position = $3 and hash = $4 returning 1)
   select 1 / count(*) as moved from moved`,
);
export const FENCED_SQLSTATE = '22012';

export const checkHead = statement(
  'check-head',
  'select 1 / count(*) as held from engine.cell_head where cell = $1 and epoch = $2 and position = $3 and hash = $4',
);

/** New rows. One that is there already fails the batch, and then itself: a stream that was taken for new and is not. */
const copy = (table: string, columns: string): Statement => ({
  ...statement(`copy-${table}`, `copy engine.${table} (${columns}) from stdin (format binary)`),
  copies: true,
});
export const copyEvents = copy('event', 'cell, position, previous, body, hash');
export const copyKeys = copy('key', 'cell, key, value, holder');
export const copyPostings = copy('posting', 'cell, position, leg, account, amount, subject');
export const copyOutbox = copy('outbox', 'cell, topic, position, ordinal, payload');
export const copyAcceptances = copy('acceptance', 'cell, sender, key, content_hash, position, answer');
export const copyStates = copy('state', 'cell, stream_type, stream_id, version, fold_version, position, body');
export const updateStates = statement(
  'update-states',
  `update engine.state t set version = s.version, fold_version = s.fold_version, position = s.position, body = s.body
     from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::bigint[], $7::bytea[])
          as s (stream_type, stream_id, version, fold_version, position, body)
    cross join lateral (
      select o.ctid from engine.state o
       where o.cell = $1 and o.stream_type = s.stream_type and o.stream_id = s.stream_id limit 1) as old
    where t.ctid = old.ctid`,
);

export const deleteKeys = statement(
  'delete-keys',
  `delete from engine.key t using unnest($2::text[], $3::text[]) as k (key, value)
    cross join lateral (select o.ctid from engine.key o where o.cell = $1 and o.key = k.key and o.value = k.value limit 1) as old
    where t.ctid = old.ctid`,
);
export const upsertNumbers = statement(
  'upsert-numbers',
  `insert into engine.number (cell, range, last) select $1, n.* from unnest($2::text[], $3::bigint[]) as n
   on conflict (cell, range) do update set last = excluded.last`,
);

/**
 * Look-ups of many rows by primary key. Each is a loop over the wanted, by `limit 1`, which the planner cannot turn round. As a plain
 * join it was planned while the table was empty, with the table outside and the wanted inside: at 5,000 stored declarations one batch
 * of 50 already cost 24 ms, and more with every declaration.
 */
export const selectStates = statement(
  'select-states',
  `select s.* from unnest($2::text[], $3::text[]) as wanted (stream_type, stream_id)
     cross join lateral (
       select s.stream_type, s.stream_id, s.version, s.fold_version, s.position::float8 as position, s.body from engine.state s
        where s.cell = $1 and s.stream_type = wanted.stream_type and s.stream_id = wanted.stream_id limit 1) as s`,
);
export const selectStreamIds = statement(
  'select-stream-ids',
  `select stream_id from engine.state where cell = $1 and stream_type = $2 and stream_id > $3 order by stream_id limit $4`,
);
export const selectKeys = statement(
  'select-keys',
  `select k.* from unnest($2::text[], $3::text[]) as wanted (key, value)
     cross join lateral (
       select k.key, k.value, k.holder from engine.key k
        where k.cell = $1 and k.key = wanted.key and k.value = wanted.value limit 1) as k`,
);
export const selectAcceptances = statement(
  'select-acceptances',
  `select a.* from unnest($2::text[], $3::text[]) as wanted (sender, key)
     cross join lateral (
       select a.sender, a.key, a.content_hash, a.position::text as position, a.answer from engine.acceptance a
        where a.cell = $1 and a.sender = wanted.sender and a.key = wanted.key limit 1) as a`,
);
/** One stream, walked backwards along `previous`. Bodies come as text, which is half of what bytes are on the wire. */
export const selectStream = statement(
  'select-stream',
  `with recursive walk as (
     select e.position, e.previous, e.body, e.hash
       from engine.state s join engine.event e on e.cell = s.cell and e.position = s.position
      where s.cell = $1 and s.stream_type = $2 and s.stream_id = $3
     union all
     select e.position, e.previous, e.body, e.hash from walk w join engine.event e on e.cell = $1 and e.position = w.previous)
   select convert_from(body, 'UTF8') as body, hash from walk order by position`,
);
export const selectEvents = statement(
  'select-events',
  `select convert_from(body, 'UTF8') as body, hash from engine.event where cell = $1 and position > $2 order by position limit $3`,
);

/**
 * Makes the cell ours: whoever wrote before cannot any more, because its epoch is gone. Waits for a transaction of the old writer that is
 * still under way, so what we read afterwards is final.
 */
export const createHead = statement(
  'create-head',
  `insert into engine.cell_head (cell, epoch, position, hash, stamped_at) values ($1, 0, 0, $2, '') on conflict do nothing`,
);
export const takeHead = statement(
  'take-head',
  `update engine.cell_head set epoch = epoch + 1 where cell = $1
   returning epoch::text as epoch, position::float8 as position, hash, stamped_at`,
);
export const selectNumbers = statement(
  'select-numbers',
  'select range, last::text as last from engine.number where cell = $1',
);
/** Ranges of a day that is over for good (`overBefore`). */
export const forgetNumbers = statement(
  'forget-numbers',
  `delete from engine.number where cell = $1 and ${DAY_OF_RANGE} < $2`,
);
export const selectEventHash = statement(
  'select-event-hash',
  'select hash from engine.event where cell = $1 and position = $2',
);

/**
 * The lease is free when it ran out, or when the session that holds it is gone (its program was killed): then nobody need wait.
 */
export const takeLease = statement(
  'take-lease',
  `insert into engine.lease as held (cell, holder, address, expires_at, backend_pid, backend_start)
   select $1, $2, $3, clock_timestamp() + $4::float8 * interval '1 ms', a.pid, a.backend_start
     from pg_stat_activity a where a.pid = pg_backend_pid()
   on conflict (cell) do update
     set holder = excluded.holder, address = excluded.address, expires_at = excluded.expires_at,
         backend_pid = excluded.backend_pid, backend_start = excluded.backend_start
   where held.holder = excluded.holder or held.expires_at < clock_timestamp()
      or not exists (select from pg_stat_activity a where a.pid = held.backend_pid and a.backend_start = held.backend_start)
   returning holder`,
);
export const renewLease = statement(
  'renew-lease',
  `update engine.lease set expires_at = clock_timestamp() + $3::float8 * interval '1 ms' where cell = $1 and holder = $2 returning holder`,
);
/** Where commands go. A lease that ran out names nobody; that of a program that was killed still names it, and nobody answers there. */
export const selectWriter = statement(
  'select-writer',
  'select address from engine.lease where cell = $1 and expires_at > clock_timestamp()',
);
export const releaseLease = statement('release-lease', 'delete from engine.lease where cell = $1 and holder = $2');

export const selectHead = statement(
  'select-head',
  'select position::text as position, epoch::text as epoch, hash, stamped_at from engine.cell_head where cell = $1',
);

export const createCheckpoint = statement(
  'create-checkpoint',
  `insert into engine.checkpoint (cell, follower, position)
   select $1::int, $2::text, case when $3 then coalesce((select position from engine.cell_head where cell = $1::int), 0) else 0 end
    where not exists (select from engine.checkpoint where cell = $1::int and follower = $2::text)
   on conflict do nothing`,
);
export const lockCheckpoint = statement(
  'lock-checkpoint',
  'select position::text as position from engine.checkpoint where cell = $1 and follower = $2 for update skip locked',
);
export const moveCheckpoint = statement(
  'move-checkpoint',
  'update engine.checkpoint set position = $3 where cell = $1 and follower = $2',
);

/**
 * Locks a checkpoint and moves it in one statement, where it stands as this program left it: locked first and moved last, it was two of the five
 * round trips of a transaction, and they are most of what one costs the thread.
 */
export const takeCheckpoint = statement(
  'take-checkpoint',
  `with mine as materialized (
     select from engine.checkpoint where cell = $1 and follower = $2 and position = $3 for update skip locked)
   update engine.checkpoint set position = $4 from mine where cell = $1 and follower = $2`,
);

/** Rows are found again by `ctid`, which their lock keeps in place. `skip locked` only inside a materialised part: the planner may otherwise lock more rows than it returns. */
export const claimOutbox = statement(
  'claim-outbox',
  `with due as materialized (
     select ctid from engine.outbox
      where cell = $1 and topic = $2 and due_at <= clock_timestamp()
      order by position, ordinal limit $3 for update skip locked)
   update engine.outbox o set attempts = o.attempts + 1, due_at = clock_timestamp() + $4::float8 * interval '1 ms'
    where o.ctid = any (array(select ctid from due))
   returning o.topic, o.position::text as position, o.ordinal, o.payload, o.attempts`,
);
export const deleteOutbox = statement(
  'delete-outbox',
  `delete from engine.outbox where ctid = any (array(
     select found.ctid from unnest($2::text[], $3::bigint[], $4::int[]) as done (topic, position, ordinal)
      cross join lateral (
        select o.ctid from engine.outbox o
         where o.cell = $1 and o.topic = done.topic and o.position = done.position and o.ordinal = done.ordinal limit 1) as found))`,
);
export const postponeOutbox = statement(
  'postpone-outbox',
  `update engine.outbox set due_at = clock_timestamp() + $5::float8 * interval '1 ms'
    where cell = $1 and topic = $2 and position = $3 and ordinal = $4`,
);
export const buryOutbox = statement(
  'bury-outbox',
  `with dead as (
     delete from engine.outbox where cell = $1 and topic = $2 and position = $3 and ordinal = $4
     returning cell, topic, position, ordinal, payload, attempts)
   insert into engine.outbox_dead (cell, topic, position, ordinal, payload, attempts, error) select dead.*, $5 from dead`,
);
export const reviveOutbox = statement(
  'revive-outbox',
  `with dead as (
     delete from engine.outbox_dead where cell = $1 and topic = $2 returning cell, topic, position, ordinal, payload)
   insert into engine.outbox (cell, topic, position, ordinal, payload) select * from dead`,
);
export const selectDead = statement(
  'select-dead',
  `select topic, position::text as position, ordinal, payload, attempts, error from engine.outbox_dead d
    where cell = $1 and topic = $2 order by d.position, ordinal limit $3`,
);

export const insertSubmissions = statement(
  'insert-submissions',
  `insert into engine.submission (cell, id, sender, key, command_type, refused_at, refusals, content)
   select $1, s.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::jsonb[], $8::bytea[]) as s`,
);
export const insertQuarantine = statement(
  'insert-quarantine',
  `insert into engine.quarantine (cell, id, sender, command_type, quarantined_at, error, content)
   select $1, q.* from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::bytea[]) as q`,
);
export const selectSubmissions = statement(
  'select-submissions',
  `select id, key, command_type, refused_at, refusals, content from engine.submission
    where cell = $1 and sender = $2 and refused_at < $3 order by refused_at desc, id desc limit $4`,
);
export const selectQuarantine = statement(
  'select-quarantine',
  `select id, sender, command_type, quarantined_at, error, content from engine.quarantine
    where cell = $1 order by quarantined_at desc, id desc limit $2`,
);
export const pruneSubmissions = statement(
  'prune-submissions',
  'delete from engine.submission where cell = $1 and refused_at < $2',
);

export const selectRawEvents = statement(
  'select-raw-events',
  'select position::text as position, previous::text as previous, body, hash from engine.event e where cell = $1 and position > $2 order by e.position limit $3',
);
export const selectPostings = statement(
  'select-postings',
  `select position::text as position, leg, account, amount::text as amount, subject from engine.posting p
    where cell = $1 and position >= $2 and position <= $3 order by p.position, leg`,
);

export const insertSubjectKeys = statement(
  'insert-subject-keys',
  `insert into engine.subject_key (cell, subject, key_id, wrapped)
   select $1, k.* from unnest($2::text[], $3::text[], $4::bytea[]) as k`,
);
export const selectKeysById = statement(
  'select-subject-keys-by-id',
  'select subject, key_id, wrapped from engine.subject_key where cell = $1 and key_id = any($2::text[])',
);
export const selectKeysBySubject = statement(
  'select-subject-keys-by-subject',
  'select subject, key_id, wrapped from engine.subject_key where cell = $1 and subject = any($2::text[])',
);
export const deleteSubjectKeys = statement(
  'delete-subject-keys',
  'delete from engine.subject_key where cell = $1 and subject = any($2::text[])',
);
/** Refused submissions and quarantined commands are as they were sent, so a person is found in them by number. Rare, and may take its time. */
const forget = (table: string): string =>
  `delete from engine.${table} t where cell = $1 and (sender = any($2::text[])
     or exists (select from unnest($3::text[]) as p (id) where position(convert_to(p.id, 'UTF8') in t.content) > 0))`;
export const forgetSubmissions = statement('forget-submissions', forget('submission'));
export const forgetQuarantine = statement('forget-quarantine', forget('quarantine'));
