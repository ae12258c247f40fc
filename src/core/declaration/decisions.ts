import type { DeclarationEventData, DeclarationEventType } from './declaration-events.ts';
import type { DeclarationState } from './declaration-state.ts';
import { DECISIONS, type About, type DecisionType, type OfficerDecision } from './officer-decision.ts';
import type { RecordedEvent } from '#core/kernel';

/**
 * Changes of mind about the control of one declaration; the eleventh makes the first one final, so that what is kept with
 * every declaration stays small.
 */
const DECISIONS_MAX = 10;

export const isDecisionType = (type: string): type is DecisionType => Object.hasOwn(DECISIONS, type);

/** Each decision is an event: one that is none does not compile here. */
const aboutOf = (type: DecisionType & DeclarationEventType): About => DECISIONS[type];

/** The decisions in effect after one more event. Most events are none and end none. */
export function decisionsAfter(
  before: DeclarationState,
  data: DeclarationEventData,
  event: RecordedEvent,
): readonly OfficerDecision[] | undefined {
  const standing = withoutEnded(before.decisions, data);
  if (!isDecisionType(data.type) || !isOfCustoms(data)) return standing;
  const { status, channel, controlPassed, early, stopped } = before;
  const decision: OfficerDecision = {
    position: event.position.toString(),
    type: data.type,
    by: event.actor.userId,
    at: event.at,
    before: { status, channel, controlPassed, ...(early && { early }), ...(stopped && { stopped }) },
  };
  return [...(standing ?? []), decision].slice(-DECISIONS_MAX);
}

/** A declarant amends of its own will, and what follows from a decision that was taken back is no decision beside it. */
function isOfCustoms(data: DeclarationEventData): boolean {
  if (data.type === 'Amended') return data.by === 'customs';
  return data.type !== 'ReleaseSuspended' || data.follows === undefined;
}

/** What is asked anew or declared anew is decided anew; what was decided on it before is past. */
function withoutEnded(
  decisions: readonly OfficerDecision[] | undefined,
  data: DeclarationEventData,
): readonly OfficerDecision[] | undefined {
  if (decisions === undefined) return undefined;
  const without = (...ended: readonly About[]) => decisions.filter(({ type }) => !ended.includes(aboutOf(type)));
  switch (data.type) {
    case 'Amended':
      return data.selection === undefined
        ? without('figures', 'amendment', 'instruction')
        : without('figures', 'amendment', 'instruction', 'control', 'earlyRelease');
    // Found by somebody else; whatever customs decided before it is overtaken.
    case 'SpecialisedRecorded':
      return data.conforms ? decisions : without('control');
    case 'ControlledAnew':
      return without('control', 'release', 'earlyRelease');
    case 'ReleaseResumed':
      return without('release');
    case 'InstructionWithdrawn':
      return without('instruction');
    case 'RefundRequested':
      return without('refund');
    case 'StorageRequested':
      return without('storage');
    case 'ReleaseRequested':
      return without('earlyRelease');
    // What was asked for until then is past: the goods may go.
    case 'Released':
    case 'ReleasedProvisionally':
      return without('earlyRelease', 'storage');
    case 'AmendmentRequested':
      return without('amendment');
    case 'CancellationRequested':
      return without('cancellation');
    case 'DecisionReversed':
      return decisions.filter(({ position }) => position !== data.decision);
    default:
      return decisions;
  }
}

/** The later decision that has to be taken back first, if there is one. */
export function standsOn(decisions: readonly OfficerDecision[], wanted: OfficerDecision): OfficerDecision | undefined {
  // Each fine is for a violation of its own, and due whatever becomes of the declaration.
  if (aboutOf(wanted.type) === 'penalty') return undefined;
  const later = decisions.slice(decisions.indexOf(wanted) + 1);
  return later.findLast(({ type }) => type === 'Cancelled' || aboutOf(type) === aboutOf(wanted.type));
}
