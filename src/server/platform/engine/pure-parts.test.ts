import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { canonicalBytes, canonicalWriter, NotStorable } from './canonical.ts';
import { bigintColumn, bytesColumn, int4Column, int8Column, textColumn } from '#server/platform/database';
import { hashChain, linkedHash } from './journal-entry.ts';
import { keyedHash, sealedDraw } from './sealed-draw.ts';
import { stateCache } from './working-set.ts';

const storable = fc.jsonValue({ maxDepth: 5 }).filter((value) => !/\\u0000|"__proto__"/.test(JSON.stringify(value)));

const textOf = (value: unknown): string => canonicalBytes(value).toString();

describe('the canonical form', () => {
  test('has the text that the kernel gives', () => {
    fc.assert(
      fc.property(storable, (value) => {
        const text = textOf(value);
        expect(text).toBe(canonicalJson(JSON.parse(JSON.stringify(value))));
        expect(textOf(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('is the same for strings short and long, in any script, escaped, cut in half', () => {
    const unit = fc.constantFrom('a', 'ệ', '"', '\\', '\n', '\u007f', '\u0080', '😀', '\ud83d', '\ude00', '\u2028');
    const text = fc.string({ unit, maxLength: 60 });
    fc.assert(
      fc.property(text, (value) => {
        expect(textOf({ [value]: value })).toBe(JSON.stringify({ [value]: value }));
      }),
    );
  });

  test('does not depend on what was written before, nor on how much', () => {
    const writer = canonicalWriter();
    fc.assert(
      fc.property(fc.array(storable), fc.nat({ max: 300_000 }), (values, skipped) => {
        writer.rewind(0);
        writer.skip(skipped);
        const views = values.map((value) => {
          const from = writer.end();
          writer.json(value);
          return writer.view(from);
        });
        expect(views.map(String)).toEqual(values.map(textOf));
      }),
    );
  });

  test('says whether a string in it is sought, wherever it stands', () => {
    const writer = canonicalWriter();
    const sought = (text: string): boolean => text === 'here';
    expect(writer.json({ a: [{ b: 'there' }, 'here'], c: 'x' }, sought)).toBe(true);
    expect(writer.json({ a: [{ b: 'there' }, 'not here'], here: 'x' }, sought)).toBe(false);
    expect(writer.json('here')).toBe(false);
  });

  test('leaves out what is undefined and keeps no order of its own', () => {
    expect(textOf({ b: 1, a: undefined, 10: 'x', 9: [undefined] })).toBe('{"10":"x","9":[null],"b":1}');
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['NUL after a backslash', '\\\u0000'],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['not a number', Number.NaN],
    ['a function', () => 1],
    ['a prototype in disguise', JSON.parse('{"__proto__":{"a":1}}')],
  ])('does not take %s', (_name, value) => {
    expect(() => canonicalBytes({ value })).toThrow(NotStorable);
  });

  test('takes the text of an escaped NUL', () => {
    expect(textOf('\\u0000')).toBe(String.raw`"\\u0000"`);
  });
});

describe('columns', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test('arrive in PostgreSQL as they were put in, nulls and Vietnamese too', async () => {
    const row = fc.record({
      text: fc.option(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000') && text.isWellFormed()),
      ),
      bytes: fc.option(fc.uint8Array({ maxLength: 9_000 })),
      safe: fc.maxSafeInteger(),
      big: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      int: fc.integer(),
    });
    const columns = {
      text: textColumn(),
      bytes: bytesColumn(),
      safe: int8Column(),
      big: bigintColumn(),
      int: int4Column(),
    };
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        for (const column of Object.values(columns)) column.reset();
        for (const { text, bytes, safe, big, int } of rows) {
          columns.text.add(text);
          columns.bytes.add(bytes);
          columns.safe.add(safe);
          columns.big.add(big);
          columns.int.add(int);
        }
        const found = await database.pool.query<Record<string, unknown>>(
          `select t, b, s::text, g::text, i
             from unnest($1::text[], $2::bytea[], $3::bigint[], $4::bigint[], $5::int[]) as r (t, b, s, g, i)`,
          Object.values(columns).map((column) => column.done()),
        );
        expect(found.rows).toEqual(
          rows.map(({ text, bytes, safe, big, int }) => ({
            t: text,
            b: bytes && Buffer.from(bytes),
            s: String(safe),
            g: String(big),
            i: int,
          })),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('the hash chain', () => {
  test('links each body to everything before it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 1 }), (texts) => {
        const link = hashChain(new Uint8Array(32));
        let before = Buffer.alloc(32);
        for (const text of texts) {
          const body = Buffer.from(text);
          const expected = createHash('sha256').update(before).update(body).digest();
          expect(Buffer.from(link(Buffer.concat([Buffer.alloc(32), body]))).equals(expected)).toBe(true);
          expect(Buffer.from(linkedHash(before, body)).equals(expected)).toBe(true);
          before = expected;
        }
      }),
    );
  });
});

describe('sealed draws', () => {
  test('are HMAC-SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.string(), (key, text) => {
        expect(keyedHash(key)(text).equals(createHmac('sha256', key).update(text).digest())).toBe(true);
      }),
    );
  });

  test('are uniform: ten thousand identities fall evenly, and change with day and secret', () => {
    const drawn = sealedDraw(Buffer.alloc(32, 1));
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index += 1) {
      const tenth = Math.floor(drawn.draw('2026-11-21', `B/L ${index}`) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Chi-squared with nine degrees of freedom is below 27.9 in 999 of 1,000 such samples; this one is fixed.
    expect(tenths.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(27.9);
    expect(drawn.draw('2026-11-22', 'B/L 1')).not.toBe(drawn.draw('2026-11-21', 'B/L 1'));
    expect(sealedDraw(Buffer.alloc(32, 2)).draw('2026-11-21', 'B/L 1')).not.toBe(drawn.draw('2026-11-21', 'B/L 1'));
  });
});

describe('the cache of states', () => {
  test('never holds more than its bytes, and lets the longest unused go first', () => {
    const cache = stateCache(1_000);
    const slot = { version: 1, position: 1, body: Buffer.alloc(15), sealed: false };
    for (const key of ['a', 'b', 'c']) cache.put(key, slot);
    cache.get('a');
    cache.put('d', slot);
    expect([cache.get('a') !== undefined, cache.get('b'), cache.bytes() <= 1_000]).toEqual([true, undefined, true]);
    cache.put('whale', { ...slot, body: Buffer.alloc(2_000) });
    expect([cache.get('whale'), cache.bytes()]).toEqual([undefined, 0]);
  });
});
