import { principalToken } from './follow-guarantees.ts';
import { visibleTo } from '#core/access';
import { guaranteeRef, type GuaranteeId, type GuaranteeState } from '#core/guarantee';
import type { Actor } from '#core/kernel';
import { FOUND_MAX, numbersLike, type Services } from '#server/platform/services';

/** By bank, year, sign and number, which its identifier is made of; none that the list would not show. Newest first. */
export async function findGuarantees(
  { pool, engine, token }: Services,
  actor: Actor,
  words: readonly string[],
): Promise<readonly GuaranteeState[]> {
  const { organisationIds } = visibleTo(actor, 'guarantee.read');
  if (organisationIds.length === 0) return [];
  const { rows } = await pool.query<{ readonly id: GuaranteeId }>(
    `select id from guarantee.guarantee
       where (principal_token = any($1::text[]) or bank_code = any($2::text[])) and lower(id) like all($3::text[])
       order by position desc limit ${FOUND_MAX}`,
    [organisationIds.map((id) => principalToken(id, token)), organisationIds, numbersLike(words)],
  );
  const ids = rows.map(({ id }) => id);
  const found = await engine.readStates<GuaranteeState>(ids.map(guaranteeRef));
  return [...found.values()].map(({ state }) => state).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
