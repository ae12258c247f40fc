import type { Actor } from '#core/kernel';
import type { AccessServices } from './services.ts';
import type { ActorRow } from './sql.ts';

/** What the same credential's row was read as before. */
export interface ReadBefore {
  readonly row: Pick<ActorRow, 'delegations'>;
  readonly actor: Pick<Actor, 'delegations'>;
}

/**
 * Whom a credential speaks for today, or `undefined` where its owner is out: disabled, left, or a demo account on a live system.
 * Delegations that are as they were stay the same object, and so does the policy's index of them.
 */
export function actorOf(
  row: ActorRow,
  services: Pick<AccessServices, 'opensDemo'>,
  scopes?: readonly string[],
  before?: ReadBefore,
): Actor | undefined {
  if (row.disabled || row.roles === null || (row.demo && !services.opensDemo)) return undefined;
  return {
    userId: row.user_id,
    organisationId: row.organisation_id,
    roles: row.roles,
    offices: row.offices ?? [],
    delegations: before?.row.delegations === row.delegations ? before.actor.delegations : delegationsIn(row),
    memberOf: row.member_of,
    ...(scopes && { scopes }),
  };
}

function delegationsIn({ delegations }: ActorRow): Actor['delegations'] {
  const groups = JSON.parse(delegations) as readonly (readonly [scopes: readonly string[], principals: string])[];
  return groups.flatMap(([scopes, principals]) =>
    principals.split(',').map((principalId) => ({ principalId, scopes })),
  );
}
