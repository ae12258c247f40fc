import { declarationRef, readReversible, type InForce } from '#core/clearance';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { ACTORS, declarationFor, type ClearanceBench } from '#tests/support/clearance';

/** What a life needs to go on. */
export interface Living {
  readonly bench: ClearanceBench;
  readonly send: (actor: Actor, type: string, data: object) => unknown;
  readonly lodged: (declaration: object) => {
    readonly number: DeclarationNumber;
    readonly reference: string;
    readonly total: string;
  };
  readonly paid: (message: string, paymentReference: string, amount: string) => void;
}

/** Every kind of decision, each taken back once, and appeals in each of their ends. */
export function lifeOfDecisions({ bench, send, lodged, paid }: Living): void {
  const { trader, documents, inspection, leader, deputy } = ACTORS;
  const stateOf = (number: DeclarationNumber) => bench.state<DeclarationState>(declarationRef(number));
  const inForce = (number: DeclarationNumber): InForce => inForceIn(bench, number);
  const lastDecision = (number: DeclarationNumber): string => stateOf(number)?.decisions?.at(-1)?.position ?? '';
  const reversibleAt = (number: DeclarationNumber, position: string) =>
    readReversible(
      bench.events.filter(({ stream }) => stream.id === number),
      position,
    );
  const reverse = (number: DeclarationNumber): void => {
    const reversible = reversibleAt(number, lastDecision(number));
    send(deputy, 'case.reverse', { number, inForce: inForce(number), reversible, reason: 'sai sót' });
  };
  const appeal = (number: DeclarationNumber): string => {
    send(trader, 'declaration.appeal', { number, decision: lastDecision(number), text: 'không đúng quy định' });
    return stateOf(number)?.appeals?.at(-1)?.id ?? '';
  };
  const answer = (number: DeclarationNumber, appealId: string, outcome: 'upheld' | 'dismissed'): void => {
    const reversible = reversibleAt(number, lastDecision(number));
    const on = { number, appealId, inForce: inForce(number), reversible, outcome };
    send(deputy, 'appeal.decide', { ...on, reason: 'đã xem xét' });
  };

  const red = lodged(declarationFor('red', 'DECIDED-RED')).number;
  const finding = { number: red, note: 'thiếu', lines: [], declaredLines: [1], conforms: false };
  send(inspection, 'case.recordFinding', finding);
  reverse(red);
  send(leader, 'case.rechannel', { number: red, channel: 'yellow', reason: 'thông tin mới' });
  const withdrawn = appeal(red);
  send(trader, 'declaration.withdrawAppeal', { number: red, appealId: withdrawn, reason: 'đã hiểu' });
  reverse(red);
  const ground = { number: red, groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' };
  send(trader, 'declaration.requestCancellation', ground);
  const letter = { vi: 'Không chấp nhận đề nghị hủy tờ khai.', en: 'The request to cancel is refused.' };
  send(leader, 'case.rejectCancellation', { number: red, reason: 'đã có vi phạm', letter });
  reverse(red);
  send(leader, 'case.cancel', { ...ground, inForce: inForce(red) });
  reverse(red);

  const yellow = lodged(declarationFor('yellow', 'DECIDED-YELLOW'));
  const { number } = yellow;
  send(documents, 'case.accept', { number, reason: 'đủ' });
  paid('M-DECIDED', yellow.reference, yellow.total);
  const request = { number, inForce: inForce(number), reasonCode: '6', reason: 'sửa số kiện', confirm: true };
  const declaration = { ...inForce(number).declaration, totalPackageQuantity: 3 };
  send(trader, 'declaration.amend', { ...request, declaration });
  send(leader, 'amendment.reject', { number, reason: 'không có căn cứ' });
  reverse(number);
  send(leader, 'amendment.accept', { number, inForce: inForce(number) });
  send(leader, 'case.assess', { ...request, declaration: dearer(inForce(number)), inForce: inForce(number) });
  const upheld = appeal(number);
  send(leader, 'appeal.prolong', { number, appealId: upheld, reason: 'phức tạp' });
  answer(number, upheld, 'upheld');
  send(leader, 'case.assess', { ...request, declaration: dearer(inForce(number)), inForce: inForce(number) });
  answer(number, appeal(number), 'dismissed');

  const failed = lodged(declarationFor('yellow', 'CUT-SHORT')).number;
  send(documents, 'case.cancel', {
    number: failed,
    inForce: inForce(failed),
    groundCode: 'SYSTEM_FAILURE',
    reason: 'hệ thống ngừng',
  });
  send(documents, 'declaration.lodgePaper', {
    declaration: declarationFor('yellow', 'CUT-SHORT'),
    channel: 'yellow',
    replacedGround: 'SYSTEM_FAILURE',
    paper: {
      number: 'GIAY-0007',
      on: '2026-11-20',
      acceptedBy: 'Công chức Thử',
      releasedAt: '2026-11-20T08:00:00.000Z',
      replaces: failed,
    },
  });
}

const dearer = ({ declaration }: InForce) => ({
  ...declaration,
  invoiceAmount: { amount: '4000', currency: 'USD' },
  goodsItems: declaration.goodsItems.map((item) => ({
    ...item,
    itemChargeAmount: { amount: '4000', currency: 'USD' },
    unitPriceAmount: { amount: '400', currency: 'USD' },
  })),
});

/** The version in force, read from the journal as a route reads it. */
export function inForceIn(bench: Living['bench'], number: DeclarationNumber): InForce {
  const position = bench.state<DeclarationState>(declarationRef(number))?.documentPosition ?? '';
  const data = bench.events.find((event) => event.position.toString() === position)?.data;
  const { declaration, legalDate, selection } = data as unknown as Partial<InForce> &
    Pick<InForce, 'declaration' | 'legalDate'>;
  return { declaration, legalDate, selection: selection ?? null, position };
}
