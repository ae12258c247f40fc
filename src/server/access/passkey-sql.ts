import { statement } from './sql.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

export const PASSKEY_SQL = {
  list: statement<PasskeyRow>(
    'passkeys',
    `select id, name, created_at, last_used_at from access.passkeys where user_id = $1 order by created_at, id`,
  ),
  find: statement<{ id: string; public_key: Buffer; counter: string }>(
    'passkey',
    `select id, public_key, counter from access.passkeys where id = $1`,
  ),
  /** No row where it is on record already, or the person has `$8`. */
  add: statement<{ id: string }>(
    'addPasskey',
    `insert into access.passkeys (id, user_id, name, public_key, counter, transports, created_at)
     select $1, $2, $3, $4, $5::bigint, $6::text[], $7::timestamptz
      where (select count(*) from access.passkeys where user_id = $2) < $8::int
     on conflict (id) do nothing returning id`,
  ),
  rename: statement<{ id: string }>(
    'renamePasskey',
    `update access.passkeys set name = $3 where user_id = $1 and id = $2 returning id`,
  ),
  remove: statement<{ id: string }>(
    'removePasskey',
    `delete from access.passkeys where user_id = $1 and id = $2 returning id`,
  ),
  /** No row where it was used at the same moment: of a key and its copy, one. */
  noteUse: statement<{ user_id: string }>(
    'usePasskey',
    `update access.passkeys set counter = $2, last_used_at = $3 where id = $1 and counter = $4 returning user_id`,
  ),
  addChallenge: statement(
    'addChallenge',
    `insert into access.passkey_challenges (challenge, user_id, expires_at) values ($1, $2, $3)`,
  ),
  takeChallenge: statement<{ challenge: string }>(
    'takeChallenge',
    `delete from access.passkey_challenges where challenge = $1 and user_id is not distinct from $2 and expires_at > $3 returning challenge`,
  ),
} as const;
