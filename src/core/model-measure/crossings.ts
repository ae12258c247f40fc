import type { RateStanding } from '#core/fairness';
import type { FeatureStability } from './stability.ts';

/** A limit that is named: of one feature, or of what is found by chance alone. */
export type LimitName = `feature:${string}` | 'findsHigher' | 'findsLower';

/** Which limits are passed now, and of which it is sure that they are not. Of the others nothing can be said, and what was said of them stands. */
export interface LimitsNow {
  readonly passed: ReadonlySet<LimitName>;
  readonly clear: ReadonlySet<LimitName>;
}

/**
 * A feature passes its limit as it drifts and is clear of it only once it is steady: between the two it neither alarms anew nor is forgotten, so
 * that an index that wavers about the limit is told once.
 */
export function limitsNow(
  features: readonly Pick<FeatureStability, 'feature' | 'standing'>[],
  finds: RateStanding | undefined,
): LimitsNow {
  const named = (standing: FeatureStability['standing']): readonly LimitName[] =>
    features.filter((one) => one.standing === standing).map(({ feature }): LimitName => `feature:${feature}`);
  const passed = new Set<LimitName>(named('drifted'));
  const clear = new Set<LimitName>(named('steady'));
  for (const [name, standing] of FINDS) {
    if (finds === standing) passed.add(name);
    else if (finds !== undefined && finds !== 'tooFew') clear.add(name);
  }
  return { passed, clear };
}

const FINDS = [
  ['findsHigher', 'higher'],
  ['findsLower', 'lower'],
] as const;

/** What is passed and was not told yet, and what is over and may be told again another time. */
export function turnedSince(
  told: ReadonlySet<string>,
  { passed, clear }: LimitsNow,
): { readonly fresh: readonly LimitName[]; readonly over: readonly string[] } {
  return {
    fresh: [...passed].filter((name) => !told.has(name)),
    over: [...told].filter((name) => clear.has(name as LimitName)),
  };
}
