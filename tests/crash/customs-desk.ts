import { setTimeout as pause } from 'node:timers/promises';
import type { Declaration } from '#core/declaration';
import type { PlainDate, Random } from '#core/kernel';
import type { World } from '#sim/world';
import type { CustomsHouse, People, Reply } from './customs-house.ts';
import { isFinal, newSending, untilAnswered, type Seen, type Sending } from './seen.ts';

type Headers = Readonly<Record<string, string>>;
export type Ask = (people: People, headers: Headers) => Promise<Reply>;

/** A command on its way to customs. */
export interface CustomsSending extends Sending {
  /** What it leaves in the journal, once, if it is done; nothing where others leave the same. */
  readonly trace: string | undefined;
  readonly ask: Ask;
}

export interface CustomsWorld {
  readonly current: () => { readonly house: CustomsHouse; readonly people: People };
  readonly random: Random;
  readonly world: World;
  readonly today: PlainDate;
  /** The bank's counter: a transfer as its payer filled it in. */
  readonly transfer: (paymentReference: string, amount: bigint) => Promise<void>;
}

/** How long a client rests that finds nothing to do. */
export const IDLE_MS = 20;
const TWIN_SHARE = 0.1;

/** What all clients work with. */
export interface Desk extends CustomsWorld {
  readonly sendings: CustomsSending[];
  readonly isStopping: () => boolean;
  readonly stop: () => void;
  readonly nextMark: () => string;
  readonly chance: (share: number) => boolean;
  /** Sends a command; under a key, until it is answered. Now and then twice at once, as double clicks do. */
  readonly send: (command: { readonly trace?: string; readonly isKeyed: boolean; readonly ask: Ask }) => Promise<Seen>;
  /** Declarations of which something was asked of customs, and those of which money is owed back, for whoever sees to it. */
  readonly asked: Set<string>;
  readonly owed: Set<string>;
  /** The guarantee of each party, once it is on record. */
  readonly guarantees: Map<string, string>;
  /** Asks until it is answered. Gives nothing where there is nothing to see. */
  readonly read: <T>(look: (people: People) => Promise<Reply>) => Promise<T | undefined>;
}

export function openDesk(world: CustomsWorld): Desk {
  const sendings: CustomsSending[] = [];
  let isStopping = false;
  let marks = 0;
  /** While nobody serves, nobody asks. */
  const ask = async (send: (people: People) => Promise<Reply>): Promise<Seen> => {
    while (world.current().house.isGone()) await pause(IDLE_MS);
    const { house, people } = world.current();
    return house.ask(() => send(people));
  };
  const chance = (share: number): boolean => world.random.next() < share;
  return {
    ...world,
    sendings,
    isStopping: () => isStopping,
    stop: () => (isStopping = true),
    asked: new Set(),
    owed: new Set(),
    guarantees: new Map(),
    nextMark: () => `mark-${(marks += 1)}`,
    chance,
    send: async ({ trace, isKeyed, ask: send }) => {
      const key = isKeyed ? `${trace ?? 'any'}/${sendings.length}` : undefined;
      const copies = isKeyed && chance(TWIN_SHARE) ? 2 : 1;
      const made = Array.from({ length: copies }, (): CustomsSending => ({ trace, ask: send, ...newSending(key) }));
      sendings.push(...made);
      const [seen] = await Promise.all(
        made.map((sending) => untilAnswered(sending, () => ask((people) => send(people, headersOf(sending))))),
      );
      return seen ?? { status: 'lost' };
    },
    read: async <T>(look: (people: People) => Promise<Reply>) => {
      for (;;) {
        const seen = await ask(look);
        if (seen.status === 'accepted') return JSON.parse(seen.text) as T;
        if (isFinal(seen) || isStopping) return undefined;
        await pause(IDLE_MS);
      }
    },
  };
}

export const headersOf = ({ key }: Sending): Headers => (key === undefined ? {} : { 'idempotency-key': key });

/** A declaration that a trader looks after. */
export interface Case {
  readonly number: string;
  readonly declaration: Declaration;
  mark: string;
  due: bigint;
  paymentReference: string | null;
  isPaidFor: boolean;
  isCancelled: boolean;
}

/** The ship's name is free text that decides nothing. */
export const marked = (declaration: Declaration, mark: string): Declaration => ({
  ...declaration,
  borderTransportMeans: { ...declaration.borderTransportMeans, name: mark },
});
