export * from './declaration.ts';
export * from './declaration-state.ts';
export * from './lifecycle.ts';
