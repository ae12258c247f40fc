import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Command } from '#core/kernel';
import type { Answer, SubmitOptions } from '../contract.ts';
import { CommandFault, refusalsOf } from '../faults.ts';
import { budget, type BudgetLimits } from './budget.ts';
import { writerOf, type Channel } from './channel.ts';
import { BadFrame, frameReader, type Frame } from './frames.ts';
import { readQuestion, remembered, replyFrame, type Delegations, type Reply } from './wire.ts';

/** Who decides here what others forward. Looked up for each question: the listener is there before the engine. */
export interface Decider {
  /** Whether commands are taken here now. One that arrives where they are not is never forwarded again. */
  readonly takes: () => boolean;
  readonly submit: (command: Command, options: SubmitOptions) => Promise<Answer>;
}

export interface Receiver {
  /** Where other programs reach it: `host:port`. */
  readonly address: string;
  /** Gives the answers that are still to come, then lets go of everybody. */
  readonly stop: () => Promise<void>;
}

export interface ReceiverOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly channel: Channel;
  readonly decider: () => Decider | undefined;
  /** Of one other program. It keeps to the same limit itself; this is for one that does not. */
  readonly inFlight: BudgetLimits;
  readonly onTrouble: (error: unknown) => void;
}

/** As many programs of one cell as anybody will run, twice over: each holds one connection and leaves another while it changes. */
const CONNECTIONS_MAX = 64;
/** Programs that are there ask every second whether we are. */
const SILENCE_MS_MAX = 30_000;
/** Answers that wait for a peer to read them; above this no more questions are read from it. */
const UNREAD_BYTES_MAX = 8 * 1024 * 1024;
/** How long a peer gets to take its last answers when the program stops. */
const FAREWELL_MS_MAX = 2_000;

/** Listens for the commands of other programs of this cell, decides them as if they had arrived here, and answers. */
export async function receiveCommands(options: ReceiverOptions): Promise<Receiver> {
  const peers = new Set<Peer>();
  const unproven = new Set<Socket>();
  const server = createServer(options.channel.listening, (socket) => {
    const peer = answerTo(socket, options);
    peers.add(peer);
    socket.once('close', () => peers.delete(peer));
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connection', (socket: Socket) => {
    unproven.add(socket);
    socket.once('close', () => unproven.delete(socket));
  });
  server.on('tlsClientError', (error, socket) => {
    // Node says that a handshake took too long, and leaves the connection as it is.
    socket.destroy();
    options.onTrouble(
      new Error('a program without the secret of this installation asked to forward', { cause: error }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  server.on('error', options.onTrouble);
  const { port } = server.address() as AddressInfo;
  return {
    address: `${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...peers].map((peer) => peer.leave()));
      for (const socket of unproven) socket.destroy();
      await closed;
    },
  };
}

interface Peer {
  readonly leave: () => Promise<void>;
}

function answerTo(socket: TLSSocket, { decider, inFlight, onTrouble }: ReceiverOptions): Peer {
  const write = writerOf(socket);
  const room = budget(inFlight);
  const delegations = remembered<Delegations>();
  let onIdle: (() => void) | undefined;
  const reply = (id: number, given: Reply): void => {
    write(framed(id, given, onTrouble));
    if (socket.writableLength > UNREAD_BYTES_MAX) socket.pause();
  };
  const decide = async (id: number, command: Command, options: SubmitOptions, size: number): Promise<void> => {
    const engine = decider();
    // Checked and handed over in one go: who hears `not-writer` may be sure that nothing was done.
    if (!engine?.takes()) return reply(id, { status: 'not-writer' });
    if (!room.take(size)) return reply(id, { status: 'busy', retryAfterSeconds: 1 });
    reply(id, await engine.submit(command, options).catch((error: unknown) => internalFault(error, onTrouble)));
    room.give(size);
    if (room.taken() === 0) onIdle?.();
  };
  const read = frameReader((frame, size) => {
    const question = questionOf(frame, delegations.get, onTrouble);
    if (question === undefined) return reply(frame.id, FAULT);
    if (question.kind === 'delegations') return delegations.add(question.name, question.delegations);
    if (question.kind === 'ping')
      return reply(frame.id, { status: decider()?.takes() === true ? 'writer' : 'not-writer' });
    return void decide(frame.id, question.command, question.options, size);
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      read(chunk);
    } catch (error) {
      onTrouble(error);
      socket.destroy();
    }
  });
  socket.on('drain', () => socket.resume());
  // A record that was changed, repeated or left out ends here too. What was asked goes on; its sender repeats or learns nothing.
  socket.on('error', onTrouble);
  socket.setTimeout(SILENCE_MS_MAX, () => socket.destroy());
  return {
    leave: async () => {
      if (room.taken() > 0) await Promise.race([new Promise<void>((resolve) => (onIdle = resolve)), gone(socket)]);
      const timer = setTimeout(() => socket.destroy(), FAREWELL_MS_MAX);
      socket.resume().end();
      await gone(socket);
      clearTimeout(timer);
    },
  };
}

const gone = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });

const FAULT: Reply = { status: 'refused', refusals: refusalsOf(new CommandFault('ENG-001', 'an unreadable question')) };

/** A question that makes no sense fails alone: its neighbours on the connection are not to blame. */
function questionOf(
  frame: Frame,
  delegationsOf: (name: string) => Delegations | undefined,
  onTrouble: (error: unknown) => void,
): ReturnType<typeof readQuestion> | undefined {
  try {
    return readQuestion(frame, delegationsOf);
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
}

function internalFault(error: unknown, onTrouble: (error: unknown) => void): Reply {
  onTrouble(error);
  return FAULT;
}

function framed(id: number, reply: Reply, onTrouble: (error: unknown) => void): Buffer {
  try {
    return replyFrame(id, reply);
  } catch (error) {
    if (!(error instanceof BadFrame)) throw error;
    // Decided and kept, but too long to be told this way.
    onTrouble(error);
    return replyFrame(id, { status: 'unavailable', retryAfterSeconds: 2 });
  }
}
