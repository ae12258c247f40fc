import { createHmac } from 'node:crypto';

/** Standard Webhooks: how a secret is written. */
export const SECRET_PREFIX = 'whsec_';

export interface SignedCall {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The `webhook-signature` of a call, one value for each secret: a receiver that knows either accepts it. */
export const signatureOf = ({ id, timestamp, body }: SignedCall, secrets: readonly string[]): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');

/**
 * The secret of an endpoint: derived from the installation's own, so that no table and no backup of the database holds it. Each version is
 * another one.
 */
export const secretOf = (endpointId: string, version: number, token: (identity: string) => string): string =>
  `${SECRET_PREFIX}${Buffer.from(token(`webhook|${endpointId}|${version}`), 'hex').toString('base64')}`;
