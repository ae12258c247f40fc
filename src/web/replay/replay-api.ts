import type { operations, Schemas } from '#client';
import { answer, server, type WrittenRule } from '#web/client';

export type Replay = Schemas['Replay'];
export type ReplaySummary = Schemas['ReplaySummary'];
export type ReplayCounts = Schemas['ReplayCounts'];
export type ReplayRate = Schemas['ReplayRate'];
export type ReplayVersion = Schemas['ReplayVersion'];
export type ReplayQuestion = operations['startReplay']['requestBody']['content']['application/json'];
export type AskedVersion = ReplayQuestion['versions'][number];

/** The calls of these screens, loaded with them. */
export const replayApi = {
  start: (question: ReplayQuestion) => answer(server.POST('/api/v1/risk/replays', { body: question })),
  list: (ruleId: string | undefined) =>
    answer(server.GET('/api/v1/risk/replays', { params: { query: ruleId === undefined ? {} : { ruleId } } })),
  show: (id: string) => answer(server.GET('/api/v1/risk/replays/{id}', { params: { path: { id } } })),
  cancel: (id: string) => answer(server.POST('/api/v1/risk/replays/{id}/cancellation', { params: { path: { id } } })),
  check: (rule: WrittenRule) => answer(server.POST('/api/v1/risk/rules/checks', { body: rule })),
  rule: (id: string) => answer(server.GET('/api/v1/risk/rules/{id}', { params: { path: { id } } })),
};
