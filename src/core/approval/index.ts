export * from './approval-handlers.ts';
export * from './approval-kind.ts';
export * from './approval-refusals.ts';
export * from './proposal-content.ts';
export * from './proposal.ts';
export * from './reference-publication.ts';
