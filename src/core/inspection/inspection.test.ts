import { describe, expect, test } from 'vitest';
import { plainDate } from '#core/kernel';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { vietnamFiles, vietnamInspection } from '#tests/support/reference';
import { differencesOf, namedOn, readInspectionGuide, type PhysicalFinding } from './index.ts';

const FILE = 'inspection/checklists.json';
const found = (facts: Partial<PhysicalFinding>) => ({
  line: 1,
  quantityFound: null,
  unitCode: null,
  originFound: null,
  codeFound: null,
  condition: null,
  photos: [],
  note: '',
  at: '2026-11-21T03:00:00.000Z' as never,
  by: 'inspector',
  ...facts,
});
const declared = sampleImport([sampleItem({ tariffQuantity: { value: '100.50', unitCode: 'PCE' } })]);
const differences = (...findings: readonly ReturnType<typeof found>[]) => differencesOf({ findings }, declared);

describe('what was found otherwise than declared', () => {
  test('quantities are compared as numbers, and only where they are counted in one unit', () => {
    expect(differences(found({ quantityFound: '100.5', unitCode: 'PCE' }))).toEqual([]);
    expect(differences(found({ quantityFound: '3', unitCode: 'KGM' }))).toEqual([]);
    expect(differences(found({ quantityFound: '98', unitCode: 'PCE' }))).toEqual([
      { line: 1, kind: 'quantity', declared: '100.50 PCE', found: '98 PCE' },
    ]);
  });
  test('code and origin that were seen count; what was not looked at differs from nothing', () => {
    const [item] = declared.goodsItems;
    expect(differences(found({ note: 'nguyên kiện' }))).toEqual([]);
    expect(differences(found({ codeFound: item?.commodityCode ?? '', originFound: 'TH' }))).toEqual([
      { line: 1, kind: 'origin', declared: item?.origin?.countryCode, found: 'TH' },
    ]);
  });
  test('a line that was looked at again counts as it was seen last', () => {
    const short = found({ quantityFound: '98', unitCode: 'PCE' });
    expect(differences(short, found({ quantityFound: '100.5', unitCode: 'PCE' }))).toEqual([]);
  });
  test('goods that no line names are told each', () => {
    expect(differences(found({ line: null, note: 'hai chai rượu' }), found({ line: null, note: 'thuốc lá' }))).toEqual([
      { line: null, kind: 'undeclared', declared: '—', found: 'hai chai rượu' },
      { line: null, kind: 'undeclared', declared: '—', found: 'thuốc lá' },
    ]);
  });
});

describe('the inspection of a country, as data', () => {
  const text = vietnamFiles().texts[FILE] ?? '';
  const changed = (change: (guide: { checklist: { [name: string]: unknown }[] }) => void): string => {
    const guide = JSON.parse(text) as { checklist: { [name: string]: unknown }[] };
    change(guide);
    return JSON.stringify(guide, null, 2);
  };
  const problemsOf = (content: string) => {
    const read = readInspectionGuide(content, FILE);
    return read.ok ? [] : read.error.map(({ place, field, message }) => ({ line: place.line, field, message }));
  };
  test('is understood, and says of each kind of discrepancy what it may become', () => {
    expect(problemsOf(text)).toEqual([]);
    expect(vietnamInspection().discrepancies.map(({ kind }) => kind)).toHaveLength(7);
  });
  test('a slip is named with its line: a control that does not exist, a day that is none, a question asked twice', () => {
    const odd = problemsOf(
      changed(({ checklist }) => Object.assign(checklist[7] ?? {}, { when: { controls: ['odd'] } })),
    );
    expect(odd[0]?.line).toBeGreaterThan(50);
    expect(
      problemsOf(changed(({ checklist }) => Object.assign(checklist[1] ?? {}, { validFrom: '2026-02-30' }))),
    ).toEqual([{ line: expect.any(Number), field: 'validFrom', message: '"2026-02-30" is no date' }]);
    expect(
      problemsOf(changed(({ checklist }) => Object.assign(checklist[1] ?? {}, { validTo: '2014-01-01' })))[0],
    ).toMatchObject({ field: 'validTo', message: 'ends before it begins' });
    expect(problemsOf(changed(({ checklist }) => void checklist.push({ ...checklist[0] })))[0]).toMatchObject({
      field: 'id',
      message: '"DEC-COMPLETE" is in the list twice on the same day',
    });
  });
  test('a word of a list is there on the days it is in force, and on no other', () => {
    const { laboratories } = vietnamInspection();
    expect(namedOn(laboratories, 'LAB-SOUTH', plainDate('2026-11-21'))).toBeDefined();
    expect(namedOn(laboratories, 'LAB-SOUTH', plainDate('2014-12-31'))).toBeUndefined();
  });
});
