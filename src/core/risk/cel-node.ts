import type { LineFacts, RiskFacts } from './risk-facts.ts';

/** A compiled part of a rule. `line` is `NO_LINE` in declaration rules. */
export type Run<T> = (facts: RiskFacts, line: LineFacts) => T;

/** Where the index finds the value to look up by: one, or many of which any may match. */
export type IndexKey<T> = { readonly one: Run<T> } | { readonly many: Run<readonly T[]> };

/** A text by which the index can look up rules. */
export interface IndexedFact {
  readonly path: string;
  readonly share: number;
  readonly perLine: boolean;
  readonly key: IndexKey<string>;
  /** Where the fact is nothing but the first characters of another, as a heading is of its code. */
  readonly leading?: { readonly fact: IndexedFact; readonly length: number };
}

/** A number or a flag (as 0 and 1) by which the index can look up rules; `undefined` where it is absent. */
export interface RangedFact {
  readonly path: string;
  readonly perLine: boolean;
  readonly key: IndexKey<number | undefined>;
  /** About half of all traffic lies above it; helps to guess how often a range holds. */
  readonly typical: number | undefined;
}

export type Atom = TextAtom | RangeAtom;

/** `fact == value`, `value in fact`, or `fact.startsWith(value)`. */
export interface TextAtom {
  readonly fact: IndexedFact;
  readonly prefix: boolean;
  readonly value: string;
}

/** `low <= fact && fact <= high`; with `absent`, an absent fact counts as well, because the comparison then fails. */
export interface RangeAtom {
  readonly range: RangedFact;
  readonly low: number;
  readonly high: number;
  readonly absent: boolean;
  readonly share: number;
}

/**
 * Atoms of which at least one must hold for the expression to be anything but plainly `false`. While none holds, the
 * rule can neither hit nor fail, so it need not be looked at. `share` estimates how often one does hold.
 */
export interface Cover {
  readonly atoms: readonly Atom[];
  readonly share: number;
  /** A cover of texts that would do as well, for a set in which too few rules ask for this range to look it up. */
  readonly otherwise?: Cover;
}

export interface Traits {
  /** Evaluation may fail (absent fact, overflow, division by zero): callers that absorb failures must catch. */
  readonly fallible: boolean;
  /** Reads the line under examination, so it must run for each. */
  readonly usesLine: boolean;
  /** Steps at most, where every list is as long as it may be. */
  readonly cost: number;
}

export interface BoolNode extends Traits {
  readonly type: 'bool';
  readonly run: Run<boolean>;
  readonly cover?: Cover;
  /** Ranges that must all hold for this to be anything but plainly false: at most one of each fact. */
  readonly ranges?: readonly RangeAtom[];
  /** The same of the negation, where it is known. */
  readonly unless?: readonly RangeAtom[];
  readonly literal?: boolean;
}
export interface TextNode extends Traits {
  readonly type: 'string';
  readonly run: Run<string>;
  readonly literal?: string;
  readonly fact?: IndexedFact;
}
export interface NumberNode extends Traits {
  readonly type: 'int' | 'double';
  readonly run: Run<number>;
  readonly literal?: number;
  readonly range?: RangedFact;
}
export interface TextListNode extends Traits {
  readonly type: 'list<string>';
  readonly run: Run<readonly string[]>;
  readonly literals?: readonly string[];
  readonly fact?: IndexedFact;
}
export interface NumberListNode extends Traits {
  readonly type: 'list<int>' | 'list<double>';
  readonly run: Run<readonly number[]>;
  readonly literals?: readonly number[];
}
export interface LineListNode extends Traits {
  readonly type: 'list<line>';
  readonly run: Run<readonly LineFacts[]>;
}
export interface EmptyListNode extends Traits {
  readonly type: 'list<>';
}
/** A group of facts such as `line` or `trader`: only its members have values. */
export interface EntityNode extends Traits {
  readonly type: 'entity';
  readonly name: string;
  readonly member: (name: string) => ValueNode | undefined;
  /** A test for presence, or `always` for facts that are never absent. */
  readonly presence: (name: string) => BoolNode | 'always' | undefined;
  readonly memberNames: readonly string[];
}
/** Stands for a part with a reported problem, so that one mistake gives one message. */
export interface BrokenNode extends Traits {
  readonly type: 'broken';
}

export type ValueNode = BoolNode | TextNode | NumberNode | TextListNode;
export type ListNode = TextListNode | NumberListNode | LineListNode | EmptyListNode;
export type CelNode = ValueNode | ListNode | EntityNode | BrokenNode;

/** Raised inside evaluation only, made once at compile time; `evaluate` turns it into a value. */
export class EvaluationFailure extends Error {
  readonly code: FailureCode;
  readonly subject: string;
  constructor(code: FailureCode, subject: string) {
    super(`${code}: ${subject}`);
    this.code = code;
    this.subject = subject;
  }
}

/**
 * Why a rule could not be evaluated: a fact is not there (CEL `no_such_key`), whole-number arithmetic left the exact
 * range ±(2^53 − 1) (CEL stops at 2^63; ours is tighter so that numbers stay machine numbers), or division by zero.
 */
export type FailureCode = 'absent' | 'overflow' | 'division-by-zero';

/** Runs and returns what happened; anything but an `EvaluationFailure` is a bug and passes through. */
export function attempt<T>(run: Run<T>, facts: RiskFacts, line: LineFacts): T | EvaluationFailure {
  try {
    return run(facts, line);
  } catch (failure) {
    if (failure instanceof EvaluationFailure) return failure;
    throw failure;
  }
}

export const traitsOf = (...nodes: readonly Traits[]): Traits => ({
  fallible: nodes.some((node) => node.fallible),
  usesLine: nodes.some((node) => node.usesLine),
  cost: nodes.reduce((sum, node) => sum + node.cost, 1),
});
export const PURE: Traits = { fallible: false, usesLine: false, cost: 0 };

export const isNumber = (node: CelNode): node is NumberNode => node.type === 'int' || node.type === 'double';

/** What a part is, for messages. */
export const typeWords = (node: CelNode): string => (node.type === 'entity' ? node.name : node.type);
