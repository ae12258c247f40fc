import {
  amountDue,
  declarationNumber,
  LEGAL_ACTIONS,
  type Channel,
  type Declaration,
  type DeclarationAction,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import type { Command, Outcome, Refusals, Result } from '#core/kernel';
import { paymentReferenceOf } from '#core/payment';
import {
  ACTORS,
  BANK_ID,
  clearanceBench,
  declarationFor,
  exportFor,
  TRADER_ID,
  type ActorName,
  type ClearanceBench,
} from '#tests/support/clearance';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consignmentKey, declarationRef, ownReferenceKey } from './index.ts';

/** One thing that somebody tries. `which` picks among the declarations there are; trying it on none is trying it on a number that is not there. */
type Step = { readonly by: ActorName; readonly which: number; readonly minutes: number } & (
  | {
      readonly do: 'lodge';
      readonly channel: Channel;
      readonly reference: string;
      readonly goods: string;
      readonly register: boolean;
      readonly replace: boolean;
      readonly isExport: boolean;
    }
  | { readonly do: 'register' | 'attach' | 'accept' | 'request' | 'order' }
  | { readonly do: 'find'; readonly conforms: boolean; readonly line: number }
  | { readonly do: 'credit'; readonly share: 'part' | 'all' | 'more'; readonly message: number; readonly lost: boolean }
);

const common = { by: fc.constantFrom(...(Object.keys(ACTORS) as ActorName[])), which: fc.nat(2), minutes: fc.nat(12) };
const lawful = (by: readonly ActorName[]) => ({
  ...common,
  by: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...by) }, { weight: 1, arbitrary: common.by }),
});
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constant('lodge' as const),
    channel: fc.constantFrom<Channel>('green', 'yellow', 'red'),
    reference: fc.constantFrom('R1', 'R2', 'R3', 'R4'),
    goods: fc.constantFrom('G1', 'G2', 'G3', 'G4'),
    register: fc.boolean(),
    replace: fc.boolean(),
    isExport: fc.boolean(),
  }),
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constantFrom('register' as const, 'attach' as const, 'order' as const),
  }),
  fc.record({ ...lawful(['documents', 'inspection']), do: fc.constantFrom('accept' as const, 'request' as const) }),
  fc.record({
    ...lawful(['inspection']),
    do: fc.constant('find' as const),
    conforms: fc.boolean(),
    line: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    ...lawful(['bank']),
    do: fc.constant('credit' as const),
    share: fc.constantFrom('part' as const, 'all' as const, 'more' as const),
    message: fc.nat(6),
    lost: fc.boolean(),
  }),
);

const NONE = declarationNumber('199999999990');

function commandOf(step: Step, bench: ClearanceBench, numbers: readonly DeclarationNumber[], index: number): Command {
  const number = numbers[step.which] ?? NONE;
  const command = (type: string, data: object): Command => ({ type, data, actor: ACTORS[step.by] });
  switch (step.do) {
    case 'lodge': {
      const declaration = (step.isExport ? exportFor : declarationFor)(step.channel, step.goods);
      return command('declaration.lodge', {
        declaration: { ...declaration, functionalReferenceId: step.reference },
        register: step.register,
        ...(step.replace ? { replaces: number } : {}),
      });
    }
    case 'register':
      return command('declaration.register', { number });
    case 'attach':
      return command('declaration.attach', {
        number,
        attachment: { id: 'a', typeCode: 'INV', name: 'n', mediaType: 'application/pdf', sizeBytes: 1 },
      });
    case 'accept':
      return command('case.accept', { number, reason: 'r' });
    case 'request':
      return command('case.requestDocuments', { number, reason: 'r', documents: [{ typeCode: 'INV', note: 'n' }] });
    case 'find':
      return command('case.recordFinding', {
        number,
        conforms: step.conforms,
        note: 'n',
        lines: [{ sequence: step.line, note: 'n' }],
        declaredLines: [1],
      });
    case 'order':
      return command('payment.order', { number, orderId: `O${index}` });
    case 'credit': {
      const due = stateOf(bench, number) ? amountDue(stateOf(bench, number) as DeclarationState) : 0n;
      const amount = step.share === 'part' ? due / 2n + 1n : step.share === 'all' ? due : due + 99n;
      return command('payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: `M${step.message}`,
        paymentReference: step.lost ? 'HD1' : paymentReferenceOf(number),
        payerName: 'p',
        amount: (amount > 0n ? amount : 1n).toString(),
      });
    }
  }
}

const stateOf = (bench: ClearanceBench, number: DeclarationNumber) =>
  bench.state<DeclarationState>(declarationRef(number));

/** Which line of the lifecycle a step answers to, said once more and apart from the handlers. */
function actionOf(step: Step): DeclarationAction | null {
  switch (step.do) {
    case 'lodge':
      return step.replace ? 'declaration.replace' : null;
    case 'register':
      return 'declaration.register';
    case 'attach':
      return 'declaration.attach';
    case 'accept':
      return 'case.accept';
    case 'request':
      return 'case.requestDocuments';
    case 'find':
      return 'case.recordFinding';
    case 'order':
      return 'payment.order';
    case 'credit':
      return null;
  }
}

