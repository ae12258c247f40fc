import type { Channel } from './status.ts';
import type { Instant } from '#core/kernel';

/**
 * A release may be stopped for a while, and ended; both can be undone. Ended, the goods have to come back: they are
 * controlled anew and released anew, or their declaration is cancelled.
 */
export type ReleaseEventData =
  /** `follows`: where a decision stands that was taken back, and on which the release had stood. */
  | { readonly type: 'ReleaseSuspended'; readonly reason: string; readonly follows?: string }
  | { readonly type: 'ReleaseRevoked'; readonly reason: string }
  | { readonly type: 'ReleaseResumed'; readonly reason: string }
  /** The way back under control of goods whose release was revoked. */
  | { readonly type: 'ControlledAnew'; readonly channel: ControlChannel; readonly reason: string };

/** Goods that come back are looked at. */
export type ControlChannel = Exclude<Channel, 'green'>;

/** Why a release that was given does not count now. */
export interface StoppedRelease {
  readonly reason: string;
  readonly at: Instant;
}
