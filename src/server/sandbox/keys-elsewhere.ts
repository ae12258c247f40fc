import type { SandboxPartner } from './partner.ts';
import type { KeysElsewhere } from '#server/access';

/** The `test_` keys of people who are signed in to the live program: they are kept where they open something. */
export const keysElsewhere = ({ ask }: Pick<SandboxPartner, 'ask'>): KeysElsewhere => ({
  create: async (key) => (await ask({ type: 'createKey', ...key })) ?? undefined,
  list: (organisationId) => ask({ type: 'listKeys', organisationId }),
  revoke: (organisationId, id) => ask({ type: 'revokeKey', organisationId, id }),
});
