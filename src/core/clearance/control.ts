import { finished, open, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { hasLapsed } from './lapse.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import {
  documentTypeRefusals,
  type Attachment,
  type DeclarationEventData,
  type DeclarationNumber,
  type DocumentRequest,
  type LineFinding,
} from '#core/declaration';
import { err, ok, type Command, type Facts, type Handler, type Refusals } from '#core/kernel';

export type AttachDocument = Command<
  'declaration.attach',
  { readonly number: DeclarationNumber; readonly attachment: Attachment }
>;
export type AcceptControl = Command<'case.accept', { readonly number: DeclarationNumber; readonly reason: string }>;
export type RequestDocuments = Command<
  'case.requestDocuments',
  { readonly number: DeclarationNumber; readonly documents: readonly DocumentRequest[]; readonly reason: string }
>;
export type RecordFinding = Command<
  'case.recordFinding',
  {
    readonly number: DeclarationNumber;
    readonly conforms: boolean;
    readonly lines: readonly LineFinding[];
    readonly note: string;
    /** Line numbers of the declaration in force, read by the caller from the journal. */
    readonly declaredLines: readonly number[];
  }
>;

/** All commands on one open case share their shape: find it, check authority and legality, add an event, release if free. */
function caseHandler<C extends Command<string, { readonly number: DeclarationNumber }>>(
  type: C['type'],
  decide: (command: C, world: CaseWorld) => DeclarationEventData,
  check: (command: C, facts: Facts<ClearanceReference>) => Refusals = () => [],
  room: (world: CaseWorld, facts: Facts<ClearanceReference>) => Refusals = () => [],
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: (command, facts) => {
      const refusals = check(command, facts);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: (command) => [declarationRef(command.data.number)],
    handle: (command, _prepared, world, facts) => {
      const opened = open(command, world);
      if (!opened.ok) return opened;
      const full = room(opened.value, facts);
      return full.length > 0 ? err(full) : ok(finished(opened.value, [decide(command, opened.value)], facts));
    },
  };
}

/** A shipment has a dozen papers. Each file may be 20 MB, and the state that every step reads lists them all. */
export const ATTACHMENTS_MAX = 100;

export const attachDocument = caseHandler<AttachDocument>(
  'declaration.attach',
  (command) => ({ type: 'DocumentAttached', attachment: command.data.attachment }),
  ({ data }, { reference: { reference }, today }) =>
    documentTypeRefusals(data.attachment.typeCode, '/typeCode', reference, today),
  ({ state }, { reference: { reference }, at }) => {
    if (hasLapsed(state, reference.country, at)) return [refuse('LIF-004', '/number')];
    return state.attachments.length < ATTACHMENTS_MAX ? [] : [refuse('CAS-003')];
  },
);

export const acceptControl = caseHandler<AcceptControl>('case.accept', (command) => ({
  type: 'ControlAccepted',
  reason: command.data.reason,
}));

export const requestDocuments = caseHandler<RequestDocuments>(
  'case.requestDocuments',
  (command) => ({ type: 'DocumentsRequested', documents: command.data.documents, reason: command.data.reason }),
  ({ data }, { reference: { reference }, today }) =>
    data.documents.length === 0
      ? [refuse('CAS-001', '/documents')]
      : data.documents.flatMap(({ typeCode }, index) =>
          documentTypeRefusals(typeCode, `/documents/${index}/typeCode`, reference, today),
        ),
);

export const recordFinding = caseHandler<RecordFinding>(
  'case.recordFinding',
  (command) => ({
    type: 'FindingRecorded',
    conforms: command.data.conforms,
    lines: command.data.lines,
    note: command.data.note,
  }),
  (command) =>
    command.data.lines.flatMap((line, index) =>
      command.data.declaredLines.includes(line.sequence) ? [] : [refuse('CAS-002', `/lines/${index}/sequence`)],
    ),
);
