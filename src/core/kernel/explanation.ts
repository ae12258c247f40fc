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
export function explanationLines(explanation: Explanation, language: keyof Text): readonly string[] {
  const lines: string[] = [];
  writeLines(explanation, language, '', lines);
  return lines;
}

/** Into one list for the whole tree: what a step says is written once and never copied. */
function writeLines(explanation: Explanation, language: keyof Text, indent: string, lines: string[]): void {
  const { label, calculation, value, unit, legalBasis, data, steps } = explanation;
  let line = indent + label[language];
  if (calculation) line += `: ${calculation}`;
  if (value !== undefined) line += unit ? ` = ${value} ${unit}` : ` = ${value}`;
  if (legalBasis) line += ` [${legalBasis}]`;
  lines.push(line);
  if (data.length > 0) {
    let told = '';
    for (const datum of data) told += `${told === '' ? '' : '; '}${datumText(datum, language)}`;
    lines.push(`${indent}  (${told})`);
  }
  for (const step of steps) writeLines(step, language, `${indent}  `, lines);
}

function datumText({ label, value, unit, words }: Datum, language: keyof Text): string {
  const name = `${label[language]}:`;
  const said = words === undefined ? value : words[language];
  const shown = said ? `${name} ${said}` : name;
  return words === undefined && unit ? `${shown} ${unit}` : shown;
}
