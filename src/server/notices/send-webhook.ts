import { addressFault, publicLookup } from './webhook-address.ts';
import { signatureOf, type SignedCall } from './webhook-signature.ts';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface WebhookCall extends SignedCall {
  readonly url: string;
  /** Newest first. */
  readonly secrets: readonly string[];
}

/** What came of a call: the status that was answered, or why there was none. */
export type CallOutcome =
  | { readonly answered: true; readonly status: number }
  | { readonly answered: false; readonly error: string };

/** A receiver takes a message and works on it later; one that needs longer would hold up those behind it. */
export const CALL_MS_MAX = 10_000;
/** Of an answer nothing but its status counts; one that never ends is cut off. */
const ANSWER_BYTES_MAX = 65_536;

/** Calls an endpoint once. Follows no redirect: what was vetted is the address that was registered. */
export function callWebhook(
  call: WebhookCall,
  { allowPrivate, timeoutMs = CALL_MS_MAX }: { readonly allowPrivate: boolean; readonly timeoutMs?: number },
): Promise<CallOutcome> {
  const fault = addressFault(call.url, allowPrivate);
  if (fault !== undefined) return Promise.resolve({ answered: false, error: `address refused: ${fault}` });
  return new Promise((resolve) => {
    const url = new URL(call.url);
    const body = Buffer.from(call.body);
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      // A connection of its own: the addresses of a name may change, and no call waits behind another.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowPrivate ? {} : { lookup: publicLookup }),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
        'user-agent': 'HaiDang-Webhooks/1',
        'webhook-id': call.id,
        'webhook-timestamp': String(call.timestamp),
        'webhook-signature': signatureOf(call, call.secrets),
      },
    });
    request.once('response', (response) => {
      resolve({ answered: true, status: response.statusCode ?? 0 });
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > ANSWER_BYTES_MAX) response.destroy();
      });
      response.on('error', () => undefined);
    });
    request.on('error', (error) => resolve({ answered: false, error: wordsOf(error, timeoutMs) }));
    request.end(body);
  });
}

const ERROR_CHARS_MAX = 300;
const wordsOf = (error: Error, timeoutMs: number): string =>
  error.name === 'AbortError' || error.name === 'TimeoutError'
    ? `no answer within ${timeoutMs / 1_000} s`
    : error.message.replaceAll('\u0000', '').slice(0, ERROR_CHARS_MAX);
