/** Where the values of a JSON text begin, by JSON pointer. Offsets count from 0. */
export type JsonPlaces = ReadonlyMap<string, number>;

/**
 * Walks a text that `JSON.parse` has accepted and notes where each value begins, so that a schema error can name line
 * and column. Also tells of a repeated member name, which `JSON.parse` swallows.
 */
export function jsonPlaces(text: string): { readonly places: JsonPlaces; readonly repeated: readonly number[] } {
  const places = new Map<string, number>();
  const repeated: number[] = [];
  let at = 0;
  const skipSpace = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1;
  };
  const skipString = (): string => {
    const start = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(start, at)) as string;
  };
  const walk = (pointer: string): void => {
    skipSpace();
    places.set(pointer, at);
    const opening = text[at];
    if (opening === '"') skipString();
    else if (opening === '{') walkMembers(pointer);
    else if (opening === '[') walkItems(pointer);
    else while (at < text.length && !',]} \t\r\n'.includes(text[at] ?? '')) at += 1;
  };
  const walkMembers = (pointer: string): void => {
    const names = new Set<string>();
    at += 1;
    for (skipSpace(); text[at] !== '}'; skipSpace()) {
      if (text[at] === ',') at += 1;
      skipSpace();
      const start = at;
      const name = skipString();
      if (names.has(name)) repeated.push(start);
      names.add(name);
      skipSpace();
      at += 1;
      walk(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
    at += 1;
  };
  const walkItems = (pointer: string): void => {
    at += 1;
    let index = 0;
    for (skipSpace(); text[at] !== ']'; skipSpace()) {
      if (text[at] === ',') at += 1;
      walk(`${pointer}/${index}`);
      index += 1;
    }
    at += 1;
  };
  walk('');
  return { places, repeated };
}

/** Line and column (from 1) of an offset. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}
