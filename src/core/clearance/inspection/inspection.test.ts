import { describe, expect, test } from 'vitest';
import { INSPECTION_HANDLERS, inspectionRef } from '#core/clearance';
import type { Channel, DeclarationNumber, DeclarationState } from '#core/declaration';
import {
  checklistFor,
  declaredGoods,
  inspectionStream,
  type DeclaredGoods,
  type InspectionState,
} from '#core/inspection';
import { instant, plainDate, type Instant } from '#core/kernel';
import { ACTORS, clearanceBench, declarationFor, type ActorName } from '#tests/support/clearance';
import { vietnamInspection, vietnamReference } from '#tests/support/reference';
import { sampleItem } from '#tests/support/sample-declarations';

const TODAY = plainDate('2026-11-21');
const CONTAINERS = ['TEMU1234567', 'TEMU7654321'];
const PHOTO = { id: 'c'.repeat(64), name: 'dong-1.jpg', mediaType: 'image/jpeg', sizeBytes: 10 };
const FINDING = {
  line: 1,
  quantityFound: '98',
  unitCode: 'PCE',
  originFound: null,
  codeFound: null,
  condition: 'NEW',
  photos: [] as readonly string[],
  note: 'thiếu hai chiếc',
};
const SHORT = { line: 1, kind: 'quantity', declared: '100 PCE', found: '98 PCE', follow: 'penaltyProposal' } as const;

