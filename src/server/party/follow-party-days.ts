import { dayTally, type DayTally } from './day-tally.ts';
import type { PartyHistoryServices } from './services.ts';
import { addDays } from './sql.ts';
import { principalOf } from '#core/clearance';
import { DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import { legalDate } from '#core/kernel';
import type { HandleEvents, JournalEvent, JournalReader } from '#server/platform/engine';

type Registered = Extract<DeclarationEventData, { type: 'Registered' }>;
type Found = Extract<DeclarationEventData, { type: 'FindingRecorded' }>;

/**
 * Gathers what each principal (importer of imports, exporter of exports) did by legal day: declarations registered, the
 * goods on them, and declarations on which control found something that does not conform, on the day it first did.
 */
export const followPartyDays =
  (reader: JournalReader, cell: number, country: PartyHistoryServices['country']): HandleEvents =>
  async (events, client) => {
    const { lowValueMax, zoneOffsetMinutes } = country();
    const tally = dayTally(lowValueMax);
    for (const event of events) {
      if (event.stream.type !== DECLARATION_STREAM) continue;
      if (event.type === 'Registered') addDeclared(tally, registeredIn(event));
      if (event.type === 'FindingRecorded' && !conformsIn(event))
        await addFound(tally, event, reader, zoneOffsetMinutes);
    }
    await addDays(client, cell, tally.days());
  };

function addDeclared(tally: DayTally, { head, legalDate: day, declaration, assessment }: Registered): void {
  const partyId = principalOf(head);
  // The room of assessment wrote it, and the journal keeps what it wrote.
  const { value } = assessment as { readonly value: string };
  if (partyId !== null) tally.declared(partyId, day, declaration, value);
}

/** Rare, so the stream is asked: whose goods they are, and whether something was found on them before. */
async function addFound(
  tally: DayTally,
  event: JournalEvent,
  reader: JournalReader,
  zoneOffsetMinutes: number,
): Promise<void> {
  const events = await reader.readStream(event.stream);
  const registered = events.find(({ type }) => type === 'Registered');
  const first = events.find((each) => each.type === 'FindingRecorded' && !conformsIn(each));
  const partyId = registered ? principalOf(registeredIn(registered).head) : null;
  if (partyId !== null && first?.position === event.position)
    tally.found(partyId, legalDate(event.at, zoneOffsetMinutes));
}

const registeredIn = (event: JournalEvent): Registered => event.data as unknown as Registered;
const conformsIn = (event: JournalEvent): boolean => (event.data as unknown as Found).conforms;
