export * from './payment-reference.ts';
export * from './payment-state.ts';
