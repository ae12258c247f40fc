import { resourceOf, principalOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { invoiceRefusals, invoiceTouches } from './invoices.ts';
import {
  consignmentOf,
  consignmentRefusals,
  duplicateRefusals,
  examinedOf,
  examineLodging,
  headOf,
  nextNumber,
  otherHolders,
  ownReferenceOf,
  partiesOf,
  registered,
  standingRefusals,
  type PreparedLodging,
} from './lodge.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { decideReliefs, reliefClaims, reliefTouches } from './reliefs.ts';
import { declarationRef, paperKey } from './streams.ts';
import type { Channel, Declaration, PaperEntry, DeclarationState } from '#core/declaration';
import {
  addDays,
  err,
  legalDate,
  needsMore,
  ok,
  type Command,
  type Facts,
  type Handler,
  type Refusals,
  type WorkingSet,
} from '#core/kernel';
import { partyRef } from '#core/party';

/**
 * An officer enters what was declared and accepted on paper while the system was down. The law of the paper's day assesses
 * it, since that was its tax point; its channel and its release are what was decided on paper, not decided again.
 */
export type LodgePaper = Command<
  'declaration.lodgePaper',
  {
    readonly declaration: Declaration;
    readonly paper: PaperEntry;
    readonly channel: Channel;
    /** On what ground the declaration it replaces was cancelled, read by the caller from the journal. */
    readonly replacedGround?: string;
  }
>;

/** A failure of days and the work of entering what it left behind; a paper found later is for the leader to explain. */
const PAPER_DAYS_MAX = 30;
const SYSTEM_FAILURE = 'SYSTEM_FAILURE';

type Facted = Facts<ClearanceReference>;

export const lodgePaper: Handler<LodgePaper, PreparedLodging, ClearanceReference> = {
  type: 'declaration.lodgePaper',
  prepare: ({ data, actor }, facts) => {
    const refusals = paperRefusals(data, facts);
    if (refusals.length > 0) return err(refusals);
    const { declaration, paper } = data;
    const { reference } = facts.reference;
    const examined = examinedOf(examineLodging({ declaration }, reference, paper.on));
    if (!examined.ok) return examined;
    const entered = headOf(declaration, reference, paper.on, actor);
    // The office holds the pen; who declared is who is told.
    const head = { ...entered, submitterId: entered.declarantId ?? principalOf(entered) ?? '' };
    const claims = reliefClaims(declaration, reference, paper.on);
    return ok({ head, examined: examined.value, consignment: consignmentOf(head, declaration), claims });
  },
  touches: ({ data: { declaration, paper } }, { head, consignment, claims }) => [
    ...partiesOf(head).map((party) => partyRef(party.id)),
    ...ownReferenceOf(head),
    ...consignment,
    paperKey(head.officeId, paper.number),
    ...(paper.replaces === undefined ? [] : [declarationRef(paper.replaces)]),
    ...reliefTouches(claims),
    ...invoiceTouches(declaration),
  ],
  handle: ({ data, actor }, { head, examined, consignment, claims }, world, facts) => {
    const refused = notAllowed(actor, 'declaration.enterPaper', resourceOf(head));
    if (refused) return err(refused);
    const { declaration, paper, channel } = data;
    const { reference } = facts.reference;
    const holders = otherHolders(head, undefined, world);
    if (!holders.every((holder) => world.has(declarationRef(holder)))) return needsMore(holders.map(declarationRef));
    const reliefs = decideReliefs(claims, { head, declaration, reference, on: paper.on }, world);
    if ('needsMore' in reliefs) return reliefs;
    const key = paperKey(head.officeId, paper.number);
    const refusals = [
      ...(world.holder(key) === undefined ? [] : [refuse('PAP-001', '/paper/number')]),
      ...replacedRefusals(data, world),
      // Whether the party may declare was judged when the paper was accepted; that customs knows it is not.
      ...standingRefusals(head, world).filter(({ code }) => code === 'STD-001'),
      ...duplicateRefusals(head, undefined, world, facts),
      ...consignmentRefusals(consignment, holders, world),
      ...invoiceRefusals(declaration, head, world),
    ];
    if (!reliefs.ok) return err([...refusals, ...reliefs.error]);
    if (refusals.length > 0) return err(refusals);
    const lodged = {
      head: { number: nextNumber(head, world, reference), ...head },
      declaration,
      examined,
      consignment,
      draws: reliefs.value,
      claims,
      state: undefined,
      actor,
      onPaper: { entry: paper, channel },
    };
    return ok(registered(lodged, world, { ...facts, today: paper.on }));
  },
};

function paperRefusals({ paper }: LodgePaper['data'], { today, at, reference: { reference } }: Facted): Refusals {
  const { on, releasedAt } = paper;
  const earliest = addDays(today, -PAPER_DAYS_MAX);
  if (on > today || on < earliest) return [refuse('PAP-002', '/paper/on', { from: earliest, to: today })];
  if (releasedAt === undefined) return [];
  const releasedOn = legalDate(releasedAt, reference.country.zoneOffsetMinutes);
  return releasedOn < on || releasedAt > at ? [refuse('PAP-003', '/paper/releasedAt')] : [];
}

function replacedRefusals({ paper: { replaces }, replacedGround }: LodgePaper['data'], world: WorkingSet): Refusals {
  if (replaces === undefined) return [];
  const replaced = world.state<DeclarationState>(declarationRef(replaces));
  const fits = replaced?.status === 'cancelled' && replacedGround === SYSTEM_FAILURE;
  return fits ? [] : [refuse('PAP-004', '/paper/replaces')];
}
