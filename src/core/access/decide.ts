import type { Actor } from '#core/kernel';
import type { Action, Relation, Rule } from './policy.ts';
import { POLICY } from './policy.ts';
import type { Role } from './roles.ts';
import { isRole } from './roles.ts';

/** What an action is about, as far as access is concerned. Leave out what does not apply; what is missing ties nobody. */
export interface Resource {
  /** On whose behalf: the importer of an import, the exporter of an export, the bank of a notice, the owner of a key. */
  readonly principalId?: string | undefined;
  /** Each organisation that it concerns: importer, exporter, declarant. The principal need not be repeated. */
  readonly organisationIds?: readonly string[] | undefined;
  /** The office that handles it. */
  readonly officeId?: string | undefined;
}

/**
 * Why not, from the most to the least specific:
 * `interest` the actor is a member of an organisation concerned; `scope` the key is too narrow; `delegation` none in force
 * covers it; `relation` the role could, but not for this one; `role` no role of the actor ever could; `signIn` nobody yet.
 */
export type RefusalReason = 'interest' | 'scope' | 'delegation' | 'relation' | 'role' | 'signIn';

export type Decision =
  | { readonly allowed: true; readonly role: Role; readonly relation: Relation }
  | {
      readonly allowed: false;
      readonly reason: RefusalReason;
      /** False: to this actor the thing must look as if it did not exist. */
      readonly mayKnow: boolean;
    };

export const can = (actor: Actor, action: Action, resource: Resource = {}): boolean =>
  grantOf(actor, POLICY[action], resource).allowed;

/** The decision with its ground: which role and relation allowed it, or why not. */
export function decide(actor: Actor, action: Action, resource: Resource = {}): Decision {
  const rule: Rule = POLICY[action];
  const grant = grantOf(actor, rule, resource);
  if (grant.allowed) return grant;
  // Measured without the key's scopes: a key too narrow to read is told so, but only about what its owner may know.
  const { scopes: _narrowing, ...owner } = actor;
  const mayKnow = rule.knownBy === null || can(owner, rule.knownBy, resource);
  return { ...grant, mayKnow };
}

type Grant = Extract<Decision, { allowed: true }> | { readonly allowed: false; readonly reason: RefusalReason };

function grantOf(actor: Actor, rule: Rule, resource: Resource): Grant {
  if (rule.scope !== null && actor.scopes !== undefined && !actor.scopes.includes(rule.scope))
    return refusedFor('scope');
  let reason: RefusalReason = isAnonymous(actor) ? 'signIn' : 'role';
  for (const role of rolesOf(actor)) {
    const relations = rule.allowed[role];
    if (relations === undefined) continue;
    for (const relation of relations) {
      if (holds(relation, actor, rule, resource)) {
        const barred = rule.barredByInterest && hasInterest(actor, resource);
        return barred ? refusedFor('interest') : { allowed: true, role, relation };
      }
      reason = relation === 'delegated' ? 'delegation' : 'relation';
    }
  }
  return refusedFor(reason);
}

const refusedFor = (reason: RefusalReason): Grant => ({ allowed: false, reason });

/** Everybody is also a public visitor; names that are no role give nothing. */
export const rolesOf = (actor: Actor): readonly Role[] => {
  const roles = actor.roles.filter(isRole);
  return roles.includes('publicVisitor') ? roles : [...roles, 'publicVisitor'];
};

const isAnonymous = (actor: Actor): boolean => actor.userId === '';

/** All organisations a person is recorded with, whichever one they speak for now. */
export const interestsOf = (actor: Actor): readonly string[] =>
  actor.memberOf === undefined ? [actor.organisationId] : [actor.organisationId, ...actor.memberOf];

const hasInterest = (actor: Actor, resource: Resource): boolean =>
  interestsOf(actor).some((id) => concerns(resource, id));

export const concerns = (resource: Resource, organisationId: string): boolean =>
  organisationId !== '' &&
  (resource.principalId === organisationId || (resource.organisationIds?.includes(organisationId) ?? false));

function holds(relation: Relation, actor: Actor, rule: Rule, resource: Resource): boolean {
  switch (relation) {
    case 'public':
      return true;
    case 'own':
      return rule.tie === 'principal'
        ? actor.organisationId !== '' && resource.principalId === actor.organisationId
        : concerns(resource, actor.organisationId);
    case 'delegated':
      return rule.scope !== null && isDelegated(actor, rule.scope, rule.tie, resource);
    case 'sameOffice':
      return resource.officeId !== undefined && actor.offices.includes(resource.officeId);
    case 'otherOffice':
      return resource.officeId !== undefined && !actor.offices.includes(resource.officeId);
  }
}

function isDelegated(actor: Actor, scope: string, tie: Rule['tie'], resource: Resource): boolean {
  const scopesOf = delegationIndex(actor);
  if (resource.principalId !== undefined && scopesOf.get(resource.principalId)?.has(scope)) return true;
  return tie === 'party' && (resource.organisationIds ?? []).some((id) => scopesOf.get(id)?.has(scope) ?? false);
}

/** A large brokerage has thousands of principals: indexed once per actor object, which sign-in keeps and shares. */
const indexes = new WeakMap<Actor['delegations'], ReadonlyMap<string, ReadonlySet<string>>>();

function delegationIndex(actor: Actor): ReadonlyMap<string, ReadonlySet<string>> {
  const known = indexes.get(actor.delegations);
  if (known !== undefined) return known;
  const built = new Map<string, Set<string>>();
  for (const { principalId, scopes } of actor.delegations) {
    if (principalId === '') continue;
    const merged = built.get(principalId) ?? new Set<string>();
    for (const scope of scopes) merged.add(scope);
    built.set(principalId, merged);
  }
  indexes.set(actor.delegations, built);
  return built;
}
