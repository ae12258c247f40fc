export * from './declared-goods.ts';
export * from './goods-of.ts';
export * from './half.ts';
export { featureRows } from './feature-rows.ts';
export { FEATURES, type FeatureName } from './feature-names.ts';
export { Knowledge, ROW_LENGTH } from './knowledge.ts';
export { Chronicle, CHRONICLE_FORMAT, type Chapter, type FoundLine } from './chronicle.ts';
