import type { CompiledRules } from './compile-rules.ts';
import { riskFacts, type RiskInput } from './derive-risk-facts.ts';
import { priceFactsOf, selectWithLists, type Found } from './select-with-lists.ts';
import type { Selection } from './selection.ts';

/** What a decision was made from, as it was recorded: nothing of today is in it. */
export interface Recorded {
  /** The declaration as it was then, with its assessment, parties and matches of that moment, and the law of that version. */
  readonly input: RiskInput;
  /** Of the decision itself only what was drawn, which entries of lists matched, which prices were unusual and what the model said; the rest is made anew. */
  readonly decided: Found;
}

/**
 * Takes a recorded decision again, by the rules it was taken by or by others. By the same rules it comes out the same, byte
 * for byte, however many years later.
 */
export const redecide = ({ input, decided }: Recorded, rules: CompiledRules): Selection =>
  selectWithLists(
    riskFacts(decided.prices ? { ...input, prices: priceFactsOf(decided.prices) } : input),
    rules,
    decided,
  );
