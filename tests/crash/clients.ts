import { setTimeout as pause } from 'node:timers/promises';
import type { Command, Random } from '#core/kernel';
import { declare, transfer } from '#tests/support/toy-country';
import type { Program, Seen } from './program.ts';

/** What one client sent, and the answer that counts. `mark` stands in the journal wherever the command was done. */
export interface Sending {
  readonly mark: string;
  readonly keyed: boolean;
  readonly command: Command;
  seen: Seen;
}

export const CLIENTS = 16;
export const ACCOUNTS = 8;
/** How soon a client comes again when told that the service is busy or away. */
const AGAIN_MS = 20;

/**
 * Sixteen clients that never stop: each sends a command, waits for its answer, and sends the next. Most use keys and repeat what was
 * lost until it is answered; every fourth has none and must live with not knowing.
 */
export interface Clients {
  readonly sendings: readonly Sending[];
  readonly stop: () => Promise<void>;
}

export function startClients(current: () => Program, random: Random): Clients {
  const sendings: Sending[] = [];
  let stopping = false;
  const live = async (client: number): Promise<void> => {
    for (let turn = 0; !stopping; turn += 1) {
      const sending = drawn(`${client}.${turn}`, client % 4 !== 0, random);
      sendings.push(sending);
      do {
        sending.seen = await current().submit(sending.command, sending.keyed ? sending.mark : undefined);
        if (!isFinal(sending.seen)) await pause(AGAIN_MS);
      } while (sending.keyed && !isFinal(sending.seen));
    }
  };
  const lives = Array.from({ length: CLIENTS }, (_, client) => live(client));
  return {
    sendings,
    stop: async () => {
      stopping = true;
      await Promise.all(lives);
    },
  };
}

const isFinal = ({ status }: Seen): boolean => status === 'accepted' || status === 'refused';

function drawn(mark: string, keyed: boolean, random: Random): Sending {
  const account = (): string => `A${Math.floor(random.next() * ACCOUNTS)}`;
  const command =
    random.next() < 0.6
      ? transfer(account(), account(), Math.floor(random.next() * 20), mark)
      : declare(`INV-${mark}`, mark, Math.floor(random.next() * 10) * 10);
  return { mark, keyed, command, seen: { status: 'lost' } };
}
