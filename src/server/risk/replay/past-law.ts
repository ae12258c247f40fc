import type { Reference } from '#core/reference';
import { compileRules, readRuleSet, type CompiledRules, type RuleSet } from '#core/risk';
import { compileCountry, versionStore } from '#server/reference';
import type pg from 'pg';
import { RULES_FILE } from '../rules-file.ts';

export interface PastLaw {
  readonly reference: Reference;
  /** The rules of the country's file of that version. */
  readonly seed: CompiledRules;
}

/** What the program that asks decides by, in a shape that goes from thread to thread. */
export interface LawInForce {
  readonly country: string;
  readonly version: string;
  readonly seed: Pick<RuleSet, 'version' | 'policy' | 'rules'>;
}

/** A country takes some 40 MB, and what is walked through in order changes it seldom. */
const KEPT_MAX = 2;

/**
 * The law of recorded versions, by the name that the journal gives each; `undefined` for one that this program does not understand. Compiled
 * on the thread that asks: it keeps nobody waiting.
 */
export function pastLaw(
  pool: Pick<pg.Pool, 'query'>,
  inForce: LawInForce,
): (version: string) => Promise<PastLaw | undefined> {
  const store = versionStore(pool);
  const kept = new Map<string, PastLaw | undefined>();
  const read = async (version: string): Promise<PastLaw | undefined> => {
    const files = await store.read(inForce.country, version);
    const country = files && compileCountry(files);
    if (!country?.ok) return undefined;
    const { files: stored, reference } = country.value;
    const set = version === inForce.version ? undefined : readRuleSet(stored.texts[RULES_FILE] ?? '', RULES_FILE);
    if (set?.ok === false) return undefined;
    const seed = compileRules(set === undefined ? { ...inForce.seed, file: RULES_FILE, lines: [] } : set.value);
    return seed.ok ? { reference, seed: seed.value } : undefined;
  };
  return async (version) => {
    if (kept.has(version)) return kept.get(version);
    const law = await read(version);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    kept.set(version, law);
    return law;
  };
}
