import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '#core/kernel';

/** One call, as it came. */
export interface WebhookCall {
  readonly id: string;
  readonly body: string;
  readonly isSigned: boolean;
  /** Whether the caller was told that it has arrived; where the line was cut, it can not know. */
  readonly answered: number | 'cut';
}

/** Where customs calls a trader. It outlives every program that calls, and writes down what it gets. */
export interface WebhookReceiver {
  readonly url: string;
  readonly calls: readonly WebhookCall[];
  /** Calls are signed with it from now on. */
  readonly takeSecret: (secret: string) => void;
  /** No moods any more. */
  readonly getWell: () => void;
  readonly stop: () => Promise<void>;
}

type Answer = WebhookCall['answered'] | 'slow';
const SLOW_MS = 300;

/** Mostly well; sometimes it fails, sometimes the line is cut when the call has been taken, and sometimes it takes its time. */
export function openMoodyReceiver(random: Random): Promise<WebhookReceiver> {
  return openReceiver((isWell) => {
    const mood = random.next();
    if (isWell || mood < 0.7) return 200;
    return mood < 0.85 ? 500 : mood < 0.95 ? 'cut' : 'slow';
  });
}

/** Well for so many calls; then it is gone for good. */
export function openLeavingReceiver(callsTaken: number): Promise<WebhookReceiver> {
  let taken = 0;
  return openReceiver(() => ((taken += 1) <= callsTaken ? 200 : 410));
}

async function openReceiver(next: (isWell: boolean) => Answer): Promise<WebhookReceiver> {
  const calls: WebhookCall[] = [];
  let isWell = false;
  let key = Buffer.alloc(0);
  const isSigned = (headers: Readonly<Record<string, unknown>>, body: string): boolean => {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    return String(headers['webhook-signature']).split(' ').includes(signature);
  };
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const answer = next(isWell);
      const answered = answer === 'slow' ? 200 : answer;
      calls.push({
        id: String(request.headers['webhook-id']),
        body,
        isSigned: isSigned(request.headers, body),
        answered,
      });
      if (answered === 'cut') return void response.destroy();
      if (answer === 'slow') await pause(SLOW_MS);
      response.writeHead(answered).end();
    };
    take().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    takeSecret: (secret) => void (key = Buffer.from(secret.replace('whsec_', ''), 'base64')),
    getWell: () => void (isWell = true),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
