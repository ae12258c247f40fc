import type { Text } from './refusal.ts';

/** Who may read a step. Selection reasons are for officers only; amounts and refusals are for everyone. */
export type Audience = 'trader' | 'officer';

/** One input of a step: what it is, its value as text, and its unit (a currency, `KGM`, `%`) if it has one. */
export interface Datum {
  readonly label: Text;
  readonly value: string;
  readonly unit?: string;
  /** The value as people say it, where it is a code, a yes or no, or counts what has no symbol. */
  readonly words?: Text;
}

/**
 * Why a figure or a decision is what it is: a tree of steps, each with the rule that was applied, its legal basis,
 * the data, the arithmetic and the value. `audience: 'officer'` hides a step, and all below it, from the trader.
 */
export interface Explanation {
  readonly rule: string;
  readonly label: Text;
  readonly audience: Audience;
  readonly legalBasis?: string;
  readonly data: readonly Datum[];
  readonly calculation?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly steps: readonly Explanation[];
}

/** The part of the tree that this audience may read; `undefined` where the root itself is hidden. */
export function explanationFor(audience: Audience, explanation: Explanation): Explanation | undefined {
  if (audience === 'trader' && explanation.audience === 'officer') return undefined;
  const steps = explanation.steps.flatMap((step) => explanationFor(audience, step) ?? []);
  return { ...explanation, steps };
}

/** Plain lines, two spaces a level, for the terminal and for prints. */
export function explanationLines(explanation: Explanation, language: keyof Text, depth = 0): readonly string[] {
  const data = explanation.data.map((datum) =>
    [`${datum.label[language]}:`, ...(datum.words ? [datum.words[language]] : [datum.value, datum.unit])]
      .filter(Boolean)
      .join(' '),
  );
  const value =
    explanation.value === undefined ? '' : ` = ${explanation.value}${explanation.unit ? ` ${explanation.unit}` : ''}`;
  const basis = explanation.legalBasis ? ` [${explanation.legalBasis}]` : '';
  const indent = '  '.repeat(depth);
  return [
    `${indent}${explanation.label[language]}${explanation.calculation ? `: ${explanation.calculation}` : ''}${value}${basis}`,
    ...(data.length > 0 ? [`${indent}  (${data.join('; ')})`] : []),
    ...explanation.steps.flatMap((step) => explanationLines(step, language, depth + 1)),
  ];
}
