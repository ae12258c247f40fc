import type { Action } from '#core/access';
import type { ClearanceReference } from '#core/clearance';
import type { Actor, Clock, Instant } from '#core/kernel';
import type { Engine } from '#server/platform/engine';
import type { FileStore } from '#server/platform/files';
import type pg from 'pg';
import type { Signer } from './signer.ts';

export interface ViewedSubject {
  readonly action: Action;
  readonly kind: 'declaration' | 'party' | 'payment' | 'release';
  readonly id: string;
  readonly organisationIds: readonly string[];
}

/** What every room may use: the one door to the journal, reads, files, keys. Handed in, never imported as a global. */
export interface Services {
  readonly engine: Engine;
  readonly reference: {
    readonly current: () => ClearanceReference;
    /** What was known at an instant that is past: of the version in force then, without what became known later. */
    readonly asKnownAt: (at: Instant) => Promise<ClearanceReference>;
    /** A version that is or was in force, by the name that the journal gives it; `undefined` for one that is not to be had. */
    readonly ofVersion: (version: string) => Promise<ClearanceReference | undefined>;
    /** The selection rules that a record names by its `ruleSetVersion`, over those of the country it was decided by. */
    readonly rulesNamedIn: (
      ruleSetVersion: string,
      rules: ClearanceReference['rules'],
    ) => Promise<Pick<ClearanceReference['rules'], 'ruleById'>>;
  };
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly clock: Clock;
  /** A keyed hash of an identity, hex: the same for ever, and not to be guessed. */
  readonly token: (identity: string) => string;
  /** Keeps who looked at whose data; await it before showing. Looking at one's own is not kept. */
  readonly logView: (actor: Actor, subject: ViewedSubject) => Promise<void>;
  readonly files: FileStore;
  readonly signer: Signer;
  /** Where people reach this program, without a trailing slash. */
  readonly publicUrl: string;
}
