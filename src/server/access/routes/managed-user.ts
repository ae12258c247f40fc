import { can } from '#core/access';
import { notFound, problem, ProblemError } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { accessProblem } from '../access-problem.ts';
import type { Access } from '../access.ts';
import { demand } from '../install.ts';
import type { PersonRow } from '../sql.ts';

/** Whether the sender of this request manages the people of an organisation. */
export const managesIn =
  ({ actor }: Pick<FastifyRequest, 'actor'>) =>
  (organisationId: string): boolean =>
    can(actor, 'access.manageUsers', { principalId: organisationId });

/** A person in some organisation that the sender manages; somebody of another organisation and nobody at all look alike. */
export async function managedUser(request: FastifyRequest, access: Access, id: string): Promise<PersonRow> {
  const person = await access.people.find(id);
  if (person?.memberships.some(({ organisationId }) => managesIn(request)(organisationId))) return person;
  demand(request, 'access.manageUsers', {});
  throw notFound();
}

/**
 * The same for what reaches beyond one organisation (the account, its password): the sender manages the people of each
 * organisation that the person is recorded with. Nobody locks themselves out, so nobody is their own case.
 */
export async function managedAccount(request: FastifyRequest, access: Access, id: string): Promise<PersonRow> {
  const person = await managedUser(request, access, id);
  refuseOneself(request, person.id);
  if (!person.memberships.every(({ organisationId }) => managesIn(request)(organisationId)))
    throw new ProblemError(problem('not-allowed', { errors: [accessProblem('ACC-036')] }));
  return person;
}

export function refuseOneself({ actor }: FastifyRequest, userId: string): void {
  if (actor.userId === userId) throw new ProblemError(problem('not-allowed', { errors: [accessProblem('ACC-035')] }));
}
