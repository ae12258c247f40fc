import type pg from 'pg';
import type { Command } from '#core/kernel';
import type { Answer, SubmitOptions } from '../contract.ts';
import { IN_FLIGHT, type BudgetLimits } from './budget.ts';
import { channel } from './channel.ts';
import { forwarder, type Forwarder, type LocalEngine } from './forward.ts';
import { receiveCommands } from './receive.ts';

export interface ForwardingOptions {
  /** For reading who writes. */
  readonly pool: pg.Pool;
  readonly cell: number;
  /** The installation's. A program with another one is not talked to. */
  readonly secret: Uint8Array;
  /** Where this program listens for commands of others; port 0 for any free one. It is what others read in the lease. */
  readonly host: string;
  readonly port: number;
  /** Awaited before another program learns that its command was accepted here. */
  readonly onForwarded?: (command: Command) => Promise<void>;
  readonly onTrouble?: (error: unknown) => void;
  /** How much may be under way, each direction; tests reach it cheaply. */
  readonly inFlight?: BudgetLimits;
}

/**
 * What lets several programs serve one cell: each sends the commands it is given to the one that writes, which it finds in the lease. An
 * engine takes this as an option and attaches itself.
 */
export interface Forwarding {
  /** For the lease: where this program takes commands when it writes. */
  readonly address: string;
  readonly attach: (engine: LocalEngine) => void;
  readonly forward: (command: Command, options: SubmitOptions) => Promise<Answer>;
  readonly reachesWriter: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

export async function openForwarding(options: ForwardingOptions): Promise<Forwarding> {
  const onTrouble = options.onTrouble ?? (() => undefined);
  const inFlight = options.inFlight ?? IN_FLIGHT;
  const shared = { channel: channel(options.secret, options.cell), inFlight, onTrouble };
  let attached: LocalEngine | undefined;
  let outgoing: Forwarder | undefined;
  const receiver = await receiveCommands({
    ...shared,
    host: options.host,
    port: options.port,
    decider: () => attached && { takes: attached.takes, submit: noticing(attached.submit, options) },
  });
  const forwarding = (): Forwarder => {
    if (!outgoing) throw new Error('no engine is attached');
    return outgoing;
  };
  return {
    address: receiver.address,
    attach: (engine) => {
      attached = engine;
      outgoing = forwarder({ ...shared, ...options, onTrouble, inFlight, ownAddress: receiver.address }, engine);
    },
    forward: (command, submitOptions) => forwarding().forward(command, submitOptions),
    reachesWriter: () => forwarding().reachesWriter(),
    stop: async () => {
      outgoing?.stop();
      await receiver.stop();
    },
  };
}

function noticing(submit: LocalEngine['submit'], { onForwarded, onTrouble }: ForwardingOptions): LocalEngine['submit'] {
  if (!onForwarded) return submit;
  return async (command, options) => {
    const answer = await submit(command, options);
    if (answer.status === 'accepted') await onForwarded(command).catch(onTrouble);
    return answer;
  };
}
