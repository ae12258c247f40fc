import { endAdmissions, writeAdmissions, writeLists, type AdmissionRow, type EndedRow, type ListRow } from './sql.ts';
import { DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import {
  admissionLinks,
  closedTypes,
  EXEMPTION_LIST_STREAM,
  exemptionListRef,
  isTemporaryAdmission,
  stayDeadline,
  type ExemptionListState,
} from '#core/relief';
import type { Reference } from '#core/reference';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const RELIEF_FOLLOWER = 'relief.lists';

type Registered = Extract<DeclarationEventData, { type: 'Registered' }>;

/** Exemption lists, and declarations of types that admit for a time or close such an admission: few of them. */
export const concernsReliefs =
  ({ reference }: Pick<Services, 'reference'>) =>
  ({ stream, type, data }: EventFacts): boolean => {
    if (stream.type === EXEMPTION_LIST_STREAM) return true;
    if (stream.type !== DECLARATION_STREAM || type !== 'Registered') return false;
    const { head, legalDate: on } = data as unknown as Registered;
    const { reference: law } = reference.current();
    return isTemporaryAdmission(head.typeCode, law, on) || closedTypes(head.typeCode, law, on).length > 0;
  };

/**
 * Keeps the pages of exemption lists and of temporary admissions in step with the journal. A list takes its state as it
 * stands now, which may be ahead, never behind.
 */
export const followReliefs =
  ({ engine, reference, token }: Pick<Services, 'engine' | 'reference' | 'token'>): HandleEvents =>
  async (events, client) => {
    const lists = new Set<string>();
    const admitted: AdmissionRow[] = [];
    const ended: EndedRow[] = [];
    for (const event of events) {
      if (event.stream.type === EXEMPTION_LIST_STREAM) lists.add(event.stream.id);
      else gather(event, reference.current().reference, admitted, ended);
    }
    if (lists.size > 0) {
      const states = await engine.readStates<ExemptionListState>([...lists].map(exemptionListRef));
      const rows = [...states.values()].map(({ state }) => listRow(state, token));
      await writeLists(client, rows);
    }
    await writeAdmissions(client, admitted);
    await endAdmissions(client, ended);
  };

function gather(event: JournalEvent, reference: Reference, admitted: AdmissionRow[], ended: EndedRow[]): void {
  const { head, declaration, legalDate: on } = event.data as unknown as Registered;
  const { number, officeId, typeCode } = head;
  if (isTemporaryAdmission(typeCode, reference, on)) {
    const due = stayDeadline(typeCode, reference, on) ?? null;
    admitted.push({ number, office_id: officeId, type_code: typeCode, registered_on: on, due_on: due });
  }
  if (closedTypes(typeCode, reference, on).length === 0) return;
  for (const { id } of admissionLinks(declaration)) ended.push({ number: id, ended_by: number });
}

/** By whose hash a holder's lists are found. */
export const holderToken = (holderId: string, token: Services['token']): string => token(`exemption-list|${holderId}`);

const listRow = (
  { id, holderId, officeId, status, proposal }: ExemptionListState,
  token: Services['token'],
): ListRow => ({
  id,
  holder_token: holderToken(holderId, token),
  office_id: officeId,
  status,
  waiting: proposal !== null,
});
