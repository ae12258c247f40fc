import type { HttpApp } from '#server/platform/http';
import { caseMatches } from './routes/case-matches.ts';
import { changeEntries } from './routes/change-entries.ts';
import { compare } from './routes/compare.ts';
import { entries } from './routes/entries.ts';
import type { ListServices } from './services.ts';

export function watchListRoutes(app: HttpApp, all: ListServices): void {
  entries(app, all);
  changeEntries(app, all);
  compare(app, all);
  caseMatches(app, all);
}

export { concernsMatches, followMatches, MATCHES_FOLLOWER } from './follow-matches.ts';
export { servedEntries } from './served-entries.ts';
export { openListsRoom, type ListsRoom } from './lists-room.ts';
