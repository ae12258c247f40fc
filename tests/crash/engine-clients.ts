import type { Command, Random } from '#core/kernel';
import { declare, transfer } from '#tests/support/toy-country';
import type { Program } from './engine-house.ts';
import { newSending, untilAnswered, type Sending } from './seen.ts';

/** What one client sent, and the answer that counts. `mark` stands in the journal wherever the command was done. */
export interface ToySending extends Sending {
  readonly mark: string;
}

export const CLIENTS = 16;
export const ACCOUNTS = 8;

/**
 * Sixteen clients that never stop: each sends a command, waits for its answer, and sends the next. Most use keys and repeat what was
 * lost until it is answered; every fourth has none and must live with not knowing.
 */
export interface Clients {
  readonly sendings: readonly ToySending[];
  readonly stop: () => Promise<void>;
}

export function startClients(current: () => Program, random: Random): Clients {
  const sendings: ToySending[] = [];
  let stopping = false;
  const live = async (client: number): Promise<void> => {
    for (let turn = 0; !stopping; turn += 1) {
      const mark = `${client}.${turn}`;
      const sending: ToySending = { mark, ...newSending(client % 4 === 0 ? undefined : mark) };
      const command = drawn(mark, random);
      sendings.push(sending);
      await untilAnswered(sending, () => current().submit(command, sending.key));
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

function drawn(mark: string, random: Random): Command {
  const account = (): string => `A${Math.floor(random.next() * ACCOUNTS)}`;
  return random.next() < 0.6
    ? transfer(account(), account(), Math.floor(random.next() * 20), mark)
    : declare(`INV-${mark}`, mark, Math.floor(random.next() * 10) * 10);
}
