export type {
  Answer,
  AnyHandler,
  AnyStream,
  Effects,
  EventFacts,
  JournalEvent,
  ReferenceInForce,
  StoredState,
  SubmitOptions,
} from './contract.ts';
export type { Role } from './cell-writer.ts';
export { DEBUG_POINTS, type DebugContext, type DebugHook, type DebugPoint } from './debug-point.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export type { Follower, FollowOptions, HandleEvents } from './follow.ts';
export { openForwarding, type Forwarding, type ForwardingOptions } from './forwarding/index.ts';
export { ENGINE_REFUSALS } from './faults.ts';
export { journalReader, type JournalHead, type JournalReader } from './journal-reader.ts';
export { LIMITS, type Limits } from './limits.ts';
export { outbox, type Outbox, type OutboxMessage, type OutboxOptions } from './outbox.ts';
export { ERASED_TEXT, personalData } from './personal-data.ts';
export { rebuild, type RebuildOptions, type RebuildReport } from './rebuild.ts';
export { sealedDraw, type SealedDraw } from './sealed-draw.ts';
export { sha256 } from './sha256.ts';
export type { Quarantined, Submission, Submissions } from './submissions.ts';
export { verifyJournal, type JournalReport } from './verify-journal.ts';
