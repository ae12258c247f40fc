export * from './deadline-kinds.ts';
export * from './deadline-rules.ts';
export * from './deadlines-of.ts';
export * from './steps-of.ts';
export * from './working-time.ts';
