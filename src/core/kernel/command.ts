import type { Instant } from './effects.ts';
import type { Json } from './canonical-json.ts';
import type { PlainDate } from './plain-date.ts';
import type { Refusals } from './refusal.ts';
import type { Result } from './result.ts';

/**
 * The contract between the law (pure handlers, here in `core`) and the engine that runs it (`server/platform/engine`).
 *
 * Everything that happens is a command. The engine's one writer per cell takes waiting commands as a batch, gives each
 * handler the states it asked for, and commits events, states, keys, postings, outbox and answers in one transaction.
 */

/** One thing with a life: a declaration, a payment, a guarantee. `id` is unique within `type`. */
export interface StreamRef {
  readonly type: string;
  readonly id: string;
}

/** A unique business key (own reference of a party, bill of lading, bank message id). At most one stream holds it. */
export interface KeyRef {
  readonly key: string;
  readonly value: string;
}
export type Touch = StreamRef | KeyRef;

/** Kinds of traffic with a bounded queue each, so that parcels never starve containers. */
export type TrafficClass = 'interactive' | 'declaration' | 'parcel' | 'partner' | 'internal';

/** Who sends a command, resolved by sign-in before the engine sees it. `core/access` decides what they may do. */
export interface Actor {
  readonly userId: string;
  readonly organisationId: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[];
  /** Organisations that this one may act for today, with what it may do for each. */
  readonly delegations: readonly { readonly principalId: string; readonly scopes: readonly string[] }[];
  /** Set for API keys: the scopes of the key, which narrow what the roles give. */
  readonly scopes?: readonly string[];
  /** Every organisation this person is recorded with, whichever they speak for now: the ground for conflicts of interest. */
  readonly memberOf?: readonly string[];
}

export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly actor: Actor;
}

/** What a handler may know besides the streams: versioned facts that are recorded with what they decided. */
export interface Facts<Reference> {
  /** Immutable compiled reference data (codes, tariff, rates, rules) of one published version. */
  readonly reference: Reference;
  readonly referenceVersion: string;
  /** Stamped by the writer; never runs back within a cell. In `prepare` it is the instant of arrival. */
  readonly at: Instant;
  /** `at` in the country's zone: the day whose law applies. */
  readonly today: PlainDate;
  /** Uniform in [0, 1), an HMAC of `identity` under the sealed secret of the day: lodging again draws the same. */
  readonly draw: (identity: string) => number;
  /** An HMAC-derived opaque token of `identity` (hex), for references that outsiders must not guess. */
  readonly token: (identity: string) => string;
}

/** The states a handler reads. Asking for a stream or key that `touches` did not name is `NeedsMore`, not `undefined`. */
export interface WorkingSet {
  /** The folded state, or `undefined` where the stream has no event yet. */
  readonly state: <S>(ref: StreamRef) => S | undefined;
  readonly version: (ref: StreamRef) => number;
  /** Which stream id holds the key, if any. */
  readonly holder: (key: KeyRef) => string | undefined;
  readonly has: (touch: Touch) => boolean;
  /** Next number of a per-cell range (1, 2, 3 …); a refused or failed command gives its numbers back. */
  readonly nextNumber: (range: string) => bigint;
  /** The last number that was taken of a range, by this command too; 0 before the first. Nothing of it need be named beforehand. */
  readonly lastNumber: (range: string) => bigint;
}

export interface NewEvent {
  readonly stream: StreamRef;
  readonly type: string;
  /** Schema version of `data`; older ones are read through pure upcasters. */
  readonly version: number;
  readonly data: Json;
  /** Whom its personal data is about, where the data does not say so itself. Counts only where it is the number of a natural person. */
  readonly subject?: string;
}

/** Everything below `path` (a JSON pointer into an event's data) is personal data of `subject`, a natural person by number. */
export interface PersonalPart {
  readonly path: string;
  readonly subject: string;
}

/** One leg of a double entry, in the national currency. The postings of one outcome sum to zero. Debit is positive. */
export interface Posting {
  readonly account: string;
  /** Whole units of the national currency (đồng), signed, as text. */
  readonly amount: string;
  /** What it is about, for statements: usually a declaration number. */
  readonly subject: string;
}

export interface Outcome {
  readonly events: readonly NewEvent[];
  readonly postings: readonly Posting[];
  /** Keys this outcome takes for a stream, and keys it sets free. */
  readonly claims: readonly (KeyRef & { readonly holder: string })[];
  readonly releases: readonly KeyRef[];
  readonly outbox: readonly { readonly topic: string; readonly payload: Json }[];
  /** Numbers of natural persons whose keys are destroyed with this outcome: what the journal holds of them is unreadable from then on. */
  readonly erases?: readonly string[];
  /** The answer to the caller; committed with the outcome and given again, byte for byte, to a repeat. */
  readonly answer: Json;
}

export interface NeedsMore {
  readonly needsMore: readonly Touch[];
}
export const needsMore = (touches: readonly Touch[]): NeedsMore => ({ needsMore: touches });

export type PreparingInSteps<Prepared, Reference> = (
  facts: Facts<Reference>,
) => Generator<void, Result<Prepared, Refusals>>;

export interface Handler<C extends Command, Prepared, Reference> {
  readonly type: C['type'];
  /** Depends only on the command and versioned facts; may run ahead of the writer and is redone if the facts changed. */
  readonly prepare: (command: C, facts: Facts<Reference>) => Result<Prepared, Refusals>;
  /** The same in steps, for a command that would keep everybody else waiting; nothing for one that takes a moment. */
  readonly prepareInSteps?: (command: C) => PreparingInSteps<Prepared, Reference> | undefined;
  readonly touches: (command: C, prepared: Prepared) => readonly Touch[];
  /** Runs in the writer; does only what depends on other streams. Pure: same inputs, same outcome. */
  readonly handle: (
    command: C,
    prepared: Prepared,
    world: WorkingSet,
    facts: Facts<Reference>,
  ) => Result<Outcome, Refusals> | NeedsMore;
}

/** An event as `evolve` sees it: after upcasting, with its place in the journal. */
export interface RecordedEvent {
  readonly type: string;
  readonly version: number;
  readonly data: Json;
  readonly position: bigint;
  readonly at: Instant;
  readonly actor: { readonly userId: string; readonly organisationId: string };
}

/** How a stream's events fold into its state. `foldVersion` changes with the shape of the state; old states are refolded. */
export interface StreamDefinition<State> {
  readonly type: string;
  readonly foldVersion: number;
  readonly evolve: (state: State | undefined, event: RecordedEvent) => State;
  /** Brings an event of an older schema version to the newest. Identity where there is only one. */
  readonly upcast?: (event: RecordedEvent) => RecordedEvent;
  /**
   * The personal data in an event about to be written; asked only where a natural person is in it. It is stored sealed, under the key
   * of its person. `evolve` sees sealed strings and may carry them, but never decides on them.
   */
  readonly personal?: (event: NewEvent, isPerson: (id: string | undefined) => id is string) => readonly PersonalPart[];
}
