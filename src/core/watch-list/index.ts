export * from './names/compare-names.ts';
export * from './names/general-names.ts';
export * from './names/name-tables.ts';
export * from './names/parse-name.ts';
export * from './names/evaluate-names.ts';
export * from './names/read-name-pairs.ts';
export * from './names/name-index.ts';
