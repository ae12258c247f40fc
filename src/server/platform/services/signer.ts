import { CompactSign, exportJWK, importPKCS8, calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Signs what leaves the house (releases, messages to partners) with Ed25519: short, fast, and the same bytes every time. */
export interface Signer {
  /** Compact JWS over the canonical text; the protected header names the key and the kind of document. */
  readonly sign: (text: string, type: string) => Promise<string>;
  readonly jwks: { readonly keys: readonly JWK[] };
}

const ALGORITHM = 'EdDSA';

/** Opens the signing key of this installation, making one at first start. The file is readable by its owner only. */
export async function openSigner(path: string): Promise<Signer> {
  const pem = await readFile(path, 'utf8').catch(() => makeKey(path));
  const key = await importPKCS8(pem, ALGORITHM);
  const jwk = await exportJWK(createPublicKey(pem));
  const kid = await calculateJwkThumbprint(jwk);
  const published: JWK = { ...jwk, kid, alg: ALGORITHM, use: 'sig' };
  return {
    sign: (text, type) =>
      new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: ALGORITHM, kid, typ: type }).sign(key),
    jwks: { keys: [published] },
  };
}

async function makeKey(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, pem, { flag: 'wx', mode: 0o600 });
    return pem;
  } catch {
    // Another program of this data folder was first; its key is the key.
    return readFile(path, 'utf8');
  }
}

/** The text of a compact JWS if one of these keys signed it with our algorithm; `undefined` otherwise. Nothing else is trusted. */
export async function verifiedText(jws: string, keys: readonly JWK[], type: string): Promise<string | undefined> {
  for (const jwk of keys) {
    try {
      const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwk, ALGORITHM), {
        algorithms: [ALGORITHM],
      });
      if (protectedHeader.typ === type) return new TextDecoder().decode(payload);
    } catch {
      // Not this key.
    }
  }
  return undefined;
}
