export * from './check-steps.ts';
export * from './checklist.ts';
export * from './differences.ts';
export * from './inspection-guide.ts';
export * from './inspection-steps.ts';
export * from './inspection-stream.ts';
export * from './inspection.ts';
export * from './refusals.ts';
