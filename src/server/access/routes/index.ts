import { ApiKeyView } from './api-key-view.ts';
import { changeSession } from './change-session.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { readSession } from './read-session.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import type { AccessRoute } from './route.ts';
import { SessionView } from './session-view.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** All routes of this room. Comes after `installAccess`. */
export const accessRoutes: AccessRoute = (app, services) => {
  app.addSchema(SessionView);
  app.addSchema(ApiKeyView);
  for (const route of [signIn, readSession, changeSession, signOut, listApiKeys, createApiKey, revokeApiKey])
    route(app, services);
};
