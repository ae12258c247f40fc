import { DEADLINE_NOTICES } from './deadline-notices.ts';
import type { NoticeRules } from './notice-rule.ts';
import type { ReferralEventData } from '#core/referral';

/** Who is told what of a declaration that is referred to another agency: the office and that agency, never the trade. */
export const REFERRAL_NOTICES: NoticeRules<ReferralEventData> = {
  DeadlineWarned: DEADLINE_NOTICES.DeadlineWarned,
  DeadlinePassed: [
    { code: 'referral.late', to: ['agency'], facts: ({ dueAt }) => ({ dueAt }) },
    { code: 'referral.unanswered', to: ['office'], facts: ({ key }) => ({ agency: key }) },
  ],
  ReferralAnswered: [
    {
      code: 'referral.concern',
      to: ['office'],
      when: ({ finding }) => finding === 'concern',
      facts: ({ agencyCode }) => ({ agency: agencyCode }),
    },
    {
      code: 'referral.answered',
      to: ['office'],
      when: ({ finding, onPaper }) => finding === 'noConcern' && !onPaper,
      facts: ({ agencyCode }) => ({ agency: agencyCode }),
    },
  ],
  ConcernWeighed: [{ code: 'referral.weighed', to: ['agency'] }],
};
