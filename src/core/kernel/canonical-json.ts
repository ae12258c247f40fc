import { assert } from './assert.ts';

/** Anything that JSON can say. Decimals travel as strings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: keys sorted by code unit, no spaces, `undefined` members left out (RFC 8785 for the
 * subset we use: no floats beyond safe integers). What is hashed or signed is written in this form, so a value that
 * JSON can not say is a bug and throws: it would silently become another value.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      assert(Number.isFinite(value), 'a number in JSON is finite');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value) : recordText(value as Readonly<Record<string, unknown>>);
    default:
      throw new Error(`Invariant broken: a ${typeof value} is not JSON`);
  }
}

function listText(values: readonly unknown[]): string {
  // Hundreds of thousands of numbers, as models have them, in a tenth of the time.
  if (areNumbers(values)) return JSON.stringify(values);
  let text = '';
  // By index: a hole, which `map` would skip, is nothing just as `undefined` is.
  for (let index = 0; index < values.length; index += 1) {
    const member = values[index];
    text += `${index === 0 ? '' : ','}${member === undefined ? 'null' : canonicalJson(member)}`;
  }
  return `[${text}]`;
}

const areNumbers = (values: readonly unknown[]): boolean =>
  values.length > 0 && values.every((value) => typeof value === 'number' && Number.isFinite(value));

function recordText(record: Readonly<Record<string, unknown>>): string {
  const prototype: unknown = Object.getPrototypeOf(record);
  assert(prototype === Object.prototype || prototype === null, 'only plain objects are JSON');
  let text = '';
  for (const key of Object.keys(record).toSorted()) {
    const member = record[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
