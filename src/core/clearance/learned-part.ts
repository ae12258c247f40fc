import type { ClearanceReference } from './clearance-reference.ts';
import { drawIdentity } from './draw-identity.ts';
import { selectionPartiesOf } from './recorded-decision.ts';
import type { Assessment } from '#core/assessment';
import { GOODS_ITEMS_MAX, placeInParts, type Declaration, type DeclarationHead } from '#core/declaration';
import { goodsOf, readHalves, ROW_LENGTH, writeHalves } from '#core/feature';
import type { Facts, PlainDate, WorkingSet } from '#core/kernel';
import { capacityUsed, decideLearned, drawCapacity, type LearnedDecision } from '#core/model';
import { partyRef, type PartyState } from '#core/party';
import type { Learned, Selection } from '#core/risk';

type Head = Pick<DeclarationHead, 'direction' | 'officeId' | 'importerId' | 'exporterId' | 'declarantId'>;
type Facted = Facts<ClearanceReference>;

/**
 * The model's part in a decision; absent where no model is in force, and the rules decide alone, and for exports: models are about what imports owe.
 * What it may still draw of the office's day is exact: one writer decides, one declaration after another.
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
    used: capacityUsed(head.officeId, today, world),
    draw: () => facts.draw(`${drawIdentity(head, declaration)}|exploration`),
  };
  return (standing) => decideLearned(question, standing);
}

/** Counts what the model selected among what the office looks at that day: a shipment once, of however many declarations. */
export function countSelected(
  { officeId }: Pick<Head, 'officeId'>,
  { learned }: Pick<Selection, 'learned'>,
  today: PlainDate,
  world: WorkingSet,
): void {
  if (learned?.selected !== undefined) drawCapacity(officeId, today, learned.selected, world);
}

/** Each part of a shipment keeps the rows of its own lines; `line` is 0 where the highest is on another part. */
export function learnedOfPart(learned: LearnedDecision, part: number): LearnedDecision {
  const place = placeInParts(learned.line - 1);
  const rows = readHalves(learned.rows);
  const own = rows.subarray(part * GOODS_ITEMS_MAX * ROW_LENGTH, (part + 1) * GOODS_ITEMS_MAX * ROW_LENGTH);
  return { ...learned, rows: writeHalves(own), line: place.part === part ? place.index + 1 : 0 };
}
