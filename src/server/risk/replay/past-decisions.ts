import { SHIPMENT_STREAM, selectionPartiesOf, type SelectionBasis, type SelectionParties } from '#core/clearance';
import type { Assessment } from '#core/assessment';
import {
  DECLARATION_STREAM,
  GOODS_ITEMS_MAX,
  joined,
  type Declaration,
  type DeclarationEventData,
  type DeclarationHead,
} from '#core/declaration';
import type { Instant, StreamRef } from '#core/kernel';
import type { PartyId } from '#core/party';
import type { Selection } from '#core/risk';
import type { JournalEvent, JournalReader } from '#server/platform/engine';
import { partiesAsOf } from './parties-as-of.ts';

/** One decision of the past with all that it was made from: of a declaration, or of all declarations of a shipment. */
export interface PastDecision {
  readonly basis: SelectionBasis;
  readonly parties: SelectionParties;
  readonly selection: Selection;
  readonly referenceVersion: string;
  readonly at: Instant;
  /** Decided on paper: the channel is what it was, whatever the rules. */
  readonly onPaper: boolean;
  /** The declarations that it decides on. */
  readonly declarations: readonly { readonly head: DeclarationHead; readonly declaration: Declaration }[];
}

/** A round of the walk: what was decided in it, and how far it came. */
export interface PastRound {
  readonly decisions: readonly PastDecision[];
  readonly position: bigint;
}

export interface PastOptions {
  readonly reader: Pick<JournalReader, 'readEvents' | 'readStream'>;
  /** The name that the journal has for a stream. */
  readonly nameOf: (ref: StreamRef) => StreamRef;
  /** From behind this position, up to and with the other. */
  readonly after: bigint;
  readonly through: bigint;
}

/** 5 MB of journal. */
const EVENTS_PER_ROUND = 1_000;

type Registered = Extract<DeclarationEventData, { readonly type: 'Registered' }> & { readonly selection: Selection };

/** Walks the journal of a period in order, and gives what was selected in it, each with the parties as they stood at that moment. */
export async function* pastDecisions({ reader, nameOf, after, through }: PastOptions): AsyncGenerator<PastRound, void> {
  const parties = partiesAsOf(reader, nameOf);
  const shipments = new Map<string, JournalEvent[]>();
  let next = reader.readEvents(after, EVENTS_PER_ROUND);
  // Awaited below in any case; until then it is nobody's rejection.
  next.catch(() => undefined);
  for (;;) {
    const events = (await next).filter(({ position }) => position <= through);
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    next = last.position < through ? reader.readEvents(last.position, EVENTS_PER_ROUND) : Promise.resolve([]);
    next.catch(() => undefined);
    await parties.know(partiesIn(events), first.position);
    const decisions: PastDecision[] = [];
    for (const event of events) {
      parties.pass(event);
      const made = decisionAt(event, shipments);
      if (made) decisions.push(withParties(made, parties.state));
    }
    yield { decisions, position: last.position };
  }
}

type Made = Omit<PastDecision, 'parties'>;

function withParties(made: Made, state: (id: PartyId) => SelectionParties['principal']): PastDecision {
  const { principal, declarant } = selectionPartiesOf(made.basis.head);
  return {
    ...made,
    parties: {
      principal: principal === null ? undefined : state(principal),
      declarant: declarant === null ? undefined : state(declarant),
    },
  };
}

function* partiesIn(events: readonly JournalEvent[]): Generator<PartyId> {
  for (const event of events) {
    const { head } = registeredIn(event) ?? {};
    if (head === undefined) continue;
    const { principal, declarant } = selectionPartiesOf(head);
    if (principal !== null) yield principal;
    if (declarant !== null) yield declarant;
  }
}

/** Written by our own handlers, hashed and chained since: trusted as their type. */
const registeredIn = ({ stream, type, data }: JournalEvent): Registered | undefined =>
  stream.type === DECLARATION_STREAM && type === 'Registered' ? (data as unknown as Registered) : undefined;

/** The decision that an event tells of. The declarations of a shipment come first, and then what was decided for all of them. */
function decisionAt(event: JournalEvent, shipments: Map<string, JournalEvent[]>): Made | undefined {
  const registered = registeredIn(event);
  if (registered) {
    const { division } = registered.head;
    if (division === undefined) return decisionOn(event, registered);
    shipments.set(division.firstNumber, [...(shipments.get(division.firstNumber) ?? []), event]);
    return undefined;
  }
  if (event.stream.type !== SHIPMENT_STREAM || event.type !== 'ShipmentRegistered') return undefined;
  const parts = shipments.get(event.stream.id) ?? [];
  shipments.delete(event.stream.id);
  return decisionOnShipment(event, parts);
}

function decisionOn({ referenceVersion, at }: JournalEvent, registered: Registered): Made {
  const { head, declaration, legalDate, selection, paper } = registered;
  return {
    basis: { head, declaration, assessment: assessmentOf(registered), found: selection, today: legalDate },
    selection,
    referenceVersion,
    at,
    onPaper: paper !== undefined,
    declarations: [{ head, declaration }],
  };
}

const assessmentOf = ({ assessment }: Registered): Assessment => assessment as Assessment;

function decisionOnShipment(event: JournalEvent, events: readonly JournalEvent[]): Made | undefined {
  const parts = events.flatMap((each) => registeredIn(each) ?? []);
  const whole = joined(parts.map(({ declaration }) => declaration));
  const [first] = parts;
  if (first === undefined || whole === undefined) return undefined;
  const { selection, totalPayable } = event.data as unknown as {
    readonly selection: Selection;
    readonly totalPayable: string;
  };
  const lines = parts.flatMap((part, index) =>
    assessmentOf(part).lines.map((line) => ({ ...line, sequence: index * GOODS_ITEMS_MAX + line.sequence })),
  );
  return {
    basis: {
      head: first.head,
      declaration: whole,
      assessment: { payable: totalPayable, lines },
      found: selection,
      today: first.legalDate,
    },
    selection,
    referenceVersion: event.referenceVersion,
    at: event.at,
    onPaper: false,
    declarations: parts.map(({ head, declaration }) => ({ head, declaration })),
  };
}
