import { commandFor, GUARANTEE_ID, stateOf } from './commands.ts';
import { assignCase } from '#core/clearance';
import {
  DECLARATION_ACTIONS,
  DECLARATION_STATUSES,
  isLegal,
  type DeclarationAction,
  type DeclarationNumber,
  type DeclarationStatus,
} from '#core/declaration';
import { seededRandom, type Random } from '#core/kernel';
import {
  ACTORS,
  BANK_ID,
  clearanceBench,
  declarationFor,
  exportFor,
  TRADER_ID,
  type ClearanceBench,
} from '#tests/support/clearance';

/** Something that was seen to lead from one status to another; `null` is before there was any. */
export interface Transition {
  readonly from: DeclarationStatus | null;
  readonly to: DeclarationStatus;
  readonly action: DeclarationAction | 'declaration.lodge';
}

export interface Explored {
  /** Each once, in the order of the statuses. */
  readonly transitions: readonly Transition[];
  /** Steps that succeeded at least once, whether or not they changed the status. */
  readonly taken: ReadonlySet<string>;
}

const SEED = 20_260_101;
const WALKS = 1_500;
const STEPS_PER_WALK = 45;
const DAY_MS = 86_400_000;

/** Walks through the life of many declarations by steps that are legal, and notes where they lead: the chart shows what is so. */
export function exploreLifeCycle(): Explored {
  const random = seededRandom(SEED);
  const transitions = new Map<string, Transition>();
  const taken = new Set<string>();
  const see = (transition: Transition): void => {
    taken.add(transition.action);
    if (transition.from !== transition.to)
      transitions.set(`${transition.from} ${transition.to} ${transition.action}`, transition);
  };
  for (let walk = 0; walk < WALKS; walk += 1) stroll(random, see);
  const order = ({ from, to, action }: Transition): number =>
    (rankOf(from) * DECLARATION_STATUSES.length + rankOf(to)) * DECLARATION_ACTIONS.length + ACTIONS.indexOf(action);
  return { transitions: [...transitions.values()].toSorted((a, b) => order(a) - order(b)), taken };
}

const rankOf = (status: DeclarationStatus | null): number =>
  status === null ? -1 : DECLARATION_STATUSES.indexOf(status);
const ACTIONS: readonly string[] = DECLARATION_ACTIONS;

function stroll(random: Random, see: (transition: Transition) => void): void {
  const bench = clearanceBench({ handlers: [assignCase], streams: [] });
  issueGuarantee(bench);
  const number = lodged(bench, random);
  see({ from: null, to: stateOf(bench, number).status, action: 'declaration.lodge' });
  for (let ordinal = 1; ordinal <= STEPS_PER_WALK; ordinal += 1) {
    const state = stateOf(bench, number);
    const legal = DECLARATION_ACTIONS.filter((action) => isLegal(state, action));
    const action = legal[Math.floor(random.next() * legal.length)];
    if (action === undefined) return;
    // Mostly soon after; now and then when what was secured has fallen due.
    bench.clock.advanceMs(random.next() < 0.03 ? 31 * DAY_MS : 60_000);
    const result = bench.submit(commandFor(action, { bench, number, state, random, ordinal }));
    if (result.ok) see({ from: state.status, to: stateOf(bench, number).status, action });
  }
}

function lodged(bench: ClearanceBench, random: Random): DeclarationNumber {
  const channel = (['green', 'yellow', 'red'] as const)[Math.floor(random.next() * 3)] ?? 'red';
  const declaration = (random.next() < 0.15 ? exportFor : declarationFor)(channel, 'R');
  const data = { declaration, register: random.next() < 0.8 };
  const result = bench.submit({ type: 'declaration.lodge', data, actor: ACTORS.trader });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return (result.value.answer as { readonly number: DeclarationNumber }).number;
}

function issueGuarantee(bench: ClearanceBench): void {
  const terms = { kind: 'general', principalId: TRADER_ID, bankCode: BANK_ID, amount: '900000000000' };
  const data = { id: GUARANTEE_ID, ...terms, validFrom: '2026-01-01', validTo: '2029-12-31' };
  const result = bench.submit({ type: 'guarantee.issue', data, actor: ACTORS.bank });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}
