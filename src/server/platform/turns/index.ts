export { inSlices, inTurn } from './in-slices.ts';
export { NoTurnLeft, turns, type Turns } from './turns.ts';
