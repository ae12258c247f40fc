import { addUser } from './add-user.ts';
import { ApiKeyView } from './api-key-view.ts';
import { changeMembership } from './change-membership.ts';
import { changeSession } from './change-session.ts';
import { changeUser } from './change-user.ts';
import { createApiKey } from './create-api-key.ts';
import { DelegationView } from './delegation-view.ts';
import { grantDelegation } from './grant-delegation.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listDelegations } from './list-delegations.ts';
import { listUsers } from './list-users.ts';
import { readSession } from './read-session.ts';
import { resetPassword } from './reset-password.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { revokeDelegation } from './revoke-delegation.ts';
import { askForReset, redeemReset } from './forgotten-password.ts';
import { listAudit } from './list-audit.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  endSession,
  readAccount,
  removeTotp,
  renewRecoveryCodes,
} from './own-account.ts';
import { addPasskey, changePasskey, signInByPasskey } from './passkeys.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { showCode } from './show-code.ts';
import type { AccessRoute } from './route.ts';
import { SessionView } from './session-view.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { UserView } from './user-view.ts';

/** All routes of this room. Comes after `installAccess`. */
export const accessRoutes: AccessRoute = (app, services) => {
  app.addSchema(SessionView);
  app.addSchema(ApiKeyView);
  app.addSchema(UserView);
  app.addSchema(DelegationView);
  for (const route of ROUTES) route(app, services);
};

const ROUTES: readonly AccessRoute[] = [
  signIn,
  showCode,
  signInByPasskey,
  readSession,
  changeSession,
  signOut,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  listUsers,
  addUser,
  changeUser,
  changeMembership,
  resetPassword,
  listDelegations,
  grantDelegation,
  revokeDelegation,
  askForReset,
  redeemReset,
  readAccount,
  changePassword,
  endSession,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  addPasskey,
  changePasskey,
  resetSecondFactor,
  listAudit,
];
