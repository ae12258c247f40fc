import { can } from '#core/access';
import type { Declaration } from '#core/declaration';
import { plainDate } from '#core/kernel';
import { expect, test } from 'vitest';
import {
  compileLists,
  compileNameTables,
  GENERAL_NAMES,
  lacksApprover,
  maySee,
  NO_LISTS,
  type EntryContent,
  type WatchEntry,
} from './index.ts';

const tables = compileNameTables([GENERAL_NAMES]);
const TODAY = plainDate('2026-11-21');

const added = (id: string, content: Partial<EntryContent>, changes: Partial<WatchEntry> = {}): WatchEntry => ({
  id,
  version: 1,
  owner: 'an',
  addedAt: '2026-01-01T00:00:00.000Z',
  ended: null,
  cleared: [],
  confirmed: null,
  content: {
    list: 'Danh sách',
    kind: 'company',
    value: 'Silver Lantern Trading Co., Ltd',
    aliases: [],
    identifiers: [],
    reason: 'Minh họa',
    source: 'Minh họa',
    legalBasis: 'Minh họa',
    validFrom: '2026-01-01',
    validTo: null,
    sensitivity: 'internal',
    readers: { roles: [], offices: [], users: [] },
    effect: { channel: 'red', notify: false },
    ...content,
  },
  ...changes,
});
/** As two people agreed to it. */
const entry = (...of: Parameters<typeof added>): WatchEntry => {
  const made = added(...of);
  return { ...made, confirmed: { version: made.version, content: made.content } };
};
const declared = (parts: Partial<Declaration>): Declaration => ({ typeCode: 'A11', goodsItems: [], ...parts });
const matching = (entries: readonly WatchEntry[], parts: Partial<Declaration>) =>
  compileLists(entries, tables)
    .match(declared(parts), TODAY)
    .map(({ entryId, place }) => `${entryId} ${place}`);

test('without entries nothing is compiled and nothing matches', () => {
  expect(compileLists([], tables)).toBe(NO_LISTS);
  expect(NO_LISTS.match(declared({ seller: { name: 'anybody' } }), TODAY)).toEqual([]);
});

test('parties match by likeness or by number, targets by their number however it is written, goods by the words they hold', () => {
  const entries = [
    entry('1', {}),
    entry('2', { value: 'Somebody Else', identifiers: ['0100-000.017'] }),
    entry('3', { kind: 'container', value: 'CSQU 305438-3' }),
    entry('4', { kind: 'plate', value: '29C-123.45' }),
    entry('5', { kind: 'description', value: 'sừng tê giác' }),
    entry('6', { kind: 'seal', value: 'VN 00-17' }),
  ];
  expect(matching(entries, { seller: { name: 'SILVER LANTERN TRDG LTD' } })).toEqual(['1 seller']);
  expect(matching(entries, { importer: { id: '0100000017', name: 'X Y' } })).toEqual(['2 importer']);
  const transportEquipments = [{ id: 'CSQU3054383', seals: [{ id: 'vn0017' }] }];
  expect(matching(entries, { consignment: { transportEquipments } })).toEqual(['3 container', '6 seal']);
  expect(matching(entries, { borderTransportMeans: { id: '29c 12345' } })).toEqual(['4 plate']);
  const goods = (description: string) =>
    ({ goodsItems: [{ sequence: 1, description }] }) as unknown as Partial<Declaration>;
  expect(matching(entries, goods('Hàng gồm SUNG TE GIAC đã chế tác'))).toEqual(['5 description']);
  expect(matching(entries, goods('sừng trâu, tê tê'))).toEqual([]);
});

test('an entry matches in its term only, and not whom it was cleared of until that day is over', () => {
  const seller = { name: 'Silver Lantern Trading' };
  const [match] = compileLists([entry('1', {})], tables).match(declared({ seller }), TODAY);
  const cleared = (until: string) => [
    {
      subject: match?.subject ?? '',
      declaration: '1',
      place: 'seller',
      reason: 'khác',
      until: plainDate(until),
      userId: 'an',
      at: '',
    },
  ];
  expect(match?.subject).not.toMatch(/lantern/iu);
  expect(matching([entry('1', { validTo: '2026-11-20' })], { seller })).toEqual([]);
  expect(matching([entry('1', { validFrom: '2026-11-22' })], { seller })).toEqual([]);
  expect(matching([entry('1', {}, { cleared: cleared('2026-11-21') })], { seller })).toEqual([]);
  expect(matching([entry('1', {}, { cleared: cleared('2026-11-20') })], { seller })).toEqual(['1 seller']);
  expect(
    matching([entry('1', {}, { cleared: cleared('2026-11-21') })], { seller: { name: 'Silver Lantern Traders' } }),
  ).toEqual(['1 seller']);
});

