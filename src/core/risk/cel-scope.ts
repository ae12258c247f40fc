import {
  DECLARATION_FACTS,
  HISTORY_FACTS,
  LINE_FACTS,
  MANIFEST_FACTS,
  PARTNER_FACTS,
  PARTY_FACTS,
  PLACE_FACTS,
  ROUTE_FACTS,
  type FactSpec,
} from './fact-model.ts';
import {
  EvaluationFailure,
  PURE,
  type BoolNode,
  type CelNode,
  type EntityNode,
  type IndexedFact,
  type IndexKey,
  type RangedFact,
  type Run,
  type ValueNode,
} from './cel-node.ts';
import { flagRanges, presenceRanges } from './cel-range.ts';
import type { LineFacts } from './risk-facts.ts';

/** A rule looks at the declaration once, or at each of its lines. */
export type RuleScope = 'declaration' | 'line';

/** The names an expression may start from, by scope. */
export const rootNames = (scope: RuleScope): ReadonlyMap<string, CelNode> => ROOTS[scope];

/** Binds a macro's variable to the line that the cell holds. */
export function lineVariable(cell: { current: LineFacts }): EntityNode {
  // Equalities on any line cover a whole `lines.exists(…)`: indexed by the values that the lines hold.
  return entity({ name: 'lines', specs: LINE_FACTS, get: () => cell.current, usesLine: false, keysOf: anyLineKey });
}

interface EntityInput<Owner> {
  readonly name: string;
  readonly specs: readonly FactSpec<Owner>[];
  readonly get: Run<Owner>;
  readonly usesLine: boolean;
  readonly keysOf: <T>(read: (owner: Owner) => T) => IndexKey<T>;
  readonly listKeysOf?: (read: (owner: Owner) => readonly string[]) => IndexKey<string>;
}

function entity<Owner>(input: EntityInput<Owner>): EntityNode {
  const specs = new Map(input.specs.map((spec) => [spec.name, spec]));
  // Made once for all rules: what many rules ask for is then one piece of memory.
  const ranges = new Map(input.specs.flatMap((spec) => namedRange(input, spec)));
  const members = new Map(input.specs.map((spec) => [spec.name, memberNode(input, spec, specs, ranges)]));
  const presences = new Map(input.specs.map((spec) => [spec.name, presenceNode(input, spec, ranges)]));
  return {
    type: 'entity',
    name: input.name,
    ...PURE,
    usesLine: input.usesLine,
    memberNames: [...specs.keys()],
    member: (name) => members.get(name),
    presence: (name) => presences.get(name),
  };
}

type Specs<Owner> = ReadonlyMap<string, FactSpec<Owner>>;

function memberNode<Owner>(
  input: EntityInput<Owner>,
  spec: FactSpec<Owner>,
  specs: Specs<Owner>,
  ranges: ReadonlyMap<string, RangedFact>,
): ValueNode {
  const { get, usesLine } = input;
  const path = `${input.name}.${spec.name}`;
  const traits = { fallible: spec.optional === true, usesLine, cost: spec.dear ? DEAR_FACT_STEPS : 1 };
  switch (spec.type) {
    case 'string': {
      const { read } = spec;
      const fact = indexedText(input, spec, specs);
      return { type: 'string', ...traits, run: (facts, line) => read(get(facts, line)), ...(fact && { fact }) };
    }
    case 'list<string>': {
      const { read } = spec;
      const fact = input.listKeysOf && indexed(input, spec, input.listKeysOf(read));
      return { type: 'list<string>', ...traits, run: (facts, line) => read(get(facts, line)), ...(fact && { fact }) };
    }
    case 'bool': {
      const range = ranges.get(spec.name);
      const found = range && flagRanges(range, traits.fallible, spec.share ?? FLAG_SHARE);
      return { type: 'bool', ...traits, run: present(path, spec.read, get), ...found };
    }
    default: {
      const range = ranges.get(spec.name);
      return { type: spec.type, ...traits, run: present(path, spec.read, get), ...(range && { range }) };
    }
  }
}

/** A step is some twenty nanoseconds; what is dear takes tens of microseconds. */
const DEAR_FACT_STEPS = 2_500;

/** How often a flag is up, where nothing better is known. */
const FLAG_SHARE = 0.3;

