/**
 * The line on which each value of a JSON text begins, by JSON pointer: lets a check of the parsed value name the line.
 * The text is known to be JSON; this only walks it.
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const skip = (): void => {
    for (; at < text.length && ' \t\r\n,:'.includes(text.charAt(at)); at += 1) if (text.charAt(at) === '\n') line += 1;
  };
  const string = (): string => {
    const start = at;
    for (at += 1; text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    at += 1;
    return text.slice(start, at);
  };
  const value = (pointer: string): void => {
    skip();
    lines.set(pointer, line);
    const first = text.charAt(at);
    if (first === '"') string();
    else if (first === '[' || first === '{') members(pointer, first === '[');
    else while (at < text.length && !' \t\r\n,]}'.includes(text.charAt(at))) at += 1;
  };
  const members = (pointer: string, isArray: boolean): void => {
    at += 1;
    for (let index = 0; ; index += 1) {
      skip();
      if (at >= text.length || ']}'.includes(text.charAt(at))) break;
      value(`${pointer}/${isArray ? index : pointerPart(string())}`);
    }
    at += 1;
  };
  value('');
  return lines;
}

const pointerPart = (quoted: string): string => String(JSON.parse(quoted)).replaceAll('~', '~0').replaceAll('/', '~1');
