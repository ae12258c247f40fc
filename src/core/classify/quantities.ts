/** What a name says of a measure: from, up to, or exactly so much, in the base unit of its kind. */
export interface Quantity {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  /** "Over 5 kg" leaves five out, "from 5 kg" does not. */
  readonly withoutFrom: boolean;
  readonly withoutTo: boolean;
}

/** Units as people write them: what they measure, and how much of the base unit they are. */
const UNITS: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  cc: ['engine', 1],
  cm3: ['engine', 1],
  kg: ['mass', 1000],
  g: ['mass', 1],
  gram: ['mass', 1],
  tấn: ['mass', 1_000_000],
  tan: ['mass', 1_000_000],
  t: ['mass', 1_000_000],
  tonnes: ['mass', 1_000_000],
  tonne: ['mass', 1_000_000],
  tons: ['mass', 1_000_000],
  ton: ['mass', 1_000_000],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1000],
  w: ['power', 1],
  kw: ['power', 1000],
  mw: ['power', 1_000_000],
  hp: ['power', 746],
  // Cooling power; an hour of it is what is printed on the box.
  btu: ['power', 0.293],
  kva: ['apparent power', 1],
  v: ['tension', 1],
  kv: ['tension', 1000],
  ml: ['volume', 1],
  cl: ['volume', 10],
  l: ['volume', 1000],
  lít: ['volume', 1000],
  lit: ['volume', 1000],
  litre: ['volume', 1000],
  litres: ['volume', 1000],
  liter: ['volume', 1000],
  liters: ['volume', 1000],
  gsm: ['mass of a surface', 1],
  'g/m2': ['mass of a surface', 1],
  'g/m²': ['mass of a surface', 1],
  decitex: ['fineness', 1],
  dtex: ['fineness', 1],
  '%': ['share', 1],
};

const UP_TO = ['≤', '<', 'đến', 'dưới', 'tối đa', 'up to', 'under', 'below', 'max'];
const FROM = ['≥', '>', 'trên', 'từ', 'over', 'above', 'from', 'at least'];
/** These leave the number itself out. */
const EXCLUSIVE: ReadonlySet<string> = new Set(['<', '>', 'dưới', 'trên', 'under', 'below', 'over', 'above']);

const longestFirst = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');
const NUMBER = '\\d+(?:[.,]\\d+)*';
const PATTERN = new RegExp(
  `(?:(${longestFirst([...UP_TO, ...FROM])})\\s*)?(${NUMBER})(?:\\s*[–-]\\s*(<?)\\s*(${NUMBER}))?\\s*(${longestFirst(Object.keys(UNITS))})(?![\\p{L}\\d²³/])`,
  'gu',
);

/** The measures that a text names, with their units; numbers without one say nothing. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const [, bound = '', first = '', openTo = '', second, unit = ''] of text.toLowerCase().matchAll(PATTERN)) {
    const [kind, factor] = UNITS[unit] ?? ['', 0];
    const value = numberOf(first) * factor;
    if (second !== undefined) {
      const to = numberOf(second) * factor;
      found.push({ kind, from: value, to, withoutFrom: true, withoutTo: openTo !== '' });
    } else if (UP_TO.includes(bound)) {
      found.push({ kind, from: 0, to: value, withoutFrom: false, withoutTo: EXCLUSIVE.has(bound) });
    } else if (FROM.includes(bound)) {
      const withoutFrom = EXCLUSIVE.has(bound);
      found.push({ kind, from: value, to: Number.POSITIVE_INFINITY, withoutFrom, withoutTo: false });
    } else {
      found.push({ kind, from: value, to: value, withoutFrom: false, withoutTo: false });
    }
  }
  return found;
}

/** 1 where a measure of the text lies in the name's, −1 where those of its kind all lie outside, summed over the name's. */
export function agreementOf(text: readonly Quantity[], name: readonly Quantity[]): number {
  let sum = 0;
  for (const wanted of name) {
    const same = text.filter(({ kind }) => kind === wanted.kind);
    if (same.length > 0) sum += same.some((said) => lies(said, wanted)) ? 1 : -1;
  }
  return sum;
}

/** A range in the text counts by its middle. */
function lies({ from, to }: Quantity, within: Quantity): boolean {
  const value = Number.isFinite(to) ? (from + to) / 2 : from;
  if (within.from === within.to) return value === within.from;
  const above = within.withoutFrom ? value > within.from : value >= within.from;
  return above && (within.withoutTo ? value < within.to : value <= within.to);
}

/** Groups of three digits are thousands in either way of writing; any other mark comes before decimals. */
function numberOf(text: string): number {
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/u.test(text)) return Number(text.replace(/[.,]/gu, ''));
  const [whole = '0', ...rest] = text.split(/[.,]/u);
  return Number(`${whole}.${rest.join('') || '0'}`);
}
