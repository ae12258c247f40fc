import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as a reader would copy it, by each font's own table from glyphs to letters: what this gives is what a
 * search finds and a screen reader says. For what our typesetter writes, not for PDFs in general.
 */
export function pdfText(pdf: Uint8Array): string {
  const objects = objectsOf(Buffer.from(pdf));
  const letters = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, fonts = ''] of head.matchAll(/\/Font\s*<<([\s\S]*?)>>/g))
      for (const [, name = '', id = ''] of fonts.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
        if (table !== undefined) letters.set(name, lettersOf(objects.get(table)?.body ?? ''));
      }
  }
  return [...objects.values()]
    .filter(({ body }) => /\bT[Jj]\b/.test(body))
    .map(({ body }) => textOf(body, letters))
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly body: string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const source = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of source.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const [, id = '', content = ''] = match;
    const [head = '', ...rest] = content.split(/stream\r?\n/);
    const bytes = Buffer.from(rest.join('stream\n'), 'latin1');
    const packed = head.includes('/FlateDecode');
    const body = rest.length === 0 ? '' : (packed ? inflated(bytes) : bytes).toString('latin1');
    objects.set(id, { head, body });
  }
  return objects;
}

/** Whatever follows the compressed data is no part of it. */
const inflated = (bytes: Buffer): Buffer => inflateSync(bytes, { finishFlush: 2 });

function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      letters.set(glyph.toLowerCase(), unicode(text));
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of lines.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1)
        letters.set(
          glyph.toString(16).padStart(from.length, '0'),
          String.fromCodePoint((unicode(text).codePointAt(0) ?? 0) + glyph - parseInt(from, 16)),
        );
  return letters;
}

const unicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A string in brackets, with escapes; brackets inside that close again need none, two deep here. */
const IN_BRACKETS = [1, 2].reduce(
  (inner) => String.raw`\((?:\\[\s\S]|[^\\()]|${inner})*\)`,
  String.raw`\((?:\\[\s\S]|[^\\()])*\)`,
);
const ONE_TEXT = String.raw`<[^>]*>|${IN_BRACKETS}`;
/**
 * A font by its name; the font put by and taken up again with the rest of the graphics state; or strings, in hexadecimal or
 * in brackets, that are shown.
 */
const FONT_OR_TEXT = new RegExp(
  String.raw`\/(\w+)\s+[\d.]+\s+Tf|(?<=^|\s)([qQ])(?=\s|$)|(\[(?:[^\]\\(<]|${ONE_TEXT})*\]\s*TJ|(?:${ONE_TEXT})\s*Tj)`,
  'g',
);

/** Each show of text on a line of its own; kerning between letters is none. */
function textOf(content: string, letters: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  const putBy: (typeof font)[] = [];
  const shown: string[] = [];
  for (const match of content.matchAll(FONT_OR_TEXT)) {
    if (match[1] !== undefined) font = letters.get(match[1]);
    else if (match[2] === 'q') putBy.push(font);
    else if (match[2] === 'Q') font = putBy.pop();
    else
      shown.push(
        glyphsIn(match[3] ?? '')
          .map((glyph) => font?.get(glyph) ?? '\ufffd')
          .join(''),
      );
  }
  return shown.join('\n');
}

/** The glyph numbers, two bytes each, of strings in hexadecimal or with escapes. */
function glyphsIn(operand: string): readonly string[] {
  let hex = '';
  for (const [one] of operand.matchAll(new RegExp(ONE_TEXT, 'g'))) {
    const inside = one.slice(1, -1);
    hex += one.startsWith('<')
      ? inside.replaceAll(/\s/g, '')
      : Buffer.from(unescaped(inside), 'latin1').toString('hex');
  }
  return hex.toLowerCase().match(/.{4}/g) ?? [];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (literal: string): string =>
  literal.replaceAll(/\\(\d{1,3}|[\s\S])/g, (_, code: string) =>
    /^\d/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
