import type { Living } from './life-of-decisions.ts';
import { SYSTEM } from '#core/access';
import type { Actor } from '#core/kernel';
import type { Rule, RuleProposal } from '#core/risk';

const analyst = (userId: string): Actor => ({
  userId,
  organisationId: 'HQ',
  roles: ['riskAnalyst'],
  offices: [],
  delegations: [],
});
const [FIRST, SECOND] = [analyst('an'), analyst('binh')];
const HASH = 'c'.repeat(64);

const RULE: Rule = {
  id: 'CORPUS-RULE',
  version: 1,
  name: { vi: 'Quy tắc mẫu', en: 'A rule' },
  scope: 'line',
  when: "line.hs4 == '8703'",
  effect: {
    channel: 'red',
    inspection: 'partial',
    depthPercent: 10,
    documents: ['CO'],
    referTo: ['MOT'],
    notify: true,
  },
  binding: 'ordinary',
  legalBasis: 'Minh họa',
  owner: 'an',
  offices: ['02CI'],
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
  sensitivity: 'restricted',
  tests: [{ name: 'ô tô', facts: { 'line.hs4': '8703' }, hits: true }],
  rehearsed: {
    from: '2026-01-01',
    to: '2026-06-30',
    declarations: 1_000,
    selected: 20,
    lowRate: 0.01,
    highRate: 0.03,
    factor: 2,
  },
};

/** What officers do with a selection rule in its life, and with all of them at once. */
export function lifeOfRules({ send }: Pick<Living, 'send'>): void {
  const agreed = (data: RuleProposal): void => {
    const proposal = { kind: 'risk-rule', reason: 'rủi ro mới', data, contentHash: HASH, replaces: null };
    const { id } = send(FIRST, 'approval.propose', proposal) as { readonly id: string };
    send(SECOND, 'approval.approve', { id, contentHash: HASH });
  };
  const ruleId = RULE.id;
  agreed({ action: 'adopt', rule: { ...RULE, version: 2, binding: 'mandatory' }, over: RULE, basedOn: 1 });
  send(FIRST, 'risk.stopRule', { ruleId, reason: 'chọn nhầm' });
  agreed({ action: 'restart', ruleId, version: 2 });
  const live = { declarations: 500, selected: 400, since: '2026-01-05T02:00:00.000Z', low: 0.005, high: 0.06 };
  send(SYSTEM, 'risk.stopRule', { ruleId, reason: 'lệch so với diễn tập', live });
  send(FIRST, 'risk.restoreRule', { ruleId, version: 1, reason: 'quay lại' });
  send(FIRST, 'risk.stopAll', { country: 'VN', reason: 'ùn tắc' });
  agreed({ action: 'restartAll', country: 'VN' });
}
