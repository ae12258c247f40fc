export * from './access-refusal.ts';
export * from './actors.ts';
export type { Decision, RefusalReason, Resource } from './decide.ts';
export { can, decide } from './decide.ts';
export * from './erase-subject.ts';
export * from './policy.ts';
export * from './roles.ts';
export * from './scopes.ts';
export * from './visibility.ts';
