import type { NoticeRules } from './notice-rule.ts';
import { CANCELLATION_BY_LAW, type DeadlineEventData } from '#core/declaration';

type Told = Pick<DeadlineEventData, 'holder'>;
/** Once its time has passed, it is a matter of its own for whoever works on the case. */
const mayBeCancelled = ({ kind }: Pick<DeadlineEventData, 'kind'>): boolean => kind === CANCELLATION_BY_LAW;
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
    {
      code: 'deadline.officePassed',
      to: ['leader'],
      when: (told) => told.onExpiry === 'escalate' && !mayBeCancelled(told),
      facts: dueAt,
    },
    { code: 'deadline.cancellationDue', to: ['office', 'leader'], when: mayBeCancelled, facts: dueAt },
  ],
};
