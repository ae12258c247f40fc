import { finished, open, principalOf, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { consignmentKey } from './consignment-key.ts';
import { drawIdentity } from './draw-identity.ts';
import { invoiceKeys, invoiceRefusals, invoiceTouches, isInvoiceKey } from './invoices.ts';
import { hasLapsed } from './lapse.ts';
import { notAllowed } from './not-allowed.ts';
import { riskInputOf, selectionPartiesOf } from './recorded-decision.ts';
import { refuse, type ClearanceRefusalCode } from './refusals.ts';
import { decideReliefs, endEvents, linkWarnings, reliefClaims, reliefTouches, type ReliefClaims } from './reliefs.ts';
import { countSelected, learnedPart } from './learned-part.ts';
import { declarationRef, ownReferenceKey, paperKeysOf } from './streams.ts';

import { examineDeclaration, type Assessment, type Examination } from '#core/assessment';
import {
  declarationNumber,
  type Assessed,
  type Channel,
  type Declaration,
  type DeclarationEventData,
  type DeclarationHead,
  type DeclarationNumber,
  type DeclarationState,
  type PaperEntry,
  type ReliefDraw,
  type TaxTotal,
} from '#core/declaration';
import { invoiceRefusal } from '#core/invoice';
import {
  err,
  needsMore,
  ok,
  wholeUnits,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type KeyRef,
  type NeedsMore,
  type Outcome,
  type PlainDate,
  type Posting,
  type Refusal,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { parsePartyId, partyRef, type PartyId, type PartyProfile, type PartyState } from '#core/party';
import { paymentReferenceOf } from '#core/payment';
import { withLegalBases, type Reference } from '#core/reference';
import { drawEvents } from '#core/relief';
import { riskFacts, selectWithLists, type Learned, type Selection } from '#core/risk';

/** Pre-registers, registers in one step, or overwrites a pre-registration (`replaces`). */
export type LodgeDeclaration = Command<
  'declaration.lodge',
  { readonly declaration: Declaration; readonly register: boolean; readonly replaces?: DeclarationNumber }
>;

/** Makes a pre-registered declaration official: the tax point. */
export type RegisterDeclaration = Command<'declaration.register', { readonly number: DeclarationNumber }>;

/** What depends on the declaration and the day's law alone. */
export interface Examined {
  readonly warnings: Refusals;
  readonly assessment: Assessment;
}

/** Below 10^15 đồng, some 38 billion dollars: more than any shipment owes, and what one credit of a bank can pay. */
const PAYABLE_DIGITS_MAX = 15;

/**
 * Everything that lodging would say of a declaration before it looks at anything else: also what a form asks while it is
 * filled in, so that the two never differ.
 */
export function examineLodging(
  { declaration, replaces }: Pick<LodgeDeclaration['data'], 'declaration' | 'replaces'>,
  reference: Reference,
  on: PlainDate,
): Examination {
  const misplaced = functionRefusals(declaration, replaces);
  const examined = examineTaxes(declaration, reference, on);
  return misplaced.length === 0 ? examined : { refusals: [...misplaced, ...examined.refusals], assessment: undefined };
}

/** What is said of a declaration beside its function: also of a version that amends one. */
export function examineTaxes(declaration: Declaration, reference: Reference, on: PlainDate): Examination {
  return examinationWithin(examineDeclaration(declaration, reference, on), declaration, reference, on);
}

/** What lodging adds to an examination: links that are missing, and a sum that nobody could pay. */
export function examinationWithin(
  found: Examination,
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
): Examination {
  const examined = withWarnings(found, declaration, reference, on);
  if (!examined.assessment || examined.assessment.payable.length <= PAYABLE_DIGITS_MAX) return examined;
  return { refusals: [...examined.refusals, refuse('PAY-003', '/goodsItems')], assessment: undefined };
}

function withWarnings(
  examined: Examination,
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
): Examination {
  const warnings = linkWarnings(declaration, reference, on);
  return warnings.length === 0 ? examined : { ...examined, refusals: [...examined.refusals, ...warnings] };
}

export const examinedOf = ({ refusals, assessment }: Examination): Result<Examined, Refusals> =>
  assessment ? ok({ warnings: refusals, assessment }) : err(refusals);

export function headOf(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  actor: Actor,
): Omit<DeclarationHead, 'number'> {
  const type = reference.codes.find('declaration-type', declaration.typeCode, on);
  return {
    direction: type?.attributes['direction'] === 'export' ? 'export' : 'import',
    typeCode: declaration.typeCode,
    officeId: declaration.declarationOfficeId ?? '',
    ownReference: declaration.functionalReferenceId ?? null,
    importerId: partyIn(declaration.importer),
    exporterId: partyIn(declaration.exporter),
    declarantId: partyIn(declaration.declarant),
    submitterId: actor.organisationId,
  };
}

type Head = Omit<DeclarationHead, 'number'>;

/** The checks refuse an identifier that is none where one is needed; elsewhere it names nobody that customs knows. */
const partyIn = (party: Declaration['importer']): PartyId | null => parsePartyId(party?.id ?? '') ?? null;

export interface PreparedLodging {
  readonly head: Head;
  readonly examined: Examined;
  readonly consignment: readonly KeyRef[];
  readonly claims: ReliefClaims;
}

export const lodgeDeclaration: Handler<LodgeDeclaration, PreparedLodging, ClearanceReference> = {
  type: 'declaration.lodge',
  prepare: (command, facts) => {
    const examined = examinedOf(examineLodging(command.data, facts.reference.reference, facts.today));
    if (!examined.ok) return examined;
    const { declaration } = command.data;
    const { reference } = facts.reference;
    const head = headOf(declaration, reference, facts.today, command.actor);
    const claims = reliefClaims(declaration, reference, facts.today);
    const consignment = consignmentOf(head, declaration);
    return ok({ head, examined: examined.value, consignment, claims });
  },
  touches: (command, { head, consignment, claims }) => [
    ...partiesOf(head).map((party) => partyRef(party.id)),
    ...ownReferenceOf(head),
    ...consignment,
    ...(command.data.replaces === undefined ? [] : [declarationRef(command.data.replaces)]),
    ...reliefTouches(claims),
    ...invoiceTouches(command.data.declaration),
  ],
  handle: (command, { head, examined, consignment, claims }, world, facts) => {
    const { declaration, register, replaces } = command.data;
    const before = replaces === undefined ? undefined : reopened(command, replaces, world, facts);
    if (before && !before.ok) return before;
    // Alone: who may not act for a party learns nothing of its standing, its debts or its references.
    const unauthorised = authorityRefusals(command, head);
    if (unauthorised.length > 0) return err(unauthorised);
    const given = before ? ownReferenceOf(before.value.head) : [];
    if (!given.every((key) => world.has(key))) return needsMore(given);
    const holders = otherHolders(head, replaces, world);
    if (!holders.every((holder) => world.has(declarationRef(holder)))) return needsMore(holders.map(declarationRef));
    const { reference } = facts.reference;
    const reliefs = decideReliefs(claims, { head, declaration, reference, on: facts.today }, world);
    if ('needsMore' in reliefs) return reliefs;
    const refusals = [
      ...directionRefusals(head, before?.value),
      ...standingRefusals(head, world),
      ...duplicateRefusals(head, replaces, world, facts),
      ...consignmentRefusals(consignment, holders, world),
      ...invoiceRefusals(declaration, head, world),
    ];
    if (!reliefs.ok) return err([...refusals, ...reliefs.error]);
    if (refusals.length > 0) return err(refusals);
    const number = replaces ?? nextNumber(head, world, reference);
    const lodged: Lodged = {
      head: { number, ...head },
      declaration,
      examined,
      consignment,
      draws: reliefs.value,
      claims,
      state: before?.value,
      actor: command.actor,
    };
    return ok(register ? registered(lodged, world, facts) : preRegistered(lodged, world, facts));
  },
};

export const registerDeclaration: Handler<RegisterDeclaration, null, ClearanceReference> = {
  type: 'declaration.register',
  prepare: () => ok(null),
  touches: (command) => [declarationRef(command.data.number)],
  handle: (command, _prepared, world, facts): Result<Outcome, Refusals> | NeedsMore => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { head, draft } = opened.value.state;
    if (!draft) return err([refuse('LIF-001')]);
    if (isOver(opened.value.state, facts)) return err([refuse('LIF-004', '/number')]);
    const { reference } = facts.reference;
    const consignment = consignmentOf(head, draft);
    const claims = reliefClaims(draft, reference, facts.today);
    const needed = [
      ...partiesOf(head).map((party) => partyRef(party.id)),
      ...consignment,
      ...reliefTouches(claims),
      ...invoiceTouches(draft),
    ];
    if (!needed.every((one) => world.has(one))) return needsMore(needed);
    const examined = examinedOf(examineTaxes(draft, reference, facts.today));
    if (!examined.ok) return examined;
    const reliefs = decideReliefs(claims, { head, declaration: draft, reference, on: facts.today }, world);
    if ('needsMore' in reliefs) return reliefs;
    const refusals = [
      ...standingRefusals(head, world),
      ...consignmentRefusals(consignment, [], world),
      ...invoiceRefusals(draft, head, world),
    ];
    if (!reliefs.ok) return err([...refusals, ...reliefs.error]);
    if (refusals.length > 0) return err(refusals);
    const lodged: Lodged = {
      head,
      declaration: draft,
      examined: examined.value,
      consignment,
      draws: reliefs.value,
      claims,
      ...opened.value,
    };
    return ok(registered(lodged, world, facts));
  },
};

interface Lodged {
  readonly head: DeclarationHead;
  readonly declaration: Declaration;
  readonly examined: Examined;
  readonly consignment: readonly KeyRef[];
  readonly draws: readonly ReliefDraw[];
  readonly claims: ReliefClaims;
  readonly state: DeclarationState | undefined;
  readonly actor: Actor;
  /** Of what was accepted and decided on paper. */
  readonly onPaper?: { readonly entry: PaperEntry; readonly channel: Channel };
}

export function reopened(
  command: LodgeDeclaration,
  number: DeclarationNumber,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Result<DeclarationState, Refusals> {
  const opened = open({ type: 'declaration.replace', data: { number }, actor: command.actor }, world);
  if (!opened.ok) return opened;
  const { state } = opened.value;
  return isOver(state, facts) ? err([refuse('LIF-004', '/replaces')]) : ok(state);
}

export const isOver = (state: DeclarationState, { reference: { reference }, at }: Facts<ClearanceReference>): boolean =>
  hasLapsed(state, reference.country, at);

function preRegistered(lodged: Lodged, world: WorkingSet, facts: Facts<ClearanceReference>): Outcome {
  const { head, declaration } = lodged;
  return finished(lodged, [{ type: 'PreRegistered', head, declaration }], facts, {
    ...referenceChanges(lodged, world),
    answer: (state) => lodgeAnswer(state, lodged, facts),
  });
}

export function registered(lodged: Lodged, world: WorkingSet, facts: Facts<ClearanceReference>): Outcome {
  const { head, declaration, examined, draws, onPaper } = lodged;
  // What was decided on paper is decided: a model draws nothing of what an office can look at for it.
  const selection = onPaper
    ? { ...selectionOf(lodged, world, facts), channel: onPaper.channel }
    : selectionOf(lodged, world, facts, learnedPart(lodged, world, facts));
  countSelected(head, selection, facts.today, world);
  const assessed = assessedOf(head.number, examined.assessment, draws);
  const event: DeclarationEventData = {
    type: 'Registered',
    head,
    declaration,
    legalDate: facts.today,
    selection,
    ...assessed,
    ...(onPaper && { paper: onPaper.entry }),
  };
  const { claims, releases } = referenceChanges(lodged, world);
  const left = onPaper?.entry.releasedAt === undefined ? [] : [{ type: 'Released', basis: 'paper' } as const];
  return finished(lodged, [event, ...left], facts, {
    events: [...drawEvents(draws, head.number, world), ...endEvents(lodged.claims, head.number, world)],
    claims: [
      ...claims,
      ...lodged.consignment.map((key) => ({ ...key, holder: head.number })),
      ...paperKeysOf({ head, ...(onPaper && { paper: onPaper.entry }) }).map((key) => ({
        ...key,
        holder: head.number,
      })),
    ],
    releases,
    postings: dutyPostings(head.number, assessed.taxes),
    answer: (state) => lodgeAnswer(state, lodged, facts),
  });
}

/** `learned` is asked for the model's part: only where a declaration becomes official, never where it is amended. */
export function selectionOf(
  { head, declaration, examined: { assessment } }: Pick<Lodged, 'head' | 'declaration' | 'examined'>,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
  learned?: Learned,
): Selection {
  const { rules, watchLists, prices: usual, reference } = facts.reference;
  const { today } = facts;
  const { principal, declarant } = selectionPartiesOf(head);
  const matches = watchLists?.match(declaration, today) ?? [];
  const prices =
    usual?.unusual({ declaration, direction: head.direction, values: assessment.lines, reference, today }) ?? [];
  const known = riskInputOf(
    { head, declaration, assessment, found: { matches, prices }, today },
    {
      principal: principal === null ? undefined : world.state<PartyState>(partyRef(principal)),
      declarant: declarant === null ? undefined : world.state<PartyProfile>(partyRef(declarant)),
    },
    reference,
  );
  const draw = facts.draw(drawIdentity(head, declaration));
  return selectWithLists(riskFacts(known), rules, { draw, matches, prices }, learned);
}

/** What an assessment leaves behind on the declaration. */
export function assessedOf(number: DeclarationNumber, assessment: Assessment, draws: readonly ReliefDraw[]): Assessed {
  const { totals, payable: totalPayable, deferred } = assessment;
  return {
    assessment,
    taxes: totals.map(({ taxType, payable }) => ({ taxType, payable })),
    totalPayable,
    paymentReference: totalPayable === '0' ? null : paymentReferenceOf(number),
    ...(deferred && { deferred }),
    ...(draws.length > 0 && { reliefDraws: draws }),
  };
}

/** What is claimed of the trader, tax by tax; signed, so that a version that lowers a tax takes its part back. */
export function dutyPostings(number: string, taxes: readonly TaxTotal[]): readonly Posting[] {
  const total = taxes.reduce((sum, { payable }) => sum + wholeUnits(payable), 0n);
  return balanced([
    { account: ACCOUNTS.dutyReceivable, amount: total, subject: number },
    ...taxes.map((tax) => ({
      account: ACCOUNTS.revenue(tax.taxType),
      amount: -wholeUnits(tax.payable),
      subject: number,
    })),
  ]);
}

function lodgeAnswer(state: DeclarationState, { examined, head }: Lodged, facts: Facts<ClearanceReference>): Json {
  const { country, legalBases } = facts.reference.reference;
  const totals = examined.assessment.totals.map(({ taxType, payable }) => ({ taxType, payable }));
  return {
    number: head.number,
    status: state.status,
    channel: state.channel,
    taxes: totals,
    totalPayable: examined.assessment.payable,
    currency: country.currency,
    paymentReference: state.paymentReference,
    tracking: trackingOf(head.number, facts),
    warnings: withLegalBases(examined.warnings, legalBases, facts.today) as unknown as Json,
  };
}

/** The public's handle on a declaration: its number and a token that cannot be guessed. Nothing is stored for it. */
export const TRACKING_TOKEN_LENGTH = 16;
export const trackingOf = (number: DeclarationNumber, facts: Pick<Facts<unknown>, 'token'>): string =>
  `${number}-${facts.token(`tracking|${number}`).slice(0, TRACKING_TOKEN_LENGTH)}`;

export function nextNumber(head: Head, world: WorkingSet, reference: Reference): DeclarationNumber {
  const { declarationNumber: form } = reference.country;
  const running = world.nextNumber(`declaration.${head.direction}`).toString().padStart(form.runningDigits, '0');
  const amendmentDigit = '0';
  return declarationNumber(`${form[head.direction]}${running}${amendmentDigit}`);
}

export function authorityRefusals(command: LodgeDeclaration, head: Head): Refusals {
  const action = command.data.register ? 'declaration.register' : 'declaration.preRegister';
  const resource = resourceOf(head);
  return notAllowed(command.actor, action, resource) ?? [];
}

export function partiesOf(head: Head): readonly { readonly id: PartyId; readonly pointer: string }[] {
  const principal = principalOf(head);
  const pointer = head.direction === 'import' ? '/importer/id' : '/exporter/id';
  return [
    ...(principal === null ? [] : [{ id: principal, pointer }]),
    ...(head.declarantId === null || head.declarantId === principal
      ? []
      : [{ id: head.declarantId, pointer: '/declarant/id' }]),
  ];
}

/** Eligibility of the parties, as the national system checks it when a number is asked for. */
export function standingRefusals(head: Head, world: WorkingSet): Refusals {
  return partiesOf(head).flatMap(({ id, pointer }): readonly Refusal[] => {
    const reasons = standingOf(world.state<PartyProfile>(partyRef(id)));
    return reasons.map((code) => refuse(code, pointer));
  });
}

const TAX_DEBT_DAYS_MAX = 90;

function standingOf(profile: PartyProfile | undefined): readonly ClearanceRefusalCode[] {
  if (!profile) return ['STD-001'];
  return [
    ...(profile.status === 'active' ? [] : (['STD-002'] as const)),
    ...(profile.taxDebtDaysMax > TAX_DEBT_DAYS_MAX ? (['STD-003'] as const) : []),
  ];
}

export function ownReferenceOf(head: Head): readonly KeyRef[] {
  const principal = principalOf(head);
  return principal === null || head.ownReference === null ? [] : [ownReferenceKey(principal, head.ownReference)];
}

/** What a registered declaration holds alone: its goods, and the registered invoice that it stands on. */
export function consignmentOf(head: Head, declaration: Declaration): readonly KeyRef[] {
  const principal = principalOf(head);
  const key = principal === null ? undefined : consignmentKey(principal, head.direction, declaration);
  const invoices = invoiceKeys(declaration);
  return key === undefined ? invoices : [key, ...invoices];
}

/** An overwritten declaration gives back the own reference it no longer bears; a lapsed one has its own taken. */
export function referenceChanges(
  { head, state }: Pick<Lodged, 'head' | 'state'>,
  world: WorkingSet,
): Pick<Outcome, 'claims' | 'releases'> {
  const before = state ? ownReferenceOf(state.head) : [];
  const after = ownReferenceOf(head);
  const without = (keys: readonly KeyRef[], others: readonly KeyRef[]) =>
    keys.filter((key) => !others.some((other) => other.value === key.value));
  const taken = without(after, before);
  return {
    claims: taken.map((key) => ({ ...key, holder: head.number })),
    releases: [
      ...without(before, after).filter((key) => world.holder(key) === head.number),
      ...taken.filter((key) => world.holder(key) !== undefined),
    ],
  };
}

const ORIGINAL = '9';
const CHANGE = '4';

/** A message that asks to amend or cancel another declaration must not become one more declaration, with duty of its own. */
export function functionRefusals(
  { functionCode = ORIGINAL }: Declaration,
  replaces: DeclarationNumber | undefined,
): Refusals {
  const fits = functionCode === ORIGINAL || (replaces !== undefined && functionCode === CHANGE);
  return fits ? [] : [refuse('LIF-005', '/functionCode')];
}

/** The number says whether it is an import or an export, so overwriting cannot turn one into the other. */
const directionRefusals = (head: Head, before: DeclarationState | undefined): Refusals =>
  before && before.head.direction !== head.direction ? [refuse('LIF-003', '/typeCode')] : [];

/** A reference is held for as long as its declaration stands; that of a lapsed pre-registration goes to who lodges anew. */
export function duplicateRefusals(
  head: Head,
  replaces: DeclarationNumber | undefined,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Refusals {
  return otherHolders(head, replaces, world).flatMap((holder) => {
    const state = world.state<DeclarationState>(declarationRef(holder));
    return state && isOver(state, facts) ? [] : [refuse('DUP-001', '/functionalReferenceId')];
  });
}

/**
 * Goods are declared once. Only what is registered holds them: a pre-registration may be sent by two brokers, and the
 * first to register it has it, so that nothing is to be given back when one is overwritten or lapses. Who holds the own
 * reference as well is told by that alone.
 */
export function consignmentRefusals(
  consignment: readonly KeyRef[],
  told: readonly DeclarationNumber[],
  world: WorkingSet,
): Refusals {
  const isTaken = (key: KeyRef): boolean => {
    const holder = world.holder(key);
    return holder !== undefined && !told.includes(declarationNumber(holder));
  };
  const taken = consignment.filter(isTaken);
  return [
    ...(taken.some((key) => !isInvoiceKey(key)) ? [refuse('DUP-002', '/goodsItems')] : []),
    ...(taken.some(isInvoiceKey) ? [invoiceRefusal('INV-021', '/additionalDocuments')] : []),
  ];
}

/** Declarations other than the one overwritten that hold the own reference. */
export function otherHolders(
  head: Head,
  replaces: DeclarationNumber | undefined,
  world: WorkingSet,
): readonly DeclarationNumber[] {
  return ownReferenceOf(head).flatMap((key) => {
    const holder = world.holder(key);
    return holder === undefined || holder === replaces ? [] : [declarationNumber(holder)];
  });
}
