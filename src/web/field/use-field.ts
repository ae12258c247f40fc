import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keepFieldOwner, keptFieldOwner, sessionQuery, useSession } from '#web/client';
import { fieldStore } from './field-store.ts';
import { sendOutbox } from './send-outbox.ts';
import { isExpired, standingOf } from './standing.ts';
import type { TakenOrder } from './taken-order.ts';

/** Whose field work this is: who is signed in, or, where nobody can be asked, who was here last. */
export function useOwner(): string | undefined {
  const session = useSession();
  const owner = session?.user.id;
  useEffect(() => {
    if (owner !== undefined) keepFieldOwner(owner);
  }, [owner]);
  return owner ?? keptFieldOwner();
}

const keyOf = (owner: string | undefined) => ['field', owner];

/** The orders on this device; what has no reason to stay any longer is gone first. */
export const useTakenOrders = (owner: string | undefined): readonly TakenOrder[] | undefined =>
  useQuery({
    queryKey: keyOf(owner),
    networkMode: 'always',
    enabled: owner !== undefined,
    queryFn: async () => {
      if (owner === undefined) return [];
      const all = await fieldStore.listOf(owner);
      const expired = all.filter((order) => isExpired(order, Date.now()));
      for (const { number } of expired) await fieldStore.forget(owner, number);
      return all.filter((order) => !expired.includes(order));
    },
  }).data;

/** Reads the device again, after something was written there. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['field'] });
}

/** While something waits it is tried this often, beside the moments at which a connection comes back. */
const RETRY_MS = 20_000;

/** Sends what was handed in: at once, when the connection comes back, when the page is looked at again, and now and then. */
export function useSender(owner: string | undefined, orders: readonly TakenOrder[] | undefined) {
  const client = useQueryClient();
  const [state, setState] = useState<'resting' | 'sending' | 'stranger'>('resting');
  const isBusy = useRef(false);
  const isWaiting = orders?.some((order) => standingOf(order) === 'waiting') === true;
  const send = async (): Promise<void> => {
    if (owner === undefined || isBusy.current) return;
    isBusy.current = true;
    setState('sending');
    const told = async () => {
      await client.invalidateQueries({ queryKey: keyOf(owner) });
    };
    const ended = await sendOutbox(owner, {
      onSession: (session) => client.setQueryData(sessionQuery.queryKey, session),
      onStep: told,
    })
      .catch(() => 'later' as const)
      .finally(() => (isBusy.current = false));
    setState(ended === 'stranger' ? 'stranger' : 'resting');
    await told();
    await client.invalidateQueries({ queryKey: ['inspectionOrders'] });
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const now = () => void latest.current();
    const seen = () => {
      if (document.visibilityState === 'visible') now();
    };
    now();
    const timer = setInterval(now, RETRY_MS);
    addEventListener('online', now);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [isWaiting]);
  return { state, send };
}
