export { takesTwo, type AboutSuspense } from './suspense-case.ts';
export * from './hold-suspense.ts';
export { settleSuspense, type SettleSuspense, type SuspenseAct } from './settle-suspense.ts';
export * from './suspense-settlement.ts';
import { endSuspenseHold, holdSuspense, resendSuspenseReturn } from './hold-suspense.ts';
import { settleSuspense } from './settle-suspense.ts';

/** What people do with money that found no home. */
export const SUSPENSE_HANDLERS = [settleSuspense, holdSuspense, endSuspenseHold, resendSuspenseReturn] as const;
