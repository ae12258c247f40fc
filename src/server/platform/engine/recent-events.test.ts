import { describe, expect, test } from 'vitest';
import { instant } from '#core/kernel';
import { canonicalWriter } from './canonical.ts';
import { parseEntry, writeEntry, bodyOf, type Entry } from './journal-entry.ts';
import { recentEvents } from './recent-events.ts';

const writer = canonicalWriter();
const HASH = new Uint8Array(32);

function entryAt(position: number, text = 'x', sealed = false): Entry {
  const head = {
    origin: {
      actor: { userId: 'u', organisationId: 'o' },
      at: instant('2026-11-21T02:00:00.000Z'),
      cell: 1,
      command: 'a.b',
      referenceVersion: 'v1',
    },
    position,
    previous: position - 1,
    stream: { type: 'toy', id: 'đ' },
    streamVersion: 1,
    type: 'happened',
    version: 1,
    effects: position % 2 === 0 ? { numbers: { range: '7' } } : undefined,
  };
  const data = { text };
  const from = writer.end();
  writeEntry(writer, head, () => writer.json(data));
  return { ...head, data, sealed, linkable: writer.view(from) };
}

const positions = (found: readonly { readonly position: number }[] | undefined) => found?.map((each) => each.position);

describe('recent events', () => {
  test('tell the last position though nothing is kept of it any more', () => {
    const recent = recentEvents();
    expect(recent.last()).toBe(0);
    recent.add([entryAt(1), entryAt(2)], [HASH, HASH]);
    recent.forget(2);
    expect(recent.after(1, 10)).toBeUndefined();
    expect(recent.last()).toBe(2);
  });

  test('are what reading them back would give', () => {
    const recent = recentEvents();
    const entries = [entryAt(1), entryAt(2)];
    recent.add(entries, [HASH, HASH]);
    const found = recent.after(0, 10)?.map((each) => ('event' in each ? each.event : undefined));
    expect(found).toEqual(entries.map((entry) => parseEntry(bodyOf(entry), HASH)));
  });

  test('are kept as text where something in them is sealed, to be opened by who may', () => {
    const recent = recentEvents();
    const entry = entryAt(1, 'x', true);
    recent.add([entry], [HASH]);
    const facts = { stream: entry.stream, type: entry.type, data: entry.data };
    expect(recent.after(0, 1)).toEqual([
      { position: 1, facts, text: Buffer.from(bodyOf(entry)).toString(), hash: HASH },
    ]);
  });

  test('are given only where all that follow a position are at hand', () => {
    const recent = recentEvents();
    recent.add([entryAt(5), entryAt(6)], [HASH, HASH]);
    recent.add([entryAt(7)], [HASH]);
    expect(positions(recent.after(4, 2))).toEqual([5, 6]);
    expect(positions(recent.after(5, 9))).toEqual([6, 7]);
    expect([recent.after(3, 9), recent.after(7, 9)]).toEqual([undefined, undefined]);
    recent.forget(6);
    expect([recent.after(5, 9), positions(recent.after(6, 9))]).toEqual([undefined, [7]]);
  });

  test('that do not continue the last ones replace them: another program wrote between', () => {
    const recent = recentEvents();
    recent.add([entryAt(1)], [HASH]);
    recent.add([entryAt(9)], [HASH]);
    expect([recent.after(0, 9), positions(recent.after(8, 9))]).toEqual([undefined, [9]]);
  });

  test('are let go, oldest first, before they fill the memory', () => {
    const recent = recentEvents();
    const large = 'x'.repeat(1024 * 1024);
    for (let position = 1; position <= 20; position += 1) recent.add([entryAt(position, large)], [HASH]);
    expect(recent.after(0, 99)).toBeUndefined();
    expect(positions(recent.after(15, 99))).toEqual([16, 17, 18, 19, 20]);
  });
});
