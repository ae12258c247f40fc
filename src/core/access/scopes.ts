/**
 * Parts of what a role gives, used twice: a principal grants some of them to its broker, and an API key is narrowed to
 * some of them. Each action that is not open to the public belongs to exactly one.
 */
export const SCOPES = [
  'declarations:read',
  'declarations:write',
  'payments:read',
  'payments:notify',
  'parties:read',
  'parties:write',
  'cases:read',
  'cases:write',
  'reference:publish',
  'reference:propose',
  'reference:approve',
  'access:manage',
  'journal:verify',
  'suspense:read',
  'suspense:write',
  'tariff:watch',
  'risk:read',
  'risk:write',
  'referrals:read',
  'referrals:write',
  'notices:read',
  'webhooks:manage',
] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPE_NAMES: ReadonlySet<string> = new Set(SCOPES);
export const isScope = (name: string): name is Scope => SCOPE_NAMES.has(name);

/** What a principal may hand to a broker. Its own standing, its keys and the offices' work are not among them. */
export const DELEGABLE_SCOPES = [
  'declarations:read',
  'declarations:write',
  'payments:read',
  'parties:read',
] as const satisfies readonly Scope[];
