import pg from 'pg';
import { expect, test } from 'vitest';
import { isDatabaseAway } from './index.ts';

const stateOf = (code: string): pg.DatabaseError => Object.assign(new pg.DatabaseError('x', 1, 'error'), { code });
const failed = (code: string, syscall: string): Error => Object.assign(new Error('x'), { code, syscall });

test.each([
  stateOf('57P01'),
  stateOf('57P03'),
  stateOf('53300'),
  stateOf('08006'),
  failed('ECONNREFUSED', 'connect'),
  failed('EPIPE', 'write'),
  failed('ENOENT', 'connect'),
  new Error('Connection terminated unexpectedly'),
])('a server that stops, starts or is cut off is away for the moment (%s)', (error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  stateOf('23505'),
  stateOf('42P01'),
  stateOf('22021'),
  failed('ENOENT', 'open'),
  new TypeError('x is undefined'),
  'x',
  undefined,
])('a fault is a fault (%s)', (error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
