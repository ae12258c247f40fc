import {
  DECLARATION_FACTS,
  HISTORY_FACTS,
  LINE_FACTS,
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
  type Run,
  type ValueNode,
} from './cel-node.ts';
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
  readonly keysOf: (read: (owner: Owner) => string) => IndexedFact['key'];
  readonly listKeysOf?: (read: (owner: Owner) => readonly string[]) => IndexedFact['key'];
}

function entity<Owner>(input: EntityInput<Owner>): EntityNode {
  const specs = new Map(input.specs.map((spec) => [spec.name, spec]));
  // Made once for all rules: what many rules ask for is then one piece of memory.
  const members = new Map(input.specs.map((spec) => [spec.name, memberNode(input, spec, specs)]));
  const presences = new Map(input.specs.map((spec) => [spec.name, presenceNode(input, spec)]));
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

function memberNode<Owner>(input: EntityInput<Owner>, spec: FactSpec<Owner>, specs: Specs<Owner>): ValueNode {
  const { get, usesLine } = input;
  const path = `${input.name}.${spec.name}`;
  const traits = { fallible: spec.optional === true, usesLine };
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
    case 'bool':
      return { type: 'bool', ...traits, run: present(path, spec.read, get) };
    default:
      return { type: spec.type, ...traits, run: present(path, spec.read, get) };
  }
}

function presenceNode<Owner>(input: EntityInput<Owner>, spec: FactSpec<Owner>): BoolNode | 'always' {
  if (!spec.optional) return 'always';
  const { get, usesLine } = input;
  return { type: 'bool', fallible: false, usesLine, run: (facts, line) => spec.read(get(facts, line)) !== undefined };
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

const indexed = <Owner>(
  { name, usesLine }: EntityInput<Owner>,
  spec: FactSpec<Owner>,
  key: IndexedFact['key'],
): IndexedFact | undefined =>
  spec.share === undefined ? undefined : { path: `${name}.${spec.name}`, share: spec.share, perLine: usesLine, key };

const anyLineKey = (read: (owner: LineFacts) => string): IndexedFact['key'] => ({
  many: (facts) => facts.lines.map(read),
});

const root = <Owner>(name: string, specs: readonly FactSpec<Owner>[], get: Run<Owner>, usesLine = false): EntityNode =>
  entity({
    name,
    specs,
    get,
    usesLine,
    keysOf: (read) => ({ one: (facts, line) => read(get(facts, line)) }),
    listKeysOf: (read) => ({ many: (facts, line) => read(get(facts, line)) }),
  });

const DECLARATION_ROOTS: readonly (readonly [string, CelNode])[] = [
  ['declaration', root('declaration', DECLARATION_FACTS, (facts) => facts.declaration)],
  ['lines', { type: 'list<line>', ...PURE, run: (facts) => facts.lines }],
  ['trader', root('trader', PARTY_FACTS, (facts) => facts.trader)],
  ['declarant', root('declarant', PARTY_FACTS, (facts) => facts.declarant)],
  ['partner', root('partner', PARTNER_FACTS, (facts) => facts.partner)],
  ['route', root('route', ROUTE_FACTS, (facts) => facts.route)],
  ['place', root('place', PLACE_FACTS, (facts) => facts.place)],
  ['history', root('history', HISTORY_FACTS, (facts) => facts.history)],
];

const ROOTS: Readonly<Record<RuleScope, ReadonlyMap<string, CelNode>>> = {
  declaration: new Map(DECLARATION_ROOTS),
  line: new Map([...DECLARATION_ROOTS, ['line', root('line', LINE_FACTS, (_facts, line) => line, true)]]),
};
