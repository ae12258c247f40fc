export * from './capacity-stream.ts';
export type * from './learned-decision.ts';
export * from './learned-selection-stream.ts';
export type * from './learned-standings.ts';
export * from './model-commands.ts';
export * from './model-proposal.ts';
export * from './model-refusals.ts';
export * from './rank-goods.ts';
export * from './selection-settings.ts';
