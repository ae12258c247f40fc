/**
 * The line of a JSON text where the value of a pointer stands, counted from 1; the nearest enclosing value where the place
 * itself is missing within something. `undefined` where the text is no JSON (XML refusals name their line themselves).
 */
export function lineOfPointer(text: string, pointer: string): number | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const wanted =
    pointer === ''
      ? []
      : pointer
          .slice(1)
          .split('/')
          .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = skipSpace(text, 0);
  for (const segment of wanted) {
    const child =
      text[at] === '['
        ? childOfList(text, at, Number(segment))
        : text[at] === '{'
          ? childOfObject(text, at, segment)
          : undefined;
    // Something missing at the top could stand anywhere: no line is better than the first.
    if (child === undefined && segment === wanted[0]) return undefined;
    if (child === undefined) break;
    at = child;
  }
  return text.slice(0, at).split('\n').length;
}

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
};

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Just after the value that starts at `start`. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    if (depth === 0 && char === ',') return at;
    at += 1;
  }
  return at;
}

function childOfList(text: string, start: number, index: number): number | undefined {
  let at = skipSpace(text, start + 1);
  for (let position = 0; text[at] !== ']' && at < text.length; position += 1) {
    if (position === index) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return undefined;
}

function childOfObject(text: string, start: number, name: string): number | undefined {
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const nameEnd = endOfString(text, at);
    const key = text.slice(at + 1, nameEnd - 1);
    const colon = skipSpace(text, nameEnd);
    const value = skipSpace(text, colon + 1);
    if (key === name) return value;
    at = skipSpace(text, endOfValue(text, value));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return undefined;
}
