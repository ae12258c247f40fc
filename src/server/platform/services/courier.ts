import type { Engine, OutboxMessage } from '#server/platform/engine';

export interface Courier {
  readonly stop: () => Promise<void>;
}

const BATCH = 20;
/** How soon a message leaves when nothing else wakes the courier. */
const POLL_MS = 250;

/**
 * Carries the messages of one topic out of the house, at least once: what `send` throws for is tried again later, with
 * growing pauses, by the outbox's own rules. No transaction is open while it sends.
 */
export function startCourier(
  engine: Pick<Engine, 'outbox'>,
  topic: string,
  send: (message: OutboxMessage) => Promise<void>,
  onTrouble: (error: unknown) => void = () => undefined,
): Courier {
  let stopping = false;
  let wake: () => void = () => undefined;
  const carry = async (message: OutboxMessage): Promise<void> => {
    try {
      await send(message);
      await engine.outbox.acknowledge([message]);
    } catch (error) {
      await engine.outbox.fail(message, error);
    }
  };
  const round = async (): Promise<void> => {
    const messages = await engine.outbox.claim(topic, BATCH);
    await Promise.all(messages.map(carry));
    if (messages.length === BATCH) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };
  const run = async (): Promise<void> => {
    while (!stopping) {
      // The database may be away for a while; the messages wait in it.
      await round().catch(async (error: unknown) => {
        onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      });
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
