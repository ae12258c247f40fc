import { refuse } from './refusals.ts';
import { accessRefusal, can, type Action, type Resource } from '#core/access';
import type { Actor, Refusals } from '#core/kernel';

/**
 * Nothing where the policy allows it, else why not: a key is told that it is too narrow where a wider one could, anything else as a matter
 * of whose goods they are.
 */
export function notAllowed(actor: Actor, action: Action, resource: Resource = {}): Refusals | undefined {
  if (can(actor, action, resource)) return undefined;
  const { scopes: _narrowing, ...owner } = actor;
  return [can(owner, action, resource) ? accessRefusal('scope') : refuse('ACC-001')];
}
