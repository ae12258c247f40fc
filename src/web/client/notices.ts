import { queryOptions } from '@tanstack/react-query';
import { answer, server } from './answer.ts';

/** All that is asked of notices of watched codes: marking one as read makes all of it old. */
export const TARIFF_NOTICES_KEY = ['tariff-notices'] as const;
/** The same for notices of what happens to declarations and lists. */
export const NOTICES_KEY = ['notices'] as const;

/** Notices of codes come with publications and once a day; nobody waits for one by the second. */
const FRESH_MS = 5 * 60_000;

/** How many notices of watched codes somebody has not read. */
export const unreadOfTariffQuery = queryOptions({
  queryKey: [...TARIFF_NOTICES_KEY, 'unread'],
  queryFn: async () => (await answer(server.GET('/api/v1/tariff/notices', { params: { query: { limit: 0 } } }))).unread,
  staleTime: FRESH_MS,
});

/** How many of the others; asked again whenever one comes. */
export const unreadQuery = queryOptions({
  queryKey: [...NOTICES_KEY, 'unread'],
  queryFn: async () => (await answer(server.GET('/api/v1/notices', { params: { query: { limit: 0 } } }))).unread,
  staleTime: FRESH_MS,
});
