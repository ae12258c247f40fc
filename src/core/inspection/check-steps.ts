import type { CodeBook } from '#core/codes';
import { isMoment, type Instant, type PlainDate, type Refusal, type Refusals } from '#core/kernel';
import type { DeclaredGoods } from './checklist.ts';
import type { FollowUpKind, PenaltyProposal } from './follow-up.ts';
import {
  openRound,
  type Attested,
  type CheckedItem,
  type ContainerCheck,
  type Discrepancy,
  type InspectionOrder,
  type InspectionRound,
  type InspectionState,
  type LaboratoryResult,
  type PhysicalFinding,
  type Sample,
  type Scan,
} from './inspection.ts';
import { inForce, namedOn, type ChecklistItem, type InspectionGuide } from './inspection-guide.ts';
import { outstanding } from './inspection-steps.ts';
import { inspectionRefusal as refuse } from './refusals.ts';

/** By what law a step is judged: the country's lists as they are on a day. */
export interface InspectionLaw {
  readonly guide: InspectionGuide;
  readonly codes: Pick<CodeBook, 'find'>;
  readonly on: PlainDate;
}

/** The pictures of an inspection are looked through by people; the state that every step reads lists them all. */
export const PHOTOS_MAX = 200;

/** Each question once, with a reason where the answer is no. */
export function answersRefusals(items: readonly CheckedItem[], asked: readonly ChecklistItem[]): Refusals {
  const unknown = items.flatMap(({ item }, index) =>
    asked.some(({ id }) => id === item) ? [] : [refuse('INS-009', `/items/${index}/item`, { value: item })],
  );
  const missing = asked.flatMap(({ id, text }) =>
    items.filter(({ item }) => item === id).length === 1 ? [] : [refuse('INS-010', '/items', { question: text })],
  );
  const unexplained = items.flatMap(({ answer, note }, index) =>
    answer === 'no' && note.trim() === '' ? [refuse('INS-011', `/items/${index}/note`)] : [],
  );
  return [...unknown, ...missing, ...unexplained];
}

export function orderRefusals(order: InspectionOrder, goods: DeclaredGoods, at: Instant): Refusals {
  const { containers, packages, lines, means, plannedAt } = order;
  const refusals: Refusal[] = [];
  if (containers.length === 0 && packages.trim() === '' && lines.length === 0)
    refusals.push(refuse('INS-002', '/containers'));
  if (means === 'scanner' && containers.length === 0) refusals.push(refuse('INS-006', '/containers'));
  containers.forEach((value, index) => {
    if (!goods.containers.includes(value)) refusals.push(refuse('INS-003', `/containers/${index}`, { value }));
  });
  lines.forEach((line, index) => refusals.push(...lineRefusals(line, goods, `/lines/${index}`)));
  if (!canBePlanned(plannedAt, at)) refusals.push(refuse('INS-005', '/plannedAt'));
  return refusals;
}

/** Nobody is told to come with the goods on a day that never comes: what stands in the journal is read by notices and letters for ever. */
export const PLANNED_AHEAD_DAYS_MAX = 366;

function canBePlanned(plannedAt: Instant, at: Instant): boolean {
  const aheadMs = Date.parse(plannedAt) - Date.parse(at);
  return isMoment(plannedAt) && aheadMs >= 0 && aheadMs <= PLANNED_AHEAD_DAYS_MAX * 86_400_000;
}

export const scanRefusals = (
  { container, images }: Scan,
  { order }: InspectionRound,
  state: Pick<InspectionState, 'photos'>,
): Refusals => [
  ...(order.containers.includes(container) ? [] : [refuse('INS-003', '/container', { value: container })]),
  ...photoRefusals(images, state, '/images'),
];

export const containerRefusals = (
  { container, photos }: ContainerCheck,
  goods: DeclaredGoods,
  state: Pick<InspectionState, 'photos'>,
): Refusals => [
  ...(goods.containers.includes(container) ? [] : [refuse('INS-003', '/container', { value: container })]),
  ...photoRefusals(photos, state, '/photos'),
];

/** Who signed is named, and the signature is among the pictures; who did not has none. */
export function attendanceRefusals(
  { attendance, name, signature, note }: Attested,
  state: Pick<InspectionState, 'photos'>,
): Refusals {
  if (attendance !== 'signed') return note.trim() === '' ? [refuse('INS-027', '/note')] : [];
  const refusals: Refusal[] = name.trim() === '' || signature === null ? [refuse('INS-026', '/signature')] : [];
  return [...refusals, ...(signature === null ? [] : photoRefusals([signature], state, '/signature'))];
}

/** Under which order, and by which version of the declaration, something was written down away from the office. */
export interface SeenOrder {
  readonly orderedAt: string;
  readonly version: number;
}

/** What was seen under one order is no answer to another. */
export const seenRefusals = (
  seen: SeenOrder | undefined,
  inspection: Pick<InspectionState, 'rounds'> | undefined,
  version: number,
): Refusals =>
  seen === undefined || (openRound(inspection)?.order.at === seen.orderedAt && version === seen.version)
    ? []
    : [refuse('INS-028')];

