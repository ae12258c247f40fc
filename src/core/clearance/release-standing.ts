import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { declarationRef } from './streams.ts';
import type { ControlChannel, DeclarationNumber, ReleaseEventData } from '#core/declaration';
import { ok, type Command, type Handler } from '#core/kernel';

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

export const suspendRelease = onRelease<SuspendRelease>('case.suspendRelease', ({ data: { reason } }) => ({
  type: 'ReleaseSuspended',
  reason,
}));
export const resumeRelease = onRelease<ResumeRelease>('case.resumeRelease', ({ data: { reason } }) => ({
  type: 'ReleaseResumed',
  reason,
}));
export const revokeRelease = onRelease<RevokeRelease>('case.revokeRelease', ({ data: { reason } }) => ({
  type: 'ReleaseRevoked',
  reason,
}));
export const controlAnew = onRelease<ControlAnew>('case.controlAnew', ({ data: { channel, reason } }) => ({
  type: 'ControlledAnew',
  channel,
  reason,
}));

function onRelease<C extends OnRelease<string>>(
  type: C['type'],
  decide: (command: C) => ReleaseEventData,
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: () => ok(null),
    touches: ({ data }) => [declarationRef(data.number)],
    handle: (command, _prepared, world, facts) => {
      const opened = open(command, world);
      return opened.ok ? ok(finished(opened.value, [decide(command)], facts)) : opened;
    },
  };
}
