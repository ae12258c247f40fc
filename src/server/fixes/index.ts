import type { HttpApp } from '#server/platform/http';
import type { FixesRoom } from './fixes-room.ts';
import { lookAgain } from './routes/look-again.ts';
import { listFixes } from './routes/list-fixes.ts';
import { mendFixes } from './routes/mend-fixes.ts';

export function fixRoutes(app: HttpApp, room: FixesRoom): void {
  listFixes(app, room);
  mendFixes(app, room);
  lookAgain(app, room);
}

export { watchLaw } from './law-watch.ts';
export { lookAgainJob } from './look-again.ts';
