import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPlaces } from './json-places.ts';

test('what JSON.parse takes is walked to its end, and every value is where the walk says', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const scanned = jsonPlaces(text);
      if (!('places' in scanned)) throw new Error(`${scanned.message} at ${scanned.offset}`);
      for (const [pointer, offset] of scanned.places) {
        const value = pointer
          .split('/')
          .slice(1)
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
          .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], JSON.parse(text));
        const first = JSON.stringify(value).slice(0, 1);
        expect(text.slice(offset, offset + 1)).toBe(first);
      }
    }),
  );
});

test('any text is either taken by both or refused by both, but for names given twice', () => {
  const nearly = fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      'a',
      ':',
      ',',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      '\\',
      '\n',
      '\u0001',
      '\u007f',
    ),
  });
  fc.assert(
    fc.property(nearly, (text) => {
      const scanned = jsonPlaces(text);
      let parsed = true;
      try {
        JSON.parse(text);
      } catch {
        parsed = false;
      }
      if ('places' in scanned) expect(parsed).toBe(true);
      else if (!scanned.message.includes('twice')) expect(parsed).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

test('fifty thousand open brackets are a fault, not a stack overflow', () => {
  expect(jsonPlaces('['.repeat(50_000))).toMatchObject({ message: 'nested deeper than 32' });
});
