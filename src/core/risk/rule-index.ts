import type { Atom, Cover, IndexedFact } from './cel-node.ts';
import type { LineFacts, RiskFacts } from './risk-facts.ts';

/**
 * An index of rules by the equalities they cannot do without. Given the facts it names the rules that could hit; all
 * others are false for certain and are never looked at, so that cost follows the rules that matter, not their number.
 */
export interface RuleIndex {
  /** Numbers of rules called for by facts of the declaration, or that nothing could index. Ascending, each once. */
  readonly forDeclaration: (facts: RiskFacts, line: LineFacts) => readonly number[];
  /** Numbers of rules called for by this line. Ascending, each once. */
  readonly forLine: (facts: RiskFacts, line: LineFacts) => readonly number[];
  readonly unindexed: number;
}

/** `covers[n]` is the cover of rule n, `undefined` for one that must always be evaluated. */
export function indexRules(covers: readonly (Cover | undefined)[]): RuleIndex {
  const always = covers.flatMap((cover, rule) => (cover ? [] : [rule]));
  const declarationTables = new Map<string, Table>();
  const lineTables = new Map<string, Table>();
  covers.forEach((cover, rule) => {
    for (const atom of cover?.atoms ?? []) enter(atom.fact.perLine ? lineTables : declarationTables, atom, rule);
  });
  return {
    forDeclaration: lookUp([...declarationTables.values()], always),
    forLine: lookUp([...lineTables.values()], []),
    unindexed: always.length,
  };
}

/** One fact's values. `length` is that of the prefixes it holds, or undefined for whole values. */
interface Table {
  readonly fact: IndexedFact;
  readonly length: number | undefined;
  readonly rules: Map<string, number[]>;
}

function enter(tables: Map<string, Table>, { fact, prefix, value }: Atom, rule: number): void {
  const length = prefix ? value.length : undefined;
  const name = `${fact.path}/${length ?? ''}`;
  const table = tables.get(name) ?? { fact, length, rules: new Map<string, number[]>() };
  tables.set(name, table);
  const rules = table.rules.get(value) ?? [];
  if (rules.at(-1) !== rule) rules.push(rule);
  table.rules.set(value, rules);
}

const NONE: readonly number[] = [];

/** Most look-ups find nothing, or one list: that list is handed out as it is. */
function lookUp(tables: readonly Table[], always: readonly number[]): RuleIndex['forLine'] {
  return (facts, line) => {
    let first: readonly number[] | undefined = always.length > 0 ? always : undefined;
    let merged: number[] | undefined;
    const add = (numbers: readonly number[] | undefined): void => {
      if (!numbers) return;
      if (!first) first = numbers;
      else {
        merged ??= [...first];
        for (const number of numbers) merged.push(number);
      }
    };
    for (const table of tables) {
      const { key } = table.fact;
      if ('one' in key) add(rulesAt(table, key.one(facts, line)));
      else for (const value of key.many(facts, line)) add(rulesAt(table, value));
    }
    return merged ? ascendingOnce(merged) : (first ?? NONE);
  };
}

const rulesAt = ({ length, rules }: Table, value: string): readonly number[] | undefined =>
  rules.get(length === undefined ? value : value.slice(0, length));

function ascendingOnce(numbers: number[]): readonly number[] {
  numbers.sort((a, b) => a - b);
  let kept = 0;
  for (const number of numbers) {
    if (kept > 0 && numbers[kept - 1] === number) continue;
    numbers[kept] = number;
    kept += 1;
  }
  numbers.length = kept;
  return numbers;
}
