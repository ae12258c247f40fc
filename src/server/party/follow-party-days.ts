import { addDebts, debtorOf, type NewDebt } from './debts.ts';
import { dayTally, type DayTally } from './day-tally.ts';
import type { PartyHistoryServices } from './services.ts';
import { addDays } from './sql.ts';
import { declarationRef, principalOf } from '#core/clearance';
import { declarationNumber, DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import type { DeadlineKind } from '#core/deadline';
import { legalDate } from '#core/kernel';
import type { Conduct, PartyId } from '#core/party';
import { CONSULTATION_STREAM } from '#core/valuation';
import type { Engine, HandleEvents, JournalEvent, JournalReader } from '#server/platform/engine';

type Data<Type extends DeclarationEventData['type']> = Extract<DeclarationEventData, { type: Type }>;
type Registered = Data<'Registered'>;

type DebtReader = JournalReader & Pick<Engine, 'subjectOf'>;

/**
 * Gathers what each principal (importer of imports, exporter of exports) did by legal day: declarations registered and the
 * goods on them; those on which control found something that does not conform, on the day it first did; fines; what was
 * paid or answered late; and what was put right before anything was found.
 */
export const followPartyDays =
  (reader: DebtReader, cell: number, country: PartyHistoryServices['country']): HandleEvents =>
  async (events, client) => {
    const { lowValueMax, zoneOffsetMinutes } = country();
    const tally = dayTally(lowValueMax);
    const debts: NewDebt[] = [];
    for (const event of events) {
      if (event.stream.type === CONSULTATION_STREAM && event.type === 'DeadlinePassed')
        await addSilence(tally, event, reader, zoneOffsetMinutes);
      if (event.stream.type !== DECLARATION_STREAM) continue;
      if (event.type === 'DeadlinePassed') debts.push(...(await debtsIn(event, reader)));
      if (event.type === 'Registered') addDeclared(tally, registeredIn(event));
      else if (SPEAKS_OF_CONDUCT.has(event.type)) await addConduct(tally, event, reader, zoneOffsetMinutes);
    }
    await addDays(client, cell, tally.days());
    await addDebts(client, cell, debts);
  };

const SPEAKS_OF_CONDUCT: ReadonlySet<string> = new Set<DeclarationEventData['type']>([
  'FindingRecorded',
  'PenaltyImposed',
  'DeadlinePassed',
  'Amended',
]);

function addDeclared(tally: DayTally, { head, legalDate: day, declaration, assessment }: Registered): void {
  const partyId = principalOf(head);
  // The room of assessment wrote it, and the journal keeps what it wrote.
  const { value } = assessment as { readonly value: string };
  if (partyId !== null) tally.declared(partyId, day, declaration, value);
}

/** Rare, so the stream is asked: whose goods they are, and what went before. */
async function addConduct(
  tally: DayTally,
  event: JournalEvent,
  reader: JournalReader,
  zoneOffsetMinutes: number,
): Promise<void> {
  if (event.type === 'DeadlinePassed' && lateIn(event) === undefined) return;
  const events = await reader.readStream(event.stream);
  const partyId = principalIn(events);
  const before = events.filter(({ position }) => position < event.position);
  if (partyId !== null) tally.behaved(partyId, legalDate(event.at, zoneOffsetMinutes), conductIn(event, before));
}

function principalIn(events: readonly JournalEvent[]): PartyId | null {
  const registered = events.find(({ type }) => type === 'Registered');
  return registered ? principalOf(registeredIn(registered).head) : null;
}

/** A question about values that the importer let pass unanswered. */
async function addSilence(
  tally: DayTally,
  event: JournalEvent,
  reader: JournalReader,
  zoneOffsetMinutes: number,
): Promise<void> {
  const { kind } = event.data as unknown as Data<'DeadlinePassed'>;
  if (kind !== ('consultationAnswer' satisfies DeadlineKind)) return;
  const partyId = principalIn(await reader.readStream(declarationRef(declarationNumber(event.stream.id))));
  if (partyId !== null) tally.behaved(partyId, legalDate(event.at, zoneOffsetMinutes), { lateAnswers: 1 });
}

/** What was to be paid by then and was not. */
async function debtsIn(event: JournalEvent, reader: DebtReader): Promise<readonly NewDebt[]> {
  const { kind, key, dueAt } = event.data as unknown as Data<'DeadlinePassed'>;
  if (!PAYMENTS.has(kind)) return [];
  const partyId = principalIn(await reader.readStream(event.stream));
  return partyId === null
    ? []
    : [{ number: event.stream.id, kind, key, party: debtorOf(reader, partyId), due_at: dueAt }];
}

const PAYMENTS: ReadonlySet<string> = new Set<DeadlineKind>(['deferredPayment', 'penaltyPayment']);

function conductIn(event: JournalEvent, before: readonly JournalEvent[]): Partial<Conduct> {
  const wasFound = before.some((each) => each.type === 'FindingRecorded' && !conformsIn(each));
  const wasTold = before.some(({ type }) => type === 'AmendmentInstructed');
  switch (event.type) {
    case 'FindingRecorded':
      return conformsIn(event) || wasFound ? {} : { findings: 1 };
    case 'PenaltyImposed':
      return { penalties: 1, penaltyTotal: Number((event.data as unknown as Data<'PenaltyImposed'>).amount) };
    case 'DeadlinePassed':
      return lateIn(event) ?? {};
    default:
      // What customs told the declarant to put right is not of his own accord.
      return wasFound || wasTold || (event.data as unknown as Data<'Amended'>).by !== 'declarant'
        ? {}
        : { corrections: 1 };
  }
}

/** What the trader holds, and let pass; what an office or a bank let pass is not his doing. */
const LATE: Readonly<Partial<Record<string, Partial<Conduct>>>> = {
  documents: { lateAnswers: 1 },
  amendmentInstruction: { lateAnswers: 1 },
  deferredPayment: { latePayments: 1 },
  penaltyPayment: { latePayments: 1 },
} satisfies Partial<Record<DeadlineKind, Partial<Conduct>>>;
const lateIn = (event: JournalEvent): Partial<Conduct> | undefined =>
  LATE[(event.data as unknown as Data<'DeadlinePassed'>).kind];

const registeredIn = (event: JournalEvent): Registered => event.data as unknown as Registered;
const conformsIn = (event: JournalEvent): boolean => (event.data as unknown as Data<'FindingRecorded'>).conforms;
