export { NoTurnLeft, turns, type Turns } from './turns.ts';
