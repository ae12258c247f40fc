import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrafficClass } from '#core/kernel';
import { LIMITS, TRAFFIC_CLASSES, TRAFFIC_WEIGHTS } from './limits.ts';
import { trafficQueues } from './traffic-queues.ts';

interface Item {
  readonly trafficClass: TrafficClass;
  readonly id: number;
}
const items = (trafficClass: TrafficClass, count: number): readonly Item[] =>
  Array.from({ length: count }, (_, id) => ({ trafficClass, id }));

function filled(counts: Partial<Record<TrafficClass, number>>) {
  const queues = trafficQueues<Item>(LIMITS.queueMax);
  for (const name of TRAFFIC_CLASSES) for (const item of items(name, counts[name] ?? 0)) queues.offer(item);
  return queues;
}

test('a flood of parcels leaves every other class its share of each batch', () => {
  const queues = filled({ parcel: 8_000, declaration: 300, interactive: 300 });
  const batch = queues.take(160);
  const count = (name: TrafficClass): number => batch.filter(({ trafficClass }) => trafficClass === name).length;
  expect([count('interactive'), count('declaration'), count('parcel')]).toEqual([80, 60, 20]);
});

test('parcels are never starved either: any class that waits is served within one round of the weights', () => {
  const total = Object.values(TRAFFIC_WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  fc.assert(
    fc.property(fc.subarray([...TRAFFIC_CLASSES], { minLength: 1 }), (waiting) => {
      const queues = filled(Object.fromEntries(waiting.map((name) => [name, 100])));
      const served = new Set(queues.take(total).map(({ trafficClass }) => trafficClass));
      expect([...served].toSorted()).toEqual(waiting.toSorted());
    }),
  );
});

test('a queue that is never empty keeps its order, and room for what waits in it alone', () => {
  const queues = trafficQueues<Item>(LIMITS.queueMax);
  const { heapUsed } = process.memoryUsage();
  for (const item of items('declaration', 3)) queues.offer(item);
  // Some hours of a port: as one place each, all that passed through would be 40 MB.
  const passed = 5_000_000;
  for (let id = 3; id < passed; id += 1) {
    queues.offer({ trafficClass: 'declaration', id });
    const [first] = queues.take(1);
    if (first?.id !== id - 3) expect(first?.id).toBe(id - 3);
  }
  expect(queues.size()).toBe(3);
  expect(process.memoryUsage().heapUsed - heapUsed).toBeLessThan(25_000_000);
});

test('a class that waits alone gets the whole batch, in order of arrival', () => {
  const queues = filled({ parcel: 50 });
  expect(queues.take(40).map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, id) => id));
  expect(queues.size('parcel')).toBe(10);
});

test('each class is bounded by itself', () => {
  const queues = trafficQueues<Item>({ ...LIMITS.queueMax, parcel: 2 });
  expect(items('parcel', 3).map(queues.offer)).toEqual([true, true, false]);
  expect(items('declaration', 1).map(queues.offer)).toEqual([true]);
});

test('whatever is offered, taken, put back and removed: nothing is lost, doubled or reordered within a class', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('offer' as const), name: fc.constantFrom(...TRAFFIC_CLASSES) }),
    fc.record({ do: fc.constant('take' as const), count: fc.nat(5) }),
    fc.record({ do: fc.constant('take-and-put-back' as const), count: fc.nat(5) }),
    fc.record({ do: fc.constant('remove' as const), id: fc.nat(30) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queues = trafficQueues<Item>(LIMITS.queueMax);
      const expected = new Map<TrafficClass, Item[]>(TRAFFIC_CLASSES.map((name) => [name, []]));
      const gone = (item: Item): void =>
        void expected.get(item.trafficClass)?.splice(expected.get(item.trafficClass)?.indexOf(item) ?? 0, 1);
      let next = 0;
      for (const each of steps) {
        if (each.do === 'offer') {
          const item = { trafficClass: each.name, id: (next += 1) };
          queues.offer(item);
          expected.get(each.name)?.push(item);
        } else if (each.do === 'remove') for (const item of queues.remove(({ id }) => id === each.id)) gone(item);
        else {
          const taken = queues.take(each.count);
          if (each.do === 'take') taken.forEach(gone);
          else queues.putBack(taken);
        }
      }
      const rest = queues.take(1_000);
      for (const name of TRAFFIC_CLASSES)
        expect(rest.filter(({ trafficClass }) => trafficClass === name)).toEqual(expected.get(name));
    }),
  );
});
