import type { NoticeRules } from './notice-rule.ts';
import type { DeadlineKind } from '#core/deadline';
import type { DeadlineEventData } from '#core/declaration';

/** Whose time it is that passes. */
const HOLDERS: Readonly<Record<DeadlineKind, 'office' | 'trade'>> = {
  documentCheck: 'office',
  inspection: 'office',
  discrepancy: 'trade',
  documents: 'trade',
  deferredPayment: 'trade',
  temporaryAdmission: 'trade',
  consultationAnswer: 'trade',
  consultationConclusion: 'office',
};
const isOfOffice = ({ kind }: { readonly kind: string }): boolean =>
  Object.hasOwn(HOLDERS, kind) && HOLDERS[kind as DeadlineKind] === 'office';
const isOfTrade = (data: { readonly kind: string }): boolean => !isOfOffice(data);
const dueAt = ({ dueAt: by }: { readonly dueAt: string }) => ({ dueAt: by });

/** Who must act is warned; what passed is told to them as well, and of an office to its leader. On whichever stream the deadline stands. */
export const DEADLINE_NOTICES: NoticeRules<DeadlineEventData> = {
  DeadlineWarned: [
    { code: 'deadline.near', to: ['principal', 'submitter'], when: isOfTrade, facts: dueAt },
    { code: 'deadline.officeNear', to: ['office'], when: isOfOffice, facts: dueAt },
  ],
  DeadlinePassed: [
    { code: 'deadline.passed', to: ['principal', 'submitter'], when: isOfTrade, facts: dueAt },
    { code: 'deadline.officePassed', to: ['leader'], when: isOfOffice, facts: dueAt },
  ],
};
