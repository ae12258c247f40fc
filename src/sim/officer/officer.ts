import { nextAct, type Act } from './next-act.ts';
import { apiClient, type ApiClient } from '#client';
import { forcedBy } from '#core/sandbox';

export interface OfficerOptions {
  /** Where customs takes decisions. */
  readonly url: string;
  readonly apiKey: string;
  /** The bank's counter, which takes transfers as a payer fills them in. */
  readonly bankUrl: string;
  /** How long it thinks. */
  readonly pauseMs: number;
  readonly onTrouble: (error: unknown) => void;
}

export interface SimulatedOfficer {
  /** Something happened to a declaration. */
  readonly look: (number: string) => void;
  /** Looks at every case that is open: what was left lying when the program ended. */
  readonly lookThrough: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Cases that are looked at together; the rest waits. */
const UNDER_WAY_MAX = 4;
const OPEN = 'underDocumentCheck,underInspection';
const TRIES_MAX = 5;

/**
 * Customs and the payer's bank as far as a sandbox needs them: acts by itself through the same API as anybody, a moment after
 * something happened.
 */
export function startOfficer(options: OfficerOptions): SimulatedOfficer {
  const client = apiClient({ baseUrl: options.url, apiKey: options.apiKey });
  const waiting = new Map<string, NodeJS.Timeout>();
  const ready: { readonly number: string; readonly tries: number }[] = [];
  const running = new Map<string, Promise<void>>();
  /** Declarations about which a bank was made to pay: a payment that finds no declaration leaves no trace on it. */
  const paidFor = new Set<string>();
  let stopping = false;

  const act = async (number: string, tries: number): Promise<void> => {
    const { data } = await client.GET('/api/v1/cases/{number}', { params: { path: { number } } });
    const view = data?.view;
    const next = view && nextAct(view, forcedBy(view.summary.ownReference));
    if (!next) return;
    const done = next.by === 'customs' ? await decide(client, number, next) : await pay(next, number);
    // Somebody was quicker, or the case was not yet where it is shown to be: looked at anew.
    if (!done && tries < TRIES_MAX) later(number, tries + 1);
  };
  const pay = async (transfer: Extract<Act, { by: 'bank' }>, number: string): Promise<boolean> => {
    if (paidFor.has(number)) return true;
    paidFor.add(number);
    const { paymentReference, amount } = transfer;
    const response = await fetch(new URL('/transfers', options.bankUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paymentReference, amount, payerName: 'SANDBOX' }),
    });
    return response.ok;
  };
  const start = (): void => {
    while (!stopping && running.size < UNDER_WAY_MAX) {
      const at = ready.findIndex((each) => !running.has(each.number));
      const [next] = at === -1 ? [] : ready.splice(at, 1);
      if (!next) return;
      const { number, tries } = next;
      const run = act(number, tries)
        .catch(options.onTrouble)
        .finally(() => {
          running.delete(number);
          start();
        });
      running.set(number, run);
    }
  };
  const later = (number: string, tries: number): void => {
    if (stopping || waiting.has(number)) return;
    const timer = setTimeout(() => {
      waiting.delete(number);
      ready.push({ number, tries });
      start();
    }, options.pauseMs);
    waiting.set(number, timer);
  };
  return {
    look: (number) => later(number, 0),
    lookThrough: async () => {
      let cursor: string | undefined;
      do {
        const { data } = await client.GET('/api/v1/cases', {
          params: { query: { status: OPEN, limit: 100, ...(cursor !== undefined && { cursor }) } },
        });
        for (const { number } of data?.items ?? []) later(number, 0);
        cursor = data?.nextCursor ?? undefined;
      } while (cursor !== undefined);
    },
    stop: async () => {
      stopping = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

async function decide(client: ApiClient, number: string, { decision }: Extract<Act, { by: 'customs' }>) {
  const { response } = await client.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: decision,
  });
  return response.ok;
}
