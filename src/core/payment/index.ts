export * from './payment-reference.ts';
export * from './payment-state.ts';
export * from './near-references.ts';
export * from './suspense-candidates.ts';
export * from './suspense-state.ts';
