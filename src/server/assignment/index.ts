import type { AssignmentServices } from './officers-of.ts';
import { assignCase } from './routes/assign-case.ts';
import { nextCase } from './routes/next-case.ts';
import { officeView } from './routes/office-view.ts';
import { officersWord } from './routes/officers-word.ts';
import type { Access } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function assignmentRoutes(
  app: HttpApp,
  parts: AssignmentServices & { readonly services: Services; readonly access: Access },
): void {
  assignCase(app, parts);
  nextCase(app, parts);
  officeView(app, parts);
  officersWord(app, parts);
}

export { ACTS_FOLLOWER, concernsActs, followActs } from './follow-acts.ts';
export { startHandOut } from './hand-out.ts';
export { reassignmentJob } from './reassign.ts';
