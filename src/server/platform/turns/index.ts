export { turns, type Turns } from './turns.ts';
