import { principalOf } from '#core/clearance';
import type { DeclarationHead } from '#core/declaration';
import type { Actor } from '#core/kernel';

/** A reader as the trader whose goods these are would be one: what the policy shows to it, and to nobody's person. */
export const traderOf = (head: DeclarationHead): Actor => ({
  userId: '',
  organisationId: principalOf(head) ?? head.declarantId ?? '',
  roles: ['trader'],
  offices: [],
  delegations: [],
});
