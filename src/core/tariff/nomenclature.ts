import type { PlainDate, Text } from '#core/kernel';
import { allMeasures, nodeOf, type Measure } from './measure.ts';
import type { Tariff, TariffLine } from './tariff.ts';

export type NodeLevel = 'section' | 'chapter' | 'heading' | 'subheading' | 'line';

/** One place of the nomenclature: a section by its Roman number, everything below by two, four, six or eight digits. */
export interface TariffNode {
  readonly code: string;
  readonly level: NodeLevel;
  /** `null` where the tariff has no name for it and its lines share no words. */
  readonly name: Text | null;
  /** The name is made of the words that its lines share, in default of one of its own. */
  readonly named: 'itself' | 'by its lines';
  /** Lines of the day under it; of a line 1. */
  readonly lineCount: number;
  /** The first of them. */
  readonly firstLine: TariffLine;
}

/** A node of a day; `undefined` where no line of the day is under it. */
export function nodeOn(tariff: Tariff, code: string, on: PlainDate): TariffNode | undefined {
  const lines = linesUnder(tariff, code, on);
  const [first] = lines;
  const level = levelOf(code);
  if (first === undefined || level === undefined) return undefined;
  const own = ownName(tariff, code, level, first);
  const shared = own ?? (lines.length === 1 ? first.name : sharedName(lines));
  return {
    code,
    level,
    name: shared,
    named: own === null ? 'by its lines' : 'itself',
    lineCount: lines.length,
    firstLine: first,
  };
}

/** The nodes one level below, in order; of the empty text the sections. */
export function childrenOn(tariff: Tariff, code: string, on: PlainDate): readonly TariffNode[] {
  return childCodes(tariff, code).flatMap((child) => nodeOn(tariff, child, on) ?? []);
}

/** The nodes above a code, the section first; the code itself is left out. */
export function pathOn(tariff: Tariff, code: string, on: PlainDate): readonly TariffNode[] {
  if (levelOf(code) === 'section') return [];
  const section = tariff.section(code.slice(0, 2))?.code;
  const above = [2, 4, 6].filter((length) => length < code.length).map((length) => code.slice(0, length));
  return [...(section === undefined ? [] : [section]), ...above].flatMap((node) => nodeOn(tariff, node, on) ?? []);
}

/**
 * The measures that a node carries on a day, and those it has from nodes above it (`node` tells which). What only nodes
 * below it carry is theirs, though they be all of its lines.
 */
export function nodeMeasuresOn(tariff: Tariff, code: string, on: PlainDate): readonly CarriedMeasure[] {
  const level = levelOf(code);
  if (level === undefined || level === 'section') return [];
  // Data may name nodes between two levels (five digits); they are told at the level above.
  const below = level === 'line' ? code.length + 1 : code.length + 2;
  const carriers = new Map<Measure, Set<string>>();
  for (const line of linesUnder(tariff, code, on))
    for (const measure of allMeasures(line.measures)) {
      const node = nodeOf(measure, line.code);
      if (code.startsWith(node) || (node.startsWith(code) && node.length < below))
        carriers.set(measure, (carriers.get(measure) ?? new Set()).add(node));
    }
  return [...carriers].flatMap(([measure, nodes]) => [...nodes].map((node) => ({ node, measure })));
}

export interface CarriedMeasure {
  readonly node: string;
  readonly measure: Measure;
}

export function levelOf(code: string): NodeLevel | undefined {
  if (/^[IVXL]+$/.test(code)) return 'section';
  return /^\d+$/.test(code) ? LEVELS.get(code.length) : undefined;
}

const LEVELS: ReadonlyMap<number, NodeLevel> = new Map([
  [2, 'chapter'],
  [4, 'heading'],
  [6, 'subheading'],
  [8, 'line'],
]);

/** Those of sorted codes that start so. */
export function codesUnder(codes: readonly string[], prefix: string): readonly string[] {
  return codes.slice(firstFrom(codes, prefix), firstFrom(codes, `${prefix}~`));
}

