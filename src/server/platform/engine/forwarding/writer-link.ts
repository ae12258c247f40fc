import { connect, type TLSSocket } from 'node:tls';
import { HANDSHAKE_MS_MAX, writerOf, type Channel } from './channel.ts';
import { frameReader } from './frames.ts';
import { NOBODYS_ID, pingFrame, readReply, remembered, type NamedDelegations, type Reply } from './wire.ts';

/** The one connection to the program that writes, shared by all commands that go there. */
export interface WriterLink {
  readonly address: string;
  /** False once it was closed or retired. */
  readonly isOpen: () => boolean;
  /** `lost`: it was sent, no answer will come, and nobody here knows what became of it. `unsent`: it never left. */
  readonly ask: (id: number, frame: Buffer, named?: NamedDelegations) => Promise<Reply | 'lost' | 'unsent'>;
  /** Has the other side say something, if it still can. */
  readonly ping: () => void;
  /** On the monotonic clock, when the other side was last heard. */
  readonly heardAtMs: () => number;
  /** Takes no more questions, and closes when the last answer is there. */
  readonly retire: () => void;
  /** Closes now. */
  readonly close: () => void;
  readonly closed: Promise<void>;
}

/** Rejects where nobody answers there in time, or not one who holds the secret. */
export async function linkTo(
  address: string,
  channel: Channel,
  onTrouble: (error: unknown) => void,
): Promise<WriterLink> {
  const socket = await called(address, channel);
  const write = writerOf(socket);
  const waiting = new Map<number, (reply: Reply | 'lost') => void>();
  const sent = remembered<true>();
  let retired = false;
  let heardAtMs = performance.now();
  const read = frameReader((frame) => {
    waiting.get(frame.id)?.(readReply(frame));
    waiting.delete(frame.id);
  });
  socket.on('data', (chunk: Buffer) => {
    heardAtMs = performance.now();
    try {
      read(chunk);
    } catch (error) {
      onTrouble(error);
      socket.destroy();
    }
    if (retired && waiting.size === 0) socket.end();
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      for (const lose of waiting.values()) lose('lost');
      waiting.clear();
      resolve();
    });
  });
  return {
    address,
    isOpen: () => !retired && socket.writable,
    ask: (id, frame, named) => {
      if (retired || !socket.writable) return Promise.resolve('unsent');
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        if (named && sent.get(named.name) === undefined) {
          sent.add(named.name, true);
          write(named.frame);
        }
        write(frame);
      });
    },
    ping: () => {
      if (socket.writable) write(pingFrame(NOBODYS_ID));
    },
    heardAtMs: () => heardAtMs,
    retire: () => {
      retired = true;
      if (waiting.size === 0) socket.end();
    },
    close: () => socket.destroy(),
    closed,
  };
}

function called(address: string, channel: Channel): Promise<TLSSocket> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = Number(address.slice(colon + 1));
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, ...channel.calling });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error(`the writer at ${address} cannot be reached`, { cause: error }));
    };
    const timer = setTimeout(() => fail(new Error('no answer in time')), HANDSHAKE_MS_MAX);
    // Later errors end in `close`, where those who wait hear of it.
    socket.on('error', fail);
    socket.once('close', () => fail(new Error('closed')));
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
