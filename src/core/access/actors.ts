import type { Actor } from '#core/kernel';

/** Whoever has not signed in. */
export const PUBLIC_VISITOR: Actor = { userId: '', organisationId: '', roles: [], offices: [], delegations: [] };

/** The program itself: publication at start, timers. Named in the journal like any other sender. */
export const SYSTEM: Actor = { userId: 'system', organisationId: '', roles: ['system'], offices: [], delegations: [] };
