import { answer, server, type RuleQuestion, type WrittenRule } from '#web/client';

/** The calls of the rule desk, apart from those that every page carries. */
export const rulesApi = {
  rules: (query: RuleQuestion) => answer(server.GET('/api/v1/risk/rules', { params: { query } })),
  rule: (id: string) => answer(server.GET('/api/v1/risk/rules/{id}', { params: { path: { id } } })),
  proposeRule: (rule: WrittenRule, reason: string) =>
    answer(server.POST('/api/v1/risk/rules/proposals', { body: { rule, reason } })),
  stopRule: (id: string, reason: string) =>
    answer(server.POST('/api/v1/risk/rules/{id}/stop', { params: { path: { id } }, body: { reason } })),
  restartRule: (id: string, reason: string) =>
    answer(server.POST('/api/v1/risk/rules/{id}/restart', { params: { path: { id } }, body: { reason } })),
  restoreRule: (id: string, version: number, reason: string) =>
    answer(server.POST('/api/v1/risk/rules/{id}/restoration', { params: { path: { id } }, body: { version, reason } })),
  riskControl: () => answer(server.GET('/api/v1/risk/control')),
  stopAllRules: (reason: string) => answer(server.POST('/api/v1/risk/control/stop', { body: { reason } })),
  restartAllRules: (reason: string) => answer(server.POST('/api/v1/risk/control/restart', { body: { reason } })),
};
