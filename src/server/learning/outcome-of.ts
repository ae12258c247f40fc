import { DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import type { EventFacts, JournalEvent } from '#server/platform/engine';
import type { OutcomeKind, OutcomeRow } from './learning-sql.ts';

type Data<Type extends DeclarationEventData['type']> = Extract<DeclarationEventData, { type: Type }>;

/** After which something is known of a declaration that was not before. */
const OUTCOMES: ReadonlySet<string> = new Set<DeclarationEventData['type']>([
  'FindingRecorded',
  'ControlAccepted',
  'AmendmentInstructed',
  'Amended',
  'PenaltyImposed',
  'DecisionReversed',
]);

export const isOutcome = ({ stream, type }: EventFacts): boolean =>
  stream.type === DECLARATION_STREAM && OUTCOMES.has(type);

interface Told {
  readonly kind: OutcomeKind;
  readonly violation: boolean;
  readonly recovered?: bigint;
  readonly lines?: readonly number[];
  readonly ifCaught?: boolean;
}

/** What came out of a look at a declaration; nothing of events that say nothing of that. */
export function outcomeOf(event: JournalEvent): OutcomeRow | undefined {
  const told = toldBy(event);
  return (
    told && {
      position: event.position.toString(),
      number: event.stream.id,
      known_at: event.at,
      kind: told.kind,
      violation: told.violation,
      recovered: (told.recovered ?? 0n).toString(),
      lines: (told.lines ?? []).map(String),
      if_caught: told.ifCaught ?? false,
    }
  );
}

function toldBy({ type, data }: JournalEvent): Told | undefined {
  // Most are registrations, which say nothing of that and hold much.
  if (!OUTCOMES.has(type)) return undefined;
  // Written by our own handlers, hashed and chained since: trusted as their type.
  const event = { ...(data as object), type } as unknown as DeclarationEventData;
  switch (event.type) {
    case 'FindingRecorded': {
      const lines = event.conforms ? [] : event.lines.map(({ sequence }) => sequence);
      return { kind: 'finding', violation: !event.conforms, lines };
    }
    case 'ControlAccepted':
      return { kind: 'documentCheck', violation: false };
    case 'AmendmentInstructed':
      return { kind: 'instruction', violation: true, lines: event.lines };
    case 'Amended':
      return corrected(event);
    case 'PenaltyImposed':
      return { kind: 'penalty', violation: true };
    default:
      return undefined;
  }
}

/** What is paid back, or only put otherwise, was not declared too low. */
function corrected({ by, difference }: Data<'Amended'>): Told | undefined {
  const recovered = difference.reduce((sum, { payable }) => sum + BigInt(payable), 0n);
  return recovered > 0n ? { kind: 'correction', violation: true, recovered, ifCaught: by === 'declarant' } : undefined;
}

/** The position of the decision that is taken back. */
export const reversedBy = ({ type, data }: JournalEvent): string | undefined =>
  type === 'DecisionReversed' ? (data as unknown as Data<'DecisionReversed'>).decision : undefined;
