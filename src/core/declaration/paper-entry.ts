import type { DeclarationNumber } from './declaration-number.ts';
import type { Instant, PlainDate } from '#core/kernel';

/** What an office did on paper while the system was down, and who answers for it. */
export interface PaperEntry {
  /** As the office numbered the paper; unique within the office. */
  readonly number: string;
  /** The day it was accepted: the tax point. */
  readonly on: PlainDate;
  readonly acceptedBy: string;
  /** When the goods left on the strength of the paper; absent where they wait for this entry. */
  readonly releasedAt?: Instant;
  /** The declaration that the failure cut short, and that was cancelled for it. */
  readonly replaces?: DeclarationNumber;
}