test('lists that grew entry by entry match as those compiled at once', () => {
  const names = [
    'Silver Lantern Trading',
    'Amber Pavilion Exports',
    'Jade Meridian Shipping',
    'Cobalt Meadow Textiles',
  ];
  const entries = names.map((value, at) => entry(String(at), { value }));
  let grown = compileLists(entries.slice(0, 1), tables);
  for (let count = 2; count <= entries.length; count += 1) grown = compileLists(entries.slice(0, count), tables, grown);
  grown = compileLists([...entries.slice(1), entry('0', { value: 'Opal Causeway' })], tables, grown);
  const whole = compileLists([...entries.slice(1), entry('0', { value: 'Opal Causeway' })], tables);
  for (const name of [...names, 'Opal Causeway LLC']) {
    const found = declared({ seller: { name } });
    expect(grown.match(found, TODAY)).toEqual(whole.match(found, TODAY));
  }
});

test('whether anybody could agree to an entry is told by who may know of it and may agree', () => {
  const officer = (role: string, offices: readonly string[], userId = 'zoe') => ({
    userId,
    organisationId: 'HQ',
    roles: [role],
    offices,
    delegations: [],
  });
  const people = [officer('riskAnalyst', []), officer('officeLeader', ['02CI']), officer('documentOfficer', ['02CI'])];
  const subsets = [
    [],
    ['riskAnalyst'],
    ['officeLeader'],
    ['documentOfficer'],
    ['riskAnalyst', 'documentOfficer'],
  ] as const;
  for (const roles of subsets)
    for (const offices of [[], ['02CI']]) {
      const restricted = entry('1', {
        sensitivity: 'restricted',
        readers: { roles: [...roles], offices, users: [] },
        effect: { channel: 'red', notify: false },
      });
      const could = people.some((each) => maySee(each, restricted) && can(each, 'risk.list.approve'));
      expect(lacksApprover(restricted.content, restricted.owner), JSON.stringify({ roles, offices })).toBe(!could);
    }
});

test('a restricted entry is known to its owner and those it names alone', () => {
  const reader = (userId: string, role: string, office = '02CI') => ({
    userId,
    organisationId: 'HQ',
    roles: [role],
    offices: [office],
    delegations: [],
  });
  const restricted = entry('1', {
    sensitivity: 'restricted',
    readers: { roles: ['officeLeader'], offices: ['02CI'], users: ['binh'] },
  });
  expect(maySee(reader('an', 'riskAnalyst'), restricted)).toBe(true);
  expect(maySee(reader('binh', 'documentOfficer'), restricted)).toBe(true);
  expect(maySee(reader('chi', 'officeLeader'), restricted)).toBe(true);
  expect(maySee(reader('chi', 'officeLeader', '03CE'), restricted)).toBe(false);
  expect(maySee(reader('dung', 'riskAnalyst'), restricted)).toBe(false);
  expect(maySee(reader('em', 'trader'), restricted)).toBe(false);
  expect(maySee(reader('em', 'trader'), entry('2', { sensitivity: 'open' }))).toBe(false);
  expect(maySee(reader('gia', 'documentOfficer'), entry('2', { sensitivity: 'open' }))).toBe(true);
  expect(maySee(reader('gia', 'documentOfficer'), entry('2', {}))).toBe(false);
});

test('what selects only watches until two people agreed, and then as they did', () => {
  const parts = { exporter: { name: 'Silver Lantern Trading' } };
  const decided = (entries: readonly WatchEntry[]) => compileLists(entries, tables).match(declared(parts), TODAY);
  const one = added('1', { effect: { channel: 'red', inspection: 'full', notify: true } });
  expect(decided([one])).toMatchObject([{ channel: 'green', notify: true }]);
  const agreed = { ...one, confirmed: { version: 1, content: one.content } };
  expect(decided([agreed])).toMatchObject([{ channel: 'red', inspection: 'full' }]);
  const changed = {
    ...agreed,
    version: 2,
    content: { ...one.content, effect: { channel: 'yellow', notify: false } },
  } as const;
  expect(decided([changed])).toMatchObject([{ channel: 'red', entryVersion: 1 }]);
});
