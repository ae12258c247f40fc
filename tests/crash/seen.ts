import { setTimeout as pause } from 'node:timers/promises';

/** What a client saw. `lost`: the program died before it answered. */
export type Seen =
  | { readonly status: 'accepted'; readonly text: string; readonly position: bigint }
  | { readonly status: 'refused' | 'conflict' | 'busy' | 'unavailable' | 'lost' };

export const isFinal = ({ status }: Seen): boolean => status === 'accepted' || status === 'refused';

/** A command on its way. Under a key it is repeated until it is answered for good; without one its sender must live with not knowing. */
export interface Sending {
  readonly key: string | undefined;
  seen: Seen;
  /** How often it went out and nothing came back. */
  losses: number;
}

export const newSending = (key: string | undefined): Sending => ({ key, seen: { status: 'lost' }, losses: 0 });

/** How soon a client comes again when told that the service is busy or away. */
const AGAIN_MS = 20;

/** Sends until the answer is one that counts, or once where there is no key. */
export async function untilAnswered(sending: Sending, send: () => Promise<Seen>): Promise<Seen> {
  do {
    sending.seen = await send();
    if (sending.seen.status === 'lost') sending.losses += 1;
    if (!isFinal(sending.seen)) await pause(AGAIN_MS);
  } while (sending.key !== undefined && !isFinal(sending.seen));
  return sending.seen;
}
