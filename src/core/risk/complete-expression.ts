import type { Text } from '#core/kernel';
import { compileExpression } from './cel-compile.ts';
import type { CelProblem } from './cel-problem.ts';
import type { RuleScope } from './cel-scope.ts';
import { factDescriptions, ROOT_LABELS, type FactDescription, type FactType } from './fact-model.ts';
import { TYPE_WORDS } from './sparse-facts.ts';

/** One thing that may stand where the cursor is. */
export interface Completion {
  readonly insert: string;
  readonly kind: 'group' | 'fact' | 'function' | 'operator' | 'value';
  /** Of a fact. */
  readonly type?: FactType;
  readonly words: Text;
}

export interface Completions {
  /** The part of the expression that a choice takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** The values that a fact is known to take, such as the codes of its list, with their names. */
export type KnownValues = (fact: string) => readonly { readonly value: string; readonly words: Text }[];

export interface CompletionOptions {
  readonly scope: RuleScope;
  readonly valuesOf?: KnownValues;
}

/** A long list of codes is narrowed by typing on. */
export const COMPLETIONS_MAX = 100;

/**
 * What may stand at the cursor of an expression, finished or not: names after nothing and after operators, facts after a
 * group and its point, operators after a fact, known values within quotes.
 */
export function completionsAt(expression: string, cursor: number, options: CompletionOptions): Completions {
  const before = expression.slice(0, cursor);
  const quote = openQuote(before);
  if (quote !== undefined) return valuesAt(before, quote, expression.slice(cursor), options);
  const [word = ''] = /[\w.]*$/.exec(before) ?? [];
  const from = cursor - word.length;
  const items = word.includes('.')
    ? membersOf(word, expression, options.scope)
    : word === ''
      ? [...operatorsAfter(before), ...namesAfter(before, expression, options.scope)]
      : namesAfter(before.slice(0, from), expression, options.scope);
  const typed = word.slice(word.lastIndexOf('.') + 1);
  return {
    from: cursor - typed.length,
    to: cursor,
    items: items.filter(({ insert }) => startsLike(insert, typed)).slice(0, COMPLETIONS_MAX),
  };
}

/** Every mistake of an expression with its place, in the order in which they stand. */
export function problemsOf(expression: string, scope: RuleScope): readonly CelProblem[] {
  const compiled = compileExpression(expression, scope);
  return compiled.ok ? [] : compiled.error.toSorted((a, b) => a.offset - b.offset);
}

const DESCRIPTIONS = factDescriptions();
const FACTS: ReadonlyMap<string, FactDescription> = new Map(DESCRIPTIONS.map((fact) => [fact.path, fact]));
const startsLike = (insert: string, typed: string): boolean => insert.toLowerCase().startsWith(typed.toLowerCase());

/** Where the text begins that the cursor is within. */
function openQuote(before: string): number | undefined {
  let open: number | undefined;
  for (let at = 0; at < before.length; at += 1) {
    const char = before.charAt(at);
    if (char === '\\') at += 1;
    else if (open === undefined && (char === "'" || char === '"')) open = at;
    else if (open !== undefined && char === before.charAt(open)) open = undefined;
  }
  return open;
}

/** The fact beside the text: before `==`, `in [` or `.startsWith(`. */
const COMPARED = /([a-z]\w*\.\w+)\s*(?:[=!<>]=?\s*|in\s*\[[^\]]*|\.\w+\(\s*)$/;

/** The list after the text: `'…' in line.documents`. */
const MEMBER_OF = /^[^'"]*['"]\s*in\s+([a-z]\w*\.\w+)/;

function valuesAt(before: string, quote: number, after: string, { valuesOf }: CompletionOptions): Completions {
  const [, fact = ''] = COMPARED.exec(before.slice(0, quote)) ?? MEMBER_OF.exec(after) ?? [];
  const typed = before.slice(quote + 1);
  const values = valuesOf?.(rooted(fact, before)) ?? [];
  const items = values
    .filter(({ value, words }) => startsLike(value, typed) || saysLike(words, typed))
    .slice(0, COMPLETIONS_MAX)
    .map(({ value, words }): Completion => ({ insert: value, kind: 'value', words }));
  return { from: quote + 1, to: before.length, items };
}

const saysLike = ({ vi, en }: Text, typed: string): boolean =>
  typed.length > 1 && [vi, en].some((name) => name.toLowerCase().includes(typed.toLowerCase()));

/** Names bound by `lines.exists(l, …)` and its kin speak of a line. */
const variablesOf = (expression: string): ReadonlySet<string> =>
  new Set([...expression.matchAll(/\blines(?:\.\w+\([^)]*\))?\.\w+\(\s*([a-z]\w*)\s*,/g)].map(([, name = '']) => name));

function rooted(path: string, expression: string): string {
  const [root = '', name = ''] = path.split('.');
  return variablesOf(expression).has(root) ? `line.${name}` : path;
}

function membersOf(word: string, expression: string, scope: RuleScope): readonly Completion[] {
  const parts = word.split('.');
  if (parts.length > 2) return methodsOf(FACTS.get(rooted(parts.slice(0, 2).join('.'), expression))?.type);
  const [root = ''] = parts;
  if (root === 'lines') return LINES_METHODS;
  const isVariable = variablesOf(expression).has(root);
  if (root === 'line' && scope === 'declaration' && !isVariable) return [];
  const wanted = isVariable ? 'line' : root;
  return DESCRIPTIONS.filter(({ path }) => path.startsWith(`${wanted}.`)).map(({ path, type, optional, label }) => ({
    insert: path.slice(wanted.length + 1),
    kind: 'fact',
    type,
    words: factWords(label, type, optional),
  }));
}

const factWords = (label: Text, type: FactType, optional: boolean): Text => ({
  vi: `${label.vi} — ${TYPE_WORDS[type].vi}${optional ? ', có thể thiếu' : ''}`,
  en: `${label.en} — ${TYPE_WORDS[type].en}${optional ? ', may be absent' : ''}`,
});

const ENDS_OPERAND = /([a-z]\w*\.\w+|[\w)\]'"])\s+$/;

/** After a fact the operators of its type; after anything else that is whole, those that join. */
function operatorsAfter(before: string): readonly Completion[] {
  const [, operand = ''] = ENDS_OPERAND.exec(before) ?? [];
  if (operand === '' || operand === 'in') return [];
  const type = FACTS.get(rooted(operand, before))?.type;
  switch (type) {
    case 'string':
      return [...EQUALITY, MEMBERSHIP];
    case 'int':
    case 'double':
      return [...EQUALITY, ...ORDERING, MEMBERSHIP];
    default:
      return JOINING;
  }
}

/** A name may begin a condition, and stand after an operator, an opening bracket or a comma. */
function namesAfter(before: string, expression: string, scope: RuleScope): readonly Completion[] {
  const text = before.trimEnd();
  if (!/(^|[(,[!&|=<>?:+*/%-]|\bin)$/.test(text)) return [];
  const roots = Object.entries(ROOT_LABELS).filter(([name]) => name !== 'line' || scope === 'line');
  return [
    ...roots.map(([insert, words]): Completion => ({ insert, kind: 'group', words })),
    ...[...variablesOf(expression)].map((insert): Completion => ({ insert, kind: 'group', words: VARIABLE })),
    ...FUNCTIONS,
  ];
}

const VARIABLE: Text = { vi: 'Dòng hàng đang duyệt', en: 'The line of the list' };

const item = (kind: Completion['kind'], insert: string, vi: string, en: string): Completion => ({
  insert,
  kind,
  words: { vi, en },
});

const FUNCTIONS: readonly Completion[] = [
  item('function', 'has(', 'Có dữ kiện này', 'The fact is there'),
  item('function', 'size(', 'Số phần tử, số ký tự', 'Number of members, of characters'),
  item('function', 'int(', 'Bỏ phần lẻ', 'Without what stands behind the point'),
  item('function', 'double(', 'Đổi thành số đo', 'As a measure'),
  item('value', 'true', 'Đúng', 'True'),
  item('value', 'false', 'Sai', 'False'),
];
const EQUALITY: readonly Completion[] = [
  item('operator', '==', 'bằng', 'is'),
  item('operator', '!=', 'khác', 'is not'),
];
const ORDERING: readonly Completion[] = [
  item('operator', '<', 'nhỏ hơn', 'is less than'),
  item('operator', '<=', 'không quá', 'is at most'),
  item('operator', '>', 'lớn hơn', 'is more than'),
  item('operator', '>=', 'từ', 'is at least'),
];
const MEMBERSHIP = item('operator', 'in [', 'là một trong', 'is one of');
const JOINING: readonly Completion[] = [item('operator', '&&', 'và', 'and'), item('operator', '||', 'hoặc', 'or')];
const TEXT_METHODS: readonly Completion[] = [
  item('function', 'startsWith(', 'bắt đầu bằng', 'begins with'),
  item('function', 'endsWith(', 'kết thúc bằng', 'ends with'),
  item('function', 'contains(', 'có chứa', 'contains'),
  item('function', 'size()', 'số ký tự', 'number of characters'),
];
const LIST_METHODS: readonly Completion[] = [
  item('function', 'exists(', 'có một phần tử mà', 'has a member for which'),
  item('function', 'all(', 'mọi phần tử đều', 'all members are such that'),
  item('function', 'exists_one(', 'có đúng một phần tử mà', 'has exactly one member for which'),
  item('function', 'filter(', 'các phần tử mà', 'the members for which'),
  item('function', 'size()', 'số phần tử', 'number of members'),
];
const LINES_METHODS = LIST_METHODS;

function methodsOf(type: FactType | undefined): readonly Completion[] {
  if (type === 'string') return TEXT_METHODS;
  return type === 'list<string>' ? LIST_METHODS : [];
}
