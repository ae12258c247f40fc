import type { Actor } from '#core/kernel';
import type { AccessServices } from './services.ts';
import type { ActorRow } from './sql.ts';

/** Whom a credential speaks for today, or `undefined` where its owner is out: disabled, left, or a demo account on a live system. */
export function actorOf(
  row: ActorRow,
  services: Pick<AccessServices, 'kind'>,
  scopes?: readonly string[],
): Actor | undefined {
  if (row.disabled || row.roles === null || (row.demo && services.kind !== 'test')) return undefined;
  return {
    userId: row.user_id,
    organisationId: row.organisation_id,
    roles: row.roles,
    offices: row.offices ?? [],
    delegations: row.delegations,
    memberOf: row.member_of,
    ...(scopes && { scopes }),
  };
}
