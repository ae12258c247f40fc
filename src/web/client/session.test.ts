import { POLICY, ROLES } from '#core/access';
import { expect, test } from 'vitest';
import { managesKeys, managesWebhooks, readsNotices } from './session.ts';

test.each([
  ['notice.read', readsNotices],
  ['webhook.manage', managesWebhooks],
  ['access.manageKeys', managesKeys],
] as const)('the pages say of %s what the policy says', (action, says) => {
  const session = {
    user: { id: 'u', email: 'u@demo.haidang.example', name: 'U', secondFactor: false },
    organisation: { id: 'o', kind: 'trader', name: 'O' },
    offices: [],
  } as const;
  const bySession = ROLES.filter((role) => says({ ...session, offices: [], roles: [role] } as never));
  expect(bySession.toSorted()).toEqual(Object.keys(POLICY[action].allowed).toSorted());
});
