import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash } from 'node:crypto';

/** A trader's own software, called by webhook. */
export interface Receiver {
  readonly url: string;
  /** How often each message came, and how often it was taken, by its id. */
  readonly messages: () => ReadonlyMap<string, { readonly came: number; readonly taken: number }>;
  readonly close: () => void;
}

/**
 * Takes what comes, or fails a share of the calls. Which ones fail is told by the message and how often it came, so that
 * it is the same whenever it comes.
 */
export async function startReceiver(failingShare: number): Promise<Receiver> {
  const messages = new Map<string, { came: number; taken: number }>();
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    const known = messages.get(id) ?? { came: 0, taken: 0 };
    messages.set(id, known);
    request.resume().on('end', () => {
      known.came += 1;
      const fails = shareOf(`${id}|${known.came}`) < failingShare;
      if (!fails) known.taken += 1;
      response.writeHead(fails ? 503 : 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    messages: () => messages,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const shareOf = (text: string): number => hash('sha256', text, 'buffer').readUInt16BE(0) / 65_536;
