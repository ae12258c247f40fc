/**
 * What watch lists cost: reading names of every kind against a list, and holding one declaration against it. Traders and their partners
 * come again and again, so a declaration is measured with names that were met before and with names that never were. The floor folds the
 * same new names and looks them up letter by letter, which finds no name that is written another way.
 * Run: `node --expose-gc bench/names.ts [--entries 10000] [--json]`.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { foldText } from '#core/codes';
import type { Declaration } from '#core/declaration';
import { plainDate } from '#core/kernel';
import { compileLists, compileNameTables, GENERAL_NAMES, readNameTable, type WatchEntry } from '#core/watch-list';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const ENTRIES = Number(values.entries);
const ROUNDS = 2_000;
const KNOWN_PARTIES = 200;
const TODAY = plainDate('2026-11-21');

/** Numbers that come out the same in every run. */
let seed = 20_261_121;
function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}
const one = (of: readonly string[]): string => of[random(of.length)] ?? '';

const words = (text: string): readonly string[] => text.split(' ');
const SURNAMES = words('Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý');
const GIVEN = words(
  'An Anh Bảo Bình Cường Dũng Đạt Đức Giang Hà Hải Hạnh Hiếu Hoa Hùng Huy Khánh Lan Linh Long Mai Minh Nam Nga Phát Phúc Quang Sơn Tâm Thành Trung Tuấn Vinh',
);
const SOUNDS = words('ka lo mi ren tor val dis bur gan pel sho tam ver nik ost ari zen fol hum dra');
const TRADES = words('Trading Shipping Steel Textile Foods Electronics Logistics Chemicals');
const coined = (): string => {
  const text = Array.from({ length: 2 + random(2) }, () => one(SOUNDS)).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
/** A third Vietnamese people, a third Vietnamese companies, a third of elsewhere: all made up. */
function madeUp(): string {
  const kind = random(3);
  if (kind === 0) return `${one(SURNAMES)} ${one(['Văn', 'Thị', 'Minh', 'Ngọc'])} ${one(GIVEN)} ${one(GIVEN)}`;
  if (kind === 1)
    return `Công ty ${one(['TNHH', 'Cổ phần'])} ${one(['Thương mại', 'Sản xuất', 'Đầu tư'])} ${one(GIVEN)} ${one(GIVEN)} ${one(GIVEN)}`;
  return `${coined()} ${coined()} ${one(TRADES)} ${one(['Co., Ltd', 'LLC', 'Inc', 'GmbH'])}`;
}

const file = path.resolve(import.meta.dirname, '../country/vn/risk/names.json');
const country = readNameTable(await readFile(file, 'utf8'), file);
const tables = compileNameTables(country.ok ? [GENERAL_NAMES, country.value] : [GENERAL_NAMES]);
const entries = Array.from({ length: ENTRIES }, (_none, at): WatchEntry => ({
  id: String(at + 1),
  version: 1,
  owner: 'an',
  addedAt: '2026-01-01T00:00:00.000Z',
  ended: null,
  cleared: [],
  confirmed: null,
  content: {
    list: 'Danh sách',
    kind: 'company',
    value: madeUp(),
    aliases: [],
    identifiers: [],
    reason: '-',
    source: '-',
    legalBasis: '-',
    validFrom: '2026-01-01',
    validTo: null,
    sensitivity: 'internal',
    readers: { roles: [], offices: [], users: [] },
    effect: { channel: 'red', notify: false },
  },
}));

function memoryBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
const before = memoryBytes();
const compiling = performance.now();
const lists = compileLists(entries, tables);
const compileMs = performance.now() - compiling;
const memoryMb = (memoryBytes() - before) / 2 ** 20;

const declared = (importer: string, exporter: string): Declaration => ({
  typeCode: 'A11',
  importer: { id: '0300000000', name: importer },
  exporter: { name: exporter },
  consignment: { transportEquipments: [{ id: 'CSQU3054383', seals: [{ id: 'VN0017' }] }] },
  goodsItems: [],
});
const known = Array.from({ length: KNOWN_PARTIES }, madeUp);
const hold = (declaration: Declaration): unknown => lists.match(declaration, TODAY);
const exact = new Map(entries.map((entry) => [foldText(entry.content.value), entry]));
const lookUp = ({ importer, exporter }: Declaration): unknown =>
  exact.get(foldText(importer?.name ?? '')) ?? exact.get(foldText(exporter?.name ?? ''));
const microseconds = (make: () => Declaration, ask = hold): readonly number[] =>
  Array.from({ length: ROUNDS }, () => {
    const declaration = make();
    const begun = performance.now();
    ask(declaration);
    return (performance.now() - begun) * 1_000;
  }).toSorted((a, b) => a - b);
microseconds(() => declared(one(known), one(known)));
const again = microseconds(() => declared(one(known), one(known)));
microseconds(() => declared(madeUp(), madeUp()));
const fresh = microseconds(() => declared(madeUp(), madeUp()));
microseconds(() => declared(madeUp(), madeUp()), lookUp);
const floor = microseconds(() => declared(madeUp(), madeUp()), lookUp);

const at = (of: readonly number[], share: number): number =>
  Math.round((of[Math.floor(of.length * share)] ?? Number.NaN) * 10) / 10;
const figures = {
  entries: ENTRIES,
  compileMs: Math.round(compileMs),
  memoryMb: globalThis.gc ? Math.round(memoryMb) : null,
  floorMicroseconds: { median: at(floor, 0.5), p95: at(floor, 0.95) },
  knownPartiesMicroseconds: { median: at(again, 0.5), p95: at(again, 0.95) },
  newPartiesMicroseconds: { median: at(fresh, 0.5), p95: at(fresh, 0.95) },
  newPartiesToFloor: Math.round((at(fresh, 0.5) / at(floor, 0.5)) * 10) / 10,
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(figures)}\n`
    : [
        `${figures.entries} entries compiled in ${figures.compileMs} ms, ${figures.memoryMb === null ? 'memory not measured' : `${figures.memoryMb} MB`}`,
        `a declaration of parties met before      median ${figures.knownPartiesMicroseconds.median} µs, 95 % below ${figures.knownPartiesMicroseconds.p95} µs`,
        `a declaration of two new names           median ${figures.newPartiesMicroseconds.median} µs, 95 % below ${figures.newPartiesMicroseconds.p95} µs`,
        `its names looked up as they are written  median ${figures.floorMicroseconds.median} µs, 95 % below ${figures.floorMicroseconds.p95} µs: x ${figures.newPartiesToFloor}`,
        '',
      ].join('\n'),
);
