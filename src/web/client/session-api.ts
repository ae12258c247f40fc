import type { Schemas } from '#client';
import { answer, door, parsed, type BodyOf } from './answer.ts';
import { onDoubt, plainFetch, setCsrfToken } from './http.ts';
import type * as T from './types.ts';

/** The calls that every page makes, apart from the others: what is here is loaded before anything is shown. */
export const sessionApi = {
  session: async () => remembered(await answer(door.GET('/api/v1/session'))),
  /** With `newPassword` the password changes; a one-time password opens nothing without. */
  signIn: async (body: BodyOf<'signIn'>): Promise<T.Session | null | T.HalfWay> => {
    const answered = await answer(door.POST('/api/v1/session', { body }));
    return 'secondFactor' in answered ? answered : remembered(answered);
  },
  showCode: async (code: string) =>
    remembered(await answer(door.POST('/api/v1/session/second-factor', { body: { code } }))),
  beginPasskeySignIn: () => answer(door.POST('/api/v1/session/passkey/options')),
  signInByPasskey: async (body: BodyOf<'signInByPasskey'>) =>
    remembered(await answer(door.POST('/api/v1/session/passkey', { body }))),
  askForReset: (email: string) => answer(door.POST('/api/v1/password-resets', { body: { email } })),
  redeemReset: (body: BodyOf<'redeemPasswordReset'>) =>
    answer(door.POST('/api/v1/password-resets/completion', { body })),
  signOut: () => answer(door.DELETE('/api/v1/session')),
  /** The accounts of a demonstration; a system that is none answers 404. */
  demoAccounts: async () =>
    (await parsed(plainFetch(new Request('/api/v1/demo-accounts', { headers: { accept: 'application/json' } })))) as {
      readonly items: readonly T.DemoAccount[];
    },
} as const;

onDoubt(sessionApi.session);

/** Being nobody is no error: the answer for a visitor has no user. */
function remembered({ user, organisation, roles, offices, csrfToken }: Schemas['Session']): T.Session | null {
  setCsrfToken(csrfToken ?? '');
  return user && organisation ? { user, organisation, roles, offices } : null;
}
