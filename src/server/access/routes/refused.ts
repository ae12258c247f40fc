import { problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { accessProblem, type AccessProblem } from '../access-problem.ts';

/** Which field of the form each is about. */
const POINTERS: Partial<Record<AccessProblem, string>> = {
  'ACC-016': '/newPassword',
  'ACC-018': '/newPassword',
  'ACC-039': '/code',
  'ACC-041': '/password',
};

/** What an answer about credentials is refused with: too many attempts and a busy moment say when to come again. */
export function credentialsRefused({
  code,
  retryAfterSeconds,
}: {
  readonly code: AccessProblem;
  readonly retryAfterSeconds?: number;
}): ProblemError {
  const errors = [accessProblem(code, POINTERS[code] ?? '')];
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  switch (code) {
    case 'ACC-010':
    case 'ACC-017':
    case 'ACC-040':
      return new ProblemError(problem('not-signed-in', { errors }));
    case 'ACC-011':
      return new ProblemError(problem('too-many-requests', { errors }), headers);
    case 'ACC-012':
      return new ProblemError(problem('busy', { errors }), headers);
    case 'ACC-042':
    case 'ACC-044':
    case 'ACC-046':
    case 'ACC-047':
      return new ProblemError(problem('conflict', { errors }));
    default:
      return refusalsProblem(errors);
  }
}
