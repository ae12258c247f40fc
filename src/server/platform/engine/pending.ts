import type { Command, PlainDate, Refusals, Result, Touch, TrafficClass } from '#core/kernel';
import type { Answer, AnyHandler, Effects } from './contract.ts';

/** A command between its arrival and its answer. */
export interface Pending<Reference> {
  readonly command: Command;
  readonly handler: AnyHandler<Reference>;
  readonly trafficClass: TrafficClass;
  readonly sender: string;
  readonly key: string | undefined;
  readonly contentHash: Uint8Array;
  /** On the monotonic clock; past it the caller is told that the outcome is unknown. */
  readonly deadlineMs: number;
  readonly answer: (answer: Answer) => void;
  readonly isAnswered: () => boolean;
  prepared: Prepared | undefined;
}

/** What `prepare` made of a command, and the facts that it holds for. */
export interface Prepared {
  readonly result: Result<unknown, Refusals>;
  readonly referenceVersion: string;
  readonly today: PlainDate;
  readonly draws: Effects['draws'];
  /** What the handler names beforehand, once asked. */
  touches: readonly Touch[] | undefined;
}
