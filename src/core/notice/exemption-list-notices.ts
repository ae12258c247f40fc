import type { NoticeRules } from './notice-rule.ts';
import type { ExemptionListEventData } from '#core/relief';

/** Who is told what of an exemption list. */
export const EXEMPTION_LIST_NOTICES: NoticeRules<ExemptionListEventData> = {
  Submitted: [{ code: 'exemptionList.submitted', to: ['office'] }],
  AmendmentSubmitted: [{ code: 'exemptionList.submitted', to: ['office'] }],
  Accepted: [{ code: 'exemptionList.accepted', to: ['principal'] }],
  Refused: [{ code: 'exemptionList.refused', to: ['principal'] }],
  Suspended: [{ code: 'exemptionList.suspended', to: ['principal'] }],
  Resumed: [{ code: 'exemptionList.resumed', to: ['principal'] }],
  Closed: [{ code: 'exemptionList.closed', to: ['principal'] }],
  // Part of a declaration, whose own notices say it.
  Drawn: [],
  GivenBack: [],
};
