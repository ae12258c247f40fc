import { refuse } from './refusals.ts';
import { accessRefusal, decide, type Action, type Resource } from '#core/access';
import type { Actor, Refusal } from '#core/kernel';

/** Why the policy says no to what `can` refused: a key that is too narrow is told so, anything else as a matter of whose goods they are. */
export function notAllowed(actor: Actor, action: Action, resource: Resource = {}): Refusal {
  const decision = decide(actor, action, resource);
  return !decision.allowed && decision.reason === 'scope' ? accessRefusal('scope') : refuse('ACC-001');
}
