export * from './compile-standings.ts';
export * from './doubt-stream.ts';
export * from './line-price.ts';
export * from './price-measure.ts';
export * from './price-sketch.ts';
export * from './price-standings.ts';
