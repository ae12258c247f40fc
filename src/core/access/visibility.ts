import type { Actor } from '#core/kernel';
import type { Resource } from './decide.ts';
import { concerns, interestsOf, rolesOf } from './decide.ts';
import type { ReadAction, Rule } from './policy.ts';
import { POLICY } from './policy.ts';

/**
 * What of a list an actor may see, as a filter to put into the query: a row is visible when it concerns one of the
 * organisations, or is handled at one of the offices, and concerns none of `exceptOrganisationIds`.
 * Agrees with `can` row by row; that is a property in the tests.
 */
export interface Visibility {
  /** No tie needed: all rows. */
  readonly everything: boolean;
  readonly organisationIds: readonly string[];
  /** `every`: whatever is handled at some office. */
  readonly officeIds: readonly string[] | 'every';
  /** Conflict of interest: rows that concern one of these stay hidden. */
  readonly exceptOrganisationIds: readonly string[];
}

export const NOTHING_VISIBLE: Visibility = {
  everything: false,
  organisationIds: [],
  officeIds: [],
  exceptOrganisationIds: [],
};

export function visibleTo(actor: Actor, action: ReadAction = 'declaration.list'): Visibility {
  const rule: Rule = POLICY[action];
  if (rule.scope !== null && actor.scopes !== undefined && !actor.scopes.includes(rule.scope)) return NOTHING_VISIBLE;
  const relations = new Set(rolesOf(actor).flatMap((role) => rule.allowed[role] ?? []));
  const own = relations.has('own') && actor.organisationId !== '' ? [actor.organisationId] : [];
  const principals = relations.has('delegated') ? principalsOf(actor, rule.scope) : [];
  return {
    everything: relations.has('public'),
    organisationIds: [...new Set([...own, ...principals])],
    officeIds: relations.has('otherOffice') ? 'every' : relations.has('sameOffice') ? actor.offices : [],
    exceptOrganisationIds: rule.barredByInterest ? interestsOf(actor).filter((id) => id !== '') : [],
  };
}

/** The filter applied to one thing; for rows that are in memory already. */
export function isVisible(visibility: Visibility, resource: Resource): boolean {
  if (visibility.exceptOrganisationIds.some((id) => concerns(resource, id))) return false;
  if (visibility.everything || visibility.organisationIds.some((id) => concerns(resource, id))) return true;
  if (resource.officeId === undefined) return false;
  return visibility.officeIds === 'every' || visibility.officeIds.includes(resource.officeId);
}

const principalsOf = (actor: Actor, scope: Rule['scope']): readonly string[] =>
  scope === null
    ? []
    : actor.delegations
        .filter(({ principalId, scopes }) => principalId !== '' && scopes.includes(scope))
        .map(({ principalId }) => principalId);
