import type {
  Command,
  Facts,
  Json,
  KeyRef,
  NeedsMore,
  NewEvent,
  Outcome,
  PersonalPart,
  Posting,
  PreparingInSteps,
  RecordedEvent,
  Refusals,
  Result,
  StreamRef,
  Touch,
  TrafficClass,
  WorkingSet,
} from '#core/kernel';

/**
 * A handler of any command. Declared with methods, so that a `Handler<LodgeDeclaration, …>` fits without a cast: the engine gives each
 * handler only commands of its own type.
 */
export interface AnyHandler<Reference> {
  readonly type: string;
  prepare(command: Command, facts: Facts<Reference>): Result<unknown, Refusals>;
  prepareInSteps?(command: Command): PreparingInSteps<unknown, Reference> | undefined;
  touches(command: Command, prepared: unknown): readonly Touch[];
  handle(
    command: Command,
    prepared: unknown,
    world: WorkingSet,
    facts: Facts<Reference>,
  ): Result<Outcome, Refusals> | NeedsMore;
}

/** A stream definition of any state, with methods for the same reason. */
export interface AnyStream {
  readonly type: string;
  readonly foldVersion: number;
  evolve(state: unknown, event: RecordedEvent): unknown;
  upcast?(event: RecordedEvent): RecordedEvent;
  personal?(event: NewEvent, isPerson: (id: string | undefined) => id is string): readonly PersonalPart[];
}

/** The reference data in force. Swapping it is returning another one. */
export interface ReferenceInForce<Reference> {
  readonly snapshot: Reference;
  readonly version: string;
}

export interface SubmitOptions {
  /** Whose idempotency keys these are, and whose list a refusal goes to: usually the organisation. */
  readonly sender: string;
  /** Idempotency key. Without one, a repeat is a new command. */
  readonly key?: string;
  readonly trafficClass: TrafficClass;
  /** SHA-256 of the command's type, the organisation and the request as received, where the caller can tell; else the engine hashes the data. */
  readonly contentHash?: Uint8Array;
  /** Takes a command that still waits out of the queue. */
  readonly signal?: AbortSignal;
}

export type Answer =
  /** Done and durable. `answer` is canonical JSON in UTF-8; `replayed` where this is the answer to an earlier sending. */
  | { readonly status: 'accepted'; readonly answer: Uint8Array; readonly position: bigint; readonly replayed: boolean }
  | { readonly status: 'refused'; readonly refusals: Refusals }
  /** The key was used for other content. */
  | { readonly status: 'conflict' }
  /** The queue of this class is full; nothing was done. */
  | { readonly status: 'busy'; readonly retryAfterSeconds: number }
  /** No answer can be given now, and whether the command was done is not known: repeat it with the same key. */
  | { readonly status: 'unavailable'; readonly retryAfterSeconds: number };

/** What can be told of an event without opening it: its data is as stored, with what is personal in it sealed. */
export type EventFacts = Pick<JournalEvent, 'stream' | 'type' | 'data'>;

/** A committed event as followers and readers get it. */
export interface JournalEvent extends RecordedEvent {
  readonly cell: number;
  readonly stream: StreamRef;
  readonly streamVersion: number;
  /** Position of the same stream's event before; 0n for its first. */
  readonly previous: bigint;
  readonly command: string;
  readonly referenceVersion: string;
  readonly engineVersion: string;
  /** What the whole outcome did besides its events; on the first event of the outcome. */
  readonly effects: Effects;
  readonly hash: Uint8Array;
}

/** Everything of an outcome that is not an event, kept with it so that a rebuild restores it and the hash covers it. */
export interface Effects {
  readonly claims: readonly (KeyRef & { readonly holder: string })[];
  readonly releases: readonly KeyRef[];
  /** The last number taken of each range. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly postings: readonly Posting[];
  readonly draws: readonly { readonly identity: string; readonly value: number }[];
  /** With draws: SHA-256 of the secret they were made under. Once that day's secret is shown, anyone can make them again. */
  readonly seal: string | null;
}

export interface StoredState<S = Json> {
  readonly state: S;
  readonly version: number;
  readonly position: bigint;
}
