import { eraseSubject, subjectStream, SYSTEM } from '#core/access';
import type { DeclarationNumber } from '#core/declaration';
import type { Actor, RecordedEvent, StreamRef } from '#core/kernel';
import { countParty, updateParty } from '#core/party';
import { publishReferenceHandler, referenceStream } from '#core/reference';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, exportFor, TRADER_ID } from '#tests/support/clearance';

export type StreamEvent = RecordedEvent & { readonly stream: StreamRef };

/** Everything that can be written into a journal happens here at least once. */
export function lifeOfEverything(): readonly StreamEvent[] {
  const bench = clearanceBench({
    handlers: [updateParty, countParty, eraseSubject, publishReferenceHandler()],
    streams: [referenceStream, subjectStream],
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

  send(SYSTEM, 'party.update', { id: TRADER_ID, fields: { complianceLevel: 2 }, reason: 'xếp lại' });
  send(SYSTEM, 'party.count', {
    id: TRADER_ID,
    through: '2026-11-20',
    declarations: 4,
    lowValueDeclarations: 0,
    findings: 1,
    headings: { '8471': 4 },
    origins: ['CN'],
    lastDeclarationOn: '2026-11-20',
    lastFindingOn: '2026-11-20',
  });
  send(SYSTEM, 'reference.publish', {
    country: 'XX',
    version: `xx-${'0'.repeat(32)}`,
    basedOn: null,
    summary: SUMMARY,
  });
  send({ ...SYSTEM, roles: ['administrator'] }, 'subject.erase', { personId: '001099000001', reason: 'theo yêu cầu' });
  return bench.events;
}

const SUMMARY = {
  sections: [{ section: 'tariff', added: 1, removed: 0, changed: 2 }],
  firstDayAffected: '2026-11-21',
  samples: [{ key: '0101.21.00', change: 'changed' }],
};
