export * from './apply-lines.ts';
export * from './guess-columns.ts';
export * from './import-errors.ts';
export * from './import-fields.ts';
export * from './read-lines.ts';
export * from './sheet.ts';
export * from './tariff-effect.ts';
