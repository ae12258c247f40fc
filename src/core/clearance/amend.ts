import { caseHandler } from './case-handler.ts';
import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { invoiceRefusals, invoiceTouches } from './invoices.ts';
import {
  assessedOf,
  consignmentOf,
  consignmentRefusals,
  dutyPostings,
  examinedOf,
  examineTaxes,
  partiesOf,
  selectionOf,
  type Examined,
} from './lodge.ts';
import { refuse } from './refusals.ts';
import { decideReliefs, endEvents, reliefClaims, reliefTouches, reopenEvents, reopenTouches } from './reliefs.ts';
import { freedByCertificate, freedData, freedEvents } from './securities.ts';
import { declarationRef } from './streams.ts';
import { namedRefusals, settledBy, settledRefs } from './settled-by.ts';
import { taxDifference } from './tax-difference.ts';
import {
  isHeavier,
  isSameDeclaration,
  numberOfVersion,
  versionOf,
  type AmendedBy,
  type AmendmentReason,
  type Declaration,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type ReliefDraw,
} from '#core/declaration';
import {
  daysBetween,
  err,
  canonicalJson,
  legalDate,
  needsMore,
  ok,
  wholeUnits,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type NeedsMore,
  type Outcome,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import type { FollowUpEnd } from '#core/inspection';
import { partyRef } from '#core/party';
import { withLegalBases, type Reference } from '#core/reference';
import { drawEvents, giveBackEvents, giveBackTouches } from '#core/relief';
import type { Selection } from '#core/risk';

/** The version in force as the caller read it from the journal: what is amended, and by which day's law. */
export interface InForce {
  /** Where it stands in the journal. Another version in between is told, never overwritten. */
  readonly position: string;
  readonly declaration: Declaration;
  /** The tax point. An amendment moves no tax point: it is assessed by the law of the day of registration. */
  readonly legalDate: PlainDate;
  readonly selection: Selection | null;
}

interface OnVersion {
  readonly number: DeclarationNumber;
  readonly inForce: InForce;
}

/**
 * A declarant corrects a registered declaration, in one step or two (`confirm`): before release the new version is in force
 * at once and selected anew; after release customs is asked.
 */
export type AmendDeclaration = Command<
  'declaration.amend',
  OnVersion &
    AmendmentReason & {
      readonly declaration: Declaration;
      readonly confirm: boolean;
      /** Customs divided the amended shipment anew: what its declarations repeat of the whole may be other than before. */
      readonly redivided?: true;
    }
>;
/** The second of two steps. */
export type ConfirmAmendment = Command<'declaration.confirmAmendment', OnVersion>;
export type DropAmendment = Command<'declaration.dropAmendment', { readonly number: DeclarationNumber }>;
export type AcceptAmendment = Command<'amendment.accept', OnVersion>;
export type RejectAmendment = Command<
  'amendment.reject',
  { readonly number: DeclarationNumber; readonly reason: string }
>;
/**
 * Customs sets the figures itself: the conclusion of a consultation or an inspection, a wrong tariff put right. Without a
 * document of its own, the declaration is assessed as it stands by the law as it is known now.
 */
export type AssessByCustoms = Command<
  'case.assess',
  OnVersion &
    AmendmentReason & {
      readonly declaration?: Declaration;
      /** What of an inspection this settles. */
      readonly followUps?: readonly string[];
    }
>;

type Facted = Facts<ClearanceReference>;

export const amendDeclaration: Handler<AmendDeclaration, Examined, ClearanceReference> = {
  type: 'declaration.amend',
  prepare: ({ data }, facts) => {
    const refusals = changeRefusals(data, facts);
    const examined = examinedOf(examineTaxes(data.declaration, facts.reference.reference, data.inForce.legalDate));
    if (!examined.ok) return err([...refusals, ...examined.error]);
    return refusals.length > 0 ? err(refusals) : examined;
  },
  touches: ({ data }) => [declarationRef(data.number), ...invoiceTouches(data.declaration)],
  handle: (command, examined, world, facts) => {
    const opened = openVersion(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const { declaration, inForce, reasonCode, reason, confirm } = command.data;
    const differing = invoiceRefusals(declaration, state.head, world);
    if (differing.length > 0) return err(differing);
    const late = lateWarnings(state, facts);
    if (confirm && state.releasedAt === null) {
      const amendment: Amendment = {
        declaration,
        by: 'declarant',
        reasonCode,
        reason,
        inForce,
        examined,
        settles: AS_INSTRUCTED,
      };
      return putInForce(amendment, opened.value, world, facts);
    }
    const type = confirm ? 'AmendmentRequested' : 'AmendmentDrafted';
    const drafted = { type, declaration, basedOn: inForce.position, reasonCode, reason } as const;
    return ok(
      finished(opened.value, [drafted], facts, {
        answer: (after) => amendmentAnswer(after, state, examined, [...examined.warnings, ...late], facts),
      }),
    );
  },
};

export const confirmAmendment: Handler<ConfirmAmendment, null, ClearanceReference> = {
  type: 'declaration.confirmAmendment',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = openVersion(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const pending = pendingOn(state, command.data.inForce);
    if (!pending.ok) return pending;
    const examined = examinedOf(
      examineTaxes(pending.value.declaration, facts.reference.reference, pending.value.inForce.legalDate),
    );
    if (!examined.ok) return examined;
    if (state.releasedAt === null)
      return putInForce(
        { ...pending.value, by: 'declarant', examined: examined.value, settles: AS_INSTRUCTED },
        opened.value,
        world,
        facts,
      );
    const { declaration, reasonCode, reason, inForce } = pending.value;
    const requested = {
      type: 'AmendmentRequested',
      declaration,
      basedOn: inForce.position,
      reasonCode,
      reason,
    } as const;
    const warnings = [...examined.value.warnings, ...lateWarnings(state, facts)];
    return ok(
      finished(opened.value, [requested], facts, {
        answer: (after) => amendmentAnswer(after, state, examined.value, warnings, facts),
      }),
    );
  },
};

export const acceptAmendment: Handler<AcceptAmendment, null, ClearanceReference> = {
  type: 'amendment.accept',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = openVersion(command, world);
    if (!opened.ok) return opened;
    const pending = pendingOn(opened.value.state, command.data.inForce);
    if (!pending.ok) return pending;
    const { declaration, inForce } = pending.value;
    const examined = examinedOf(examineTaxes(declaration, facts.reference.reference, inForce.legalDate));
    if (!examined.ok) return examined;
    return putInForce(
      { ...pending.value, by: 'declarant', examined: examined.value, settles: AS_INSTRUCTED },
      opened.value,
      world,
      facts,
    );
  },
};

export const assessByCustoms: Handler<AssessByCustoms, Examined, ClearanceReference> = {
  type: 'case.assess',
  prepare: ({ data }, facts) => {
    const { inForce, declaration = inForce.declaration } = data;
    const refusals = [
      ...(data.declaration === undefined ? [] : fixedRefusals(data.declaration, inForce.declaration)),
      ...reasonRefusals(data.reasonCode, facts.reference.reference, facts.today),
    ];
    if (refusals.length > 0) return err(refusals);
    return examinedOf(examineTaxes(declaration, facts.reference.reference, inForce.legalDate));
  },
  touches: ({ data }) => [declarationRef(data.number), ...settledRefs(data.number, data.followUps)],
  handle: (command, examined, world, facts) => {
    const opened = openVersion(command, world);
    if (!opened.ok) return opened;
    const { number, inForce, reasonCode, reason, declaration = inForce.declaration, followUps = [] } = command.data;
    const refusals = namedRefusals(number, followUps, world);
    if (refusals.length > 0) return err(refusals);
    return putInForce(
      { declaration, by: 'customs', reasonCode, reason, inForce, examined, settles: { followUps, end: 'assessed' } },
      opened.value,
      world,
      facts,
    );
  },
};

export const dropAmendment = caseHandler<DropAmendment>('declaration.dropAmendment', () => ({
  type: 'AmendmentDropped',
}));
export const rejectAmendment = caseHandler<RejectAmendment>('amendment.reject', ({ data: { reason } }) => ({
  type: 'AmendmentRejected',
  reason,
}));

/** What is to become the version in force. */
export interface Amendment extends AmendmentReason {
  readonly declaration: Declaration;
  readonly by: AmendedBy;
  readonly inForce: InForce;
  readonly examined: Examined;
  /** What this version comes of, told before it. */
  readonly follows?: readonly DeclarationEventData[];
  /** What of an inspection it settles, beside what an instruction named. A version that a reversal brings back settles nothing. */
  readonly settles?: { readonly followUps: readonly string[]; readonly end: FollowUpEnd };
}

const AS_INSTRUCTED: NonNullable<Amendment['settles']> = { followUps: [], end: 'amended' };

type Opened = { readonly state: DeclarationState; readonly actor: Actor };

/** The declaration for one who may take this step, on the version that they looked at. */
function openVersion(command: Command<string, OnVersion>, world: WorkingSet): Result<Opened, Refusals> {
  const opened = open(command, world);
  if (!opened.ok) return opened;
  const { state } = opened.value;
  if (state.documentPosition !== command.data.inForce.position) return err([refuse('AMD-004', '/version')]);
  return opened;
}

function pendingOn(state: DeclarationState, inForce: InForce): Result<Omit<Amendment, 'by' | 'examined'>, Refusals> {
  const { amendment } = state;
  // A version came between the draft and its confirmation: what it was drawn up on is no more.
  if (amendment?.basedOn !== inForce.position) return err([refuse('AMD-004', '/version')]);
  const { declaration, reasonCode, reason } = amendment;
  return ok({ declaration, reasonCode, reason, inForce });
}

/** One transaction: the new version, what each tax changes by, what is drawn and given back, and what follows of it. */
export function putInForce(
  amendment: Amendment,
  { state, actor }: Opened,
  world: WorkingSet,
  facts: Facted,
): Result<Outcome, Refusals> | NeedsMore {
  const { declaration, by, inForce, examined, reasonCode, reason, follows = [], settles } = amendment;
  const { head } = state;
  const { reference } = facts.reference;
  const on = inForce.legalDate;
  const consignment = { before: consignmentOf(head, inForce.declaration), after: consignmentOf(head, declaration) };
  const claims = reliefClaims(declaration, reference, on);
  const claimed = reliefClaims(inForce.declaration, reference, on);
  const drawn = state.reliefDraws ?? [];
  const settled = settles === undefined ? [] : [...settles.followUps, ...(state.instruction?.followUps ?? [])];
  const needed = [
    ...settledRefs(head.number, settled),
    ...partiesOf(head).map(({ id }) => partyRef(id)),
    ...consignment.before,
    ...consignment.after,
    ...reliefTouches(claims),
    ...reopenTouches(claimed, world),
    ...invoiceTouches(declaration),
  ].filter((touch) => !world.has(touch));
  if (needed.length > 0) return needsMore(needed);
  const toGiveBack = giveBackTouches(drawn, world);
  if (toGiveBack.length > 0) return needsMore(toGiveBack);
  const reliefs = decideReliefs(claims, { head, declaration, reference, on, returned: drawn }, world);
  if ('needsMore' in reliefs) return reliefs;
  const own = head.division === undefined ? [head.number] : [head.number, head.division.firstNumber];
  const taken = [
    ...consignmentRefusals(consignment.after, own, world),
    // What customs finds is not what the invoice says: that is why it sets the figures.
    ...(by === 'customs' ? [] : invoiceRefusals(declaration, head, world)),
  ];
  if (!reliefs.ok) return err([...taken, ...reliefs.error]);
  if (taken.length > 0) return err(taken);

  const draws = reliefs.value;
  const assessed = assessedOf(head.number, examined.assessment, draws);
  const difference = taxDifference(state.taxes, assessed.taxes);
  const selection = by === 'customs' || state.releasedAt !== null ? null : selected(amendment, state, world, facts);
  const event: DeclarationEventData = {
    type: 'Amended',
    by,
    declaration,
    legalDate: on,
    reasonCode,
    reason,
    difference,
    ...assessed,
    paymentReference: assessed.paymentReference ?? state.paymentReference,
    ...(selection && { selection }),
  };
  const proven = freedByCertificate(state, wholeUnits(state.totalPayable) - wholeUnits(assessed.totalPayable));
  const [givenBack, newlyDrawn] = [withoutThese(drawn, draws), withoutThese(draws, drawn)];
  return ok(
    finished({ state, actor }, [...follows, event, ...freedData(proven)], facts, {
      events: [
        ...freedEvents(head.number, proven),
        ...giveBackEvents(givenBack, head.number, reason, world),
        ...drawEvents(newlyDrawn, head.number, world),
        ...endEvents(claims, head.number, world),
        ...reopenEvents(claimed, head.number, world, claims),
        ...settledBy(
          settled,
          { text: reason, version: numberOfVersion(head.number, versionOf(state) + 1), end: settles?.end ?? 'amended' },
          { state, actor },
          world,
        ),
      ],
      claims: consignment.after
        .filter((key) => world.holder(key) === undefined)
        .map((key) => ({ ...key, holder: head.number })),
      releases: consignment.before.filter(
        (key) => world.holder(key) === head.number && !consignment.after.some(({ value }) => value === key.value),
      ),
      postings: dutyPostings(head.number, difference),
      answer: (after) => amendmentAnswer(after, state, examined, examined.warnings, facts),
    }),
  );
}

/** Selected anew on what is now declared, and never more lightly than before: an amendment is no way around a check. */
function selected(
  { declaration, examined, inForce }: Amendment,
  { head, channel }: DeclarationState,
  world: WorkingSet,
  facts: Facted,
): { readonly channel: Selection['channel'] } {
  const anew = selectionOf({ head, declaration, examined }, world, facts);
  if (channel === null || !isHeavier(channel, anew.channel)) return anew;
  return { ...(inForce.selection ?? anew), channel };
}

const withoutThese = (draws: readonly ReliefDraw[], others: readonly ReliefDraw[]): readonly ReliefDraw[] =>
  draws.filter((draw) => !others.some((other) => canonicalJson(draw) === canonicalJson(other)));

function changeRefusals(
  { declaration, inForce, reasonCode, redivided }: AmendDeclaration['data'],
  { reference: { reference }, today }: Facted,
): Refusals {
  const before = inForce.declaration;
  if (isSameDeclaration(declaration, before)) return [refuse('AMD-003')];
  const { shipment: _figures, ...own } = before;
  const standing = redivided && declaration.shipment ? { ...own, shipment: declaration.shipment } : before;
  return [...fixedRefusals(declaration, standing), ...reasonRefusals(reasonCode, reference, today)];
}

/**
 * Who, where and under which procedure is what the number stands for; the trader's own reference is what the trader's
 * system knows it by. Wrong ones mean another declaration.
 */
const FIXED: readonly { readonly pointer: string; readonly of: (declaration: Declaration) => string | undefined }[] = [
  { pointer: '/typeCode', of: ({ typeCode }) => typeCode },
  { pointer: '/declarationOfficeId', of: ({ declarationOfficeId }) => declarationOfficeId },
  { pointer: '/functionalReferenceId', of: ({ functionalReferenceId }) => functionalReferenceId },
  { pointer: '/importer/id', of: ({ importer }) => importer?.id },
  { pointer: '/exporter/id', of: ({ exporter }) => exporter?.id },
  { pointer: '/declarant/id', of: ({ declarant }) => declarant?.id },
  // Written by customs: another total would move what the lines bear of the costs of the whole.
  { pointer: '/shipment', of: ({ shipment }) => shipment && canonicalJson(shipment) },
];

export const fixedRefusals = (declaration: Declaration, before: Declaration): Refusals =>
  FIXED.flatMap(({ pointer, of }) => (of(declaration) === of(before) ? [] : [refuse('AMD-002', pointer)]));

export function reasonRefusals(value: string, { codes }: Reference, today: PlainDate): readonly Refusal[] {
  return codes.find('amendment-reason', value, today) === undefined
    ? [refuse('AMD-005', '/reasonCode', { value })]
    : [];
}

/** After so many days an amendment may come with a penalty (Article 20 of Circular 38/2015/TT-BTC); it is taken all the same. */
const AMENDMENT_DAYS_FREE = 60;

function lateWarnings({ releasedAt }: DeclarationState, { reference: { reference }, today }: Facted): Refusals {
  if (releasedAt === null) return [];
  const released = legalDate(releasedAt, reference.country.zoneOffsetMinutes);
  const late = daysBetween(released, today) > AMENDMENT_DAYS_FREE;
  return late ? [refuse('AMD-006', '', { days: String(AMENDMENT_DAYS_FREE) })] : [];
}

/** What the new version would make of the taxes, or has made of them. */
function amendmentAnswer(
  after: DeclarationState,
  before: DeclarationState,
  { assessment }: Examined,
  warnings: Refusals,
  { reference: { reference }, today }: Facted,
): Json {
  const taxes = assessment.totals.map(({ taxType, payable }) => ({ taxType, payable }));
  return {
    number: after.head.number,
    version: versionOf(after),
    status: after.status,
    channel: after.channel,
    taxes,
    totalPayable: assessment.payable,
    difference: taxDifference(before.taxes, taxes).map((tax) => ({ ...tax })),
    warnings: withLegalBases(warnings, reference.legalBases, today) as unknown as Json,
  };
}
