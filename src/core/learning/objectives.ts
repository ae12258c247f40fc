import type { Objective } from './tree-settings.ts';

/** The second derivative never vanishes, however sure the score is. */
const CURVATURE_MIN = 1e-16;

/** The chance that a score stands for. */
export function chanceOf(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}

/** The score that stands for a chance. */
export function marginOf(chance: number): number {
  return -Math.log(1 / chance - 1);
}

/**
 * First and second derivative of the loss by the score, in turn, for each row. A row's weight multiplies both.
 * Logistic: p − y and p (1 − p); squared: f − y and 1.
 */
export function derivatives(
  objective: Objective,
  margins: Float64Array,
  targets: Float64Array,
  weights: Float64Array | undefined,
  into: Float64Array,
): void {
  const rows = margins.length;
  if (objective === 'logistic')
    for (let row = 0; row < rows; row += 1) {
      const chance = 1 / (1 + Math.exp(-(margins[row] ?? 0)));
      into[2 * row] = chance - (targets[row] ?? 0);
      into[2 * row + 1] = Math.max(chance * (1 - chance), CURVATURE_MIN);
    }
  else
    for (let row = 0; row < rows; row += 1) {
      into[2 * row] = (margins[row] ?? 0) - (targets[row] ?? 0);
      into[2 * row + 1] = 1;
    }
  if (weights === undefined) return;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row] ?? 0;
    into[2 * row] = (into[2 * row] ?? 0) * weight;
    into[2 * row + 1] = (into[2 * row + 1] ?? 0) * weight;
  }
}

/** The mean loss: of the logarithm of the chance, or of the square. */
export function meanLoss(
  objective: Objective,
  margins: Float64Array,
  targets: Float64Array,
  weights: Float64Array | undefined,
): number {
  let loss = 0;
  let whole = 0;
  for (let row = 0; row < margins.length; row += 1) {
    const margin = margins[row] ?? 0;
    const target = targets[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    // log(1 + e^m) − y m, without overflow for large m.
    const own =
      objective === 'squared'
        ? (margin - target) ** 2
        : Math.max(margin, 0) - margin * target + Math.log1p(Math.exp(-Math.abs(margin)));
    loss += weight * own;
    whole += weight;
  }
  return loss / whole;
}
