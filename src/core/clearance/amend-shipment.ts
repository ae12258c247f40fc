import { fixedRefusals, reasonRefusals } from './amend.ts';
import { examinationWithin, examineTaxes } from './lodge.ts';
import { refuse } from './refusals.ts';
import { examineShipment, type Assessment } from '#core/assessment';
import { GOODS_ITEMS_MAX, isSameDeclaration, joined, refusal, type Declaration } from '#core/declaration';
import { canonicalJson, err, errorsOf, ok, type PlainDate, type Refusals, type Result } from '#core/kernel';
import type { Reference } from '#core/reference';

/** What a new version of a whole shipment comes to, and which of its declarations it changes. */
export interface ShipmentAmendment {
  /** In the order of the branches: the new version of each declaration that is touched; nothing for one that is left alone. */
  readonly parts: readonly (Declaration | undefined)[];
  /** Of all declarations together, as the new version makes it. */
  readonly assessment: Assessment;
  readonly warnings: Refusals;
}

interface Amended {
  /** The declarations in force, in the order of their branches. */
  readonly before: readonly Declaration[];
  readonly after: Declaration;
  readonly reasonCode: string;
  /** The tax point of them all. */
  readonly legalDate: PlainDate;
}

/**
 * Judges a new version of a shipment as one document, everything that is wrong with it at once, then says what becomes of
 * each declaration. One whose lines and header are as they were is touched all the same where its figures move, because
 * costs are spread over all lines; otherwise it is left alone.
 */
export function planShipmentAmendment(
  { before, after, reasonCode, legalDate }: Amended,
  reference: Reference,
  today: PlainDate,
): Result<ShipmentAmendment, Refusals> {
  const whole = joined(before);
  if (whole === undefined) throw new Error('A shipment has declarations');
  if (after.shipment !== undefined) return err([refusal('DEC-012', { pointer: '/shipment' })]);
  if (isSameDeclaration(after, whole)) return err([refuse('AMD-003')]);
  const misplaced = [
    ...sizeRefusals(before, after),
    ...fixedRefusals(after, whole),
    ...reasonRefusals(reasonCode, reference, today),
  ];
  const shipment = examineShipment(after, reference, legalDate);
  const examined = examinationWithin(shipment, after, reference, legalDate);
  const { assessment, refusals } = examined;
  if (assessment === undefined || misplaced.length > 0) return err([...misplaced, ...errorsOf(refusals)]);
  const parts = shipment.parts.map(({ declaration }, part) => {
    const own = before[part];
    if (own === undefined) return undefined;
    const next = withHeaderOf(own, declaration, whole);
    return isTouched(own, next, reference, legalDate) ? next : undefined;
  });
  if (parts.every((part) => part === undefined)) return err([refuse('AMD-003')]);
  return ok({ parts, assessment, warnings: refusals });
}

/** A line keeps its declaration: the numbers that were given are what the goods are known by. */
function sizeRefusals(before: readonly Declaration[], { goodsItems }: Declaration): Refusals {
  const lines = before.reduce((sum, part) => sum + part.goodsItems.length, 0);
  const isEven = before.slice(0, -1).every((part) => part.goodsItems.length === GOODS_ITEMS_MAX);
  if (isEven && goodsItems.length === lines) return [];
  return [refuse('AMD-007', '/goodsItems', { lines: String(lines), declared: String(goodsItems.length) })];
}

/** Of one that was amended by itself, what the amendment of the whole does not change stays its own. */
function withHeaderOf(own: Declaration, next: Declaration, whole: Declaration): Declaration {
  const kept = Object.entries(own).filter(
    ([field]) => isHeader(field) && isSame(memberOf(next, field), memberOf(whole, field)),
  );
  const changed = Object.entries(next).filter(
    ([field]) => !isHeader(field) || !isSame(memberOf(next, field), memberOf(whole, field)),
  );
  // Of each field one of two declarations that both have the shape; a field that is left out may be.
  return Object.fromEntries([...changed, ...kept]) as unknown as Declaration;
}

const OF_THE_PART: readonly string[] = ['goodsItems', 'goodsItemQuantity', 'shipment'];
const isHeader = (field: string): boolean => !OF_THE_PART.includes(field);
const memberOf = (declaration: Declaration, field: string): unknown =>
  Object.entries(declaration).find(([name]) => name === field)?.[1];
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other));

function isTouched(own: Declaration, next: Declaration, reference: Reference, on: PlainDate): boolean {
  const { shipment: was, ...before } = own;
  const { shipment: is, ...after } = next;
  if (canonicalJson(before) !== canonicalJson(after)) return true;
  if (isSame(was, is)) return false;
  const [old, anew] = [own, next].map((declaration) => examineTaxes(declaration, reference, on).assessment);
  return !isSame(old, anew);
}