function presenceNode<Owner>(
  input: EntityInput<Owner>,
  spec: FactSpec<Owner>,
  ranges: ReadonlyMap<string, RangedFact>,
): BoolNode | 'always' {
  if (!spec.optional) return 'always';
  const { get, usesLine } = input;
  const range = ranges.get(spec.name);
  const run: Run<boolean> = (facts, line) => spec.read(get(facts, line)) !== undefined;
  const cost = spec.dear ? DEAR_FACT_STEPS : 1;
  return { type: 'bool', fallible: false, usesLine, cost, run, ...(range && presenceRanges(range)) };
}

function present<Owner, T>(path: string, read: (owner: Owner) => T | undefined, get: Run<Owner>): Run<T> {
  const absent = new EvaluationFailure('absent', path);
  return (facts, line) => {
    const value = read(get(facts, line));
    if (value === undefined) throw absent;
    return value;
  };
}

function indexedText<Owner>(
  input: EntityInput<Owner>,
  spec: FactSpec<Owner>,
  specs: Specs<Owner>,
): IndexedFact | undefined {
  if (spec.type !== 'string') return undefined;
  const { leading } = spec;
  const fact = indexed(input, spec, input.keysOf(spec.read));
  const whole = leading && specs.get(leading.of);
  const longer = whole && indexedText(input, whole, specs);
  return fact && longer && leading ? { ...fact, leading: { fact: longer, length: leading.length } } : fact;
}

/** Numbers, and flags as 0 and 1; not what is dear to work out, which the index would ask for every time. */
function namedRange<Owner>(input: EntityInput<Owner>, spec: FactSpec<Owner>): [string, RangedFact][] {
  if (spec.type === 'string' || spec.type === 'list<string>' || spec.dear) return [];
  const key = spec.type === 'bool' ? flagKey(input, spec.read) : input.keysOf(spec.read);
  const typical = spec.type === 'bool' ? undefined : spec.typical;
  return [[spec.name, { path: `${input.name}.${spec.name}`, perLine: input.usesLine, key, typical }]];
}

const flagKey = <Owner>(
  { keysOf }: EntityInput<Owner>,
  read: (owner: Owner) => boolean | undefined,
): IndexKey<number | undefined> =>
  keysOf((owner) => {
    const value = read(owner);
    return value === undefined ? undefined : Number(value);
  });

const indexed = <Owner>(
  { name, usesLine }: EntityInput<Owner>,
  spec: FactSpec<Owner>,
  key: IndexKey<string>,
): IndexedFact | undefined =>
  spec.share === undefined ? undefined : { path: `${name}.${spec.name}`, share: spec.share, perLine: usesLine, key };

const anyLineKey = <T>(read: (owner: LineFacts) => T): IndexKey<T> => ({ many: (facts) => facts.lines.map(read) });

const root = <Owner>(name: string, specs: readonly FactSpec<Owner>[], get: Run<Owner>, usesLine = false): EntityNode =>
  entity({
    name,
    specs,
    get,
    usesLine,
    keysOf: (read) => ({ one: (facts, line) => read(get(facts, line)) }),
    listKeysOf: (read) => ({ many: (facts, line) => read(get(facts, line)) }),
  });

/** What rules confined to offices are looked up by. */
export const officeFact: IndexedFact = {
  path: 'declaration.office',
  share: 0.05,
  perLine: false,
  key: { one: (facts) => facts.declaration.office },
};

const DECLARATION_ROOTS: readonly (readonly [string, CelNode])[] = [
  ['declaration', root('declaration', DECLARATION_FACTS, (facts) => facts.declaration)],
  ['lines', { type: 'list<line>', ...PURE, run: (facts) => facts.lines }],
  ['trader', root('trader', PARTY_FACTS, (facts) => facts.trader)],
  ['declarant', root('declarant', PARTY_FACTS, (facts) => facts.declarant)],
  ['partner', root('partner', PARTNER_FACTS, (facts) => facts.partner)],
  ['route', root('route', ROUTE_FACTS, (facts) => facts.route)],
  ['place', root('place', PLACE_FACTS, (facts) => facts.place)],
  ['history', root('history', HISTORY_FACTS, (facts) => facts.history)],
  ['manifest', root('manifest', MANIFEST_FACTS, (facts) => facts.manifest)],
];

const ROOTS: Readonly<Record<RuleScope, ReadonlyMap<string, CelNode>>> = {
  declaration: new Map(DECLARATION_ROOTS),
  line: new Map([...DECLARATION_ROOTS, ['line', root('line', LINE_FACTS, (_facts, line) => line, true)]]),
};
