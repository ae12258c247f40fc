import type { Cover, IndexedFact, RangeAtom, TextAtom } from './cel-node.ts';
import { rulesByRange, type RangeField } from './range-index.ts';
import type { LineFacts, RiskFacts } from './risk-facts.ts';

/**
 * An index of rules by the equalities, prefixes and ranges they cannot do without. Given the facts it names the rules that could hit; all
 * others are false for certain and are never looked at, so that cost follows the rules that matter, not their number.
 */
export interface RuleIndex {
  /** Numbers of rules called for by facts of the declaration, or that nothing could index. Ascending, each once. */
  readonly forDeclaration: (facts: RiskFacts, line: LineFacts) => readonly number[];
  /** Numbers of rules called for by this line. Ascending, each once. */
  readonly forLine: (facts: RiskFacts, line: LineFacts) => readonly number[];
  readonly unindexed: number;
}

/** A number that fewer rules than this ask about is not worth looking up each time: these rules are tried. */
const RANGED_RULES_MIN = 4;

/** `covers[n]` is the cover of rule n, `undefined` for one that must always be evaluated. */
export function indexRules(covers: readonly (Cover | undefined)[]): RuleIndex {
  const rare = seldomAsked(covers);
  const always: number[] = [];
  const [ofDeclaration, ofLine] = [newFields(), newFields()];
  covers.forEach((cover, rule) => {
    const tooRare = cover?.atoms.some((atom) => 'range' in atom && rare.has(atom.range.path));
    const used = tooRare ? cover?.otherwise : cover;
    if (!used) always.push(rule);
    for (const atom of used?.atoms ?? []) {
      if ('range' in atom) enterRange(atom.range.perLine ? ofLine : ofDeclaration, atom, rule);
      else {
        const text = onWholeFact(atom);
        enterText(text.fact.perLine ? ofLine : ofDeclaration, text, rule);
      }
    }
  });
  return { forDeclaration: lookUp(ofDeclaration, always), forLine: lookUp(ofLine, NONE), unindexed: always.length };
}

const NONE: readonly number[] = [];

interface Fields {
  readonly texts: Map<string, Field>;
  readonly ranges: Map<string, RangeField>;
}
const newFields = (): Fields => ({ texts: new Map(), ranges: new Map() });

function seldomAsked(covers: readonly (Cover | undefined)[]): ReadonlySet<string> {
  const asked = new Map<string, number>();
  for (const cover of covers)
    for (const path of new Set(cover?.atoms.flatMap((atom) => ('range' in atom ? [atom.range.path] : []))))
      asked.set(path, (asked.get(path) ?? 0) + 1);
  return new Set([...asked].flatMap(([path, rules]) => (rules < RANGED_RULES_MIN ? [path] : [])));
}

/** What is asked of the first characters of a fact is asked of the fact: one look-up finds both. */
function onWholeFact({ fact, prefix, value }: TextAtom): TextAtom {
  const { leading } = fact;
  const says = leading && (prefix ? value.length <= leading.length : value.length === leading.length);
  return says ? { fact: leading.fact, prefix: true, value } : { fact, prefix, value };
}

/** One fact, and the rules by its values: by whole ones, and by the length of those that it has to begin with. */
interface Field {
  readonly fact: IndexedFact;
  readonly whole: Map<string, number[]>;
  readonly byLength: Map<number, Map<string, number[]>>;
}

function enterText({ texts: fields }: Fields, { fact, prefix, value }: TextAtom, rule: number): void {
  const field: Field = fields.get(fact.path) ?? { fact, whole: new Map(), byLength: new Map() };
  fields.set(fact.path, field);
  const table = prefix ? (field.byLength.get(value.length) ?? new Map<string, number[]>()) : field.whole;
  if (prefix) field.byLength.set(value.length, table);
  const rules = table.get(value) ?? [];
  if (rules.at(-1) !== rule) rules.push(rule);
  table.set(value, rules);
}

function enterRange({ ranges: fields }: Fields, atom: RangeAtom, rule: number): void {
  const field: RangeField = fields.get(atom.range.path) ?? { fact: atom.range, asked: [] };
  fields.set(atom.range.path, field);
  field.asked.push({ ...atom, rule });
}

/** Most look-ups find nothing, or one list: that list is handed out as it is. */
function lookUp({ texts, ranges }: Fields, always: readonly number[]): RuleIndex['forLine'] {
  const byText = lookUpTexts([...texts.values()], always);
  if (ranges.size === 0) return byText;
  const searches = [...ranges.values()].map((field) => ({ key: field.fact.key, rulesOf: rulesByRange(field) }));
  return (facts, line) => {
    let found = byText(facts, line);
    for (const { key, rulesOf } of searches) {
      if ('one' in key) found = bothOf(found, rulesOf(key.one(facts, line)));
      else for (const value of key.many(facts, line)) found = bothOf(found, rulesOf(value));
    }
    return found;
  };
}

function lookUpTexts(fields: readonly Field[], always: readonly number[]): RuleIndex['forLine'] {
  const searches = fields.map((field) => ({ key: field.fact.key, rulesOf: rulesBy(field) }));
  return (facts, line) => {
    let found = always;
    for (const { key, rulesOf } of searches) {
      if ('one' in key) found = bothOf(found, rulesOf(key.one(facts, line)));
      else for (const value of key.many(facts, line)) found = bothOf(found, rulesOf(value));
    }
    return found;
  };
}

/** More than there are tariff lines; whatever else is declared can not fill the memory. */
const REMEMBERED_MAX = 20_000;

/** The rules that a value calls for. Where it has to be taken apart for that, the answer is remembered. */
function rulesBy({ whole, byLength }: Field): (value: string) => readonly number[] {
  if (byLength.size === 0) return (value) => whole.get(value) ?? NONE;
  const remembered = new Map<string, readonly number[]>();
  return (value) => {
    const known = remembered.get(value);
    if (known !== undefined) return known;
    let found = whole.get(value) ?? NONE;
    for (const [length, table] of byLength)
      if (value.length >= length) found = bothOf(found, table.get(value.slice(0, length)) ?? NONE);
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(value, found);
    return found;
  };
}

/** Two lists of numbers as one; all are ascending and hold each number once. */
function bothOf(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const both: number[] = [];
  let at = 0;
  for (const number of a) {
    for (let other = b[at]; other !== undefined && other <= number; other = b[at]) {
      if (other < number) both.push(other);
      at += 1;
    }
    both.push(number);
  }
  return at < b.length ? [...both, ...b.slice(at)] : both;
}
