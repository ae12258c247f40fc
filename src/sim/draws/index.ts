import { seededRandom, type Random } from '#core/kernel';

/** A source of chance of its own for each thing that is drawn, so that one more draw somewhere changes nothing elsewhere. */
export const drawsOf = (...parts: readonly number[]): Random => {
  let state = 0x9e3779b9;
  for (const part of parts) {
    state = Math.imul(state ^ (part + 0x7f4a7c15), 0x85ebca6b);
    state = (state ^ (state >>> 13)) >>> 0;
  }
  return seededRandom(state);
};

/** Normal, by Box and Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** A whole number, both ends included. */
export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random.next() * (to - from + 1));

export const uniform = (random: Random, from: number, to: number): number => from + (to - from) * random.next();

export const chance = (random: Random, probability: number): boolean => random.next() < probability;

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random.next() * values.length)];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
}
