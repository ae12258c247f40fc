import type { DraftNode } from '#core/draft';
import type { EnteredPaper } from '#web/client';

/** A draft as its form knows it: what it holds, and what it will become. */
export interface StoredDraft {
  readonly id: string;
  readonly owner: string;
  /** Under which it is lodged; lodging it twice makes one declaration. */
  readonly key: string;
  readonly savedAt: string;
  readonly content: DraftNode;
  /** The pre-registered declaration that this one overwrites. */
  readonly replaces?: string;
  /** The registered declaration that this one amends, and its version that was opened for it. */
  readonly amends?: {
    readonly number: string;
    readonly version: number;
    /** Of a shipment: those of its declarations, one digit each. */
    readonly versions?: string;
    readonly byCustoms?: true;
    /** What of an inspection the assessment settles. */
    readonly followUp?: string;
  };
  /** What an office accepted on paper, which it enters with this. */
  readonly paper?: EnteredPaper;
}
