import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** All that is asked of notices: marking one as read makes all of it old. */
export const NOTICES_KEY = ['tariff-notices'] as const;

/** Notices come with publications and once a day; nobody waits for one by the second. */
const FRESH_MS = 5 * 60_000;

/** How many notices somebody has not read. */
export const unreadQuery = queryOptions({
  queryKey: [...NOTICES_KEY, 'unread'],
  queryFn: async () => (await api.tariffNotices({ limit: 0 })).unread,
  staleTime: FRESH_MS,
});
