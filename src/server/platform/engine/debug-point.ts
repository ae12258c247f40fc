/**
 * Named places on the path of a commit, in their order. The crash tests stop, kill or cut there; in service nobody listens, and the
 * statements between them travel in one go.
 */
export const DEBUG_POINTS = [
  'before-load',
  'before-handle',
  'before-begin',
  'after-begin',
  'after-fence',
  'after-events',
  'after-states',
  'after-keys',
  'after-numbers',
  'after-postings',
  'after-outbox',
  'after-acceptances',
  'before-commit',
  'commit-sent',
  'after-commit-before-answer',
  'after-answer',
] as const;
export type DebugPoint = (typeof DEBUG_POINTS)[number];

export interface DebugContext {
  /** Cuts the writer's connection from our side, as a network would: what was sent may still arrive. */
  readonly cutConnection: () => void;
}

export type DebugHook = (point: DebugPoint, context: DebugContext) => void | Promise<void>;
