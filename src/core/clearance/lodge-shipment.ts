import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { invoiceRefusals, invoiceTouches } from './invoices.ts';
import { countSelected, learnedOfPart, learnedPart } from './learned-part.ts';
import {
  assessedOf,
  authorityRefusals,
  consignmentOf,
  consignmentRefusals,
  duplicateRefusals,
  dutyPostings,
  examinationWithin,
  functionRefusals,
  headOf,
  isOver,
  lodgeDeclaration,
  examineLodging,
  examineTaxes,
  nextNumber,
  otherHolders,
  ownReferenceOf,
  partiesOf,
  referenceChanges,
  registerDeclaration,
  reopened,
  selectionOf,
  standingRefusals,
  trackingOf,
  type LodgeDeclaration,
  type PreparedLodging,
  type RegisterDeclaration,
} from './lodge.ts';
import { merged } from './merged.ts';
import { refuse } from './refusals.ts';
import { decideReliefs, endEvents, reliefClaims, reliefTouches, type ReliefClaims } from './reliefs.ts';
import { shipmentEvent, shipmentRef, statusTogether, type ShipmentState } from './shipment.ts';
import { declarationRef } from './streams.ts';
import {
  examineShipment,
  examineShipmentInSteps,
  type Assessment,
  type Examination,
  type ShipmentPart,
} from '#core/assessment';
import {
  isShipment,
  joined,
  partsOf,
  placeInParts,
  refusal,
  type Channel,
  type Declaration,
  type DeclarationEventData,
  type DeclarationHead,
  type DeclarationNumber,
  type DeclarationState,
  type ReliefDraw,
} from '#core/declaration';
import {
  err,
  finish,
  needsMore,
  ok,
  type Actor,
  type Facts,
  type Handler,
  type Json,
  type KeyRef,
  type NeedsMore,
  type Outcome,
  type PlainDate,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { partyRef } from '#core/party';
import { withLegalBases, type Reference } from '#core/reference';
import { drawEventsByDeclaration } from '#core/relief';
import type { Selection, SelectionReason } from '#core/risk';

/**
 * Lodging whatever the number of lines: what one declaration can not carry is divided into linked ones, which are numbered,
 * selected, registered and refused together, in one command and one transaction.
 */
export const lodgeAny: Handler<LodgeDeclaration, PreparedLodge, ClearanceReference> = {
  type: 'declaration.lodge',
  prepare: (command, facts) => {
    const { declaration } = command.data;
    if (declaration.shipment !== undefined) return err([refusal('DEC-012', { pointer: '/shipment' })]);
    return isShipment(declaration) ? finish(prepareShipment(command, facts)) : lodgeDeclaration.prepare(command, facts);
  },
  prepareInSteps: (command) => {
    const { declaration } = command.data;
    return isShipment(declaration) && declaration.shipment === undefined
      ? (facts) => prepareShipment(command, facts)
      : undefined;
  },
  touches: (command, prepared) =>
    'parts' in prepared ? shipmentTouches(command, prepared) : lodgeDeclaration.touches(command, prepared),
  handle: (command, prepared, world, facts) => {
    if ('parts' in prepared) return lodgeShipment(command, prepared, world, facts);
    const { replaces } = command.data;
    if (replaces !== undefined && divisionOf(replaces, world))
      return otherSize(command.data.declaration, world, replaces);
    return lodgeDeclaration.handle(command, prepared, world, facts);
  },
};

/** Registering one of several linked declarations registers them all: they are one shipment, and have one tax point. */
export const registerAny: Handler<RegisterDeclaration, null, ClearanceReference> = {
  type: 'declaration.register',
  prepare: registerDeclaration.prepare,
  touches: registerDeclaration.touches,
  handle: (command, prepared, world, facts) => {
    const division = divisionOf(command.data.number, world);
    if (division === undefined) return registerDeclaration.handle(command, prepared, world, facts);
    return registerShipment(command, division.firstNumber, world, facts);
  },
};

/** What lodging would say of it and it comes to, whatever the number of lines. */
export function examineAnyLodging(
  data: Pick<LodgeDeclaration['data'], 'declaration' | 'replaces'>,
  reference: Reference,
  on: PlainDate,
): Examination {
  const { declaration } = data;
  if (declaration.shipment !== undefined)
    return { refusals: [refusal('DEC-012', { pointer: '/shipment' })], assessment: undefined };
  return isShipment(declaration)
    ? finish(examineShipmentLodging(data, reference, on))
    : examineLodging(data, reference, on);
}

/** What is said of a version that amends one declaration, or the whole of a shipment, by the law of its day. */
export const examineAnyTaxes = (declaration: Declaration, reference: Reference, on: PlainDate): Examination =>
  isShipment(declaration)
    ? examinationWithin(examineShipment(declaration, reference, on), declaration, reference, on)
    : examineTaxes(declaration, reference, on);

export type PreparedLodge = PreparedLodging | PreparedShipment;

interface PreparedShipment {
  readonly head: Head;
  readonly shipment: Declaration;
  readonly warnings: Refusals;
  readonly assessment: Assessment;
  readonly parts: readonly ShipmentPart[];
  readonly consignment: readonly ConsignmentClaim[];
  readonly claims: ReliefClaims;
}
type Head = Omit<DeclarationHead, 'number'>;

/** The same goods, as a whole or as what one part carries of them. */
interface ConsignmentClaim {
  readonly key: KeyRef;
  readonly part: number;
}

function* examineShipmentLodging(
  { declaration, replaces }: Pick<LodgeDeclaration['data'], 'declaration' | 'replaces'>,
  reference: Reference,
  on: PlainDate,
): ReturnType<typeof examineShipmentInSteps> {
  const misplaced = functionRefusals(declaration, replaces);
  const examined = yield* examineShipmentInSteps(declaration, reference, on);
  yield;
  const { refusals, assessment } = examinationWithin(examined, declaration, reference, on);
  return misplaced.length > 0 || assessment === undefined
    ? { refusals: [...misplaced, ...refusals], assessment: undefined, parts: [] }
    : { refusals, assessment, parts: examined.parts };
}

function* prepareShipment(
  { data, actor }: LodgeDeclaration,
  facts: Facts<ClearanceReference>,
): Generator<void, Result<PreparedShipment, Refusals>> {
  const {
    reference: { reference },
    today,
  } = facts;
  const examined = yield* examineShipmentLodging(data, reference, today);
  yield;
  if (examined.assessment === undefined) return err(examined.refusals);
  const head = headOf(data.declaration, reference, today, actor);
  const { refusals: warnings, assessment, parts } = examined;
  return ok(withClaims({ head, shipment: data.declaration, warnings, assessment, parts }, reference, today));
}

const withClaims = (
  shipment: Omit<PreparedShipment, 'consignment' | 'claims'>,
  reference: Reference,
  on: PlainDate,
): PreparedShipment => ({
  ...shipment,
  consignment: consignmentClaims(shipment),
  claims: reliefClaims(shipment.shipment, reference, on),
});

/**
 * The whole shipment is declared once, and so are the lines of each part: neither another shipment nor one declaration of
 * the same goods may repeat them. Parts of the same lines are one claim.
 */
function consignmentClaims({ head, shipment, parts }: Pick<PreparedShipment, 'head' | 'shipment' | 'parts'>) {
  const claims = new Map<string, ConsignmentClaim>();
  const add = (declaration: Declaration, part: number): void => {
    for (const key of consignmentOf(head, declaration))
      if (!claims.has(key.value)) claims.set(key.value, { key, part });
  };
  add(shipment, 0);
  for (const [part, { declaration }] of parts.entries()) add(declaration, part);
  return [...claims.values()];
}

const shipmentTouches = ({ data }: LodgeDeclaration, { head, consignment, claims }: PreparedShipment) => [
  ...partiesOf(head).map((party) => partyRef(party.id)),
  ...ownReferenceOf(head),
  ...consignment.map(({ key }) => key),
  ...(data.replaces === undefined ? [] : [declarationRef(data.replaces), shipmentRef(data.replaces)]),
  ...reliefTouches(claims),
  ...invoiceTouches(data.declaration),
];

function lodgeShipment(
  command: LodgeDeclaration,
  prepared: PreparedShipment,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Result<Outcome, Refusals> | NeedsMore {
  const { head, consignment } = prepared;
  const { replaces } = command.data;
  const before = replaces === undefined ? ok([]) : reopenedParts(command, prepared, replaces, world, facts);
  if ('needsMore' in before || !before.ok) return before;
  const unauthorised = authorityRefusals(command, head);
  if (unauthorised.length > 0) return err(unauthorised);
  const [first] = before.value;
  const given = first ? ownReferenceOf(first.head) : [];
  if (!given.every((key) => world.has(key))) return needsMore(given);
  const holders = otherHolders(head, replaces, world);
  if (!holders.every((holder) => world.has(declarationRef(holder)))) return needsMore(holders.map(declarationRef));
  const others = [
    ...standingRefusals(head, world),
    ...duplicateRefusals(head, replaces, world, facts),
    ...consignmentRefusals(
      consignment.map(({ key }) => key),
      holders,
      world,
    ),
    ...invoiceRefusals(prepared.shipment, head, world),
  ];
  const numbers = (): readonly DeclarationNumber[] =>
    before.value.length > 0
      ? before.value.map((state) => state.head.number)
      : prepared.parts.map(() => nextNumber(head, world, facts.reference.reference));
  return decided({ ...prepared, actor: command.actor, before: before.value, register: command.data.register }, others, {
    numbers,
    world,
    facts,
  });
}

/** The declarations of a shipment that is lodged anew over its pre-registration; it keeps their numbers, so their count. */
function reopenedParts(
  command: LodgeDeclaration,
  { shipment }: PreparedShipment,
  number: DeclarationNumber,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Result<readonly DeclarationState[], Refusals> | NeedsMore {
  const opened = reopened(command, number, world, facts);
  if (!opened.ok) return opened;
  const { division } = opened.value.head;
  if (division?.firstNumber !== number || division.total !== partsOf(shipment.goodsItems.length))
    return otherSize(shipment, world, number);
  return partStates(number, world);
}

function partStates(
  firstNumber: DeclarationNumber,
  world: WorkingSet,
): Result<readonly DeclarationState[], Refusals> | NeedsMore {
  if (!world.has(shipmentRef(firstNumber))) return needsMore([shipmentRef(firstNumber)]);
  const refs = (world.state<ShipmentState>(shipmentRef(firstNumber))?.parts ?? []).map(({ number }) =>
    declarationRef(number),
  );
  if (!refs.every((ref) => world.has(ref))) return needsMore(refs);
  return ok(refs.flatMap((ref) => world.state<DeclarationState>(ref) ?? []));
}

const divisionOf = (number: DeclarationNumber, world: WorkingSet): DeclarationHead['division'] =>
  world.state<DeclarationState>(declarationRef(number))?.head.division;

/** Numbers that were given are neither left over nor added to. */
function otherSize({ goodsItems }: Declaration, world: WorkingSet, number: DeclarationNumber): Result<never, Refusals> {
  const { firstNumber = number, total = 1 } = divisionOf(number, world) ?? {};
  const values = { first: firstNumber, parts: String(total), needed: String(partsOf(goodsItems.length)) };
  return err([refusal('DEC-013', { pointer: '/goodsItems' }, values)]);
}

function registerShipment(
  command: RegisterDeclaration,
  firstNumber: DeclarationNumber,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Result<Outcome, Refusals> | NeedsMore {
  const opened = open(command, world);
  if (!opened.ok) return opened;
  const states = partStates(firstNumber, world);
  if ('needsMore' in states || !states.ok) return states;
  const [first] = states.value;
  const shipment = joined(states.value.flatMap(({ draft }) => draft ?? []));
  if (first === undefined || shipment === undefined) return err([refuse('LIF-001')]);
  if (isOver(first, facts)) return err([refuse('LIF-004', '/number')]);
  const { reference } = facts.reference;
  const { number: _first, division: _part, ...head } = first.head;
  const { assessment, ...examined } = finish(
    examineShipmentLodging({ declaration: shipment, replaces: firstNumber }, reference, facts.today),
  );
  if (assessment === undefined) return err(examined.refusals);
  const whole = withClaims(
    {
      head,
      shipment,
      warnings: examined.refusals,
      assessment,
      parts: examined.parts,
    },
    reference,
    facts.today,
  );
  const keys = whole.consignment.map(({ key }) => key);
  const needed = [
    ...partiesOf(head).map(({ id }) => partyRef(id)),
    ...keys,
    ...reliefTouches(whole.claims),
    ...invoiceTouches(shipment),
  ];
  if (!needed.every((one) => world.has(one))) return needsMore(needed);
  const others = [
    ...standingRefusals(head, world),
    ...consignmentRefusals(keys, [], world),
    ...invoiceRefusals(shipment, head, world),
  ];
  const numbers = () => states.value.map((state) => state.head.number);
  return decided({ ...whole, actor: command.actor, before: states.value, register: true }, others, {
    numbers,
    world,
    facts,
  });
}

interface LodgedShipment extends PreparedShipment {
  readonly actor: Actor;
  /** Its declarations as they stand, where they were pre-registered. */
  readonly before: readonly DeclarationState[];
  readonly register: boolean;
}

interface Deciding {
  /** Takes them where they are new, so it is asked last. */
  readonly numbers: () => readonly DeclarationNumber[];
  readonly world: WorkingSet;
  readonly facts: Facts<ClearanceReference>;
}

function decided(
  lodged: LodgedShipment,
  others: Refusals,
  { numbers, world, facts }: Deciding,
): Result<Outcome, Refusals> | NeedsMore {
  const { head, shipment, claims } = lodged;
  const { reference } = facts.reference;
  const reliefs = decideReliefs(claims, { head, declaration: shipment, reference, on: facts.today }, world);
  if ('needsMore' in reliefs) return reliefs;
  if (!reliefs.ok) return err([...others, ...reliefs.error]);
  if (others.length > 0) return err(others);
  const draws = drawsByPart(reliefs.value, lodged.parts.length);
  return ok(outcomeOf(lodged, draws, { numbers, world, facts }));
}

function drawsByPart(draws: readonly ReliefDraw[], parts: number): readonly (readonly ReliefDraw[])[] {
  const byPart: ReliefDraw[][] = Array.from({ length: parts }, () => []);
  for (const draw of draws) {
    const { part, index } = placeInParts(draw.item - 1);
    byPart[part]?.push({ ...draw, item: index + 1 });
  }
  return byPart;
}

function outcomeOf(
  lodged: LodgedShipment,
  draws: readonly (readonly ReliefDraw[])[],
  { numbers: numbersOf, world, facts }: Deciding,
): Outcome {
  const { head, shipment, parts, warnings, assessment, before, actor, register } = lodged;
  const numbers = numbersOf();
  const [firstNumber] = numbers;
  if (firstNumber === undefined) throw new Error('A shipment that is divided has a first declaration');
  const firstHead = { number: firstNumber, ...head };
  const whole = { head: firstHead, declaration: shipment, examined: { warnings, assessment } };
  const selection = register ? selectionOf(whole, world, facts, learnedPart(whole, world, facts)) : undefined;
  if (selection) countSelected(head, selection, facts.today, world);
  const ofPart = selection && selectionByPart(selection);
  const answers: PartAnswer[] = [];
  const outcomes = parts.map(({ declaration, assessment: own }, part): Outcome => {
    const number = numbers[part] ?? firstNumber;
    const division = { firstNumber, branch: part + 1, total: parts.length };
    const partHead = { number, ...head, division };
    const events = eventsOf({ head: partHead, declaration, assessment: own, draws: draws[part] ?? [] }, ofPart, facts);
    return finished({ state: before[part], actor }, [events], facts, {
      postings: 'taxes' in events ? dutyPostings(number, events.taxes) : [],
      answer: (state) => {
        answers.push(partAnswer(state, declaration, facts));
        return null;
      },
    });
  });
  const references = referenceChanges({ head: firstHead, state: before[0] }, world);
  const all = merged(outcomes);
  return {
    ...all,
    events: [
      ...all.events,
      ...shipmentEvents(lodged, numbers, firstNumber, selection),
      ...(register
        ? drawEventsByDeclaration(
            numbers.map((declaration, part) => ({ declaration, draws: draws[part] ?? [] })),
            world,
          )
        : []),
      ...(register ? endEvents(lodged.claims, firstNumber, world) : []),
    ],
    claims: [
      ...references.claims,
      ...(register
        ? lodged.consignment.map(({ key, part }) => ({ ...key, holder: numbers[part] ?? firstNumber }))
        : []),
    ],
    releases: references.releases,
    answer: shipmentAnswer(lodged, answers, selection?.channel ?? null, facts),
  };
}

function eventsOf(
  part: {
    readonly head: DeclarationHead;
    readonly declaration: Declaration;
    readonly assessment: Assessment;
    readonly draws: readonly ReliefDraw[];
  },
  selection: ((part: number) => Selection) | undefined,
  facts: Facts<ClearanceReference>,
): Extract<DeclarationEventData, { type: 'PreRegistered' | 'Registered' }> {
  const { head, declaration, assessment, draws } = part;
  if (selection === undefined) return { type: 'PreRegistered', head, declaration };
  return {
    type: 'Registered',
    head,
    declaration,
    legalDate: facts.today,
    selection: selection((head.division?.branch ?? 1) - 1),
    ...assessedOf(head.number, assessment, draws),
  };
}

/**
 * One selection for all; each part keeps of its reasons the lines that are its own, by its own numbers. Lines are handed out once, and not
 * looked through again for each of forty parts.
 */
function selectionByPart(selection: Selection): (part: number) => Selection {
  const reasons = selection.reasons.map(reasonByPart);
  const watched = selection.watched?.map(reasonByPart);
  const prices = selection.prices && linesByPart(selection.prices, ({ line }) => line);
  const { learned } = selection;
  return (part) => ({
    ...selection,
    reasons: reasons.map((ofPart) => ofPart(part)),
    ...(watched && { watched: watched.map((ofPart) => ofPart(part)) }),
    ...(prices && { prices: (prices.get(part) ?? []).map(({ one, line }) => ({ ...one, line })) }),
    ...(learned && { learned: learnedOfPart(learned, part) }),
  });
}

function reasonByPart({ lines, ...reason }: SelectionReason): (part: number) => SelectionReason {
  const own = linesByPart(lines ?? [], (line) => line);
  return (part) => {
    const kept = own.get(part);
    return kept === undefined ? reason : { ...reason, lines: kept.map(({ line }) => line) };
  };
}

/** What is said of lines of a shipment, by the part that carries them, each with the line's number there. */
function linesByPart<T>(all: readonly T[], lineOf: (one: T) => number) {
  const parts = new Map<number, { readonly one: T; readonly line: number }[]>();
  for (const one of all) {
    const { part, index } = placeInParts(lineOf(one) - 1);
    const own = parts.get(part) ?? [];
    own.push({ one, line: index + 1 });
    parts.set(part, own);
  }
  return parts;
}

function shipmentEvents(
  { head, shipment, parts, assessment }: LodgedShipment,
  numbers: readonly DeclarationNumber[],
  firstNumber: DeclarationNumber,
  selection: Selection | undefined,
) {
  const divided = parts.map(({ declaration }, part) => ({
    number: numbers[part] ?? firstNumber,
    goodsItemQuantity: declaration.goodsItems.length,
  }));
  const { value: customsValue, totals, payable: totalPayable } = assessment;
  const taxes = totals.map(({ taxType, payable }) => ({ taxType, payable }));
  return [
    shipmentEvent(firstNumber, { type: 'ShipmentDivided', parts: divided }),
    ...(selection === undefined
      ? []
      : [
          shipmentEvent(firstNumber, {
            type: 'ShipmentRegistered',
            selection,
            customsValue,
            taxes,
            totalPayable,
            consignment: consignmentOf(head, shipment),
          }),
        ]),
  ];
}

/** A type alias, so that it is assignable to `Json`. */
type PartAnswer = {
  readonly number: DeclarationNumber;
  readonly goodsItemQuantity: number;
  readonly status: DeclarationState['status'];
  readonly totalPayable: string;
  readonly paymentReference: string | null;
  readonly tracking: string;
};

const partAnswer = (
  state: DeclarationState,
  { goodsItems }: Declaration,
  facts: Facts<ClearanceReference>,
): PartAnswer => ({
  number: state.head.number,
  goodsItemQuantity: goodsItems.length,
  status: state.status,
  totalPayable: state.totalPayable,
  paymentReference: state.paymentReference,
  tracking: trackingOf(state.head.number, facts),
});

/**
 * What lodging one declaration answers, said of all of them together; and of each. There is no one payment reference: each
 * declaration has a duty notice of its own.
 */
function shipmentAnswer(
  { warnings, assessment }: LodgedShipment,
  parts: readonly PartAnswer[],
  channel: Channel | null,
  facts: Facts<ClearanceReference>,
): Json {
  const { country, legalBases } = facts.reference.reference;
  const [first] = parts;
  return {
    number: first?.number ?? null,
    status: statusTogether(parts) ?? null,
    channel,
    taxes: assessment.totals.map(({ taxType, payable }) => ({ taxType, payable })),
    totalPayable: assessment.payable,
    currency: country.currency,
    paymentReference: null,
    tracking: first?.tracking ?? null,
    warnings: withLegalBases(warnings, legalBases, facts.today) as unknown as Json,
    parts,
  };
}
