import type { LearnedDecision } from '#core/model';
import type { Selection } from '#core/risk';

/**
 * The model's part in a decision as far as officers on the case may read it: where the model points at the goods, whether it was what selected
 * them or not. That it finds goods unremarkable is told to nobody at a desk: beside a case that nothing else selected, a small chance would tell
 * that a draw did, and what was drawn would be looked at less closely.
 */
export function toldToOfficers({
  channel,
  random,
  learned,
}: Pick<Selection, 'channel' | 'random' | 'learned'>): LearnedDecision | undefined {
  if (learned === undefined) return undefined;
  const { selected, beyondCapacity = false, relieved = false, rank, threshold } = learned;
  const isHigh = selected === 'rank' || beyondCapacity || relieved;
  const isByRules = channel !== 'green' && !random && selected === undefined;
  return isHigh || (isByRules && rank >= threshold) ? learned : undefined;
}
