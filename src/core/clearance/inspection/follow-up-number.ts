import type { FollowUpKind } from '#core/inspection';
import type { WorkingSet } from '#core/kernel';

/** Each kind counts for itself, as the registers of an office do. */
export const followUpNumber = (kind: FollowUpKind, world: WorkingSet): string =>
  `${PREFIX[kind]}${runningNumber(`follow-up-${kind}`, world)}`;

/** The number of a decision on a fine. */
export const penaltyNumber = (world: WorkingSet): string => `PD${runningNumber('penalty-decision', world)}`;

const PREFIX = {
  instruction: 'IN',
  reassessment: 'RA',
  penaltyProposal: 'PP',
  case: 'VC',
} as const satisfies Readonly<Record<FollowUpKind, string>>;
const RUNNING_DIGITS = 9;

const runningNumber = (range: string, world: WorkingSet): string =>
  world.nextNumber(range).toString().padStart(RUNNING_DIGITS, '0');
