import type { Instant } from '#core/kernel';

/**
 * Goods that leave before what is declared of them is final: their value, or what they are, is still being settled (Article 33 of
 * Circular 38/2015/TT-BTC). What is due by the figures declared is paid or secured first.
 */
export interface EarlyRelease {
  readonly stage: 'asked' | 'granted' | 'given';
  /** Of the code list `early-release-ground`. */
  readonly groundCode: string;
  readonly reason: string;
  /** Since when it is at this stage. */
  readonly at: Instant;
}

export type EarlyReleaseEventData =
  | { readonly type: 'ReleaseRequested'; readonly groundCode: string; readonly reason: string }
  | { readonly type: 'ReleaseGranted'; readonly note: string }
  | { readonly type: 'ReleaseDenied'; readonly reason: string }
  | { readonly type: 'ReleasedProvisionally'; readonly basis: ReleaseBasis }
  /** The figures are final: those declared, or those of an amendment. */
  | { readonly type: 'Finalised'; readonly basis: 'declared' | 'amended'; readonly reason: string };

/** Why money does not hold the goods. */
export type ReleaseBasis = 'paid' | 'nothingDue' | 'deferred' | 'secured';
