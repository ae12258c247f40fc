import type { Schemas } from '#client';
import { answer, server } from '#web/client';

export type Fairness = Schemas['Fairness'];
export type Comparison = Schemas['FairnessComparison'];
export type FairnessRate = Schemas['FairnessRate'];

/** The call of this screen, loaded with it. */
export const fairnessApi = {
  shown: (query: { readonly from?: string; readonly to?: string }) =>
    answer(server.GET('/api/v1/risk/fairness', { params: { query } })),
};
