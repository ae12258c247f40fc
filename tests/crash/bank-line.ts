import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { compactVerify, importJWK, type JWK } from 'jose';
import type { Seen } from './seen.ts';

/** One delivery of one notice, as the bank sent it. */
export interface Delivery {
  readonly messageId: string;
  readonly paymentReference: string;
  readonly amount: string;
  /** Its signature is not of its content. */
  readonly isForged: boolean;
  /** What customs answered for good; until then `lost`. */
  seen: Seen;
}

export const isGenuine = ({ isForged }: Delivery): boolean => !isForged;

/**
 * The line between the bank and whichever program is customs now. It notes what the bank sent, so that the books can be compared with what
 * really was paid, and keeps ringing while nobody answers: a real bank does so for days, the simulated one gives up after seconds.
 */
export interface BankLine {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** What it answered to orders to pay back. */
  readonly refundAnswers: readonly Delivery[];
  readonly stop: () => Promise<void>;
}

interface LineOptions {
  readonly bankKeys: readonly JWK[];
  /** Hands it to customs, once. */
  readonly deliver: (path: string, jws: string) => Promise<Seen | 'not-signed'>;
}

const AGAIN_MS = 20;

export async function openBankLine({ bankKeys, deliver }: LineOptions): Promise<BankLine> {
  const deliveries: Delivery[] = [];
  const refundAnswers: Delivery[] = [];
  const keys = await Promise.all(bankKeys.map((jwk) => importJWK(jwk, 'EdDSA')));
  const isSigned = async (jws: string): Promise<boolean> => {
    for (const key of keys) if (await compactVerify(jws, key).catch(() => undefined)) return true;
    return false;
  };
  const server = createServer((request, response) => {
    const carry = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const jws = Buffer.concat(chunks).toString();
      const said = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Delivery;
      const { messageId, paymentReference, amount } = said;
      const delivery: Delivery = {
        messageId,
        paymentReference,
        amount,
        isForged: !(await isSigned(jws)),
        seen: { status: 'lost' },
      };
      (request.url?.endsWith('/refund-answers') ? refundAnswers : deliveries).push(delivery);
      for (;;) {
        const answer = await deliver(request.url ?? '', jws);
        delivery.seen = answer === 'not-signed' ? { status: 'refused' } : answer;
        if (delivery.seen.status === 'accepted') return void response.writeHead(200).end(delivery.seen.text);
        if (delivery.seen.status === 'refused') return void response.writeHead(401).end();
        await pause(AGAIN_MS);
      }
    };
    carry().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    refundAnswers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
