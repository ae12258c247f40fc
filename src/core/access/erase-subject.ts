import type { Command, Handler, Refusal, RefusalRule, StreamDefinition, StreamRef } from '#core/kernel';
import { err, ok, refusalFrom } from '#core/kernel';
import { can } from './decide.ts';
import { PARTY_ID_LENGTH_MAX } from '#core/party';

export const SUBJECT_STREAM = 'subject';
/** A natural person as the subject of data. The engine puts a pseudonym in place of the number. */
export const subjectRef = (personId: string): StreamRef => ({ type: SUBJECT_STREAM, id: personId });

/** Destroys the key of a natural person: what the journal holds of them can be read by nobody any more. There is no way back. */
export type EraseSubject = Command<'subject.erase', { readonly personId: string; readonly reason: string }>;

export const ERASE_REASON_LENGTH_MAX = 500;

export const eraseSubject: Handler<EraseSubject, null, unknown> = {
  type: 'subject.erase',
  prepare: ({ data, actor }) => {
    if (!can(actor, 'subject.erase', {})) return err([refusal('SUBJECT-001', '')]);
    const reason = data.reason.trim();
    if (reason === '' || reason.length > ERASE_REASON_LENGTH_MAX) return err([refusal('SUBJECT-002', '/reason')]);
    if (data.personId === '' || data.personId.length > PARTY_ID_LENGTH_MAX)
      return err([refusal('SUBJECT-003', '/personId')]);
    return ok(null);
  },
  touches: ({ data }) => [subjectRef(data.personId)],
  handle: ({ data }) =>
    ok({
      events: [{ stream: subjectRef(data.personId), type: 'Erased', version: 1, data: { reason: data.reason.trim() } }],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      erases: [data.personId],
      answer: { erased: true },
    }),
};

export interface SubjectState {
  /** A person who comes back after an erasure can be erased again. */
  readonly erasures: number;
}

export const subjectStream: StreamDefinition<SubjectState> = {
  type: SUBJECT_STREAM,
  foldVersion: 1,
  evolve: (state) => ({ erasures: (state?.erasures ?? 0) + 1 }),
};

const SUBJECT_REFUSALS = {
  'SUBJECT-001': {
    label: { vi: 'Quyền', en: 'Permission' },
    message: { vi: 'Chỉ quản trị viên được xóa dữ liệu cá nhân.', en: 'Only an administrator erases personal data.' },
    fix: { vi: 'Đề nghị quản trị viên thực hiện.', en: 'Ask an administrator.' },
  },
  'SUBJECT-002': {
    label: { vi: 'Lý do', en: 'Reason' },
    message: { vi: 'Cần ghi lý do, tối đa 500 ký tự.', en: 'A reason is needed, of at most 500 characters.' },
    fix: { vi: 'Ghi căn cứ của việc xóa.', en: 'Say on what ground the data is erased.' },
  },
  'SUBJECT-003': {
    label: { vi: 'Số định danh', en: 'Personal number' },
    message: { vi: 'Không phải số định danh của một người.', en: 'This is not the number of a person.' },
    fix: { vi: 'Ghi đúng số định danh cá nhân.', en: 'Give the personal number.' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

const refusal = (code: keyof typeof SUBJECT_REFUSALS, pointer: string): Refusal =>
  refusalFrom(SUBJECT_REFUSALS, code, pointer);
