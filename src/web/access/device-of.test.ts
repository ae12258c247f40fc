import { expect, test } from 'vitest';
import { deviceOf } from './device-of.ts';

test('a browser is called what people call it', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
  expect(deviceOf(chrome)).toBe('Chrome · Windows');
  expect(deviceOf(`${chrome} Edg/150.0`)).toBe('Edge · Windows');
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1')).toBe(
    'Safari · iOS',
  );
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe('Firefox · Linux');
  expect(deviceOf('')).toBeUndefined();
});
