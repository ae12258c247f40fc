import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { freed, freedData, freedEvents } from './securities.ts';
import { declarationRef } from './streams.ts';
import { can, type Resource } from '#core/access';
import {
  amountDue,
  amountDueNow,
  DECLARATION_STREAM,
  declarationStream,
  isLegal,
  lacksVersion,
  legalActions,
  legalStepOf,
  refundLeft,
  type DeclarationAction,
  type DeclarationEventData,
  type DeclarationHead,
  type DeclarationNumber,
  type DeclarationState,
  type ReleaseBasis,
} from '#core/declaration';
import {
  err,
  ok,
  type Actor,
  type Command,
  type Facts,
  type Json,
  type NewEvent,
  type Outcome,
  type Posting,
  type RecordedEvent,
  type Refusal,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import type { PartyId } from '#core/party';

/** An existing declaration that this actor may act on now. */
export interface CaseWorld {
  readonly state: DeclarationState;
  readonly actor: Actor;
}

/** The party whose goods they are: the importer on import, the exporter on export. */
export const principalOf = (head: Pick<DeclarationHead, 'direction' | 'importerId' | 'exporterId'>): PartyId | null =>
  head.direction === 'import' ? head.importerId : head.exporterId;

/** What a declaration is to the policy table. A broker that sent it acts by delegation, not because it sent it. */
export const resourceOf = (head: Omit<DeclarationHead, 'number'>): Resource => ({
  principalId: principalOf(head) ?? undefined,
  organisationIds: [head.importerId, head.exporterId, head.declarantId].filter((id) => id !== null),
  officeId: head.officeId,
});

/**
 * Finds the case, checks that the actor may know of it and act on it, and that the act is legal in its status.
 * One who may not read it learns only that there is none.
 */
export function open(
  command: Command<string, { readonly number: DeclarationNumber }>,
  world: WorkingSet,
): Result<CaseWorld, Refusals> {
  const state = world.state<DeclarationState>(declarationRef(command.data.number));
  const action = command.type as DeclarationAction;
  if (!state || !can(command.actor, 'declaration.read', resourceOf(state.head)))
    return err([refuse('LIF-002', '/number')]);
  const { policy } = legalStepOf(action);
  const resource = resourceOf(state.head);
  const refused = notAllowed(command.actor, policy, resource);
  if (refused) return err(refused);
  if (!isLegal(state, action)) return err([illegal(state, action, command.actor)]);
  return ok({ state, actor: command.actor });
}

/** That a step is not legal now, and which ones this actor could take instead. */
function illegal(state: DeclarationState, action: DeclarationAction, actor: Actor): Refusal {
  const resource = resourceOf(state.head);
  const names = legalActions(state)
    .filter((legal) => can(actor, legalStepOf(legal).policy, resource))
    .map((legal) => legalStepOf(legal).name);
  const { name } = legalStepOf(action);
  const message = {
    vi: `“${name.vi}” không thực hiện được khi tờ khai đang ở trạng thái hiện tại`,
    en: `“${name.en}” does not fit the current status of the declaration`,
  };
  const refused = lacksVersion(state, action) ? refuse('AMD-001', '/number') : { ...refuse('LIF-001'), message };
  if (names.length === 0) return refused;
  const fix = {
    vi: `Lúc này làm được: ${names.map(({ vi }) => vi).join('; ')}`,
    en: `What can be done now: ${names.map(({ en }) => en).join('; ')}`,
  };
  return { ...refused, fix };
}

export function declarationEvent(
  number: DeclarationNumber,
  data: DeclarationEventData,
  principalId: PartyId | null = null,
): NewEvent {
  const { type, ...rest } = data;
  const event = { stream: declarationRef(number), type, version: 1, data: rest as unknown as Json };
  return principalId === null ? event : { ...event, subject: principalId };
}

export interface Extra {
  readonly events?: readonly NewEvent[];
  readonly postings?: readonly Posting[];
  readonly claims?: Outcome['claims'];
  readonly releases?: Outcome['releases'];
  readonly outbox?: Outcome['outbox'];
  readonly answer?: (state: DeclarationState) => Json;
}

/**
 * Folds what was decided; what was paid too much becomes owed to the payer, and where control and money leave nothing open
 * the release is added. One outcome, one transaction.
 */
export function finished(
  world: { readonly state: DeclarationState | undefined; readonly actor: Actor },
  taken: readonly DeclarationEventData[],
  facts: Facts<ClearanceReference>,
  given: Extra = {},
): Outcome {
  const { decided, extra } = withSetOff(world, taken, facts, given);
  const before = fold(world.state, decided, world.actor, facts);
  const { number } = before.head;
  const overpaid = -amountDue(before);
  const refund: readonly DeclarationEventData[] =
    overpaid > 0n ? [{ type: 'RefundDue', amount: overpaid.toString() }] : [];
  const uncovered = freed(before);
  // Goods that a declaration is to be cancelled for do not leave on it before customs has answered.
  const free = before.status === 'awaitingPayment' && before.cancellation === undefined && amountDueNow(before) <= 0n;
  const release: readonly DeclarationEventData[] = free ? [releasing(before)] : [];
  const followed = [...refund, ...freedData(uncovered), ...release, ...finalising(before, decided)];
  const state = fold(before, followed, world.actor, facts);
  return {
    events: [
      ...[...decided, ...followed].map((data) => declarationEvent(number, data, ownerOf(data, before.head))),
      ...(extra.events ?? []),
      ...freedEvents(number, uncovered),
    ],
    postings:
      refund.length === 0 ? (extra.postings ?? []) : [...(extra.postings ?? []), ...refundPostings(number, overpaid)],
    claims: extra.claims ?? [],
    releases: extra.releases ?? [],
    outbox: extra.outbox ?? [],
    answer: extra.answer?.(state) ?? { number, status: state.status },
  };
}

/** Whose the bank account is that an event names; what else is personal says so itself. */
const ownerOf = (data: DeclarationEventData, head: DeclarationHead): PartyId | null =>
  data.type === 'RefundRequested' || data.type === 'DecisionReversed' ? principalOf(head) : null;

/** What the payer owes again is taken out of what is still owed to the payer, before anybody is asked to pay. */
function withSetOff(
  { state, actor }: { readonly state: DeclarationState | undefined; readonly actor: Actor },
  decided: readonly DeclarationEventData[],
  facts: Facts<ClearanceReference>,
  extra: Extra,
): { readonly decided: readonly DeclarationEventData[]; readonly extra: Extra } {
  if (state?.refundable === undefined) return { decided, extra };
  const after = fold(state, decided, actor, facts);
  // What a bank was told to pay is on its way already.
  const [owed, due] = [refundLeft(after), amountDueNow(after)];
  const amount = owed < due ? owed : due;
  if (amount <= 0n) return { decided, extra };
  const postings = [...(extra.postings ?? []), ...refundPostings(after.head.number, -amount)];
  return {
    decided: [...decided, { type: 'RefundSetOff', amount: amount.toString() }],
    extra: { ...extra, postings },
  };
}

/** What was paid beyond what is payable is owed to the payer from the moment it is. */
const refundPostings = (number: DeclarationNumber, overpaid: bigint): readonly Posting[] =>
  balanced([
    { account: ACCOUNTS.dutyReceivable, amount: overpaid, subject: number },
    { account: ACCOUNTS.refundsPayable, amount: -overpaid, subject: number },
  ]);

/** Where the figures are not final yet, the goods go, and the declaration stays open. */
const releasing = (state: DeclarationState): DeclarationEventData => ({
  type: state.early?.stage === 'granted' ? 'ReleasedProvisionally' : 'Released',
  basis: basisOf(state),
});

/** Figures that customs set or accepted after the goods left are final. */
function finalising(
  { early }: DeclarationState,
  decided: readonly DeclarationEventData[],
): readonly DeclarationEventData[] {
  if (early?.stage !== 'given') return [];
  const amended = decided.find(({ type }) => type === 'Amended');
  return amended?.type === 'Amended' ? [{ type: 'Finalised', basis: 'amended', reason: amended.reason }] : [];
}

function basisOf(state: DeclarationState): ReleaseBasis {
  if (amountDue(state) > 0n) return state.securities === undefined ? 'deferred' : 'secured';
  return state.totalPayable === '0' ? 'nothingDue' : 'paid';
}

function fold(
  state: DeclarationState | undefined,
  decided: readonly DeclarationEventData[],
  actor: Actor,
  facts: Facts<ClearanceReference>,
): DeclarationState {
  let folded = state;
  for (const { type, ...data } of decided) {
    // The position is not known before the commit and decides nothing here.
    const event: RecordedEvent = { type, version: 1, data: data as unknown as Json, position: 0n, at: facts.at, actor };
    folded = declarationStream.evolve(folded, event);
  }
  if (!folded) throw new Error(`A ${DECLARATION_STREAM} begins with its registration`);
  return folded;
}
