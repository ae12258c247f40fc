import { POLICY, SCOPES, type Scope } from '#core/access';

/** The scopes that a holder of these roles could use at all: offering others would promise what the policy refuses. */
export function scopesOf(roles: readonly string[]): readonly Scope[] {
  const usable = new Set<string | null>(
    Object.values(POLICY)
      .filter((rule) => Object.keys(rule.allowed).some((role) => roles.includes(role)))
      .map((rule) => rule.scope),
  );
  return SCOPES.filter((scope) => usable.has(scope));
}
