import { Chronicle, ROW_LENGTH, type DeclaredGoods } from '#core/feature';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterOf, lookedGoods, type Label, type Passage } from './looked-goods.ts';

const START_MS = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const key = (prefix: string) => fc.integer({ min: 0, max: 3 }).map((number) => `${prefix}${number}`);
const line = fc.record({
  importer: key('I'),
  declarant: key('D'),
  partner: key('P'),
  code: fc.constantFrom('84713020', '84713090', '66019900'),
  origin: fc.constantFrom('CN', 'TH'),
  dispatch: fc.constantFrom('CN', 'TH'),
  office: key('O'),
  modeCode: fc.constant('1'),
  value: fc.double({ min: 1, max: 1e6, noNaN: true }),
  duty: fc.double({ min: 0, max: 1e6, noNaN: true }),
  dutyRate: fc.double({ min: 0, max: 1, noNaN: true }),
  preference: fc.boolean(),
  massKg: fc.double({ min: 0, max: 1e5, noNaN: true }),
  quantity: fc.double({ min: 0, max: 1e5, noNaN: true }),
  packages: fc.integer({ min: 0, max: 100 }),
});
const declared = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  /** After how many other declarations it was looked at, if ever, and what came out. */
  look: fc.option(
    fc.record({ after: fc.integer({ min: 0, max: 6 }), violation: fc.boolean(), concerned: fc.subarray([1, 2, 3]) }),
    { nil: undefined },
  ),
});
type Declared = typeof declared extends fc.Arbitrary<infer Each> ? Each : never;

/** The journal of such a history: what was declared, in turn, and each outcome when it became known. */
function passagesOf(history: readonly Declared[]) {
  const labels = new Map<string, Label>();
  const passages: Passage[] = [];
  history.forEach(({ lines: given, look }, index) => {
    const atMs = START_MS + index * HOUR_MS;
    const lines = given.map((own, at) => ({
      sequence: at + 1,
      goods: { ...own, atMs, importerSinceMs: START_MS - HOUR_MS } satisfies DeclaredGoods,
    }));
    const office = given[0]?.office ?? '';
    passages.push({ kind: 'declared', number: `N${index}`, office, lines });
    if (look) labels.set(`N${index}`, { violation: look.violation, lines: look.concerned, recovered: 0 });
    history.forEach((other, before) => {
      if (other.look === undefined || before + other.look.after !== index) return;
      const known = passages.find((passage) => passage.kind === 'declared' && passage.number === `N${before}`);
      if (known === undefined) return;
      const { violation, concerned } = other.look;
      passages.push({ kind: 'found', atMs, lines: known.lines, violation, concerned });
    });
  });
  return { passages, labels };
}

function gather(passages: readonly Passage[], labels: ReadonlyMap<string, Label>, laterFrom = 0) {
  const gathering = lookedGoods(labels, laterFrom, 1);
  for (const passage of passages) gathering.take(passage);
  return gathering.gathered();
}

describe('what a training gathers', () => {
  test('is the rows of those that were looked at, each made of all that came before it and of nothing else', () => {
    fc.assert(
      fc.property(fc.array(declared, { minLength: 1, maxLength: 20 }), (history) => {
        const { passages, labels } = passagesOf(history);
        const { looked } = gather(passages, labels);
        const expected = passages.flatMap((passage, at) => {
          if (passage.kind !== 'declared' || !labels.has(passage.number)) return [];
          // The oracle begins anew for every declaration, and is told what stands before it.
          const chronicle = new Chronicle();
          for (const before of passages.slice(0, at))
            chronicle.tell(
              before.kind === 'declared'
                ? { kind: 'declared', goods: before.lines.map(({ goods }) => goods) }
                : chapterOf(before),
            );
          return [...chronicle.rowsOf(passage.lines.map(({ goods }) => goods))];
        });
        expect([...looked.features.values]).toEqual(expected.map(Math.fround));
      }),
      { numRuns: 150 },
    );
  });

  test('does not change with anything that came later', () => {
    fc.assert(
      fc.property(
        fc.array(declared, { minLength: 2, maxLength: 20 }),
        fc.array(declared, { maxLength: 20 }),
        fc.nat(19),
        (history, other, cut) => {
          const kept = history.slice(0, cut + 1);
          // Outcomes of the past that were known later are exchanged with all else of the future.
          const changed = kept.map((own, index) =>
            own.look && index + own.look.after > cut ? { ...own, look: undefined } : own,
          );
          const { passages, labels } = passagesOf(history);
          const before = gather(passages, labels).looked;
          const otherwise = passagesOf([...changed, ...other]);
          const after = gather(otherwise.passages, new Map([...otherwise.labels, ...labels])).looked;
          const rows = kept.reduce((sum, { lines, look }) => (look ? sum + lines.length : sum), 0);
          const values = ({ features }: typeof before) => [...features.values.subarray(0, rows * ROW_LENGTH)];
          expect(values(after)).toEqual(values(before));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('marks the lines that were concerned, and all of them where none is named', () => {
    fc.assert(
      fc.property(fc.array(declared, { minLength: 1, maxLength: 12 }), (history) => {
        const { passages, labels } = passagesOf(history);
        const { looked, declarations } = gather(passages, labels);
        const expected = history.flatMap(({ lines, look }) =>
          look === undefined
            ? []
            : lines.map((_, at) =>
                look.violation && (look.concerned.length === 0 || look.concerned.includes(at + 1)) ? 1 : 0,
              ),
        );
        expect([...looked.violations]).toEqual(expected);
        expect(declarations.length).toBe(expected.length);
      }),
      { numRuns: 100 },
    );
  });
});
