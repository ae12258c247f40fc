import type { Schemas } from '#client';
import { answer, server } from '#web/client';

export type Fairness = Schemas['Fairness'];
export type FairnessGroup = Schemas['FairnessGroup'];
export type Comparison = Schemas['FairnessComparison'];
export type FairnessRate = Schemas['FairnessRate'];

interface Days {
  readonly from?: string;
  readonly to?: string;
}

/** The calls of this screen, loaded with it. */
export const fairnessApi = {
  shown: (query: Days) => answer(server.GET('/api/v1/risk/fairness', { params: { query } })),
  origins: (query: Days) => answer(server.GET('/api/v1/risk/fairness/origins', { params: { query } })),
};
