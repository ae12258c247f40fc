export * from './guess-table-fields.ts';
export * from './number-texts.ts';
export * from './read-declarations.ts';
export * from './table-errors.ts';
export * from './table-fields.ts';
export * from './write-table.ts';
