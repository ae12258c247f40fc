import type { Text } from '#core/kernel';
import type { Calibration } from './isotonic.ts';
import type { ModelProfile } from './model-profile.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import type { TreeSettings } from './tree-settings.ts';

/**
 * Where the rows came from that a model was trained on. Whoever shows what a model says, shows this with it: what was learned from
 * an invented world says nothing about the real one.
 */
export type Provenance = 'simulated' | 'synthetic' | 'published' | 'operational';

/** What everybody who relies on a model should be able to read about it. */
export interface ModelCard {
  readonly name: string;
  readonly provenance: Provenance;
  /** In words: which data, of which days, how the labels came about. A text alone stands in older files; `trainedOnOf` reads both. */
  readonly trainedOn: Text | string;
  readonly rows: number;
  readonly positives: number;
  /** Rows held back from a rehearsal, for calibration and figures; the model itself learned from them too. */
  readonly heldBack: number;
  /** Of the rehearsal, on rows that had no part in it. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly settings: TreeSettings;
  /** Of the program that trained it. */
  readonly version: string;
}

/** What a model file holds. */
export interface LearnedModel {
  readonly card: ModelCard;
  /** The chance that there is something to find. */
  readonly chance: TreeEnsemble;
  /** What a score of `chance` has meant on rows held back. */
  readonly calibration?: Calibration;
  /** log(1 + what a find brings in), where there is a find. */
  readonly stake?: TreeEnsemble;
  /** What later rows are compared with; a model made elsewhere has none. */
  readonly profile?: ModelProfile;
}
