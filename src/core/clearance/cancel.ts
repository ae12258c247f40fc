import { caseHandler } from './case-handler.ts';
import type { InForce } from './amend.ts';
import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { consignmentOf, dutyPostings, ownReferenceOf } from './lodge.ts';
import { hasLapsed } from './lapse.ts';
import { refuse } from './refusals.ts';
import { reliefClaims, reopenEvents, reopenTouches } from './reliefs.ts';
import { declarationRef, paperKeysOf } from './streams.ts';
import { taxDifference } from './tax-difference.ts';
import type { CodeEntry } from '#core/codes';
import {
  type CancellationGround,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import {
  addDays,
  err,
  legalDate,
  needsMore,
  ok,
  type Command,
  type Facts,
  type Handler,
  type KeyRef,
  type Refusals,
} from '#core/kernel';
import { giveBackEvents, giveBackTouches } from '#core/relief';

/** Takes back what was never registered. Its own reference is free again. */
export type WithdrawDeclaration = Command<
  'declaration.withdraw',
  { readonly number: DeclarationNumber; readonly reason: string }
>;
export type RequestCancellation = Command<
  'declaration.requestCancellation',
  { readonly number: DeclarationNumber } & CancellationGround
>;
export type RejectCancellation = Command<
  'case.rejectCancellation',
  { readonly number: DeclarationNumber; readonly reason: string }
>;
/** Ends a registered declaration: its goods may be declared again, and whatever it claimed or drew is undone. */
export type CancelDeclaration = Command<
  'case.cancel',
  {
    readonly number: DeclarationNumber;
    readonly inForce: Pick<InForce, 'declaration' | 'position' | 'legalDate'>;
  } & CancellationGround
>;

export const withdrawDeclaration: Handler<WithdrawDeclaration, null, ClearanceReference> = {
  type: 'declaration.withdraw',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    if (hasLapsed(state, facts.reference.reference.country, facts.at)) return err([refuse('LIF-004', '/number')]);
    const keys = ownReferenceOf(state.head);
    if (!keys.every((key) => world.has(key))) return needsMore(keys);
    const { head } = state;
    return ok(
      finished(opened.value, [{ type: 'Withdrawn', reason: command.data.reason }], facts, {
        releases: keys.filter((key) => world.holder(key) === head.number),
      }),
    );
  },
};

export const requestCancellation = caseHandler<RequestCancellation>(
  'declaration.requestCancellation',
  ({ data: { groundCode, reason } }) => ({ type: 'CancellationRequested', groundCode, reason }),
  ({ data: { groundCode } }, facts) => {
    const ground = groundOn(groundCode, facts);
    if (ground === undefined) return [refuse('CAN-001', '/groundCode', { value: groundCode })];
    return ground.attributes['by'] === 'declarant' ? [] : [refuse('CAN-004', '/groundCode')];
  },
);

export const rejectCancellation = caseHandler<RejectCancellation>(
  'case.rejectCancellation',
  ({ data: { reason } }) => ({ type: 'CancellationRejected', reason }),
);

export const cancelDeclaration: Handler<CancelDeclaration, CodeEntry, ClearanceReference> = {
  type: 'case.cancel',
  prepare: ({ data: { groundCode } }, facts) => {
    const ground = groundOn(groundCode, facts);
    return ground === undefined ? err([refuse('CAN-001', '/groundCode', { value: groundCode })]) : ok(ground);
  },
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, ground, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const { inForce, groundCode, reason } = command.data;
    if (state.documentPosition !== inForce.position) return err([refuse('AMD-004', '/version')]);
    const refusals = groundRefusals(ground, state, facts);
    if (refusals.length > 0) return err(refusals);
    const keys: readonly KeyRef[] = [
      ...consignmentOf(state.head, inForce.declaration),
      ...ownReferenceOf(state.head),
      ...paperKeysOf(state),
    ];
    const drawn = state.reliefDraws ?? [];
    const claimed = reliefClaims(inForce.declaration, facts.reference.reference, inForce.legalDate);
    const missing = [
      ...keys.filter((key) => !world.has(key)),
      ...giveBackTouches(drawn, world),
      ...reopenTouches(claimed, world),
    ];
    if (missing.length > 0) return needsMore(missing);
    const { number } = state.head;
    const event: DeclarationEventData = { type: 'Cancelled', groundCode, reason };
    return ok(
      finished(opened.value, [event], facts, {
        events: [...giveBackEvents(drawn, number, reason, world), ...reopenEvents(claimed, number, world)],
        releases: keys.filter((key) => world.holder(key) === number),
        postings: dutyPostings(number, taxDifference(state.taxes, [])),
      }),
    );
  },
};

const groundOn = (code: string, { reference: { reference }, today }: Facts<ClearanceReference>) =>
  reference.codes.find('cancellation-ground', code, today);

/** What a declarant has to ask for is not done unasked, and what takes its time is not done before. */
function groundRefusals(
  { attributes }: CodeEntry,
  { cancellation, head, registeredAt }: DeclarationState,
  { reference: { reference }, today }: Facts<ClearanceReference>,
): Refusals {
  if (attributes['by'] === 'declarant' && cancellation === undefined) return [refuse('CAN-002', '/groundCode')];
  const direction = attributes['direction'] ?? '';
  if (direction !== '' && direction !== head.direction) return [refuse('CAN-005', '/groundCode')];
  const days = Number(attributes['days'] ?? '0');
  if (registeredAt === null || days === 0) return [];
  const on = addDays(legalDate(registeredAt, reference.country.zoneOffsetMinutes), days);
  return today > on ? [] : [refuse('CAN-003', '/groundCode', { days: String(days), on: addDays(on, 1) })];
}
