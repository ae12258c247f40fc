/** Where the values of a JSON text begin, by JSON pointer. Offsets count from 0. */
export type JsonPlaces = ReadonlyMap<string, number>;

/** The offset at which a text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/** Country files are flat; deeper nesting is a mistake, and would be a deep recursion. */
const DEPTH_MAX = 32;

/**
 * Walks a JSON text and notes where each value begins, so that a schema error can name line and column. Stricter than
 * `JSON.parse` in one thing: a member name given twice is a fault. (`JSON.parse` keeps the last and tells nobody, and
 * says where a text breaks off only in some of its messages.)
 */
export function jsonPlaces(text: string): { readonly places: JsonPlaces } | JsonFault {
  const scanner = { text, at: 0, places: new Map<string, number>() };
  try {
    scanValue(scanner, '', 0);
    skipSpace(scanner);
    if (scanner.at < text.length) throw new Fault(scanner.at, 'text after the end of the value');
  } catch (error) {
    if (error instanceof Fault) return { offset: error.offset, message: error.message };
    throw error;
  }
  return { places: scanner.places };
}

/** Line and column (from 1) of an offset. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

interface Scanner {
  readonly text: string;
  readonly places: Map<string, number>;
  at: number;
}

/** Leaves the recursion; never leaves this file. */
class Fault extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  scanner.at += found?.length ?? 0;
  return found;
}

/** A string stands on one line: what JSON calls control characters must be escaped. */
function takeString(scanner: Scanner): string | undefined {
  const start = scanner.at;
  const found = take(scanner, STRING);
  for (let index = 0; index < (found?.length ?? 0); index += 1) {
    if ((found?.charCodeAt(index) ?? 0) < 0x20) throw new Fault(start + index, 'an unescaped control character');
  }
  return found;
}

const skipSpace = (scanner: Scanner): void => void take(scanner, SPACE);

function expectCharacter(scanner: Scanner, character: string): void {
  skipSpace(scanner);
  if (scanner.text[scanner.at] !== character) throw new Fault(scanner.at, `expected "${character}"`);
  scanner.at += 1;
}

/** Whether the character comes next; takes it if so. */
function takeCharacter(scanner: Scanner, character: string): boolean {
  skipSpace(scanner);
  if (scanner.text[scanner.at] !== character) return false;
  scanner.at += 1;
  return true;
}

function scanValue(scanner: Scanner, pointer: string, depth: number): void {
  skipSpace(scanner);
  if (depth > DEPTH_MAX) throw new Fault(scanner.at, `nested deeper than ${DEPTH_MAX}`);
  scanner.places.set(pointer, scanner.at);
  if (takeCharacter(scanner, '{')) return scanMembers(scanner, pointer, depth);
  if (takeCharacter(scanner, '[')) return scanItems(scanner, pointer, depth);
  if (takeString(scanner) === undefined && !take(scanner, SCALAR)) throw new Fault(scanner.at, 'expected a value');
}

function scanMembers(scanner: Scanner, pointer: string, depth: number): void {
  if (takeCharacter(scanner, '}')) return;
  const names = new Set<string>();
  do {
    skipSpace(scanner);
    const start = scanner.at;
    const quoted = takeString(scanner);
    if (quoted === undefined) throw new Fault(start, 'expected the name of a member');
    const name: unknown = JSON.parse(quoted);
    if (typeof name !== 'string' || names.has(name)) throw new Fault(start, `the member ${quoted} is given twice`);
    names.add(name);
    expectCharacter(scanner, ':');
    scanValue(scanner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  } while (takeCharacter(scanner, ','));
  expectCharacter(scanner, '}');
}

function scanItems(scanner: Scanner, pointer: string, depth: number): void {
  if (takeCharacter(scanner, ']')) return;
  let index = 0;
  do {
    scanValue(scanner, `${pointer}/${index}`, depth + 1);
    index += 1;
  } while (takeCharacter(scanner, ','));
  expectCharacter(scanner, ']');
}
