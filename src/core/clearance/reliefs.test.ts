import type { Actor, Outcome, Refusals, Result } from '#core/kernel';
import { DECLARATION_STREAM, type Declaration, type DeclarationState, type GoodsItem } from '#core/declaration';
import { ACCOUNTS } from '#core/ledger';
import { updateParty } from '#core/party';
import {
  decideExemptionList,
  exemptionListRef,
  exemptionListStream,
  quotaPageRef,
  quotaStream,
  submitExemptionList,
  suspendExemptionList,
  type ExemptionListState,
  type QuotaPageState,
} from '#core/relief';
import {
  ACTORS,
  clearanceBench,
  declarationFor,
  OTHER_ID,
  TRADER_ID,
  type ClearanceBench,
} from '#tests/support/clearance';
import { sampleExport, sampleItem } from '#tests/support/sample-declarations';
import { inForceOn } from '#tests/support/steps';
import { beforeEach, describe, expect, test } from 'vitest';
import { giveBackRelief } from './index.ts';

const LIST = 'EL000000001';
const LEADER: Actor = { ...ACTORS.documents, userId: 'leader', roles: ['officeLeader'] };

let bench: ClearanceBench;
beforeEach(() => {
  bench = clearanceBench({
    handlers: [submitExemptionList, decideExemptionList, suspendExemptionList, giveBackRelief, updateParty],
    streams: [exemptionListStream, quotaStream],
  });
  const line = { line: 1, codePrefix: '8471', name: 'Máy tính', unitCode: 'PCE', quantity: '25' };
  const content = { project: 'Dự án thử', validFrom: '2026-01-01', validTo: '2026-12-31', lines: [line] };
  send(ACTORS.trader, 'exemptionList.submit', {
    holderId: TRADER_ID,
    officeId: '02CI',
    groundCode: 'FIXEDASSET',
    content,
  });
  send(ACTORS.documents, 'exemptionList.decide', { id: LIST, accept: true, reason: 'đủ hồ sơ' });
});

const send = (actor: Actor, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor });
const refused = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
const said = (result: Result<Outcome, Refusals>): string => (result.ok ? '' : (result.error[0]?.message.en ?? ''));
const answer = (result: Result<Outcome, Refusals>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.answer as { readonly number: string; readonly totalPayable: string };
};

/** Ten laptops on a line, free of duty by the list. */
const listed = (reference = `${LIST}/1`, facts: Partial<GoodsItem> = {}): GoodsItem =>
  sampleItem({
    dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
    additionalDocuments: [{ typeCode: 'EXL', id: reference }],
    ...facts,
  });
const sugar = (tonnes: string): GoodsItem =>
  sampleItem({
    commodityCode: '17019910',
    description: 'Đường tinh luyện',
    tariffQuantity: { value: String(Number(tonnes) * 1000), unitCode: 'KGM' },
    unitPriceAmount: { amount: '0.001', currency: 'USD' },
    itemChargeAmount: { amount: tonnes, currency: 'USD' },
    dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId: 'SUGAR' }],
  });
const declarationOf = (
  ownReference: string,
  items: readonly GoodsItem[],
  facts: Partial<Declaration> = {},
): Declaration => {
  const total = items.reduce((sum, item) => sum + Number(item.itemChargeAmount?.amount ?? '0'), 0);
  return declarationFor('green', ownReference, {
    goodsItems: items.map((item, index) => ({ ...item, sequence: index + 1 })),
    goodsItemQuantity: items.length,
    invoiceAmount: { amount: String(total), currency: 'USD' },
    invoice: { id: `INV-${ownReference}`, issueDate: '2026-11-05', priceKindCode: 'A', paymentTermsCode: 'TTR' },
    totalGrossMass: { value: '999999', unitCode: 'TNE' },
    ...facts,
  });
};
const lodge = (declaration: Declaration, register = true, actor: Actor = ACTORS.trader) =>
  send(actor, 'declaration.lodge', { declaration, register });

const drawnOnList = (): string | undefined => bench.state<ExemptionListState>(exemptionListRef(LIST))?.lines[0]?.drawn;
const drawnOfQuota = (): string | undefined => bench.state<QuotaPageState>(quotaPageRef('SUGAR|2026-01-01', 0))?.drawn;
const stateOf = (number: string) => bench.state<DeclarationState>({ type: DECLARATION_STREAM, id: number });

