import type { ClearanceReference } from './clearance-reference.ts';
import { drawIdentity } from './draw-identity.ts';
import { selectionPartiesOf } from './recorded-decision.ts';
import type { Assessment } from '#core/assessment';
import { GOODS_ITEMS_MAX, placeInParts, type Declaration, type DeclarationHead } from '#core/declaration';
import { goodsOf, readHalves, ROW_LENGTH, writeHalves } from '#core/feature';
import type { Facts, StreamRef, WorkingSet } from '#core/kernel';
import { capacityRef, decideLearned, NOTHING_DRAWN, type CapacityState, type LearnedDecision } from '#core/model';
import { partyRef, type PartyState } from '#core/party';
import type { Learned } from '#core/risk';

type Head = Pick<DeclarationHead, 'direction' | 'officeId' | 'importerId' | 'exporterId' | 'declarantId'>;
type Facted = Facts<ClearanceReference>;

/** What the model may draw of: models are about what imports owe. Nothing where none is in force. */
export const capacityTouches = (
  { direction, officeId }: Pick<Head, 'direction' | 'officeId'>,
  { reference: { learned }, today }: Facted,
): readonly StreamRef[] =>
  learned === undefined || direction === 'export' ? NO_STREAMS : [capacityRef(officeId, today)];
const NO_STREAMS: readonly StreamRef[] = [];

/**
 * The model's part in a decision; absent where no model is in force, and the rules decide alone. What it draws of the office's day is
 * exact: one writer decides, one declaration after another.
 */
export function learnedPart(
  {
    head,
    declaration,
    examined: { assessment },
  }: {
    readonly head: Omit<DeclarationHead, 'number'>;
    readonly declaration: Declaration;
    readonly examined: { readonly assessment: Assessment };
  },
  world: WorkingSet,
  facts: Facted,
): Learned | undefined {
  const { learned, reference } = facts.reference;
  if (learned === undefined || head.direction === 'export') return undefined;
  const { today, at } = facts;
  const { principal } = selectionPartiesOf(head);
  const importerSince = principal === null ? undefined : world.state<PartyState>(partyRef(principal))?.registeredOn;
  const scored = learned.score(goodsOf({ declaration, values: assessment.lines, importerSince, reference, today, at }));
  if (scored === undefined) return undefined;
  const line = declaration.goodsItems[scored.line - 1]?.sequence ?? scored.line;
  const question = {
    scored: { ...scored, line },
    bar: learned.bar(head.officeId, today),
    effect: learned.effect,
    used: world.state<CapacityState>(capacityRef(head.officeId, today)) ?? NOTHING_DRAWN,
    draw: () => facts.draw(`${drawIdentity(head, declaration)}|exploration`),
  };
  return (standing) => decideLearned(question, standing);
}

/** Each part of a shipment keeps the rows of its own lines; `line` is 0 where the highest is on another part. */
export function learnedOfPart(learned: LearnedDecision, part: number): LearnedDecision {
  const place = placeInParts(learned.line - 1);
  const rows = readHalves(learned.rows);
  const own = rows.subarray(part * GOODS_ITEMS_MAX * ROW_LENGTH, (part + 1) * GOODS_ITEMS_MAX * ROW_LENGTH);
  return { ...learned, rows: writeHalves(own), line: place.part === part ? place.index + 1 : 0 };
}
