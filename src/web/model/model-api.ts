import type { Schemas } from '#client';
import { answer, server } from '#web/client';

export type ModelDesk = Schemas['ModelDesk'];
export type ModelSummary = Schemas['ModelSummary'];
export type ModelTurn = Schemas['ModelHistory']['items'][number];
export type ModelView = Schemas['ModelView'];
export type Training = Schemas['Training'];
export type ModelFigures = Schemas['ModelFigures'];
export type Estimated = Schemas['Estimate'];
export type MeasuredRate = Schemas['MeasuredRate'];
export type TrafficEstimate = Schemas['TrafficEstimate'];
export type Provenance = ModelSummary['provenance'];
export type InRole = NonNullable<ModelDesk['champion']>;
export type LearnedReasons = NonNullable<Schemas['CaseLearned']['learned']>;
export type SettingsValues = NonNullable<ModelDesk['settings']>['settings'];
export type Role = 'champion' | 'challenger';

/** What of the desk is asked again when anything of it changed. */
export const MODELS = ['models'] as const;

const PROPOSALS = '/api/v1/risk/models/proposals';

/** The calls of this room, loaded with its screens. */
export const modelApi = {
  desk: () => answer(server.GET('/api/v1/risk/models')),
  model: (hash: string) => answer(server.GET('/api/v1/risk/models/{hash}', { params: { path: { hash } } })),
  history: (before: number | undefined) =>
    answer(
      server.GET('/api/v1/risk/models/history', { params: { query: { ...(before !== undefined && { before }) } } }),
    ),
  figures: () => answer(server.GET('/api/v1/risk/models/figures')),
  onCase: (number: string) => answer(server.GET('/api/v1/cases/{number}/learned', { params: { path: { number } } })),
  train: (name: string) => answer(server.POST('/api/v1/risk/models/trainings', { body: { name } })),
  cancel: (id: string) =>
    answer(server.POST('/api/v1/risk/models/trainings/{id}/cancel', { params: { path: { id } } })),
  bringIn: (body: BroughtFile) => answer(server.POST('/api/v1/risk/models/files', { body })),
  stop: (reason: string) => answer(server.POST('/api/v1/risk/models/stop', { body: { reason } })),
  retire: (role: Role, reason: string) =>
    answer(server.POST('/api/v1/risk/models/roles/{role}/retire', { params: { path: { role } }, body: { reason } })),
  proposeRole: (role: Role, hash: string, reason: string) =>
    answer(server.POST(PROPOSALS, { body: { action: 'set', role, hash, reason } })),
  proposeRestart: (reason: string) => answer(server.POST(PROPOSALS, { body: { action: 'restart', reason } })),
  proposeSettings: (settings: SettingsValues, reason: string) =>
    answer(server.POST(PROPOSALS, { body: { action: 'settings', settings, reason } })),
};

/** What a file does not say itself is said beside it. */
export interface BroughtFile {
  readonly format: 'haidang' | 'xgboost' | 'onnx';
  readonly file: string;
  readonly name?: string;
  readonly provenance?: Provenance;
  readonly trainedOn?: { readonly vi: string; readonly en: string };
}
