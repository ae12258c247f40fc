import type { Instant, PlainDate } from '#core/kernel';
import type { ReplayCounts, RuleChange } from '#core/replay';
import { canonicalJson } from '#core/kernel';
import type { Rule } from '#core/risk';

/** Over which rules: those in force when each declaration was lodged, or those in force now. */
export const REPLAY_BASES = ['then', 'now'] as const;
export type ReplayBase = (typeof REPLAY_BASES)[number];

/** What a declaration of the past is selected by. */
export interface ReplayVersion {
  readonly base: ReplayBase;
  readonly change: RuleChange;
}

export interface ReplayQuestion {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly versions: readonly [ReplayVersion, ReplayVersion];
}

/** How far what was decided then comes out the same now, by the rules of then. */
export interface ReplayFidelity {
  readonly same: number;
  /** Selection itself is another since, or the record was made by a program that was told to force it. */
  readonly differing: number;
  /** What was declared is erased; left out of everything. */
  readonly erased: number;
  /** The country of that version is not understood by this program; left out of everything. */
  readonly unknownLaw: number;
}

export interface ReplayResult {
  /** The head of the journal when it began: what happened later has no part in it. */
  readonly position: string;
  /** The rules in force now, as records of selection name them. */
  readonly ruleSetVersion: string;
  readonly countryVersion: string;
  readonly fidelity: ReplayFidelity;
  readonly counts: ReplayCounts;
}

export interface ReplayProgress {
  /** Events of the journal that were read, of those to be read. */
  readonly read: number;
  readonly of: number;
  readonly declarations: number;
}

export const REPLAY_STATUSES = ['running', 'done', 'cancelled', 'failed', 'interrupted'] as const;
/** `interrupted`: the program that ran it ended before it did. */
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

export interface StoredReplay {
  readonly id: string;
  readonly userId: string;
  readonly question: ReplayQuestion;
  readonly status: ReplayStatus;
  readonly startedAt: Instant;
  readonly progress: ReplayProgress;
}

/**
 * What of a rule decides whom it hits and what comes of it. Its name, its days and what it was tried on may change without what was tried
 * becoming another thing.
 */
export const textOfRule = ({ scope, when, effect, binding, offices }: Omit<Rule, 'version' | 'owner'>): string =>
  canonicalJson({ scope, when, effect, binding, ...(offices && { offices }) });
