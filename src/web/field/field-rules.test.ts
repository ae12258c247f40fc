import { EMPTY_FIELD_RECORD, type FieldRecord } from '#core/inspection';
import { describe, expect, test } from 'vitest';
import { atDeskOnly, handedIn, missingIn } from './readiness.ts';
import { isExpired, isUnsent, standingOf } from './standing.ts';
import { sealStateOf, type TakenOrder } from './taken-order.ts';

const CONTAINER = 'HDAU1234560';
const TAKEN_AT = '2026-11-20T01:00:00.000Z';
const FINDING = {
  line: 1,
  quantityFound: '100',
  unitCode: 'PCE',
  originFound: null,
  codeFound: null,
  condition: null,
  photos: [],
  note: '',
};
const WHOLE: FieldRecord = {
  checks: [],
  containers: [{ container: CONTAINER, seals: ['NP-1'], sealState: 'intact', photos: [], note: '' }],
  findings: [FINDING],
  attended: { attendance: 'absent', name: '', capacity: '', signature: null, note: 'không đến' },
  conclusion: 'Đúng như khai',
};
const order = (facts: Partial<TakenOrder> = {}): TakenOrder => ({
  owner: 'u1',
  number: '100000000010',
  takenAt: TAKEN_AT,
  seen: { orderedAt: TAKEN_AT, version: 0 },
  trader: 'Hải Âu Tưởng Tượng',
  order: {
    containers: [CONTAINER],
    packages: '',
    lines: [1],
    extent: { kind: 'full' },
    means: 'manual',
    place: 'Bãi 2',
    plannedAt: TAKEN_AT,
    reasonForTrader: 'kiểm tra',
    instructions: '',
    at: TAKEN_AT,
  },
  containers: [{ id: CONTAINER, seals: ['NP-1'] }],
  goods: [
    {
      sequence: 1,
      description: 'Máy tính',
      commodityCode: '84713020',
      origin: 'CN',
      quantities: [{ value: '100', unitCode: 'PCE' }],
    },
  ],
  checklist: [{ id: 'PACKING', text: { vi: 'a', en: 'a' }, legalBasis: '', illustrative: true }],
  isChecked: false,
  conditions: [],
  documents: [],
  mayFind: true,
  unscanned: [],
  record: EMPTY_FIELD_RECORD,
  forms: {},
  told: [],
  hadBefore: { containers: [], findings: false, attended: false, differs: false },
  outbox: null,
  handedInAt: null,
  ...facts,
});
let made = 0;
const sent = (facts: Partial<TakenOrder> = {}): TakenOrder => {
  const given = handedIn(order({ record: WHOLE, ...facts }), TAKEN_AT, () => `k${(made += 1)}`);
  return { ...given, outbox: (given.outbox ?? []).map((entry) => ({ ...entry, standing: 'taken' })) };
};
const hoursLater = (hours: number) => Date.parse(TAKEN_AT) + hours * 3_600_000;

describe('seals', () => {
  test('are intact where they read as declared, different where not; that none is there is for somebody to say', () => {
    expect(sealStateOf(['A', 'B'], ['B', 'A'])).toBe('intact');
    expect(sealStateOf([], ['A'])).toBe('intact');
    expect(sealStateOf(['A'], ['A', 'B'])).toBe('different');
    expect(sealStateOf(['A'], [])).toBeUndefined();
  });
});

describe('a record in the field', () => {
  test('is handed in whole: containers, goods, who was there, and all of the checklist or none of it', () => {
    expect(missingIn(order())).toEqual(['containers', 'findings', 'signature']);
    expect(missingIn(order({ record: WHOLE }))).toEqual([]);
    const unexplained = [{ item: 'PACKING', answer: 'no' as const, note: ' ' }];
    expect(missingIn(order({ record: { ...WHOLE, checks: unexplained } }))).toEqual(['checks']);
    const hadBefore = { containers: [CONTAINER], findings: true, attended: true, differs: false };
    expect(missingIn(order({ hadBefore }))).toEqual([]);
    expect(missingIn(order({ record: WHOLE, forms: { finding: { note: 'đang ghi' } } }))).toEqual(['forms']);
  });

  test('concludes only where nothing differs and nothing is left to a scanner; else the words stay behind', () => {
    expect(atDeskOnly(order({ record: WHOLE }))).toBeUndefined();
    expect(atDeskOnly(order({ record: WHOLE, unscanned: [CONTAINER] }))).toBe('unscanned');
    const short = { ...WHOLE, findings: [{ ...FINDING, quantityFound: '98' }] };
    expect(atDeskOnly(order({ record: short }))).toBe('differs');
    const steps = (record: FieldRecord) => (sent({ record }).outbox ?? []).map(({ step }) => step.step);
    expect(steps(WHOLE)).toContain('conclude');
    expect(steps(short)).not.toContain('conclude');
  });

  test('stands as new, begun, waiting or done, and counts as unsent until the server has all of it', () => {
    const begun = order({ record: WHOLE });
    const waiting = handedIn(begun, TAKEN_AT, () => `k${(made += 1)}`);
    expect([order(), begun, waiting, sent()].map(standingOf)).toEqual(['new', 'begun', 'waiting', 'done']);
    expect(isUnsent(order({ forms: { finding: {} } }))).toBe(true);
    expect([order(), begun, waiting, sent()].map(isUnsent)).toEqual([false, true, true, false]);
  });

  test('leaves the device when it has no reason to stay, and never before it is sent', () => {
    expect(isExpired(sent(), hoursLater(23))).toBe(false);
    expect(isExpired(sent(), hoursLater(25))).toBe(true);
    expect(isExpired(order(), hoursLater(71))).toBe(false);
    expect(isExpired(order(), hoursLater(73))).toBe(true);
    expect(isExpired(order({ record: WHOLE }), hoursLater(10_000))).toBe(false);
  });
});
