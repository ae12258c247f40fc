import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Command } from '#core/kernel';
import type { Answer, SubmitOptions } from '../contract.ts';
import { CommandFault, refusalsOf } from '../faults.ts';
import type { Limits } from '../limits.ts';
import * as sql from '../statements.ts';
import { budget, type BudgetLimits } from './budget.ts';
import type { Channel } from './channel.ts';
import { BadFrame } from './frames.ts';
import type { Decider } from './receive.ts';
import { commandFrame, namedDelegations, pingFrame, type Reply } from './wire.ts';
import { linkTo, type WriterLink } from './writer-link.ts';

export interface ForwarderOptions {
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly channel: Channel;
  /** Where this program listens itself: it never calls itself. */
  readonly ownAddress: string;
  readonly inFlight: BudgetLimits;
  readonly onTrouble: (error: unknown) => void;
}

/** The engine that commands come from, which may become the writer while they are under way. */
export interface LocalEngine extends Decider {
  /** Whether this program holds the cell now. */
  readonly writes: () => boolean;
  readonly limits: Pick<Limits, 'submitMs' | 'leaseMs'>;
}

export interface Forwarder {
  /** Sends a command to the program that writes, wherever that is by then, and gives its answer. */
  readonly forward: (command: Command, options: SubmitOptions) => Promise<Answer>;
  /** Whether somebody who writes answers now. */
  readonly reachesWriter: () => Promise<boolean>;
  readonly stop: () => void;
}

const UNAVAILABLE: Answer = { status: 'unavailable', retryAfterSeconds: 2 };
/** How soon the lease is read again while nobody answers at its address. */
const SEARCH_MS = 50;
/** Looks after the writer in each lease, and how many of them it may leave unanswered. */
const LOOKS_PER_LEASE = 10;
const SILENT_LOOKS_MAX = 3;
const REACH_MS_MAX = 1_000;
const ID_MAX = 2 ** 32 - 1;

export function forwarder(options: ForwarderOptions, engine: LocalEngine): Forwarder {
  const { channel, ownAddress, onTrouble } = options;
  const room = budget(options.inFlight);
  /** The one in use, and those that still owe answers. */
  const links = new Set<WriterLink>();
  let link: WriterLink | undefined;
  let searching: Promise<WriterLink | undefined> | undefined;
  let stopping = false;
  let lastId = 0;
  let lastTrouble = '';

  const nextId = (): number => (lastId = (lastId % ID_MAX) + 1);

  /** The next command looks for the writer anew. What this one took before, it may still answer. */
  const leave = (left: WriterLink): void => {
    left.retire();
    if (link === left) link = undefined;
  };

  /** Leaves a writer whose place another has taken, and ends with one that is heard no more. */
  const look = async (watched: WriterLink, looksMs: number): Promise<void> => {
    // What a writer did not answer before its cell became ours, it cannot commit any more.
    if (engine.writes() || performance.now() - watched.heardAtMs() > SILENT_LOOKS_MAX * looksMs) return watched.close();
    watched.ping();
    const address = await writerAddress(options);
    if (address !== undefined && address !== watched.address) leave(watched);
  };

  const watch = (found: WriterLink): void => {
    const looksMs = engine.limits.leaseMs / LOOKS_PER_LEASE;
    const watching = setInterval(() => void look(found, looksMs), looksMs);
    void found.closed.then(() => clearInterval(watching));
  };

  const tryOnce = async (): Promise<WriterLink | undefined> => {
    const address = await writerAddress(options);
    if (address === undefined || address === ownAddress) return undefined;
    try {
      const found = await linkTo(address, channel, onTrouble);
      if (stopping) {
        found.close();
        return undefined;
      }
      lastTrouble = '';
      link = found;
      links.add(found);
      void found.closed.then(() => links.delete(found));
      watch(found);
      return found;
    } catch (error) {
      // Said once: it is tried again many times a second.
      if (String(error) !== lastTrouble) onTrouble(error);
      lastTrouble = String(error);
      return undefined;
    }
  };

  /** One search for all who wait, until it finds the writer, this program is the writer, or nobody waits any more. */
  const search = async (): Promise<WriterLink | undefined> => {
    for (;;) {
      const found = await tryOnce();
      if (found || stopping || engine.writes() || room.taken() === 0) return found;
      await pause(SEARCH_MS);
    }
  };
  const writerLink = (): Promise<WriterLink | undefined> => {
    if (link?.isOpen()) return Promise.resolve(link);
    return (searching ??= search().finally(() => (searching = undefined)));
  };

  /** Once more where nothing can have been done, or where the key makes a repeat safe; else the outcome stays unknown. */
  const untilAnswered = async (
    command: Command,
    submitOptions: SubmitOptions,
    { id, frame, isOver }: { readonly id: number; readonly frame: Buffer; readonly isOver: () => boolean },
  ): Promise<Answer> => {
    while (!stopping && !isOver()) {
      if (engine.writes()) return engine.submit(command, submitOptions);
      const found = await writerLink();
      if (!found || isOver()) continue;
      const reply = await found.ask(id, frame, namedDelegations(command.actor.delegations));
      if (reply === 'lost' && submitOptions.key === undefined) return UNAVAILABLE;
      if (isAnswer(reply)) return reply;
      if (reply !== 'lost' && reply !== 'unsent') {
        leave(found);
        await pause(SEARCH_MS);
      }
    }
    return UNAVAILABLE;
  };

  return {
    forward: async (command, submitOptions) => {
      const id = nextId();
      const frame = framed(id, command, submitOptions);
      if (!Buffer.isBuffer(frame)) return frame;
      if (!room.take(frame.length)) return { status: 'busy', retryAfterSeconds: 1 };
      return new Promise((resolve, reject) => {
        let over = false;
        const timer = setTimeout(() => {
          over = true;
          resolve(UNAVAILABLE);
        }, engine.limits.submitMs);
        const end = (): void => {
          clearTimeout(timer);
          room.give(frame.length);
        };
        untilAnswered(command, submitOptions, { id, frame, isOver: () => over })
          .finally(end)
          .then(resolve, reject);
      });
    },
    reachesWriter: async () => {
      const found = await Promise.race([writerLink(), pause(REACH_MS_MAX)]);
      if (!found) return engine.writes();
      const id = nextId();
      const reply = await Promise.race([found.ask(id, pingFrame(id)), pause(REACH_MS_MAX)]);
      return typeof reply === 'object' && reply.status === 'writer';
    },
    stop: () => {
      stopping = true;
      for (const each of links) each.close();
    },
  };
}

function isAnswer(reply: Reply | 'lost' | 'unsent'): reply is Answer {
  return typeof reply === 'object' && reply.status !== 'not-writer' && reply.status !== 'writer';
}

function framed(id: number, command: Command, options: SubmitOptions): Buffer | Answer {
  try {
    return commandFrame(id, command, options);
  } catch (error) {
    if (!(error instanceof BadFrame)) throw error;
    return { status: 'refused', refusals: refusalsOf(new CommandFault('ENG-003', error.message)) };
  }
}

/** Where the lease says that the writer is. Nothing where nobody holds it, or the database cannot be asked now. */
async function writerAddress({ pool, cell }: ForwarderOptions): Promise<string | undefined> {
  const { name, text } = sql.selectWriter;
  const found = await pool.query<{ address: string }>({ name, text, values: [cell] }).catch(() => undefined);
  return found?.rows[0]?.address || undefined;
}