const LIST_PLACE = '/goodsItems/0/additionalDocuments/0';
const QUOTA_PLACE = '/goodsItems/0/dutyTaxFees/0/quotaOrderId';

describe('an exemption list', () => {
  test('is drawn on by registering, line by line, until it holds no more; then the answer says what is left', () => {
    expect(answer(lodge(declarationOf('A', [listed(), listed()])))).toMatchObject({ totalPayable: expect.any(String) });
    expect(drawnOnList()).toBe('20');
    const beyond = lodge(declarationOf('B', [listed()]));
    expect(refused(beyond)).toEqual([`RLF-026 ${LIST_PLACE}`]);
    expect(said(beyond)).toBe('Line 1 of list EL000000001 has 5 PCE left; the declaration needs 10 PCE');
    expect(drawnOnList()).toBe('20');
  });

  test('frees the duty it is claimed for, and leaves the other taxes', () => {
    const withList = answer(lodge(declarationOf('A', [listed()]))).totalPayable;
    const { dutyTaxFees: _claim, additionalDocuments: _list, ...plain } = listed();
    const withoutList = answer(lodge(declarationOf('B', [plain]))).totalPayable;
    expect(BigInt(withList)).toBeLessThanOrEqual(BigInt(withoutList));
  });

  test('counts all lines of a declaration together', () => {
    expect(refused(lodge(declarationOf('A', [listed(), listed(), listed()])))).toEqual([
      'RLF-026 /goodsItems/2/additionalDocuments/0',
    ]);
    expect(drawnOnList()).toBe('0');
  });

  test('is not drawn on by a pre-registration, which hears of the balance all the same, but by its registration', () => {
    const { number } = answer(lodge(declarationOf('A', [listed()]), false));
    expect(drawnOnList()).toBe('0');
    expect(refused(lodge(declarationOf('B', [listed(), listed(), listed()]), false))).toEqual([
      'RLF-026 /goodsItems/2/additionalDocuments/0',
    ]);
    expect(send(ACTORS.trader, 'declaration.register', { number }).ok).toBe(true);
    expect(drawnOnList()).toBe('10');
    expect(stateOf(number)?.reliefDraws).toEqual([
      { account: 'list', id: LIST, line: 1, item: 1, quantity: '10', unitCode: 'PCE' },
    ]);
  });

  test('of another holder, suspended, unknown or without that line is refused', () => {
    const other = declarationOf('A', [listed()], { importer: { id: OTHER_ID, name: 'Công ty Ví Dụ Hai' } });
    expect(refused(lodge(other, true, ACTORS.other))).toEqual([`RLF-020 ${LIST_PLACE}`]);
    expect(refused(lodge(declarationOf('B', [listed('EL000000009/1')])))).toEqual([`RLF-020 ${LIST_PLACE}`]);
    expect(refused(lodge(declarationOf('C', [listed(`${LIST}/2`)])))).toEqual([`RLF-024 ${LIST_PLACE}`]);
    send(ACTORS.documents, 'exemptionList.suspend', { id: LIST, reason: 'kiểm tra lại' });
    expect(refused(lodge(declarationOf('D', [listed()])))).toEqual([`RLF-021 ${LIST_PLACE}`]);
  });

  test('is for its goods, on its ground, in its days', () => {
    const fees = [{ typeCode: 'CUD', exemptionCode: 'RESEARCH' }];
    expect(refused(lodge(declarationOf('A', [listed(undefined, { dutyTaxFees: fees })])))).toEqual([
      `RLF-023 ${LIST_PLACE}`,
    ]);
    expect(refused(lodge(declarationOf('B', [listed(undefined, { commodityCode: '84433290' })])))).toEqual([
      `RLF-025 ${LIST_PLACE}`,
    ]);
    bench.clock.advanceMs(60 * 86_400_000);
    expect(refused(lodge(declarationOf('C', [listed()])))).toContain(`RLF-022 ${LIST_PLACE}`);
  });

  test('draws the quantity of the line, whatever the document says is to be written off', () => {
    const stated = (value: string, unitCode: string) =>
      listed(undefined, {
        additionalDocuments: [{ typeCode: 'EXL', id: `${LIST}/1`, writeOffQuantity: { value, unitCode } }],
      });
    expect(refused(lodge(declarationOf('A', [stated('1', 'PCE')])))).toEqual([
      `RLF-013 ${LIST_PLACE}/writeOffQuantity`,
    ]);
    expect(lodge(declarationOf('B', [stated('10.0', 'PCE')])).ok).toBe(true);
  });
});

