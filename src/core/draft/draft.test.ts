import {
  applyChange,
  asAccepted,
  attentionOf,
  changeHere,
  changesAccepted,
  contentOf,
  decodeDocument,
  EMPTY_DRAFT,
  encodeDocument,
  extendLast,
  fieldAt,
  GROUP_FIELDS_MAX,
  isFull,
  isList,
  LIST_MEMBERS_MAX,
  memberIds,
  nodeAt,
  operationsFor,
  partAt,
  positionPointer,
  replicaOf,
  SEEKING_STEPS_MAX,
  seeksTooMuch,
  stablePointer,
  textAt,
  undoOf,
  type AcceptedDraftChange,
  type DraftDocument,
  type DraftNode,
  type DraftOperation,
  type DraftReplica,
} from '#core/draft';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const DEVICES = ['laptop', 'office', 'phone'];
const LINES = ['a', 'b', 'c', 'd'];
const author = (device: string) => ({ at: '2026-11-20T03:00:00.000Z', userId: `u-${device}`, name: device });
const bytes = (document: DraftDocument): string => JSON.stringify(encodeDocument(document));

const lineAt = fc.constantFrom(...LINES).map((id) => `/goodsItems/@${id}`);
const fieldOf = fc.oneof(
  fc.constantFrom('/invoice/id', '/importer/name'),
  fc
    .tuple(lineAt, fc.constantFrom('description', 'netMass/value', 'dutyTaxFees/0/dutyRegimeCode'))
    .map(([line, name]) => `${line}/${name}`),
  lineAt.map((line) => `${line}/additionalDocuments/@x/id`),
);
const behind = fc.oneof(fc.constant(null), fc.constantFrom(...LINES));
const operation: fc.Arbitrary<DraftOperation> = fc.oneof(
  {
    arbitrary: fc.record({ op: fc.constant('set' as const), at: fieldOf, value: fc.constantFrom('', '1', '2', '3') }),
    weight: 6,
  },
  fc.record({
    op: fc.constant('insert' as const),
    list: fc.constant('/goodsItems'),
    id: fc.constantFrom(...LINES),
    after: behind,
  }),
  fc.record({ op: fc.constant('remove' as const), at: lineAt }),
  fc.record({ op: fc.constant('restore' as const), at: lineAt }),
  fc.record({ op: fc.constant('move' as const), at: lineAt, after: behind }),
);
/** What happens to three devices and one server: work, sending of what waits, news that arrives. */
const event = fc.oneof(
  fc.record({
    what: fc.constant('work' as const),
    device: fc.constantFrom(...DEVICES),
    operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ what: fc.constantFrom('send' as const, 'hear' as const), device: fc.constantFrom(...DEVICES) }),
);

interface World {
  server: DraftDocument;
  readonly log: AcceptedDraftChange[];
  readonly devices: Map<string, DraftReplica>;
  made: number;
}
const newWorld = (): World => ({
  server: EMPTY_DRAFT,
  log: [],
  devices: new Map(DEVICES.map((device) => [device, replicaOf(EMPTY_DRAFT)])),
  made: 0,
});
const replicaAt = (world: World, device: string): DraftReplica => world.devices.get(device) ?? replicaOf(EMPTY_DRAFT);

function work(world: World, device: string, operations: readonly DraftOperation[]): void {
  const replica = replicaAt(world, device);
  const change = {
    id: `c${(world.made += 1)}`,
    device,
    baseRevision: replica.confirmed.revision,
    operations,
    author: author(device),
  };
  world.devices.set(device, changeHere(replica, change));
}
/** The oldest that waits goes; the answer may be lost on the way. */
function send(world: World, device: string): void {
  const [first] = replicaAt(world, device).pending;
  if (!first || world.log.some(({ id }) => id === first.id)) return;
  const { author: by, ...change } = first;
  const accepted = asAccepted(change, world.server, by);
  world.server = applyChange(world.server, accepted);
  world.log.push(accepted);
}
const hear = (world: World, device: string): void =>
  void world.devices.set(device, changesAccepted(replicaAt(world, device), world.log));

function play(events: readonly (typeof event extends fc.Arbitrary<infer E> ? E : never)[]): World {
  const world = newWorld();
  for (const happening of events) {
    if (happening.what === 'work') work(world, happening.device, happening.operations);
    else if (happening.what === 'send') send(world, happening.device);
    else hear(world, happening.device);
  }
  for (const device of DEVICES) {
    for (;;) {
      hear(world, device);
      if (replicaAt(world, device).pending.length === 0) break;
      send(world, device);
    }
  }
  for (const device of DEVICES) hear(world, device);
  return world;
}

