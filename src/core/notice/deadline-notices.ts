import type { NoticeRules } from './notice-rule.ts';
import type { DeadlineEventData } from '#core/declaration';

type Told = Pick<DeadlineEventData, 'holder'>;
const isOfOffice = ({ holder }: Told): boolean => holder === 'office';
const isOfTrade = ({ holder }: Told): boolean => holder === 'trader';
const dueAt = ({ dueAt: by }: { readonly dueAt: string }) => ({ dueAt: by });

/** Who must act is warned; what passed is told to them as well, and what is escalated to the leader. On whichever stream the deadline stands. */
export const DEADLINE_NOTICES: NoticeRules<DeadlineEventData> = {
  DeadlineWarned: [
    { code: 'deadline.near', to: ['principal', 'submitter'], when: isOfTrade, facts: dueAt },
    { code: 'deadline.officeNear', to: ['office'], when: isOfOffice, facts: dueAt },
  ],
  DeadlinePassed: [
    { code: 'deadline.passed', to: ['principal', 'submitter'], when: isOfTrade, facts: dueAt },
    { code: 'deadline.officePassed', to: ['leader'], when: ({ onExpiry }) => onExpiry === 'escalate', facts: dueAt },
  ],
};
