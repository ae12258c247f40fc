import { api, sessionApi, type Session } from '#web/client';

/** Whether this browser knows passkeys, and the page is where they belong. */
export const passkeysWorkAt = (origin: string | null): boolean =>
  typeof PublicKeyCredential === 'function' && origin === location.origin;
export const browserHasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Lets a device make a passkey. `undefined` where the person changed their mind at the device. */
export async function makePasskey(password: string, name: string): Promise<readonly string[] | undefined> {
  const options = await api.beginPasskey(password);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never);
  const made = await asked(() => navigator.credentials.create({ publicKey }));
  if (made === undefined) return undefined;
  return (await api.addPasskey({ name, passkey: made.toJSON() as never })).recoveryCodes;
}

/** Lets a device sign somebody in. `undefined` where they changed their mind at the device. */
export async function signInByPasskey(): Promise<Session | undefined> {
  const options = await sessionApi.beginPasskeySignIn();
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const signed = await asked(() => navigator.credentials.get({ publicKey }));
  return signed === undefined
    ? undefined
    : ((await sessionApi.signInByPasskey({ passkey: signed.toJSON() as never })) ?? undefined);
}

/** Closed, timed out and "not allowed" look alike on purpose: a page is not to learn which keys a device holds. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? credential : undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
