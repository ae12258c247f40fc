export type { Habit, Route, Trader } from './trader.ts';
export { createWorld, type World, type WorldOptions } from './world.ts';