/** A declaration in the channel, its goods as they were declared, and every step of its inspection. */
function bench(channel: Channel = 'red', item: object = {}) {
  const engine = clearanceBench({
    handlers: INSPECTION_HANDLERS,
    streams: [inspectionStream],
  });
  const declaration = declarationFor(channel, 'KH-1', { goodsItems: [sampleItem(item)] });
  const lodged = engine.submit({
    type: 'declaration.lodge',
    data: { declaration, register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number } = lodged.value.answer as { readonly number: DeclarationNumber };
  const goods: DeclaredGoods = {
    ...declaredGoods(declaration, vietnamReference().tariff, TODAY),
    containers: CONTAINERS,
  };
  const send = (who: ActorName, step: string, data: object): readonly string[] => {
    const result = engine.submit({ type: `inspection.${step}`, data: { number, goods, ...data }, actor: ACTORS[who] });
    return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
  };
  const head = () => engine.state<DeclarationState>({ type: 'declaration', id: number })?.head;
  return {
    engine,
    number,
    goods,
    send,
    state: () => engine.state<InspectionState>(inspectionRef(number)),
    declared: () => engine.state<DeclarationState>({ type: 'declaration', id: number }),
    asked: () =>
      checklistFor(
        vietnamInspection(),
        { direction: 'import', typeCode: head()?.typeCode ?? '', channel },
        goods,
        TODAY,
      ),
    order: (facts: object = {}, who: ActorName = 'documents') =>
      send(who, 'order', {
        order: {
          containers: [],
          packages: '',
          lines: [1],
          extent: { kind: 'percent', percent: 10 },
          means: 'manual',
          place: 'Bãi kiểm hóa số 2',
          plannedAt: instant('2026-11-21T06:00:00Z'),
          reasonForTrader: 'Kiểm tra thực tế hàng hóa',
          instructions: 'đếm kỹ kiện cuối',
          ...facts,
        },
      }),
    find: (facts: object = {}, who: ActorName = 'inspection') =>
      send(who, 'recordFinding', { finding: { ...FINDING, ...facts } }),
    scan: (container: string, verdict: string, facts: object = {}) =>
      send('inspection', 'recordScan', { scan: { container, verdict, images: [], note: '', ...facts } }),
    sample: (facts: object = {}) =>
      send('inspection', 'takeSample', {
        sample: { line: 1, seal: 'NP-001', laboratory: 'LAB-SOUTH', questions: 'thành phần?', ...facts },
      }),
    result: (sample: number) =>
      send('documents', 'recordLaboratoryResult', { result: { sample, answer: 'đúng như khai', codeProposed: null } }),
    conclude: (discrepancies: readonly object[] = [], who: ActorName = 'inspection') =>
      send(who, 'conclude', { conforms: discrepancies.length === 0, discrepancies, text: 'đã kiểm xong' }),
  };
}

describe('a check of documents', () => {
  test('answers each question that the papers raise once, and says what is wrong', () => {
    const { send, asked, state } = bench('yellow');
    const items = asked().map(({ id }) => ({ item: id, answer: 'yes', note: '' }));
    expect(items.length).toBeGreaterThan(3);
    expect(send('documents', 'checkDocuments', { items: items.slice(1) })).toEqual(['INS-010 /items']);
    expect(send('documents', 'checkDocuments', { items: [...items, ...items.slice(0, 1)] })).toEqual([
      'INS-010 /items',
    ]);
    expect(
      send('documents', 'checkDocuments', { items: [...items, { item: 'NONE', answer: 'yes', note: '' }] }),
    ).toEqual([`INS-009 /items/${items.length}/item`]);
    const wrong = items.map((item, index) => (index === 0 ? { ...item, answer: 'no' } : item));
    expect(send('documents', 'checkDocuments', { items: wrong })).toEqual(['INS-011 /items/0/note']);
    expect(send('documents', 'checkDocuments', { items })).toEqual([]);
    expect(state()?.documentChecks).toMatchObject([{ items, by: 'documents' }]);
  });
  test('asks for a licence only where a line bears a control, and for a proof of origin only where one is declared', () => {
    const plain = bench('yellow');
    const free = { ...plain.goods, controls: [], documents: [] };
    const questions = checklistFor(
      vietnamInspection(),
      { direction: 'import', typeCode: 'A11', channel: 'yellow' },
      free,
      TODAY,
    ).map(({ id }) => id);
    expect(questions).not.toContain('ORIGIN-CERT');
    expect(questions).not.toContain('QUALITY');
    const controlled = bench('yellow', {
      commodityCode: '19053110',
      tariffQuantity: { value: '10', unitCode: 'KGM' },
      additionalDocuments: [{ typeCode: 'CO-E', id: '1' }],
    });
    expect(controlled.goods.controls).toContain('food-safety');
    expect(controlled.asked().map(({ id }) => id)).toEqual(expect.arrayContaining(['QUALITY', 'ORIGIN-CERT']));
  });
  test('is for papers that are still under control', () => {
    expect(bench('green').send('documents', 'checkDocuments', { items: [] })).toEqual(['INS-001']);
  });
});

describe('an inspection of goods', () => {
  test('runs from the order over what was found to a conclusion that lets the declaration go on', () => {
    const { order, find, conclude, state, declared } = bench();
    expect(order()).toEqual([]);
    expect(state()?.rounds).toMatchObject([{ status: 'ordered', order: { place: 'Bãi kiểm hóa số 2' } }]);
    expect(conclude()).toEqual(['INS-001']);
    expect(find({ quantityFound: '100', note: 'đủ' })).toEqual([]);
    expect(conclude()).toEqual([]);
    expect(state()?.rounds).toMatchObject([{ status: 'concluded', conclusion: { conforms: true } }]);
    expect(declared()).toMatchObject({
      status: 'awaitingPayment',
      findings: [{ conforms: true, lines: [{ sequence: 1, note: 'đủ', quantityFound: '100' }], note: 'đã kiểm xong' }],
    });
  });
  test('each discrepancy becomes something with a number of its own, and stays until that is settled', () => {
    const { order, find, conclude, state, declared, send } = bench();
    order();
    find();
    const second = { ...SHORT, kind: 'origin', declared: 'CN', found: 'TH', follow: 'reassessment' };
    expect(conclude([SHORT, second, { ...SHORT, follow: 'penaltyProposal' }])).toEqual([]);
    expect(state()?.followUps.map(({ id, kind, closed }) => [id, kind, closed])).toEqual([
      ['PP000000001', 'penaltyProposal', null],
      ['RA000000001', 'reassessment', null],
      ['PP000000002', 'penaltyProposal', null],
    ]);
    expect(declared()).toMatchObject({
      status: 'discrepancyFound',
      findings: [{ conforms: false, lines: [{ sequence: 1, quantityFound: '98' }] }],
    });
    const close = { followUp: 'RA000000001', text: 'thuế đã đúng' };
    expect(send('documents', 'closeFollowUp', close)).toEqual(['ACC-001']);
    expect(send('leader', 'closeFollowUp', { ...close, followUp: 'PP000000001' })).toEqual(['INS-021 /followUp']);
    expect(send('leader', 'closeFollowUp', close)).toEqual([]);
    expect(send('leader', 'closeFollowUp', close)).toEqual(['INS-001']);
    expect(state()?.followUps.map(({ closed }) => closed?.end ?? null)).toEqual([null, 'setAside', null]);
  });
  test('goods are looked at again after a discrepancy, and the first look stays as it was', () => {
    const { order, find, conclude, state, declared } = bench();
    order();
    find();
    conclude([SHORT]);
    const first = state()?.rounds[0];
    expect(order()).toEqual([]);
    find({ quantityFound: '100' });
    expect(conclude()).toEqual([]);
    expect(state()?.rounds[0]).toEqual(first);
    expect(declared()?.status).toBe('awaitingPayment');
  });
  test('a scanner looks at containers that are named; a picture that is not clear gives cause to open them', () => {
    const { order, scan, find, conclude } = bench();
    expect(order({ means: 'scanner' })).toEqual(['INS-006 /containers']);
    expect(order({ means: 'scanner', containers: ['NONE0000000'] })).toEqual(['INS-003 /containers/0']);
    expect(order({ means: 'scanner', containers: CONTAINERS })).toEqual([]);
    expect(find()).toEqual(['INS-001']);
    expect(scan('TEMU0000000', 'clear')).toEqual(['INS-003 /container']);
    expect(scan(CONTAINERS[0] ?? '', 'suspect')).toEqual([]);
    expect(conclude()).toEqual(['INS-017', 'INS-017']);
    expect(scan(CONTAINERS[1] ?? '', 'clear')).toEqual([]);
    expect(conclude()).toEqual(['INS-017']);
    expect(find({ quantityFound: '100' })).toEqual([]);
    expect(conclude()).toEqual([]);
  });
  test('a container that is clear on a second scan need not be opened', () => {
    const { order, scan, conclude } = bench();
    order({ means: 'scanner', containers: CONTAINERS.slice(0, 1) });
    scan(CONTAINERS[0] ?? '', 'unreadable');
    expect(conclude()).toEqual(['INS-017']);
    scan(CONTAINERS[0] ?? '', 'clear');
    expect(conclude()).toEqual([]);
  });
  test('an order names goods of the declaration and a time to come', () => {
    const { order } = bench();
    expect(order({ lines: [] })).toEqual(['INS-002 /containers']);
    expect(order({ lines: [1, 9] })).toEqual(['INS-004 /lines/1']);
    expect(order({ plannedAt: instant('2026-11-21T02:59:00Z') })).toEqual(['INS-005 /plannedAt']);
    for (const never of [
      '6207-36-39T77:24:64Z',
      '2027-02-30T03:00:00Z',
      '2027-11-23T03:00:00Z',
      '9999-12-31T23:59:59Z',
    ])
      expect(order({ plannedAt: never as Instant })).toEqual(['INS-005 /plannedAt']);
    expect(order({ lines: [], packages: 'kiện 1 đến 20' })).toEqual([]);
    expect(order()).toEqual(['INS-001']);
  });
  test('an order is cancelled while nothing was looked at, and another may follow', () => {
    const { order, find, send, state } = bench();
    order();
    expect(send('documents', 'cancel', { reason: 'đổi địa điểm' })).toEqual([]);
    expect(find()).toEqual(['INS-001']);
    expect(order({ place: 'Kho 4' })).toEqual([]);
    find();
    expect(send('documents', 'cancel', { reason: 'thôi' })).toEqual(['INS-001']);
    expect(state()?.rounds.map(({ status }) => status)).toEqual(['cancelled', 'underway']);
  });
  test('a finding says something, in units, countries and conditions of the lists', () => {
    const { order, find } = bench();
    order();
    const nothing = { quantityFound: null, unitCode: null, condition: null, note: ' ' };
    expect(find(nothing)).toEqual(['INS-012 /note']);
    expect(find({ line: 4 })).toEqual(['INS-004 /line']);
    expect(find({ unitCode: null })).toEqual(['INS-013 /unitCode']);
    expect(find({ originFound: 'XX', condition: 'ODD' })).toEqual(['INS-014 /originFound', 'INS-014 /condition']);
    expect(find({ ...nothing, line: null, note: 'hai kiện rượu không khai' })).toEqual([]);
  });
  test('pictures are added once and named after that', () => {
    const { order, find, scan, send, state } = bench();
    expect(send('inspection', 'addPhoto', { photo: PHOTO })).toEqual(['INS-001']);
    order({ means: 'both', containers: CONTAINERS });
    expect(find({ photos: [PHOTO.id] })).toEqual(['INS-007 /photos/0']);
    expect(send('inspection', 'addPhoto', { photo: PHOTO })).toEqual([]);
    expect(find({ photos: [PHOTO.id] })).toEqual([]);
    expect(scan(CONTAINERS[0] ?? '', 'clear', { images: [PHOTO.id, 'd'.repeat(64)] })).toEqual(['INS-007 /images/1']);
    expect(state()?.photos).toEqual([PHOTO]);
  });
  test('nothing conforms while a laboratory has a sample; a discrepancy may be concluded, and the answer comes later', () => {
    const { order, find, sample, result, conclude, state } = bench();
    order();
    find();
    expect(sample({ laboratory: 'LAB-NONE' })).toEqual(['INS-014 /laboratory']);
    expect(sample()).toEqual([]);
    expect(sample()).toEqual(['INS-015 /seal']);
    expect(conclude()).toEqual(['INS-020 /conforms']);
    expect(conclude([SHORT])).toEqual([]);
    expect(result(2)).toEqual(['INS-016 /sample']);
    expect(result(1)).toEqual([]);
    expect(result(1)).toEqual(['INS-001']);
    expect(state()?.samples).toMatchObject([{ seal: 'NP-001', result: { answer: 'đúng như khai' } }]);
  });
  test('a conclusion names discrepancies where it says there are some, of kinds that may become what it says', () => {
    const { order, find, conclude, send } = bench();
    order();
    find();
    expect(send('inspection', 'conclude', { conforms: true, discrepancies: [SHORT], text: 'x' })).toEqual([
      'INS-018 /discrepancies',
    ]);
    expect(send('inspection', 'conclude', { conforms: false, discrepancies: [], text: 'x' })).toEqual([
      'INS-018 /discrepancies',
    ]);
    expect(conclude([{ ...SHORT, follow: 'case' }])).toEqual(['INS-019 /discrepancies/0/follow']);
    expect(conclude([{ ...SHORT, line: 7 }])).toEqual(['INS-004 /discrepancies/0/line']);
    expect(conclude([{ ...SHORT, line: null, kind: 'undeclared', follow: 'case' }])).toEqual([]);
  });
  test('goods that are not selected for inspection are not inspected', () => {
    expect(bench('yellow').order()).toEqual(['INS-001']);
    expect(bench('green').order()).toEqual(['INS-001']);
  });
  test('a finding recorded without more ends the inspection as well: both ways lead to one life', () => {
    const { engine, number, order, find, declared } = bench();
    order();
    const data = { number, conforms: true, lines: [], note: 'đủ', declaredLines: [1] };
    expect(engine.submit({ type: 'case.recordFinding', data, actor: ACTORS.inspection }).ok).toBe(true);
    expect(declared()?.status).toBe('awaitingPayment');
    expect(find()).toEqual(['INS-001']);
  });
  test('officers of the office order, inspectors record, and nobody else learns of it', () => {
    const { order, find, conclude } = bench();
    expect(order({}, 'trader')).toEqual(['ACC-001']);
    expect(order({}, 'other')).toEqual(['LIF-002 /number']);
    expect(order({}, 'elsewhere')).toEqual(['LIF-002 /number']);
    expect(order({}, 'interested')).toEqual(['ACC-001']);
    order();
    expect(find({}, 'documents')).toEqual(['ACC-001']);
    expect(find({}, 'trader')).toEqual(['ACC-001']);
    find();
    expect(conclude([SHORT], 'documents')).toEqual(['ACC-001']);
  });
  test('what people wrote about the goods of a natural person is that person’s', () => {
    const person = '001099000001';
    const paths = (type: string, data: object) =>
      inspectionStream
        .personal?.(
          { stream: { type: 'inspection', id: '1' }, type, version: 1, data: data as never, subject: person },
          (id): id is string => id === person,
        )
        .map(({ path }) => path);
    expect(
      paths('InspectionOrdered', { place: 'x', reasonForTrader: 'x', instructions: 'x', means: 'manual' }),
    ).toEqual(['/place', '/reasonForTrader', '/instructions']);
    expect(paths('InspectionConcluded', { conforms: false, discrepancies: [SHORT], text: 'x' })).toEqual([
      '/text',
      '/discrepancies/0/declared',
      '/discrepancies/0/found',
    ]);
  });
});

describe('what is written down at the goods', () => {
  const CHECK = { container: CONTAINERS[0], seals: ['NP-1'], sealState: 'intact', photos: [], note: '' };
  const SIGNED = { attendance: 'signed', name: 'Người Thử', capacity: 'giao nhận', signature: PHOTO.id, note: '' };

  test('is how a container of the declaration stood, with pictures that were added before', () => {
    const { order, send, state } = bench();
    order();
    const check = (facts: object = {}) => send('inspection', 'checkContainer', { check: { ...CHECK, ...facts } });
    expect(check({ container: 'HDAU1234560' })).toEqual(['INS-003 /container']);
    expect(check({ photos: [PHOTO.id] })).toEqual(['INS-007 /photos/0']);
    expect(check()).toEqual([]);
    expect(state()?.rounds.at(-1)).toMatchObject({ status: 'underway', containerChecks: [CHECK] });
    // Begun, it is not called off any more.
    expect(send('documents', 'cancel', { reason: 'đổi nơi' })).toEqual(['INS-001']);
  });

  test('is who was there: signed with name and picture, or why nobody signed', () => {
    const { order, find, send, state } = bench();
    order();
    const attend = (facts: object = {}) =>
      send('inspection', 'recordAttendance', { attested: { ...SIGNED, ...facts } });
    expect(attend()).toEqual(['INS-001']);
    find();
    expect(attend()).toEqual(['INS-007 /signature/0']);
    expect(attend({ signature: null })).toEqual(['INS-026 /signature']);
    expect(attend({ name: ' ' })).toEqual(['INS-026 /signature', 'INS-007 /signature/0']);
    expect(attend({ attendance: 'absent', signature: null })).toEqual(['INS-027 /note']);
    expect(attend({ attendance: 'absent', signature: null, note: 'không đến' })).toEqual([]);
    send('inspection', 'addPhoto', { photo: PHOTO });
    expect(attend()).toEqual([]);
    expect(state()?.rounds.at(-1)?.attendance).toMatchObject(SIGNED);
  });

  test('counts under the order and the version that were seen, and under no other', () => {
    const { order, send, state } = bench();
    order();
    const orderedAt = state()?.rounds.at(-1)?.order.at;
    const check = (seen: object) => send('inspection', 'checkContainer', { check: CHECK, seen });
    expect(check({ orderedAt: '2026-11-20T00:00:00.000Z', version: 0 })).toEqual(['INS-028']);
    expect(check({ orderedAt, version: 1 })).toEqual(['INS-028']);
    expect(check({ orderedAt, version: 0 })).toEqual([]);
    send('inspection', 'recordFinding', { finding: FINDING });
    send('inspection', 'conclude', { conforms: true, discrepancies: [], text: 'đúng như khai' });
    expect(check({ orderedAt, version: 0 })).toEqual(['INS-028']);
  });
});
