export * from './compliance-commands.ts';
export * from './compliance-refusals.ts';
export * from './compliance-table.ts';
export * from './measure-compliance.ts';
