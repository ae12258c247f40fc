import type { TrafficClass } from '#core/kernel';
import { TRAFFIC_CLASSES, TRAFFIC_WEIGHTS } from './limits.ts';

/** Bounded queues, one per class of traffic, shared out by weight: a flood in one class costs the others nothing but its fair share. */
export interface TrafficQueues<T extends { readonly trafficClass: TrafficClass }> {
  /** False where the class is full. */
  readonly offer: (item: T) => boolean;
  /** Puts items back where they were, at the front, whatever the bound: they were already let in. */
  readonly putBack: (items: readonly T[]) => void;
  readonly take: (max: number) => readonly T[];
  readonly remove: (unwanted: (item: T) => boolean) => readonly T[];
  readonly size: (trafficClass?: TrafficClass) => number;
}

export function trafficQueues<T extends { readonly trafficClass: TrafficClass }>(
  queueMax: Readonly<Record<TrafficClass, number>>,
): TrafficQueues<T> {
  const queues = new Map(TRAFFIC_CLASSES.map((name) => [name, fifo<T>()]));
  const queueOf = (name: TrafficClass): Fifo<T> => queues.get(name) ?? fifo<T>();
  // Smooth weighted round robin: each waiting class earns its weight a turn, the richest is served and pays the turn's total.
  const credits = new Map<TrafficClass, number>(TRAFFIC_CLASSES.map((name) => [name, 0]));
  const nextClass = (): TrafficClass | undefined => {
    let total = 0;
    let best: TrafficClass | undefined;
    let bestCredit = -Infinity;
    for (const name of TRAFFIC_CLASSES) {
      if (queueOf(name).length() === 0) {
        // Credit is not saved up while nothing waits.
        credits.set(name, 0);
        continue;
      }
      total += TRAFFIC_WEIGHTS[name];
      const credit = (credits.get(name) ?? 0) + TRAFFIC_WEIGHTS[name];
      credits.set(name, credit);
      if (credit > bestCredit) [best, bestCredit] = [name, credit];
    }
    if (best !== undefined) credits.set(best, bestCredit - total);
    return best;
  };
  const size = (name?: TrafficClass): number =>
    name === undefined
      ? TRAFFIC_CLASSES.reduce((total, each) => total + queueOf(each).length(), 0)
      : queueOf(name).length();
  return {
    offer: (item) => {
      const queue = queueOf(item.trafficClass);
      if (queue.length() >= queueMax[item.trafficClass]) return false;
      queue.push(item);
      return true;
    },
    putBack: (items) => {
      for (const item of items.toReversed()) queueOf(item.trafficClass).unshift(item);
    },
    take: (max) => {
      const taken: T[] = [];
      while (taken.length < max) {
        const name = nextClass();
        const item = name === undefined ? undefined : queueOf(name).shift();
        if (item === undefined) break;
        taken.push(item);
      }
      return taken;
    },
    remove: (unwanted) => [...queues.values()].flatMap((queue) => queue.remove(unwanted)),
    size,
  };
}

interface Fifo<T> {
  readonly push: (item: T) => void;
  readonly unshift: (item: T) => void;
  readonly shift: () => T | undefined;
  readonly remove: (unwanted: (item: T) => boolean) => readonly T[];
  readonly length: () => number;
}

/** So many places are left empty at the front before what waits is moved up: seldom enough to cost nothing a command. */
const PASSED_MAX = 1_024;

/** An array with a moving start: `Array.shift` on thousands of waiting commands would copy them each time. */
function fifo<T>(): Fifo<T> {
  let items: (T | undefined)[] = [];
  let start = 0;
  return {
    push: (item) => void items.push(item),
    unshift: (item) => {
      if (start === 0) items.unshift(item);
      else items[(start -= 1)] = item;
    },
    shift: () => {
      if (start === items.length) return undefined;
      const item = items[start];
      items[start] = undefined;
      start += 1;
      if (start === items.length) [items, start] = [[], 0];
      // A queue that is never empty would grow by every command that ever passed through it.
      else if (start >= PASSED_MAX && start * 2 >= items.length) [items, start] = [items.slice(start), 0];
      return item;
    },
    remove: (unwanted) => {
      const waiting = items.slice(start).filter((item) => item !== undefined);
      const removed = waiting.filter(unwanted);
      if (removed.length > 0) [items, start] = [waiting.filter((item) => !unwanted(item)), 0];
      return removed;
    },
    length: () => items.length - start,
  };
}
