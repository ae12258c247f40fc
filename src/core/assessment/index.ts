export * from './assess.ts';
export * from './assessment.ts';
