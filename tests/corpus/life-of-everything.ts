import { approvalHandlers, proposalStream, referencePublication } from '#core/approval';
import { eraseSubject, subjectStream, SYSTEM } from '#core/access';
import {
  answerConsultation,
  assignCase,
  callTransportGuarantee,
  readReversible,
  repayTransportGuarantor,
  resendTransportRepayment,
  concludeConsultation,
  declarationRef,
  fireDeadline,
  giveBackRelief,
  INSPECTION_HANDLERS,
  openConsultation,
  answerReferral,
  passDoubt,
  passReferral,
  setAsideDoubt,
  weighConcern,
  SUSPENSE_HANDLERS,
} from '#core/clearance';
import { answerContest, contestCompliance, measureParty } from '#core/compliance';
import type { DeclarationNumber } from '#core/declaration';
import { inspectionStream } from '#core/inspection';
import { correctInvoice, invoiceStream, registerInvoice } from '#core/invoice';
import { instant, type Actor, type RecordedEvent, type StreamRef } from '#core/kernel';
import { countParty, updateParty } from '#core/party';
import { suspenseStream } from '#core/payment';
import { publishReferenceHandler, referenceStream } from '#core/reference';
import {
  amendExemptionList,
  closeExemptionList,
  decideExemptionList,
  exemptionListStream,
  quotaStream,
  resumeExemptionList,
  submitExemptionList,
  suspendExemptionList,
} from '#core/relief';
import { learnedSelectionStream, MODEL_HANDLERS, modelProposal } from '#core/model';
import { riskControlStream, riskRuleProposal, RULE_HANDLERS, ruleStream } from '#core/risk';
import { TRANSPORT_HANDLERS, transportStream } from '#core/transport';
import { WATCH_LIST_HANDLERS, watchEntryStream, watchListProposal } from '#core/watch-list';
import { priceDoubtStream } from '#core/price';
import { referralStream } from '#core/referral';
import { consultationStream } from '#core/valuation';
import { standingsOf } from '#tests/support/learned';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, exportFor, TRADER_ID } from '#tests/support/clearance';
import { inForceIn, lifeOfDecisions } from './life-of-decisions.ts';
import { lifeOfHolds } from './life-of-holds.ts';
import { lifeOfInvoices } from './life-of-invoices.ts';
import { lifeOfModels } from './life-of-models.ts';
import { lifeOfReferrals } from './life-of-referrals.ts';
import { lifeOfRules } from './life-of-rules.ts';
import { lifeOfSuspense } from './life-of-suspense.ts';
import { lifeOfTransports } from './life-of-transports.ts';
import { lifeOfVersions } from './life-of-versions.ts';
import { lifeOfWatchLists } from './life-of-watch-lists.ts';

export type StreamEvent = RecordedEvent & { readonly stream: StreamRef };

/** One line more than one declaration carries. */
function shipmentOf51(ownReference: string): object {
  const items = Array.from({ length: 51 }, (_none, index) => sampleItem({ sequence: index + 1 }));
  const { goodsItems, goodsItemQuantity, invoiceAmount } = sampleImport(items);
  return { ...declarationFor('green', ownReference), goodsItems, goodsItemQuantity, invoiceAmount };
}

/** A model is asked of the goods of one partner alone: what was written before there were models is written still. */
const RANKED = 'ranked';
const LEARNED = standingsOf(([first]) => (first?.partner === RANKED ? 12 : undefined));

