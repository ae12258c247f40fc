import { refuse } from './refusals.ts';
import { accessRefusal, can, type Action, type Resource } from '#core/access';
import type { Actor, Refusal } from '#core/kernel';

/**
 * Why the policy says no to what `can` refused: a key is told that it is too narrow where a wider one could, anything else as a matter of
 * whose goods they are.
 */
export function notAllowed(actor: Actor, action: Action, resource: Resource = {}): Refusal {
  const { scopes: _narrowing, ...owner } = actor;
  return can(owner, action, resource) ? accessRefusal('scope') : refuse('ACC-001');
}
