export * from './case.ts';
export * from './clearance-reference.ts';
export * from './control.ts';
export * from './lodge.ts';
export * from './pay.ts';
export * from './refusals.ts';
export * from './response-times.ts';
export * from './streams.ts';
