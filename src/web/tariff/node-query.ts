import { queryOptions } from '@tanstack/react-query';
import { api, type InTime } from '#web/client';

/** The law of a day changes with a publication at most: a node that was opened stays open without asking again. */
const FRESH_MS = 5 * 60_000;

export const nodeQuery = (code: string, { on, knownAt }: InTime) =>
  queryOptions({
    queryKey: ['tariff-node', code, on ?? '', knownAt ?? ''],
    queryFn: () => api.tariffNode(code, { on, knownAt }),
    staleTime: FRESH_MS,
  });
