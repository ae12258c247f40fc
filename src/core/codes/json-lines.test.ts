import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';

describe('jsonLines', () => {
  it('names the line on which each value begins, for any JSON in any layout', () => {
    const layouts = fc.constantFrom(0, 1, 2, 4);
    fc.assert(
      fc.property(fc.jsonValue(), layouts, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const lines = jsonLines(text);
        const rows = text.split('\n');
        for (const [pointer, line] of lines) {
          const found = pointer === '' ? value : resolve(value, pointer);
          const start = Array.isArray(found)
            ? '['
            : found !== null && typeof found === 'object'
              ? '{'
              : JSON.stringify(found);
          expect(rows[line - 1]).toContain(start);
        }
        expect(lines.size).toBe(countValues(value));
      }),
      { numRuns: 300, seed: 20_260_107 },
    );
  });
});

function resolve(value: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (found, part) => (found && typeof found === 'object' ? Reflect.get(found, part) : undefined),
      value,
    );
}

const countValues = (value: unknown): number =>
  value !== null && typeof value === 'object'
    ? 1 + Object.values(value).reduce<number>((sum, member) => sum + countValues(member), 0)
    : 1;