describe('a draft that several devices change', () => {
  test('is the same to the byte on each of them, in whatever order they work, send and hear', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = play(events);
        for (const device of DEVICES) {
          const replica = replicaAt(world, device);
          expect(bytes(replica.shown)).toBe(bytes(world.server));
          expect(replica.pending).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('loses no text without a trace: it stands there, is offered beside what covered it, or was covered by who knew of it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = play(events);
        const written = world.log.flatMap((change) =>
          change.operations.flatMap((step) => (step.op === 'set' ? [{ change, ...step }] : [])),
        );
        for (const { change, at, value } of written) {
          const field = fieldAt(world.server, at);
          expect(field, at).toBeDefined();
          const stands = field?.value === value || field?.others?.some((other) => other.value === value);
          // An independent look at the log: was there a later writer of this field who is the same device, or had heard of it?
          const known = written.some(
            (later) =>
              later.at === at &&
              (later.change.revision > change.revision || later.change === change) &&
              (later.change.device === change.device || later.change.baseRevision >= change.revision),
          );
          expect(stands || known, `${at} of ${change.device}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('keeps all that was written into a line that somebody took out, and gives it back whole', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = play(events);
        for (const { at } of attentionOf(world.server).removed) {
          const held = partAt(world.server, at);
          const back = applyChange(world.server, {
            ...asAccepted(
              {
                id: 'back',
                device: 'office',
                baseRevision: world.server.revision,
                operations: [{ op: 'restore', at }],
              },
              world.server,
              author('office'),
            ),
          });
          expect(partAt(back, at)).toBe(held);
          expect(positionPointer(back, at)).toBeDefined();
        }
      }),
    );
  });

  test('survives being written down, and goes on from there like the one that was not', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.array(operation, { maxLength: 5 }), (events, operations) => {
        const { server } = play(events);
        const read = decodeDocument(JSON.parse(bytes(server)));
        expect(bytes(read)).toBe(bytes(server));
        const next = (document: DraftDocument) =>
          applyChange(
            document,
            asAccepted({ id: 'n', device: 'phone', baseRevision: 0, operations }, document, author('phone')),
          );
        expect(bytes(next(read))).toBe(bytes(next(server)));
        expect(contentOf(next(read))).toEqual(contentOf(next(server)));
      }),
    );
  });
});

const change = (document: DraftDocument, device: string, baseRevision: number, operations: readonly DraftOperation[]) =>
  applyChange(document, asAccepted({ id: 'x', device, baseRevision, operations }, document, author(device)));
const set = (at: string, value: string): DraftOperation => ({ op: 'set', at, value });

describe('two people at one field', () => {
  test('see both texts until one of them chooses', () => {
    const begun = change(EMPTY_DRAFT, 'office', 0, [set('/invoice/id', 'INV-1')]);
    const hers = change(begun, 'office', 1, [set('/invoice/id', 'INV-2')]);
    const both = change(hers, 'laptop', 1, [set('/invoice/id', 'INV-3')]);
    expect(attentionOf(both).conflicts).toMatchObject([
      {
        at: '/invoice/id',
        value: 'INV-3',
        stamp: { name: 'laptop' },
        others: [{ value: 'INV-2', stamp: { name: 'office', revision: 2 } }],
      },
    ]);
    // Typing on does not make the other text go away.
    expect(attentionOf(change(both, 'laptop', 3, [set('/invoice/id', 'INV-33')])).conflicts).toHaveLength(1);
    const settled = change(both, 'laptop', 3, [{ op: 'settle', at: '/invoice/id', value: 'INV-2' }]);
    expect(fieldAt(settled, '/invoice/id')).toMatchObject({ value: 'INV-2' });
    expect(attentionOf(settled).conflicts).toEqual([]);
  });

  test('who chooses without having heard the latest leaves it to be chosen from', () => {
    const begun = change(EMPTY_DRAFT, 'office', 0, [set('/invoice/id', 'A')]);
    const both = change(begun, 'laptop', 0, [set('/invoice/id', 'B')]);
    const third = change(both, 'phone', 2, [set('/invoice/id', 'C')]);
    const settled = change(third, 'laptop', 2, [{ op: 'settle', at: '/invoice/id', value: 'B' }]);
    expect(attentionOf(settled).conflicts).toMatchObject([{ value: 'B', others: [{ value: 'C' }] }]);
  });

  test('agree without noticing where they write the same', () => {
    const hers = change(EMPTY_DRAFT, 'office', 0, [set('/invoice/id', 'INV-2')]);
    expect(attentionOf(change(hers, 'laptop', 0, [set('/invoice/id', 'INV-2')])).conflicts).toEqual([]);
  });
});

describe('a line that one takes out while another fills it', () => {
  const at = '/goodsItems/@a';
  const begun = change(EMPTY_DRAFT, 'office', 0, [{ op: 'insert', list: '/goodsItems', id: 'a', after: null }]);

  test('is out, and told to both, whichever came first', () => {
    const filledFirst = change(change(begun, 'office', 1, [set(`${at}/description`, 'x')]), 'laptop', 1, [
      { op: 'remove', at },
    ]);
    const removedFirst = change(change(begun, 'laptop', 1, [{ op: 'remove', at }]), 'office', 1, [
      set(`${at}/description`, 'x'),
    ]);
    for (const document of [filledFirst, removedFirst]) {
      expect(memberIds(document)).toEqual([]);
      expect(attentionOf(document).removed).toMatchObject([{ at, isContested: true }]);
      expect(contentOf(change(document, 'office', 3, [{ op: 'restore', at }]))).toEqual({
        goodsItems: [{ description: 'x' }],
      });
    }
  });

  test('needs no look any more once somebody who saw both has taken it out again', () => {
    const out = change(change(begun, 'laptop', 1, [{ op: 'remove', at }]), 'office', 1, [
      set(`${at}/description`, 'x'),
    ]);
    const unheard = change(out, 'laptop', 2, [{ op: 'remove', at }]);
    expect(attentionOf(unheard).removed).toMatchObject([{ isContested: true }]);
    const agreed = change(unheard, 'laptop', 4, [{ op: 'remove', at }]);
    expect(attentionOf(agreed).removed).toMatchObject([{ isContested: false }]);
  });

  test('is no matter where nobody else was at work in it', () => {
    const removed = change(begun, 'laptop', 1, [{ op: 'remove', at }]);
    expect(attentionOf(removed).removed).toMatchObject([{ at, isContested: false }]);
  });
});

const tree: fc.Arbitrary<DraftNode> = fc.record(
  {
    typeCode: fc.constantFrom('A11', 'A12'),
    invoice: fc.record({ id: fc.constantFrom('1', '2') }),
    goodsItems: fc.array(
      fc.record(
        {
          description: fc.constantFrom('p', 'q'),
          dutyTaxFees: fc.array(fc.record({ typeCode: fc.constantFrom('CUD', 'VAT') }), { minLength: 1, maxLength: 2 }),
          additionalDocuments: fc.array(fc.record({ id: fc.constantFrom('d', 'e') }), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  },
  { requiredKeys: [] },
);
const counter = () => {
  let count = 0;
  return () => `n${(count += 1)}`;
};
const shows = (document: DraftDocument, content: DraftNode, newId: () => string): DraftDocument =>
  change(document, 'laptop', document.revision, operationsFor(document, '', content, newId));

describe('a change that is typed on', () => {
  test('stays one change, and shows what several would', () => {
    const by = author('laptop');
    const first = { id: '1', device: 'laptop', baseRevision: 0, operations: [set('/invoice/id', 'I')], author: by };
    const typed = extendLast(changeHere(replicaOf(EMPTY_DRAFT), first), [set('/invoice/id', 'IN')], by);
    const both = extendLast(typed, [set('/importer/name', 'A')], by);
    expect(both.pending).toMatchObject([
      { id: '1', operations: [set('/invoice/id', 'IN'), set('/importer/name', 'A')] },
    ]);
    expect(contentOf(both.shown)).toEqual({ invoice: { id: 'IN' }, importer: { name: 'A' } });
    expect(contentOf(replicaOf(EMPTY_DRAFT, both.pending).shown)).toEqual(contentOf(both.shown));
  });
});

describe('steps made from a form', () => {
  test('lead from any content to any other', () => {
    fc.assert(
      fc.property(tree, tree, (first, second) => {
        const newId = counter();
        const one = shows(EMPTY_DRAFT, first, newId);
        expect(contentOf(one) ?? {}).toEqual(first);
        expect(contentOf(shows(one, second, newId)) ?? {}).toEqual(second);
      }),
    );
  });

  test('are taken back by their undoing', () => {
    fc.assert(
      fc.property(tree, tree, (first, second) => {
        const newId = counter();
        const one = shows(EMPTY_DRAFT, first, newId);
        const operations = operationsFor(one, '', second, newId);
        const two = change(one, 'laptop', one.revision, operations);
        expect(contentOf(change(two, 'laptop', two.revision, undoOf(one, operations)))).toEqual(contentOf(one));
      }),
    );
  });

  test('keep the line that a line was: taking out the first shifts no text from one to another', () => {
    const document = shows(
      EMPTY_DRAFT,
      { goodsItems: [{ description: 'p' }, { description: 'q' }, { description: 'r' }] },
      counter(),
    );
    const lines = nodeAt(contentOf(document), '/goodsItems');
    const [first, second] = memberIds(document);
    expect(operationsFor(document, '/goodsItems', isList(lines) ? lines.slice(1) : [], counter())).toEqual([
      { op: 'remove', at: `/goodsItems/@${first}` },
    ]);
    const place = '/goodsItems/1/netMass/value';
    expect(stablePointer(document, place)).toBe(`/goodsItems/@${second}/netMass/value`);
    expect(positionPointer(document, stablePointer(document, place) ?? '')).toBe(place);
    expect(operationsFor(document, place, '3', counter())).toEqual([set(`/goodsItems/@${second}/netMass/value`, '3')]);
  });

  test('draw anew only the line that changed', () => {
    const document = shows(EMPTY_DRAFT, { goodsItems: [{ description: 'p' }, { description: 'q' }] }, counter());
    const before = contentOf(document);
    const next = shows(document, { goodsItems: [{ description: 'p' }, { description: 'z' }] }, counter());
    const after = contentOf(next, before);
    expect(nodeAt(after, '/goodsItems/0')).toBe(nodeAt(before, '/goodsItems/0'));
    expect(textAt(after, '/goodsItems/1/description')).toBe('z');
    // The same texts under another revision are the same content.
    const again = change(document, 'laptop', 1, [set(`/goodsItems/@${memberIds(document)[0]}/description`, 'p')]);
    expect(contentOf(again, before)).toBe(before);
  });
});

describe('what one change may ask for', () => {
  const grown = (before: DraftDocument, operations: readonly DraftOperation[]): DraftDocument => {
    const step = { id: 'c', device: 'laptop', baseRevision: before.revision, operations };
    return applyChange(before, asAccepted(step, before, author('laptop')));
  };
  const inserts = (count: number, list: string): readonly DraftOperation[] =>
    Array.from({ length: count }, (_, at) => ({ op: 'insert', list, id: `m${at}`, after: null }));

  test('no list takes more members than its limit, however they are brought in, and a draft tells that it is full', () => {
    const list = '/goodsItems/@a/additionalDocuments';
    const almost = grown(EMPTY_DRAFT, inserts(LIST_MEMBERS_MAX - 1, list));
    expect(isFull(almost)).toBe(false);
    const full = grown(almost, [{ op: 'set', at: `${list}/@one/id`, value: '1' }]);
    expect(isFull(full)).toBe(true);
    const beyond = grown(full, [
      { op: 'insert', list, id: 'two', after: 'one' },
      { op: 'set', at: `${list}/@three/id`, value: '3' },
    ]);
    const part = partAt(beyond, list);
    expect(part?.kind === 'list' && [part.members.size, part.order.length]).toEqual([
      LIST_MEMBERS_MAX,
      LIST_MEMBERS_MAX,
    ]);
  });

  test('no group takes more names than its limit, and a draft tells that it is full', () => {
    const sets = (count: number): readonly DraftOperation[] =>
      Array.from({ length: count }, (_, at) => ({ op: 'set', at: `/invoice/n${at}`, value: 'x' }));
    expect(isFull(grown(EMPTY_DRAFT, sets(GROUP_FIELDS_MAX - 1)))).toBe(false);
    const full = grown(EMPTY_DRAFT, [
      ...sets(GROUP_FIELDS_MAX),
      { op: 'set', at: '/invoice/one', value: 'x' },
      { op: 'set', at: '/invoice/in/two', value: 'x' },
      { op: 'insert', list: '/invoice/three', id: 'm', after: null },
      { op: 'set', at: '/invoice/n0', value: 'y' },
    ]);
    const part = partAt(full, '/invoice');
    expect(part?.kind === 'group' && [part.fields.size, fieldAt(full, '/invoice/n0')?.value]).toEqual([
      GROUP_FIELDS_MAX,
      'y',
    ]);
    expect(isFull(full)).toBe(true);
  });

  test('a list that is only written into keeps its order, the very same one', () => {
    const before = grown(EMPTY_DRAFT, inserts(3, '/goodsItems'));
    const orderOf = (document: DraftDocument) => {
      const part = partAt(document, '/goodsItems');
      return part?.kind === 'list' ? part.order : undefined;
    };
    const written = grown(before, [{ op: 'set', at: '/goodsItems/@m1/description', value: 'x' }]);
    expect(orderOf(written)).toBe(orderOf(before));
    const moved = grown(written, [{ op: 'move', at: '/goodsItems/@m0', after: null }]);
    expect([orderOf(written), orderOf(moved)]).toEqual([
      ['m2', 'm1', 'm0'],
      ['m0', 'm2', 'm1'],
    ]);
  });

  test('every line can be taken out at once, but not again and again', () => {
    const removal: DraftOperation = { op: 'remove', at: '/goodsItems/@a' };
    const removals = Array.from({ length: SEEKING_STEPS_MAX }, () => removal);
    expect(seeksTooMuch(removals)).toBe(false);
    expect(seeksTooMuch([...inserts(1, '/goodsItems'), ...removals])).toBe(false);
    expect(seeksTooMuch([...removals, { op: 'move', at: '/goodsItems/@a', after: null }])).toBe(true);
  });
});
