import type { Provenance, TreeSettings } from '#core/learning';
import type { Instant } from '#core/kernel';

/** What is trained on what. The same plan on the same journal makes the same bytes. */
export interface TrainingPlan {
  readonly name: string;
  readonly provenance: Provenance;
  /** Of the program that trains. */
  readonly version: string;
  /** Up to which position of the journal things are known. */
  readonly upTo: string;
  readonly chance: TreeSettings;
  readonly stake: TreeSettings;
}

/** A model that was brought in as a file is tried on what is kept: no model is made. It stands among the trainings, for it goes the same way. */
export interface TrialPlan {
  readonly name: string;
  /** What is kept here is: of a demonstration, invented things. */
  readonly provenance: Provenance;
  /** The model. */
  readonly tries: string;
  readonly upTo: string;
  /** Draws the goods, where there are more than are gone through. */
  readonly seed: number;
}

export const isTrial = (plan: TrainingPlan | TrialPlan): plan is TrialPlan => 'tries' in plan;

/** `reading`: the journal's goods are gone through. The heads follow one another. */
export interface TrainingProgress {
  readonly stage: 'reading' | 'chance' | 'stake';
  readonly done: number;
  readonly of: number;
}

export const STATUSES = ['running', 'done', 'cancelled', 'failed', 'tooLittle'] as const;
/** `tooLittle`: what was found is not enough to learn from. */
export type TrainingStatus = (typeof STATUSES)[number];

export interface StoredTraining {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly plan: TrainingPlan | TrialPlan;
  readonly status: TrainingStatus;
  /** Nobody works on it: it goes on with the program's next look. */
  readonly isWaiting: boolean;
  readonly progress: TrainingProgress;
  readonly hash: string | null;
}

/**
 * Trees learn by heart what they see a handful of; and a figure from a handful of finds says nothing. Of these, three tenths are held back from the rehearsal, so
 * that a fifth of what is asked for here is what a figure rests on.
 */
export const ENOUGH = { looked: 100, finds: 30 } as const;
