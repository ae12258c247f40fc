import type { WrittenWatchListEntry } from './watch-list-api.ts';

/** What a new entry begins with: it watches, and who keeps lists knows of it. */
export const blankEntry = (today: string): WrittenWatchListEntry => ({
  list: '',
  kind: 'company',
  value: '',
  aliases: [],
  identifiers: [],
  reason: '',
  source: '',
  legalBasis: '',
  validFrom: today,
  validTo: null,
  sensitivity: 'internal',
  readers: { roles: [], offices: [], users: [] },
  effect: { channel: 'green', notify: true },
});

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
