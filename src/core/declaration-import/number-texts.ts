/** Which mark parts the decimals. */
export type NumberStyle = 'comma-decimal' | 'point-decimal';

/**
 * Numbers of another program: “1.250” is a thousand two hundred and fifty to one and one and a quarter to the next. Where
 * the texts themselves tell, nobody is asked.
 */
export type Told = NumberStyle | 'either' | 'nothing';

/** What one text tells of how it was written. */
export function toldBy(text: string): Told {
  const digits = bare(text);
  const marks = digits.replace(/[^.,]/g, '');
  if (marks === '' || !SHAPE.test(digits)) return 'nothing';
  const last = marks.at(-1);
  const own: NumberStyle = last === ',' ? 'comma-decimal' : 'point-decimal';
  const other: NumberStyle = last === ',' ? 'point-decimal' : 'comma-decimal';
  // Two kinds: the last one parts the decimals. One kind twice: it groups.
  if (new Set(marks).size === 2) return own;
  if (marks.length > 1) return other;
  const [whole = '', fraction = ''] = digits.replace('-', '').split(/[.,]/);
  // Groups are of three digits, and none begins with nought.
  if (fraction.length !== 3 || whole === '' || whole.length > 3 || whole.startsWith('0')) return own;
  return 'either';
}

export interface Style {
  /** How the texts are written, where any tells or none has a mark; else the question must be asked. */
  readonly style: NumberStyle | undefined;
  /** A text that can be read both ways, to ask with. */
  readonly example: string | undefined;
}

/** What all texts together tell. One that tells speaks for those that do not; where they contradict each other, people are asked. */
export function styleOf(texts: Iterable<string>): Style {
  const told = new Set<NumberStyle>();
  let example: string | undefined;
  for (const text of texts) {
    const one = toldBy(text);
    if (one === 'either') example ??= bare(text);
    else if (one !== 'nothing') told.add(one);
  }
  const [style] = told;
  if (example === undefined) return { style: style ?? 'point-decimal', example };
  return told.size === 1 ? { style, example } : { style: undefined, example };
}

/** The plain decimal of a text: digits, and a point where there are decimals. What is no number stays as it is, to be seen and mended. */
export function numberOf(text: string, style: NumberStyle): string {
  const digits = bare(text);
  if (!SHAPE.test(digits)) return text;
  const own = toldBy(text);
  const used = own === 'either' || own === 'nothing' ? style : own;
  const [group, mark] = used === 'comma-decimal' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction = ''] = digits
    .replaceAll(group ?? '', '')
    .replace(mark ?? '', '.')
    .split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const plain = whole.replace('-', '').replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${plain}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A number as people write it: an optional sign, digits, marks between them. */
const SHAPE = /^-?(?:\d+(?:[.,]\d+)*[.,]?|[.,]\d+)$/;

/** Without spaces, currencies and units around it; brackets are the bookkeeper's minus. */
function bare(text: string): string {
  const compact = text
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace('−', '-')
    .replace(/^[A-Za-z]{3}|^[₫đ$€£¥]|[A-Za-z]{2,3}$|[₫đ$€£¥]$/gu, '');
  const bracketed = /^\((.+)\)$/.exec(compact)?.[1];
  return bracketed === undefined ? compact : `-${bracketed}`;
}
