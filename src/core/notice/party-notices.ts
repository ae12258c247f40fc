import type { NoticeRules } from './notice-rule.ts';
import type { ComplianceMeasure, PartyEventData } from '#core/party';

const changes = ({ level, riskClass, was }: ComplianceMeasure): boolean =>
  level !== was.level || riskClass !== was.riskClass;

/** What a party is told of how customs holds it. What an officer writes into its profile is told by that officer. */
export const PARTY_NOTICES: NoticeRules<PartyEventData> = {
  Registered: [],
  ProfileChanged: [],
  Counted: [],
  StorageBarred: [],
  ComplianceMeasured: [
    {
      code: 'compliance.changed',
      to: ['principal'],
      when: changes,
      facts: ({ level, riskClass }) => ({ level: String(level), riskClass: String(riskClass) }),
    },
  ],
  // Answered to whoever said it.
  ComplianceContested: [],
  ComplianceContestAnswered: [
    { code: 'compliance.upheld', to: ['principal'], when: ({ upheld }) => upheld },
    { code: 'compliance.rejected', to: ['principal'], when: ({ upheld }) => !upheld },
  ],
};