/**
 * The fewest nodes that hold exactly these lines: a chapter where all of its lines are among them, else headings, subheadings,
 * lines. `codes` and `all` are in order.
 */
export function nodesOfLines(codes: readonly string[], all: readonly string[]): readonly string[] {
  const nodes: string[] = [];
  const descend = (some: readonly string[], whole: readonly string[], length: number): void => {
    const byNode = Map.groupBy(some, (code) => code.slice(0, length));
    for (const [node, within] of byNode) {
      const under = codesUnder(whole, node);
      if (length === 8 || within.length === under.length) nodes.push(node);
      else descend(within, under, length + 2);
    }
  };
  descend(codes, all, 2);
  return nodes;
}

function linesUnder(tariff: Tariff, code: string, on: PlainDate): readonly TariffLine[] {
  return codesOf(tariff, code).flatMap((line) => tariff.lineOn(line, on) ?? []);
}

function codesOf(tariff: Tariff, code: string): readonly string[] {
  const section = tariff.sections.find((candidate) => candidate.code === code);
  if (section === undefined) return /^\d+$/.test(code) ? codesUnder(tariff.codes, code) : [];
  const { chapterFrom, chapterTo } = section;
  return tariff.codes.slice(firstFrom(tariff.codes, chapterFrom), firstFrom(tariff.codes, `${chapterTo}~`));
}

function childCodes(tariff: Tariff, code: string): readonly string[] {
  if (code === '') return tariff.sections.map((section) => section.code);
  const length = levelOf(code) === 'section' ? 2 : code.length + 2;
  return length > 8 ? [] : [...new Set(codesOf(tariff, code).map((line) => line.slice(0, length)))];
}

/** The place of the first code that does not come before a text. */
function firstFrom(codes: readonly string[], text: string): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ownName(tariff: Tariff, code: string, level: NodeLevel, first: TariffLine): Text | null {
  switch (level) {
    case 'section':
      return tariff.sections.find((section) => section.code === code)?.name ?? null;
    case 'chapter':
      return tariff.chapter(code)?.name ?? null;
    case 'heading':
      return tariff.heading(code)?.name ?? null;
    case 'line':
      return first.name;
    default:
      return null;
  }
}

function sharedName(lines: readonly TariffLine[]): Text | null {
  const vi = sharedWords(lines.map(({ name }) => name.vi));
  const en = sharedWords(lines.map(({ name }) => name.en));
  return vi === '' || en === '' ? null : { vi, en };
}

/** The words that all texts hold in the same order, with what binds nothing any more left off the end. */
function sharedWords(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let shared = wordsOf(first);
  for (const text of others) {
    shared = commonWords(shared, wordsOf(text));
    if (shared.length === 0) return '';
  }
  while (shared.length > 0 && BINDING.has(bare(shared.at(-1) ?? ''))) shared = shared.slice(0, -1);
  while (shared.length > 0 && BINDING.has(bare(shared[0] ?? ''))) shared = shared.slice(1);
  const text = shared.join(' ').replace(/[\s,;:(–-]+$/u, '');
  return /\p{L}{2}/u.test(text) ? text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : '';
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean);
const bare = (word: string): string => word.toLowerCase().replace(/[.,;:()]/gu, '');

/** Words that say nothing where what they bind is gone. */
const BINDING: ReadonlySet<string> = new Set(
  [
    'và hoặc của cho có không bằng từ trên dưới với để loại khác các được là trong đã chưa hơn đến nhưng sử dụng dùng cc',
    'and or of for with without the a an in on to by from other not more than over under exceeding but whether as at less cc',
  ].flatMap((words) => words.split(' ')),
);

/** The longest run of words, gaps allowed, that both hold in the same order. Names have a dozen words. */
function commonWords(a: readonly string[], b: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1)
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const target = lengths[row];
      if (target === undefined) continue;
      target[column] =
        bare(a[row] ?? '') === bare(b[column] ?? '')
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const common: string[] = [];
  for (let row = 0, column = 0; row < a.length && column < b.length;) {
    if (bare(a[row] ?? '') === bare(b[column] ?? '')) {
      common.push(a[row] ?? '');
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return common;
}
