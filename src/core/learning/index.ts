export * from './bin-features.ts';
export * from './feature-matrix.ts';
export * from './objectives.ts';
export * from './train-trees.ts';
export * from './tree-ensemble.ts';
export * from './tree-settings.ts';
