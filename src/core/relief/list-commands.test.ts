import { ACTORS, clearanceBench, OTHER_ID, TRADER_ID, type ClearanceBench } from '#tests/support/clearance';
import type { Actor, Outcome, Refusals, Result } from '#core/kernel';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  amendExemptionList,
  closeExemptionList,
  decideExemptionList,
  exemptionListEvent,
  exemptionListRef,
  exemptionListStream,
  parseListReference,
  resumeExemptionList,
  submitExemptionList,
  suspendExemptionList,
  type ExemptionListState,
} from './index.ts';

const LIST_HANDLERS = [
  submitExemptionList,
  amendExemptionList,
  decideExemptionList,
  suspendExemptionList,
  resumeExemptionList,
  closeExemptionList,
];
const ID = 'EL000000001';
const line = (facts: object = {}) => ({
  line: 1,
  codePrefix: '8471',
  name: 'Máy tính cho dây chuyền',
  unitCode: 'PCE',
  quantity: '100',
  ...facts,
});
const content = (facts: object = {}) => ({
  project: 'Nhà máy Ngọn Hải Đăng Tưởng Tượng',
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
  lines: [line()],
  ...facts,
});

/** Draws as a declaration does, without one. */
const drawn = {
  type: 'test.drawn',
  prepare: () => ({ ok: true, value: null }),
  touches: () => [exemptionListRef(ID)],
  handle: ({ data }: { readonly data: { readonly quantity: string } }) => ({
    ok: true,
    value: {
      events: [
        exemptionListEvent(ID, {
          type: 'Drawn',
          declaration: '100000000010',
          draws: [{ line: 1, item: 1, quantity: data.quantity }],
        }),
      ],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      answer: null,
    },
  }),
};

let bench: ClearanceBench;
beforeEach(() => {
  bench = clearanceBench({ handlers: [...LIST_HANDLERS, drawn], streams: [exemptionListStream] });
});

const send = (actor: Actor, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor });
const refused = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
const submit = (actor: Actor = ACTORS.trader, facts: object = {}) =>
  send(actor, 'exemptionList.submit', {
    holderId: TRADER_ID,
    officeId: '02CI',
    groundCode: 'FIXEDASSET',
    content: content(),
    ...facts,
  });
const step = (name: string, actor: Actor = ACTORS.documents, data: object = {}) =>
  send(actor, `exemptionList.${name}`, { id: ID, reason: 'đã đối chiếu', ...data });
const accept = () => step('decide', ACTORS.documents, { accept: true });
const list = (): ExemptionListState | undefined => bench.state(exemptionListRef(ID));

describe('a list of goods to be exempted', () => {
  test('waits for its office, and has no balance until it is accepted', () => {
    expect(submit()).toMatchObject({ ok: true, value: { answer: { id: ID, status: 'submitted' } } });
    expect(list()).toMatchObject({ status: 'submitted', lines: [], proposal: content() });
    expect(accept().ok).toBe(true);
    expect(list()).toMatchObject({ status: 'inForce', proposal: null, lines: [{ ...line(), drawn: '0' }] });
  });

  test('ends when it is refused, with the reason', () => {
    submit();
    step('decide', ACTORS.documents, { accept: false, reason: 'thiếu hồ sơ dự án' });
    expect(list()).toMatchObject({ status: 'refused', reason: 'thiếu hồ sơ dự án', proposal: null });
    expect(refused(accept())).toEqual(['RLF-042']);
  });

  test('is accepted once', () => {
    submit();
    accept();
    expect(refused(accept())).toEqual(['RLF-042']);
  });

  test('is suspended, resumed and closed, and keeps its balance', () => {
    submit();
    accept();
    send(ACTORS.trader, 'test.drawn', { quantity: '40' });
    for (const [name, status] of [
      ['suspend', 'suspended'],
      ['resume', 'inForce'],
      ['close', 'closed'],
    ] as const) {
      expect(step(name).ok).toBe(true);
      expect(list()).toMatchObject({ status, lines: [{ drawn: '40' }] });
    }
    expect(refused(step('resume'))).toEqual(['RLF-042']);
  });
});

