import { DELEGABLE_SCOPES } from '#core/access';
import type { PlainDate } from '#core/kernel';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { DelegationRow } from '../sql.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const Party = Type.Object({ id: Type.String(), name: Type.String() });
const STATES = ['upcoming', 'inForce', 'ended', 'revoked'] as const;

/** What a principal lets a broker do in its name. */
export const DelegationView = Type.Object(
  {
    id: Type.String(),
    principal: Party,
    broker: Party,
    scopes: Type.Array(Type.String()),
    validFrom: Type.String(),
    /** The last day, included; null: until it is revoked. */
    validTo: nullable(Type.String()),
    state: Type.Unsafe<(typeof STATES)[number]>(Type.Union(STATES.map((state) => Type.Literal(state)))),
    grantedAt: Type.String(),
    revokedAt: nullable(Type.String()),
  },
  { $id: 'Delegation' },
);
export type DelegationView = Static<typeof DelegationView>;

export const ScopeSchema = Type.Unsafe<(typeof DELEGABLE_SCOPES)[number]>(
  Type.Union(DELEGABLE_SCOPES.map((scope) => Type.Literal(scope))),
);

export const delegationView = (row: DelegationRow, today: PlainDate): DelegationView => ({
  id: row.id,
  principal: { id: row.principal_id, name: row.principal_name },
  broker: { id: row.broker_id, name: row.broker_name },
  scopes: [...row.scopes],
  validFrom: row.valid_from,
  validTo: row.valid_to,
  state: stateOf(row, today),
  grantedAt: row.granted_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

function stateOf(row: DelegationRow, today: PlainDate): DelegationView['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (today < row.valid_from) return 'upcoming';
  return row.valid_to !== null && row.valid_to < today ? 'ended' : 'inForce';
}

/** What a delegation is to the policy table. */
export const resourceOf = (row: Pick<DelegationRow, 'principal_id' | 'broker_id'>) => ({
  principalId: row.principal_id,
  organisationIds: [row.principal_id, row.broker_id],
});