function checkStep(step: Step, before: DeclarationState | undefined, result: Result<Outcome, Refusals>): void {
  if (!result.ok) return;
  const action = actionOf(step);
  if (action !== null) {
    expect(before, `${action} on what is not there`).toBeDefined();
    expect(LEGAL_ACTIONS[before?.status ?? 'released'] as readonly string[]).toContain(action);
  }
  if (step.do === 'accept') expect(before?.channel).toBe('yellow');
  if (step.do === 'find') expect(before?.channel).toBe('red');
  expect(result.value.postings.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(0n);
}

function checkWorld(
  bench: ClearanceBench,
  numbers: readonly DeclarationNumber[],
  credited: ReadonlyMap<string, bigint>,
): void {
  const receivable = new Map<string, bigint>();
  const totals = new Map<string, bigint>();
  for (const { account, subject, amount } of bench.postings) {
    totals.set(account, (totals.get(account) ?? 0n) + BigInt(amount));
    if (account === 'duty-receivable') receivable.set(subject, (receivable.get(subject) ?? 0n) + BigInt(amount));
  }
  for (const number of numbers) {
    const state = stateOf(bench, number);
    if (!state) throw new Error(`${number} was answered and is not there`);
    const history = bench.events.filter(({ stream }) => stream.id === number);
    const types = history.map(({ type }) => type);
    expect(receivable.get(number) ?? 0n, 'what is owed is what the ledger says').toBe(amountDue(state));
    expect(amountDue(state) >= 0n).toBe(true);
    expect(types.filter((type) => type === 'Registered').length).toBeLessThanOrEqual(1);
    expect(types.filter((type) => type === 'Released').length).toBeLessThanOrEqual(1);
    expect(state.releasedAt !== null).toBe(state.status === 'released');
    if (types.includes('Released')) {
      expect(types.at(-1)).toBe('Released');
      const conforming = history.findLast(({ type }) => type === 'FindingRecorded')?.data as
        | { readonly conforms?: boolean }
        | undefined;
      const passed = { green: true, yellow: types.includes('ControlAccepted'), red: conforming?.conforms === true }[
        state.channel ?? 'red'
      ];
      expect({ passed, due: amountDue(state) }).toEqual({ passed: true, due: 0n });
    } else {
      expect(
        state.registeredAt !== null && state.controlPassed && amountDue(state) <= 0n,
        'what is free is released',
      ).toBe(false);
    }
    const registered = history.find(({ type }) => type === 'Registered')?.data as
      | { readonly declaration: Declaration }
      | undefined;
    const goods = registered && consignmentKey(TRADER_ID, state.head.direction, registered.declaration);
    if (goods) expect(bench.holder(goods), 'goods are declared once').toBe(number);
    const { ownReference } = state.head;
    if (ownReference !== null) expect(bench.holder(ownReferenceKey(TRADER_ID, ownReference))).toBe(number);
  }
  const received = [...credited.values()].reduce((sum, amount) => sum + amount, 0n);
  expect(totals.get(`bank:${BANK_ID}`) ?? 0n, 'each credit is booked once').toBe(received);
  expect([...totals.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
}

describe('whatever anybody tries, in whatever order', () => {
  test('only legal steps succeed, nothing leaves unless controlled and paid, and the books always say what is owed', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 40, size: 'max' }), (tried) => {
        const bench = clearanceBench();
        const numbers: DeclarationNumber[] = [];
        const credited = new Map<string, bigint>();
        for (const [index, step] of tried.entries()) {
          bench.clock.advanceMs(step.minutes * 60_000);
          const number = numbers[step.which] ?? NONE;
          const before = stateOf(bench, number);
          const command = commandOf(step, bench, numbers, index);
          const eventsBefore = bench.events.length;
          const result = bench.submit(command);
          checkStep(step, before, result);
          if (!result.ok) expect(bench.events.length).toBe(eventsBefore);
          if (result.ok && step.do === 'lodge' && !step.replace)
            numbers.push((result.value.answer as { readonly number: DeclarationNumber }).number);
          if (result.ok && step.do === 'credit') {
            const { bankMessageId, amount } = command.data as {
              readonly bankMessageId: string;
              readonly amount: string;
            };
            credited.set(bankMessageId, BigInt(amount));
          }
          checkWorld(bench, numbers, credited);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('a declaration in good order reaches its release in every channel', () => {
    for (const channel of ['green', 'yellow', 'red'] as const) {
      const bench = clearanceBench();
      const send = (by: ActorName, type: string, data: object) => bench.submit({ type, data, actor: ACTORS[by] });
      const lodged = send('trader', 'declaration.lodge', { declaration: declarationFor(channel, 'R'), register: true });
      if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
      const { number, totalPayable, paymentReference } = lodged.value.answer as {
        readonly number: DeclarationNumber;
        readonly totalPayable: string;
        readonly paymentReference: string;
      };
      expect(stateOf(bench, number)?.channel).toBe(channel);
      if (channel === 'yellow') send('documents', 'case.accept', { number, reason: 'r' });
      if (channel === 'red')
        send('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'n', declaredLines: [1] });
      send('bank', 'payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: 'm',
        paymentReference,
        payerName: 'p',
        amount: totalPayable,
      });
      expect(stateOf(bench, number)?.status).toBe('released');
    }
  });
});
