import type { operations, Schemas } from '#client';
import { answer, server } from '#web/client';

export type WatchListEntrySummary = Schemas['WatchListEntrySummary'];
export type WatchListEntryView = Schemas['WatchListEntryView'];
export type WrittenWatchListEntry = Schemas['WrittenWatchListEntry'];
export type NameComparison = Schemas['NameComparison'];
type BodyOf<Name extends 'clearWatchListMatch' | 'withdrawWatchListClearing' | 'importWatchList'> =
  operations[Name]['requestBody']['content']['application/json'];
type Question = NonNullable<operations['listWatchListEntries']['parameters']['query']>;

/** The calls of these screens, loaded with them. */
export const watchListApi = {
  entries: (query: Question) => answer(server.GET('/api/v1/watch-list/entries', { params: { query } })),
  entry: (id: string) => answer(server.GET('/api/v1/watch-list/entries/{id}', { params: { path: { id } } })),
  add: (body: WrittenWatchListEntry) => answer(server.POST('/api/v1/watch-list/entries', { body })),
  change: (id: string, content: WrittenWatchListEntry, reason: string) =>
    answer(server.PUT('/api/v1/watch-list/entries/{id}', { params: { path: { id } }, body: { content, reason } })),
  end: (id: string, reason: string) =>
    answer(server.POST('/api/v1/watch-list/entries/{id}/end', { params: { path: { id } }, body: { reason } })),
  clear: (id: string, body: BodyOf<'clearWatchListMatch'>) =>
    answer(server.POST('/api/v1/watch-list/entries/{id}/clearings', { params: { path: { id } }, body })),
  withdraw: (id: string, body: BodyOf<'withdrawWatchListClearing'>) =>
    answer(server.POST('/api/v1/watch-list/entries/{id}/clearings/withdrawal', { params: { path: { id } }, body })),
  takeFile: (body: BodyOf<'importWatchList'>) => answer(server.POST('/api/v1/watch-list/imports', { body })),
  compare: (left: string, right?: string) =>
    answer(
      server.POST('/api/v1/watch-list/comparisons', { body: { left, ...(right === undefined ? {} : { right }) } }),
    ),
};