export function findingRefusals(
  finding: PhysicalFinding,
  goods: DeclaredGoods,
  { guide, codes, on }: InspectionLaw,
): Refusals {
  const { line, quantityFound, unitCode, originFound, codeFound, condition, note } = finding;
  const refusals: Refusal[] = [...(line === null ? [] : lineRefusals(line, goods, '/line'))];
  const seen = [quantityFound, originFound, codeFound, condition].some((value) => value !== null);
  if (!seen && note.trim() === '') refusals.push(refuse('INS-012', '/note'));
  if (quantityFound !== null && (unitCode === null || codes.find('unit', unitCode, on) === undefined))
    refusals.push(refuse('INS-013', '/unitCode', { on }));
  if (originFound !== null && codes.find('country', originFound, on) === undefined)
    refusals.push(refuse('INS-014', '/originFound', { value: originFound, on }));
  if (condition !== null && namedOn(guide.conditions, condition, on) === undefined)
    refusals.push(refuse('INS-014', '/condition', { value: condition, on }));
  return refusals;
}

export const photoRefusals = (
  ids: readonly string[],
  { photos }: Pick<InspectionState, 'photos'>,
  pointer: string,
): Refusals =>
  ids.flatMap((id, index) =>
    photos.some((photo) => photo.id === id) ? [] : [refuse('INS-007', `${pointer}/${index}`)],
  );

export const sampleRefusals = (
  { line, laboratory }: Sample,
  goods: DeclaredGoods,
  { guide, on }: InspectionLaw,
): Refusals => [
  ...lineRefusals(line, goods, '/line'),
  ...(namedOn(guide.laboratories, laboratory, on) === undefined
    ? [refuse('INS-014', '/laboratory', { value: laboratory, on })]
    : []),
];

export const sealRefusals = ({ seal }: Sample, { samples }: Pick<InspectionState, 'samples'>): Refusals =>
  samples.some((other) => other.seal === seal) ? [refuse('INS-015', '/seal', { value: seal })] : [];

export function resultRefusals({ sample }: LaboratoryResult, { samples }: Pick<InspectionState, 'samples'>): Refusals {
  const found = samples[sample - 1];
  return found === undefined || found.result !== null ? [refuse('INS-016', '/sample', { value: String(sample) })] : [];
}

/** What can be said of a conclusion without the inspection it concludes. */
export function discrepancyRefusals(
  conforms: boolean,
  discrepancies: readonly Discrepancy[],
  goods: DeclaredGoods,
  { guide, on }: InspectionLaw,
): Refusals {
  const refusals: Refusal[] = conforms === discrepancies.length > 0 ? [refuse('INS-018', '/discrepancies')] : [];
  discrepancies.forEach(({ line, kind, follow }, index) => {
    const at = `/discrepancies/${index}`;
    if (line !== null) refusals.push(...lineRefusals(line, goods, `${at}/line`));
    const rule = guide.discrepancies.find((each) => each.kind === kind && inForce(each, on));
    // A country that says nothing of a kind leaves it to the officer.
    if (rule !== undefined && !rule.follow.includes(follow))
      refusals.push(refuse('INS-019', `${at}/follow`, { kind: rule.name, options: rule.follow.join(', ') }));
  });
  return refusals;
}

/** Nothing is concluded before it is looked at, and nothing conforms that a laboratory still has. */
export function conclusionRefusals(
  conforms: boolean,
  round: InspectionRound,
  { samples }: Pick<InspectionState, 'samples'>,
): Refusals {
  const { unscanned, unopened } = outstanding(round);
  const refusals: Refusal[] = [];
  if (unscanned.length > 0) refusals.push(refuse('INS-017', '', { what: unscanned.join(', ') }));
  if (unopened) refusals.push(refuse('INS-017', '', { what: OPENING }));
  if (!conforms) return refusals;
  samples.forEach(({ result }, index) => {
    if (result === null) refusals.push(refuse('INS-020', '/conforms', { value: String(index + 1) }));
  });
  return refusals;
}

/** An open follow-up of one of these kinds. */
export const followUpRefusals = (
  id: string,
  kinds: readonly FollowUpKind[],
  { followUps }: Pick<InspectionState, 'followUps'>,
  pointer = '/followUp',
): Refusals =>
  followUps.some((each) => each.id === id && each.closed === null && kinds.includes(each.kind))
    ? []
    : [refuse('INS-021', pointer, { value: id })];

/** A fine is proposed for a violation that the law knows on the day, within what the law lets it cost. */
export function proposalRefusals(
  { violation, amountMin, amountMax }: PenaltyProposal,
  { guide, on }: InspectionLaw,
): Refusals {
  const known = namedOn(guide.violations, violation, on);
  if (known === undefined) return [refuse('INS-014', '/violation', { value: violation, on })];
  const bounds = { min: known.amountMin, max: known.amountMax };
  const refusals = [
    ...amountRefusals(amountMin, bounds, '/amountMin'),
    ...amountRefusals(amountMax, bounds, '/amountMax'),
  ];
  const isTurned = BigInt(amountMax) < BigInt(amountMin);
  return isTurned ? [...refusals, refuse('INS-022', '/amountMax', { min: amountMin, max: bounds.max })] : refusals;
}

export const amountRefusals = (
  amount: string,
  { min, max }: { readonly min: string; readonly max: string },
  pointer: string,
): Refusals =>
  BigInt(amount) < BigInt(min) || BigInt(amount) > BigInt(max) ? [refuse('INS-022', pointer, { min, max })] : [];

const OPENING = { vi: 'kiểm tra thủ công hàng hóa', en: 'goods looked at by hand' };

const lineRefusals = (line: number, { lines }: DeclaredGoods, pointer: string): Refusals =>
  lines.includes(line) ? [] : [refuse('INS-004', pointer, { value: String(line) })];
