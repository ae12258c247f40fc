export type { Answer, AnyHandler, AnyStream, Effects, JournalEvent, ReferenceInForce, StoredState, SubmitOptions } from './contract.ts';
export { DEBUG_POINTS, type DebugContext, type DebugHook, type DebugPoint } from './debug-point.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export { LIMITS, type Limits } from './limits.ts';