describe('a tariff quota', () => {
  test('is drawn on in the order of arrival, and a refusal says what is left and what else can be claimed', () => {
    expect(lodge(declarationOf('A', [sugar('123990')])).ok).toBe(true);
    expect(drawnOfQuota()).toBe('123990');
    const beyond = lodge(declarationOf('B', [sugar('11')]));
    expect(refused(beyond)).toEqual([`RLF-027 ${QUOTA_PLACE}`]);
    expect(said(beyond)).toBe('Quota “Cane and beet sugar” has 10 TNE left; the declaration needs 11 TNE');
    expect(beyond.ok ? '' : beyond.error[0]?.fix.en).toContain('OUTQUOTA');
    expect(lodge(declarationOf('C', [sugar('10')])).ok).toBe(true);
    expect(drawnOfQuota()).toBe('124000');
  });
});

describe('a claim on value added tax beside a regime', () => {
  const beside = (exemptionCode: string) =>
    refused(
      lodge(
        declarationOf('VAT', [
          sampleItem({ dutyTaxFees: [{ typeCode: 'VAT', dutyRegimeCode: 'VAT8', exemptionCode }] }),
        ]),
      ),
    );
  const place = '/goodsItems/0/dutyTaxFees/0/exemptionCode';

  test('opens no ground that it would not open without the regime', () => {
    expect(beside('PRIORITY')).toEqual([`RLF-031 ${place}`]);
    expect(beside('TEMPIN')).toEqual([`RLF-014 ${place}`]);
    expect(beside('DIPLOMATIC')).toEqual([`RLF-014 ${place}`, `RLF-007 ${place}`]);
  });

  test('is the ground of that choice where it is no ground of relief', () => {
    expect(beside('VB145')).toEqual([]);
  });
});

describe('a deferral of a priority enterprise', () => {
  const CLAIM = [{ typeCode: 'VAT', exemptionCode: 'PRIORITY' }];
  const SYSTEM: Actor = { ...ACTORS.trader, userId: 'system', organisationId: '', roles: ['administrator', 'system'] };
  const deferred = (own = 'D') => lodge(declarationOf(own, [sampleItem({ dutyTaxFees: CLAIM })]));
  const balances = (): Readonly<Record<string, bigint>> => {
    const sums: Record<string, bigint> = {};
    for (const { account, amount } of bench.postings) sums[account] = (sums[account] ?? 0n) + BigInt(amount);
    return sums;
  };

  test('is released before it pays, and owes no less: what it pays then closes the books, and more waits in suspense', () => {
    expect(refused(deferred())).toEqual(['RLF-031 /goodsItems/0/dutyTaxFees/0/exemptionCode']);
    const fields = { aeo: true, complianceLevel: 1 };
    expect(send(SYSTEM, 'party.update', { id: TRADER_ID, fields, reason: 'công nhận' }).ok).toBe(true);
    const { number, totalPayable } = answer(deferred());
    const due = stateOf(number)?.deferred?.amount ?? '0';
    expect(due).toBe(totalPayable);
    expect(stateOf(number)).toMatchObject({ status: 'released', amountPaid: '0', deferred: { dueOn: '2026-12-10' } });
    const owed = balances();
    expect(Object.values(owed).reduce((sum, one) => sum + one, 0n)).toBe(0n);

    const pay = (bankMessageId: string, amount: string) =>
      send(ACTORS.bank, 'payment.receive', {
        bankCode: ACTORS.bank.organisationId,
        bankMessageId,
        paymentReference: stateOf(number)?.paymentReference,
        payerName: 'Công ty TNHH Ví Dụ Một',
        amount,
      });
    expect(pay('1', '1').ok).toBe(true);
    expect(stateOf(number)).toMatchObject({ status: 'released', amountPaid: '1' });
    const rest = pay('2', totalPayable);
    expect(rest.ok && rest.value.answer).toMatchObject({ inSuspense: '1', status: 'released' });
    expect(stateOf(number)?.amountPaid).toBe(totalPayable);
    const closed = balances();
    expect(Object.values(closed).reduce((sum, one) => sum + one, 0n)).toBe(0n);
    expect(Object.entries(closed).filter(([account]) => account === ACCOUNTS.dutyReceivable)).toEqual([
      [expect.any(String), 0n],
    ]);
  });
});

