import { caseHandler } from './case-handler.ts';
import type { ControlChannel, DeclarationNumber } from '#core/declaration';
import { type Command } from '#core/kernel';

type OnRelease<Type extends string> = Command<Type, { readonly number: DeclarationNumber; readonly reason: string }>;
/** The goods are to stay where they are until it is clear whether the release stands. */
export type SuspendRelease = OnRelease<'case.suspendRelease'>;
/** A leader lets the release stand again, also one that was revoked by mistake. */
export type ResumeRelease = OnRelease<'case.resumeRelease'>;
/** The release is no more: the goods come back under control. */
export type RevokeRelease = OnRelease<'case.revokeRelease'>;

/** Goods whose release was revoked are looked at again, and released again only after that. */
export type ControlAnew = Command<
  'case.controlAnew',
  { readonly number: DeclarationNumber; readonly channel: ControlChannel; readonly reason: string }
>;

export const suspendRelease = caseHandler<SuspendRelease>('case.suspendRelease', ({ data: { reason } }) => ({
  type: 'ReleaseSuspended',
  reason,
}));
export const resumeRelease = caseHandler<ResumeRelease>('case.resumeRelease', ({ data: { reason } }) => ({
  type: 'ReleaseResumed',
  reason,
}));
export const revokeRelease = caseHandler<RevokeRelease>('case.revokeRelease', ({ data: { reason } }) => ({
  type: 'ReleaseRevoked',
  reason,
}));
export const controlAnew = caseHandler<ControlAnew>('case.controlAnew', ({ data: { channel, reason } }) => ({
  type: 'ControlledAnew',
  channel,
  reason,
}));