/** Everything that can be written into a journal happens here at least once. */
export function lifeOfEverything(): readonly StreamEvent[] {
  const bench = clearanceBench({
    handlers: [
      updateParty,
      countParty,
      measureParty,
      contestCompliance,
      answerContest,
      eraseSubject,
      publishReferenceHandler(),
      ...approvalHandlers([referencePublication, riskRuleProposal, watchListProposal, modelProposal]),
      ...RELIEF_HANDLERS,
      ...CONSULTATION_HANDLERS,
      answerReferral,
      weighConcern,
      passReferral,
      fireDeadline,
      assignCase,
      ...TRANSPORT_HANDLERS,
      registerInvoice,
      correctInvoice,
      callTransportGuarantee,
      repayTransportGuarantor,
      resendTransportRepayment,
      ...INSPECTION_HANDLERS,
      ...SUSPENSE_HANDLERS,
      ...RULE_HANDLERS,
      ...WATCH_LIST_HANDLERS,
      ...MODEL_HANDLERS,
    ],
    streams: [
      referenceStream,
      subjectStream,
      proposalStream,
      exemptionListStream,
      quotaStream,
      consultationStream,
      priceDoubtStream,
      referralStream,
      inspectionStream,
      suspenseStream,
      transportStream,
      invoiceStream,
      ruleStream,
      riskControlStream,
      watchEntryStream,
      learnedSelectionStream,
    ],
    reference: { learned: LEARNED },
  });
  const send = (actor: Actor, type: string, data: object): { readonly [name: string]: unknown } => {
    const result = bench.submit({ type, data, actor });
    if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.error)}`);
    return result.value.answer as { readonly [name: string]: unknown };
  };
  const { trader, documents, inspection, bank } = ACTORS;
  const lodged = (declaration: object, data: object = { register: true }) => {
    const answer = send(trader, 'declaration.lodge', { declaration, ...data });
    return {
      number: answer['number'] as DeclarationNumber,
      reference: answer['paymentReference'] as string,
      total: answer['totalPayable'] as string,
    };
  };
  const paid = (message: string, paymentReference: string, amount: string): void =>
    void send(bank, 'payment.receive', {
      bankCode: BANK_ID,
      bankMessageId: message,
      paymentReference,
      payerName: 'Người Nộp Thử',
      amount,
    });
  const attachment = {
    id: 'a'.repeat(64),
    typeCode: 'INV',
    name: 'hoa-don.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1,
  };

  const { number: draft } = lodged(declarationFor('yellow', 'DRAFT'), { register: false });
  lodged(declarationFor('yellow', 'DRAFT-2'), { register: false, replaces: draft });
  send(trader, 'declaration.register', { number: draft });
  send(documents, 'case.requestDocuments', { number: draft, documents: [{ typeCode: 'INV', note: 'x' }], reason: 'r' });
  send(trader, 'declaration.attach', { number: draft, attachment });
  send(documents, 'case.accept', { number: draft, reason: 'ok' });

  const green = lodged(declarationFor('green', 'GREEN'));
  send(trader, 'payment.order', { number: green.number, orderId: '00000000-0000-7000-8000-000000000001' });
  paid('M-1', green.reference, green.total);
  paid('M-2', green.reference, '1000');
  paid('M-3', 'HD00000000000000', '5000');

  const red = lodged(declarationFor('red', 'RED'));
  const finding = { number: red.number, note: 'thiếu hai kiện', declaredLines: [1] };
  send(inspection, 'case.recordFinding', {
    ...finding,
    conforms: false,
    lines: [{ sequence: 1, note: 'thiếu', quantityFound: '2' }],
  });
  send(inspection, 'case.recordFinding', { ...finding, conforms: true, lines: [] });
  lodged(exportFor('green', 'EXPORT'));
  const inspected = lodged(declarationFor('red', 'INSPECTED')).number;
  inspectGoods(send, inspected);
  // A fine that was a mistake: what it settled is open again.
  const fine = bench.events.findLast(({ type }) => type === 'PenaltyImposed')?.position.toString() ?? '';
  send(ACTORS.deputy, 'case.reverse', {
    number: inspected,
    inForce: inForceIn(bench, inspected),
    reversible: readReversible(
      bench.events.filter(({ stream }) => stream.id === inspected),
      fine,
    ),
    reason: 'phạt nhầm',
  });
  send(documents, 'valuation.setAsideDoubt', {
    number: inspected,
    sequences: [1],
    reason: 'có hợp đồng',
    doubted: [1],
  });
  lodged(shipmentOf51('SHIPMENT'));

  const asked = { question: 'giải trình đơn giá', sequences: [1], declaredLines: [1] };
  const ground = { sequence: 1, unitCode: 'PCE', unitValue: '1', lowPrice: '2', currency: 'USD', percentBelow: '50' };
  send(inspection, 'valuation.openConsultation', { number: red.number, ...asked, grounds: [ground] });
  send(trader, 'declaration.attach', { number: red.number, attachment });
  const answered = { number: red.number, text: 'theo hợp đồng', documents: [attachment.id] };
  send(trader, 'valuation.answerConsultation', answered);
  send(documents, 'valuation.concludeConsultation', {
    number: red.number,
    outcome: 'rejected',
    reason: 'chưa đủ căn cứ',
    proposal: { methodCode: '2', values: [{ sequence: 1, amount: '1000000' }], note: 'hàng tương tự' },
  });

  const content = (quantity: string) => ({
    project: 'Dự án thử',
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    lines: [{ line: 1, codePrefix: null, name: 'máy tính', unitCode: 'PCE', quantity }],
  });
  const list = { holderId: TRADER_ID, officeId: '02CI', groundCode: 'FIXEDASSET', content: content('100') };
  const { id: refused } = send(trader, 'exemptionList.submit', list);
  send(documents, 'exemptionList.decide', { id: refused, accept: false, reason: 'thiếu hồ sơ' });
  const { id } = send(trader, 'exemptionList.submit', list);
  send(documents, 'exemptionList.decide', { id, accept: true, reason: 'đủ hồ sơ' });
  const drawing = lodged(drawingOn(`${String(id)}/1`));
  send(LEADER, 'relief.giveBack', { number: drawing.number, reason: 'hàng tái xuất' });
  send(trader, 'exemptionList.amend', { id, content: content('200') });
  for (const step of ['suspend', 'resume', 'close'])
    send(documents, `exemptionList.${step}`, { id, reason: 'đã đối chiếu' });

  send(SYSTEM, 'party.update', { id: TRADER_ID, fields: { complianceLevel: 2 }, reason: 'xếp lại' });
  send(SYSTEM, 'party.count', {
    id: TRADER_ID,
    through: '2026-11-20',
    declarations: 4,
    lowValueDeclarations: 0,
    findings: 1,
    penalties: 1,
    penaltyTotal: 10_000_000,
    latePayments: 0,
    lateAnswers: 1,
    corrections: 0,
    headings: { '8471': 4 },
    origins: ['CN'],
    lastDeclarationOn: '2026-11-20',
    lastFindingOn: '2026-11-20',
  });
  send(SYSTEM, 'party.measure', { id: TRADER_ID });
  const contest = 'contest-0001';
  send(trader, 'party.contest', { id: TRADER_ID, contest, factor: 'lateAnswers', reason: 'đã trả lời đúng hạn' });
  const correction = { level: 3, riskClass: 4, until: '2027-03-31' };
  send(LEADER, 'party.answerContest', { id: TRADER_ID, contest, upheld: true, reason: 'đúng như đã nêu', correction });
  send(SYSTEM, 'reference.publish', {
    country: 'XX',
    version: `xx-${'0'.repeat(32)}`,
    basedOn: null,
    summary: SUMMARY,
  });
  decideProposals(send);
  lifeOfDecisions({ bench, send, lodged, paid });
  lifeOfHolds({ bench, send, lodged, paid });
  lifeOfVersions({ bench, send, lodged, paid });
  lifeOfInvoices({ send });
  lifeOfSuspense(send);
  lifeOfTransports({ bench, send, lodged, paid });
  lifeOfRules({ send });
  lifeOfWatchLists({ send });
  lifeOfModels({ send });
  lodged(declarationFor('green', 'LEARNED', { exporter: { name: RANKED } }));
  const admitted = lodged(declarationFor('green', 'ADMITTED', { typeCode: 'G11' }));
  const left = lodged({
    ...exportFor('yellow', 'LEFT'),
    typeCode: 'G21',
    previousDocuments: [{ typeCode: 'TDN', id: admitted.number }],
  });
  send(documents, 'case.cancel', {
    number: left.number,
    inForce: inForceIn(bench, left.number),
    groundCode: 'NO_PERMIT',
    reason: 'thiếu giấy phép',
  });
  const slow = lodged(declarationFor('yellow', 'SLOW'));
  const holder = { ...documents, memberOf: [], away: false, openCases: 0 };
  send(LEADER, 'case.assign', { number: slow.number, officer: holder, reason: 'chia việc' });
  const check = { stream: declarationRef(slow.number), kind: 'documentCheck', key: '' };
  for (const at of ['2026-11-23T02:30:00Z', '2026-11-23T03:30:00Z']) {
    bench.clock.set(instant(at));
    send(SYSTEM, 'deadline.fire', { ...check, dueAt: '2026-11-23T03:00:00.000Z' });
  }
  lifeOfReferrals({ bench, send, lodged });
  send({ ...SYSTEM, roles: ['administrator'] }, 'subject.erase', { personId: '001099000001', reason: 'theo yêu cầu' });
  return bench.events;
}

/** Every step of an inspection, and both its ends. */
function inspectGoods(send: (actor: Actor, type: string, data: object) => unknown, number: DeclarationNumber): void {
  const { documents, inspection } = ACTORS;
  const container = 'TEMU1234567';
  const goods = { lines: [1], containers: [container], controls: [], documents: [], storagePlace: 'KHO01' };
  const step = (actor: Actor, name: string, data: object) =>
    send(actor, `inspection.${name}`, { number, goods, ...data });
  const order = {
    containers: [container],
    packages: 'kiện 1 đến 20',
    lines: [1],
    extent: { kind: 'percent', percent: 10 },
    means: 'both',
    place: 'Bãi kiểm hóa số 2',
    plannedAt: '2026-11-21T06:00:00.000Z',
    reasonForTrader: 'kiểm tra thực tế hàng hóa',
    instructions: 'đếm kỹ kiện cuối',
  };
  const photo = { id: 'b'.repeat(64), name: 'kien-1.jpg', mediaType: 'image/jpeg', sizeBytes: 1 };
  const items = ['DEC-COMPLETE', 'INVOICE', 'BILL-IMPORT', 'PACKING', 'CLASS', 'VALUE'];
  step(documents, 'checkDocuments', { items: items.map((item) => ({ item, answer: 'yes', note: '' })) });
  step(documents, 'order', { order: { ...order, extent: { kind: 'full' } } });
  step(documents, 'cancel', { reason: 'đổi địa điểm' });
  step(documents, 'order', { order });
  step(inspection, 'addPhoto', { photo });
  step(inspection, 'recordScan', { scan: { container, verdict: 'suspect', images: [photo.id], note: 'vùng tối' } });
  step(inspection, 'checkContainer', {
    check: { container, seals: ['NP-77'], sealState: 'different', photos: [photo.id], note: 'khác số chì khai' },
  });
  const finding = { line: 1, quantityFound: '98', unitCode: 'PCE', originFound: 'CN', codeFound: '84713020' };
  step(inspection, 'recordFinding', {
    finding: { ...finding, condition: 'USED', photos: [photo.id], note: 'thiếu hai chiếc' },
  });
  step(inspection, 'takeSample', {
    sample: { line: 1, seal: 'NP-1', laboratory: 'LAB-SOUTH', questions: 'có đúng mã khai không?' },
  });
  step(inspection, 'recordAttendance', {
    attested: {
      attendance: 'signed',
      name: 'Người Đại Diện Thử',
      capacity: 'nhân viên giao nhận',
      signature: photo.id,
      note: '',
    },
  });
  const differs = { line: 1, kind: 'quantity', declared: '100', found: '98', follow: 'penaltyProposal' };
  const unnamed = { line: null, kind: 'undeclared', declared: '—', found: 'hai kiện rượu', follow: 'case' };
  step(inspection, 'conclude', { conforms: false, discrepancies: [differs, unnamed], text: 'thiếu hai chiếc' });
  step(documents, 'recordLaboratoryResult', {
    result: { sample: 1, answer: 'đúng mã khai', codeProposed: '84713020' },
  });
  const range = { amountMin: '1000000', amountMax: '2000000' };
  const proposal = { violation: 'MISDECLARED', ...range, text: 'thiếu hai chiếc' };
  step(documents, 'proposePenalty', { followUp: 'PP000000001', proposal });
  step(LEADER, 'imposePenalty', { followUp: 'PP000000001', amount: '1500000', reason: 'vi phạm lần đầu' });
  const followUp = 'VC000000001';
  step(documents, 'takeCase', { followUp });
  step(documents, 'addCaseNote', { followUp, text: 'đã hỏi đại lý' });
  step(documents, 'concludeCase', { followUp, outcome: 'reassessment', text: 'đúng mã, sai lượng' });
  step(LEADER, 'closeFollowUp', { followUp: 'RA000000001', text: 'thuế đã đúng' });
}

/** Every end that a proposal may come to but the one that nothing brings about. */
function decideProposals(send: (actor: Actor, type: string, data: object) => unknown): void {
  const first: Actor = { ...SYSTEM, userId: 'u-first', organisationId: 'HQ', roles: ['administrator'] };
  const second: Actor = { ...first, userId: 'u-second' };
  const contentHash = 'c'.repeat(64);
  const propose = (digit: string, replaces: string | null = null) =>
    send(first, 'approval.propose', {
      kind: 'reference-publication',
      reason: 'biểu thuế thử nghiệm',
      data: {
        country: 'XX',
        version: `xx-${digit.repeat(32)}`,
        basedOn: `xx-${'0'.repeat(32)}`,
        folder: null,
        summary: SUMMARY,
      },
      contentHash,
      replaces,
    });
  propose('1');
  propose('1', '1');
  send(second, 'approval.reject', { id: '2', reason: 'thuế suất sai' });
  propose('1');
  send(first, 'approval.withdraw', { id: '3', reason: 'để sau' });
  propose('1');
  send(second, 'approval.approve', { id: '4', contentHash });
}

const SUMMARY = {
  sections: [{ section: 'tariff', added: 1, removed: 0, changed: 2 }],
  firstDayAffected: '2026-11-21',
  samples: [{ key: '0101.21.00', change: 'changed' }],
};

const CONSULTATION_HANDLERS = [openConsultation, answerConsultation, concludeConsultation, setAsideDoubt, passDoubt];

const RELIEF_HANDLERS = [
  submitExemptionList,
  amendExemptionList,
  decideExemptionList,
  suspendExemptionList,
  resumeExemptionList,
  closeExemptionList,
  giveBackRelief,
];
const LEADER: Actor = { ...ACTORS.documents, userId: 'leader', roles: ['officeLeader'] };

/** A line that draws on an exemption list, and one that draws on a quota. */
const drawingOn = (listLine: string) =>
  declarationFor('green', 'RELIEF', {
    goodsItemQuantity: 2,
    invoiceAmount: { amount: '10000', currency: 'USD' },
    goodsItems: [
      sampleItem({
        dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
        additionalDocuments: [{ typeCode: 'EXL', id: listLine }],
      }),
      sampleItem({
        sequence: 2,
        commodityCode: '17019910',
        tariffQuantity: { value: '10', unitCode: 'KGM' },
        dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId: 'SUGAR' }],
      }),
    ],
  });
