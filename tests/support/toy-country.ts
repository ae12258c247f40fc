import {
  err,
  ok,
  type Actor,
  type Command,
  type Handler,
  type Json,
  type KeyRef,
  type Outcome,
  type Refusals,
  type StreamDefinition,
  type StreamRef,
} from '#core/kernel';
import type { AnyHandler, AnyStream } from '#server/platform/engine';

/**
 * A country small enough to prove the engine with: accounts that transfer, declarations with numbers and unique references,
 * and commands that misbehave on purpose.
 */
export interface ToyReference {
  readonly taxPercent: number;
}

export const trader: Actor = {
  userId: 'user-1',
  organisationId: 'org-1',
  roles: ['trader'],
  offices: [],
  delegations: [],
};

export type Open = Command<'account.open', { readonly id: string; readonly amount: number }>;
export type Transfer = Command<
  'account.transfer',
  { readonly from: string; readonly to: string; readonly amount: number; readonly memo?: string }
>;
export type Declare = Command<
  'toy.declare',
  { readonly reference: string; readonly goods: string; readonly value: number }
>;
export type Misbehave = Command<
  'toy.misbehave',
  {
    readonly how:
      | 'throw'
      | 'throw-in-prepare'
      | 'circle'
      | 'unbalanced'
      | 'unread-key'
      | 'duplicate-stream'
      | 'huge'
      | 'edit-state'
      | 'unnamed-read'
      | 'no-result'
      | 'no-touches'
      | 'needs-nothing-named'
      | 'no-events';
  }
>;

export const open = (id: string, amount: number): Open => ({
  type: 'account.open',
  actor: trader,
  data: { id, amount },
});
export const transfer = (from: string, to: string, amount: number, memo?: string): Transfer => ({
  type: 'account.transfer',
  actor: trader,
  data: { from, to, amount, ...(memo !== undefined && { memo }) },
});
export const declare = (reference: string, goods = 'laptops', value = 100): Declare => ({
  type: 'toy.declare',
  actor: trader,
  data: { reference, goods, value },
});
export const misbehave = (how: Misbehave['data']['how']): Misbehave => ({
  type: 'toy.misbehave',
  actor: trader,
  data: { how },
});

export interface AccountState {
  readonly balance: number;
  readonly moves: number;
}
export const accountRef = (id: string): StreamRef => ({ type: 'account', id });
export const declarationRef = (id: string): StreamRef => ({ type: 'toy', id });
export const referenceKey = (value: string): KeyRef => ({ key: 'reference', value });

const NOTHING: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: null };

export const refusal = (code: string): Refusals => [
  {
    code,
    pointer: '',
    severity: 'error',
    label: { vi: 'x', en: 'x' },
    message: { vi: 'x', en: 'x' },
    fix: { vi: 'x', en: 'x' },
  },
];

const openAccount: Handler<Open, null, ToyReference> = {
  type: 'account.open',
  prepare: (command) => (command.data.amount < 0 ? err(refusal('TOY-NEGATIVE')) : ok(null)),
  touches: (command) => [accountRef(command.data.id)],
  handle: (command, _prepared, world) => {
    const { id, amount } = command.data;
    if (world.state(accountRef(id)) !== undefined) return err(refusal('TOY-EXISTS'));
    return ok({
      ...NOTHING,
      events: [{ stream: accountRef(id), type: 'opened', version: 1, data: { amount } }],
      postings: [leg(id, amount, id), leg('equity', -amount, id)],
      answer: { opened: id },
    });
  },
};

const transferMoney: Handler<Transfer, null, ToyReference> = {
  type: 'account.transfer',
  prepare: () => ok(null),
  touches: ({ data }) => [accountRef(data.from), accountRef(data.to)],
  handle: ({ data }, _prepared, world, facts) => {
    const from = world.state<AccountState>(accountRef(data.from));
    const to = world.state<AccountState>(accountRef(data.to));
    if (!from || !to) return err(refusal('TOY-UNKNOWN'));
    if (from.balance < data.amount) return err(refusal('TOY-SHORT'));
    const number = world.nextNumber('transfer');
    const memo = data.memo ?? null;
    return ok({
      ...NOTHING,
      events: [
        { stream: accountRef(data.from), type: 'sent', version: 1, data: { amount: data.amount, memo } },
        { stream: accountRef(data.to), type: 'received', version: 1, data: { amount: data.amount, memo } },
      ],
      postings: [leg(data.from, -data.amount, number.toString()), leg(data.to, data.amount, number.toString())],
      outbox: [{ topic: 'transfer', payload: { number: number.toString(), amount: data.amount } }],
      answer: { number: number.toString(), at: facts.at, left: from.balance - data.amount },
    });
  },
};