describe('an amendment', () => {
  const amend = (facts: object, actor: Actor = ACTORS.trader) =>
    send(actor, 'exemptionList.amend', { id: ID, content: content(facts) });
  beforeEach(() => {
    submit();
    accept();
    send(ACTORS.trader, 'test.drawn', { quantity: '40' });
  });

  test('waits while the old list is drawn on, and keeps what was drawn', () => {
    expect(amend({ lines: [line({ quantity: '150' }), line({ line: 2 })] }).ok).toBe(true);
    expect(list()).toMatchObject({ status: 'inForce', lines: [{ quantity: '100', drawn: '40' }] });
    accept();
    expect(list()?.lines).toMatchObject([
      { line: 1, quantity: '150', drawn: '40' },
      { line: 2, quantity: '100', drawn: '0' },
    ]);
  });

  test('leaves the list as it was when it is refused', () => {
    amend({ lines: [line({ quantity: '150' })] });
    step('decide', ACTORS.documents, { accept: false });
    expect(list()).toMatchObject({ status: 'inForce', proposal: null, lines: [{ quantity: '100', drawn: '40' }] });
  });

  test('never cuts a line below what was drawn, drops it, or counts it otherwise', () => {
    const at = '/content/lines/0/quantity';
    expect(refused(amend({ lines: [line({ quantity: '39.99' })] }))).toEqual([`RLF-048 ${at}`]);
    expect(refused(amend({ lines: [line({ unitCode: 'SET' })] }))).toEqual([`RLF-048 ${at}`]);
    expect(refused(amend({ lines: [line({ line: 2 })] }))).toEqual(['RLF-048 /content/lines']);
    expect(amend({ lines: [line({ quantity: '40' })] }).ok).toBe(true);
  });

  test('is refused at its acceptance where draws went on meanwhile', () => {
    amend({ lines: [line({ quantity: '50' })] });
    send(ACTORS.trader, 'test.drawn', { quantity: '20' });
    expect(refused(accept())).toEqual(['RLF-048 /content/lines/0/quantity']);
    expect(list()).toMatchObject({ lines: [{ quantity: '100', drawn: '60' }] });
  });
});

describe('who may', () => {
  test('the holder and a broker it delegated to submit; nobody else does', () => {
    expect(submit(ACTORS.broker).ok).toBe(true);
    for (const [actor, code] of [
      [ACTORS.other, 'ACC-001'],
      [ACTORS.readingBroker, 'ACC-003'],
      [ACTORS.documents, 'ACC-002'],
    ] as const)
      expect(refused(submit(actor))).toEqual([code]);
  });

  test('the office that keeps the list decides on it, and nobody recorded with its holder', () => {
    submit();
    expect(refused(step('decide', ACTORS.trader, { accept: true }))).toEqual(['ACC-002']);
    expect(refused(step('decide', ACTORS.elsewhere, { accept: true }))).toEqual(['ACC-001']);
    expect(refused(step('decide', ACTORS.interested, { accept: true }))).toEqual(['ACC-005']);
    expect(list()?.status).toBe('submitted');
  });

  test('to others a list does not exist', () => {
    submit();
    const amendment = { id: ID, content: content() };
    expect(refused(send(ACTORS.other, 'exemptionList.amend', amendment))).toEqual(['RLF-041 /id']);
    expect(refused(step('close', ACTORS.documents, { id: 'EL000000009' }))).toEqual(['RLF-041 /id']);
  });
});

describe('what a list may say', () => {
  test.each([
    ['an office there is', { officeId: '99ZZ' }, 'RLF-049 /officeId'],
    ['a ground that draws on a list', { groundCode: 'GIFT' }, 'RLF-047 /groundCode'],
    ['a holder customs knows', { holderId: TRADER_ID.replace(/1$/, '9') }, 'ACC-001'],
    ['a period', { content: content({ validTo: '2025-12-31' }) }, 'RLF-046 /content/validTo'],
    ['days of the calendar', { content: content({ validFrom: '2026-02-30' }) }, 'RLF-046 /content/validTo'],
    [
      'a unit there is',
      { content: content({ lines: [line({ unitCode: 'ZZZ' })] }) },
      'RLF-044 /content/lines/0/unitCode',
    ],
    [
      'more than nothing',
      { content: content({ lines: [line({ quantity: '0.0' })] }) },
      'RLF-045 /content/lines/0/quantity',
    ],
    ['each line once', { content: content({ lines: [line(), line()] }) }, 'RLF-043 /content/lines/1/line'],
    ['at least one line', { content: content({ lines: [] }) }, 'RLF-040 /content/lines'],
  ])('%s', (_what, facts, expected) => {
    expect(refused(submit(ACTORS.trader, facts))).toEqual([expected]);
  });

  test('a holder nobody registered is told so', () => {
    const stranger: Actor = { ...ACTORS.trader, organisationId: '0109999999' };
    expect(refused(submit(stranger, { holderId: '0109999999' }))).toEqual(['RLF-050 /holderId']);
    expect(submit(ACTORS.other, { holderId: OTHER_ID }).ok).toBe(true);
  });
});

test.each([
  ['EL000000012/3', { listId: 'EL000000012', line: 3 }],
  ['EL000000012/999', { listId: 'EL000000012', line: 999 }],
  ['EL000000012/0', undefined],
  ['EL000000012', undefined],
  ['el000000012/1', undefined],
  ['EL12/1', undefined],
])('“%s” names %j', (text, expected) => {
  expect(parseListReference(text)).toEqual(expected);
});
