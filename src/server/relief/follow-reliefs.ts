import {
  changeAdmissions,
  writeAdmissions,
  writeLists,
  type AdmissionChange,
  type AdmissionRow,
  type ListRow,
} from './sql.ts';
import { DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import {
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

type Data<Type extends DeclarationEventData['type']> = Extract<DeclarationEventData, { type: Type }>;
const CHANGES: ReadonlySet<string> = new Set(['AdmissionEnded', 'AdmissionReopened', 'Cancelled', 'DecisionReversed']);

/** Exemption lists, declarations of types that admit for a time, and what ends those: few of them. */
export const concernsReliefs =
  ({ reference }: Pick<Services, 'reference'>) =>
  ({ stream, type, data }: EventFacts): boolean => {
    if (stream.type === EXEMPTION_LIST_STREAM) return true;
    if (stream.type !== DECLARATION_STREAM) return false;
    if (type !== 'Registered') return CHANGES.has(type);
    const { head, legalDate: on } = data as unknown as Data<'Registered'>;
    return isTemporaryAdmission(head.typeCode, reference.current().reference, on);
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
    const changed = new Map<string, AdmissionChange>();
    for (const event of events) {
      if (event.stream.type === EXEMPTION_LIST_STREAM) lists.add(event.stream.id);
      else if (event.type === 'Registered') admitted.push(admissionRow(event, reference.current().reference));
      else changed.set(event.stream.id, { ...changed.get(event.stream.id), ...changeBy(event) });
    }
    if (lists.size > 0) {
      const states = await engine.readStates<ExemptionListState>([...lists].map(exemptionListRef));
      const rows = [...states.values()].map(({ state }) => listRow(state, token));
      await writeLists(client, rows);
    }
    await writeAdmissions(client, admitted);
    await changeAdmissions(client, [...changed.values()]);
  };

function admissionRow({ data }: JournalEvent, reference: Reference): AdmissionRow {
  const { head, legalDate: on } = data as unknown as Data<'Registered'>;
  const { number, officeId, typeCode } = head;
  const due = stayDeadline(typeCode, reference, on) ?? null;
  return { number, office_id: officeId, type_code: typeCode, registered_on: on, due_on: due };
}

function changeBy({ type, data, stream }: JournalEvent): AdmissionChange {
  const number = stream.id;
  switch (type) {
    case 'AdmissionEnded':
      return { number, ended_by: (data as unknown as Data<'AdmissionEnded'>).by };
    case 'AdmissionReopened':
      return { number, ended_by: null };
    case 'Cancelled':
      return { number, cancelled: true };
    default: {
      const { restores } = data as unknown as Data<'DecisionReversed'>;
      return restores.kind === 'existence' ? { number, cancelled: false } : { number };
    }
  }
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
