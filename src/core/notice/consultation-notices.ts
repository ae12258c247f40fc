import { DEADLINE_NOTICES } from './deadline-notices.ts';
import type { NoticeRules } from './notice-rule.ts';
import type { ConsultationEventData } from '#core/valuation';

/** Who is told what of a consultation about the value of declared goods. */
export const CONSULTATION_NOTICES: NoticeRules<ConsultationEventData> = {
  ...DEADLINE_NOTICES,
  ConsultationOpened: [
    {
      code: 'consultation.opened',
      to: ['principal', 'submitter'],
      facts: ({ answerBy }) => ({ answerBy }),
    },
  ],
  ConsultationAnswered: [
    { code: 'consultation.answered', to: ['office'], facts: ({ concludeBy }) => ({ concludeBy }) },
  ],
  ConsultationConcluded: [{ code: 'consultation.concluded', to: ['principal', 'submitter'] }],
};
