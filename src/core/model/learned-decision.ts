import type { WatchEntry } from '#core/watch-list';

/** What the model's selecting brings about; as rules do, for an officer cannot tell one from the other by how it is looked at. */
export interface LearnedEffect {
  readonly channel: 'yellow' | 'red';
  readonly inspection?: Inspection;
  /** How much of the goods a `partial` inspection looks at. */
  readonly depthPercent?: number;
}
type Inspection = NonNullable<WatchEntry['content']['effect']['inspection']>;

/** What a model makes of a declaration, before anything is decided. */
export interface Scored {
  /** SHA-256 of the model file that scored, in hexadecimal digits. */
  readonly model: string;
  /** The rows of features of all lines as they were scored: half-precision numbers, little endian, in base64, lines × ROW_LENGTH. */
  readonly rows: string;
  /** The line of the highest rank: 1 for the first of the declaration; as it is recorded, its sequence. */
  readonly line: number;
  /** The calibrated chance that there is something to find on that line. */
  readonly chance: number;
  /** Of that line: chance × log(1 + stake), the stake being what the second head expects to be recovered, else the duty at stake. */
  readonly rank: number;
}

/**
 * The model's part in a decision, recorded with it wherever a champion scored, selected or not: what the decision was made of, for
 * explaining it, for taking it again, and for learning from it. For officers only; of exploration, for nobody at a desk.
 */
export interface LearnedDecision extends Scored {
  /** From which rank on the office selected that day. */
  readonly threshold: number;
  /** The chance with which goods not selected otherwise were drawn to explore; 0 where none was. With the random share it gives the propensity. */
  readonly exploration: number;
  /** Absent: the model had no part in selecting. */
  readonly selected?: 'rank' | 'exploration';
  /** Where it selected: what that brought about. */
  readonly effect?: LearnedEffect;
  /** The office's capacity was used up: it would have been selected. */
  readonly beyondCapacity?: true;
  /** It gave way to the relief of the trader's compliance level, as ordinary rules do. */
  readonly relieved?: true;
}