const lodge: Handler<Declare, { readonly duty: number }, ToyReference> = {
  type: 'toy.declare',
  prepare: (command, facts) => ok({ duty: (command.data.value * facts.reference.taxPercent) / 100 }),
  touches: (command) => [referenceKey(command.data.reference)],
  handle: (command, { duty }, world, facts) => {
    const { reference, goods } = command.data;
    if (world.holder(referenceKey(reference)) !== undefined) return err(refusal('TOY-DUPLICATE'));
    const number = `D${world.nextNumber('declaration')}`;
    const draw = facts.draw(reference);
    return ok({
      events: [
        {
          stream: declarationRef(number),
          type: 'declared',
          version: 1,
          data: { goods, duty, draw, today: facts.today },
        },
      ],
      postings: [leg('receivable', duty, number), leg('revenue', -duty, number)],
      claims: [{ ...referenceKey(reference), holder: number }],
      releases: [],
      outbox: [{ topic: 'declared', payload: { number } }],
      answer: { number, duty, reference: facts.referenceVersion },
    });
  },
};

const misbehaving: Handler<Misbehave, null, ToyReference> = {
  type: 'toy.misbehave',
  prepare: ({ data }) => {
    if (data.how === 'throw-in-prepare') throw new Error('a bug in prepare');
    return ok(null);
  },
  // What a compiler forbids and a program brings about all the same.
  touches: ({ data }) => (data.how === 'no-touches' ? [{} as StreamRef] : [accountRef('A')]),
  handle: ({ data }, _prepared, world) => {
    const event = (value: Json) => ({ stream: accountRef('A'), type: 'noted', version: 1, data: value });
    switch (data.how) {
      case 'throw':
        world.nextNumber('transfer');
        throw new Error('a bug in handle');
      case 'circle':
        return { needsMore: [accountRef('A')] };
      case 'unbalanced':
        return ok({ ...NOTHING, events: [event({})], postings: [leg('A', 1, 'x')] });
      case 'unread-key':
        return ok({ ...NOTHING, events: [event({})], claims: [{ ...referenceKey('never read'), holder: 'A' }] });
      case 'duplicate-stream':
        // Takes for new what was never read and is there.
        return ok({
          ...NOTHING,
          events: [{ stream: accountRef('B'), type: 'opened', version: 1, data: { amount: 1 } }],
        });
      case 'huge':
        return ok({ ...NOTHING, events: [event({ text: 'x'.repeat(9 * 1024 * 1024) })] });
      case 'edit-state': {
        const state = world.state<{ balance: number }>(accountRef('A'));
        if (state) state.balance = 1_000_000;
        return ok({ ...NOTHING, events: [event({})] });
      }
      case 'unnamed-read':
        return ok({
          ...NOTHING,
          events: [event({})],
          answer: { b: world.state<AccountState>(accountRef('B'))?.balance ?? null },
        });
      case 'no-result':
        return undefined as unknown as ReturnType<typeof ok<Outcome>>;
      case 'needs-nothing-named':
        return { needsMore: [{} as StreamRef] };
      case 'no-events':
        return ok({} as Outcome);
      case 'throw-in-prepare':
      case 'no-touches':
        return ok(NOTHING);
    }
  },
};

const account: StreamDefinition<AccountState> = {
  type: 'account',
  foldVersion: 1,
  evolve: (state, event) => {
    const before = state ?? { balance: 0, moves: 0 };
    const { amount = 0 } = event.data as { readonly amount?: number };
    const sign = event.type === 'sent' ? -1 : 1;
    return { balance: before.balance + sign * amount, moves: before.moves + 1 };
  },
};

const toy: StreamDefinition<Json> = { type: 'toy', foldVersion: 1, evolve: (_state, event) => event.data };

export const toyHandlers: readonly AnyHandler<ToyReference>[] = [openAccount, transferMoney, lodge, misbehaving];
export const toyStreams: readonly AnyStream[] = [account, toy];

const leg = (accountName: string, amount: number, subject: string) => ({
  account: accountName,
  amount: amount.toString(),
  subject,
});
