import { caseHandler } from './case-handler.ts';
import { hasLapsed } from './lapse.ts';
import { refuse } from './refusals.ts';
import {
  documentTypeRefusals,
  type Attachment,
  type DeclarationNumber,
  type DocumentRequest,
  type LineFinding,
} from '#core/declaration';
import { type Command } from '#core/kernel';

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
