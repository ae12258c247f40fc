import type { TrafficClass } from '#core/kernel';

/** Everything here is bounded, and says why. `createEngine` takes overrides, which tests use to reach a limit cheaply. */
export interface Limits {
  readonly batchCommandsMax: number;
  readonly batchBytesMax: number;
  readonly workingSetBytesMax: number;
  readonly streamEventsMax: number;
  readonly stateBytesMax: number;
  readonly eventBytesMax: number;
  readonly outcomeRowsMax: number;
  readonly needsMoreRoundsMax: number;
  readonly leaseMs: number;
  readonly submitMs: number;
  readonly queueMax: Readonly<Record<TrafficClass, number>>;
}

export const LIMITS: Limits = {
  /** Beyond 200 a larger batch gains nothing measurable and everyone in it waits longer. */
  batchCommandsMax: 200,
  /** A batch ends early here: 200 declarations of a thousand lines would not fit one statement comfortably. */
  batchBytesMax: 16 * 1024 * 1024,
  /** States kept as bytes: about 20,000 live declarations. */
  workingSetBytesMax: 96 * 1024 * 1024,
  /** The busiest declaration seen in practice has some dozens of events; a stream that needs more is modelled wrongly. */
  streamEventsMax: 10_000,
  /** A thousand goods items with their assessment are about 2 MB. */
  stateBytesMax: 8 * 1024 * 1024,
  eventBytesMax: 8 * 1024 * 1024,
  /** Events, postings, claims and messages of one outcome, each. */
  outcomeRowsMax: 5_000,
  /** A handler that still asks for streams after this is going round in circles. */
  needsMoreRoundsMax: 8,
  /** How long a silent writer keeps its cell. Renewed three times as often. */
  leaseMs: 10_000,
  /** Longer than any take-over; after it the caller learns that the outcome is unknown and repeats with its key. */
  submitMs: 30_000,
  /** Each holds some seconds of that traffic; more waiting would outlive the patience of the senders. */
  queueMax: { interactive: 1_000, declaration: 4_000, parcel: 8_000, partner: 2_000, internal: 2_000 },
};

/** Shares of a batch when all classes wait. A class that waits alone gets all of it. */
export const TRAFFIC_WEIGHTS: Readonly<Record<TrafficClass, number>> = {
  interactive: 8,
  declaration: 6,
  partner: 3,
  internal: 3,
  parcel: 2,
};
export const TRAFFIC_CLASSES: readonly TrafficClass[] = ['interactive', 'declaration', 'partner', 'internal', 'parcel'];