describe('giving back', () => {
  test('restores what a declaration drew, once, by a leader of its office', () => {
    const { number } = answer(lodge(declarationOf('A', [listed(), sugar('5')])));
    expect([drawnOnList(), drawnOfQuota()]).toEqual(['10', '5']);
    const giveBack = (actor: Actor) => send(actor, 'relief.giveBack', { number, reason: 'hàng tái xuất' });
    expect(refused(giveBack(ACTORS.trader))).toEqual(['ACC-001 ']);
    expect(refused(giveBack(ACTORS.documents))).toEqual(['ACC-001 ']);
    expect(refused(giveBack(ACTORS.other))).toEqual(['LIF-002 /number']);
    expect(giveBack(LEADER).ok).toBe(true);
    expect([drawnOnList(), drawnOfQuota()]).toEqual(['0', '0']);
    expect(stateOf(number)).not.toHaveProperty('reliefDraws');
    expect(refused(giveBack(LEADER))).toEqual(['RLF-051 /number']);
  });
});

describe('a temporary admission', () => {
  const admission = (typeCode: string, ownReference: string) =>
    answer(lodge(declarationOf(ownReference, [sampleItem()], { typeCode }))).number;
  const reExport = (ownReference: string, ids: readonly string[]): Declaration => ({
    ...sampleExport(),
    typeCode: 'G21',
    functionalReferenceId: ownReference,
    exporter: { id: TRADER_ID, name: 'Công ty TNHH Ví Dụ Một' },
    invoice: { id: `BL-GREEN-${ownReference}`, issueDate: '2026-11-05', priceKindCode: 'A', paymentTermsCode: 'TTR' },
    ...(ids.length > 0 && { previousDocuments: ids.map((id) => ({ typeCode: 'TDN', id })) }),
  });

  test('is ended by a re-export that names it, of the fitting type and the same party', () => {
    const number = admission('G11', 'IN');
    expect(stateOf(number)).not.toHaveProperty('endedBy');
    const { number: by } = answer(lodge(reExport('OUT', [number, number])));
    expect(stateOf(number)).toMatchObject({ endedBy: by });
    expect(lodge(reExport('OUT-AGAIN', [number])).ok).toBe(true);
    expect(stateOf(number)).toMatchObject({ endedBy: by });
    const machines = admission('G13', 'IN-2');
    expect(refused(lodge(reExport('OUT-2', [machines])))).toEqual(['RLF-029 /previousDocuments/0/id']);
  });

  test('runs again once what ended it is cancelled or names it no more', () => {
    const [number, second] = [admission('G11', 'IN'), admission('G11', 'IN-2')];
    const invoice = { id: 'BL-YELLOW-OUT', issueDate: '2026-11-05', priceKindCode: 'A', paymentTermsCode: 'TTR' };
    const checked = (id: string) => ({ ...reExport('OUT', [id]), invoice });
    const { number: by } = answer(lodge(checked(`${number.slice(0, -1)}1`)));
    expect(stateOf(number)).toMatchObject({ endedBy: by });
    const amended = { number: by, inForce: inForceOn(bench, by), declaration: checked(second) };
    const amend = { ...amended, reasonCode: '6', reason: 'sửa số tờ khai', confirm: true };
    expect(refused(send(ACTORS.trader, 'declaration.amend', amend))).toEqual([]);
    expect(stateOf(number)).not.toHaveProperty('endedBy');
    expect(stateOf(second)).toMatchObject({ endedBy: by });
    const cancel = { number: by, inForce: inForceOn(bench, by), groundCode: 'NO_PERMIT', reason: 'r' };
    expect(refused(send(LEADER, 'case.cancel', cancel))).toEqual([]);
    expect(stateOf(second)).not.toHaveProperty('endedBy');
  });

  test('that is not ours may be that of another system; one left out is asked for, without standing in the way', () => {
    expect(lodge(reExport('OUT', ['309999999990'])).ok).toBe(true);
    const unnamed = lodge(reExport('OUT-2', []));
    expect(unnamed.ok && unnamed.value.answer).toMatchObject({
      warnings: [{ code: 'RLF-030', severity: 'warning' }],
    });
  });
});
