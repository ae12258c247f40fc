import { changedRules, type CompiledChange } from '#core/replay';
import type { CompiledRules } from '#core/risk';
import type { RulesRoom } from '../rules-room.ts';

/** Rules change some times a day; a walk in order asks for the same ones thousands of times. */
const KEPT_MAX = 8;

/** The rules that past decisions were made by, as they were and with a change. */
export class RulesOfThen {
  private readonly compiledAsOf: RulesRoom['compiledAsOf'];
  private readonly kept = new Map<string, CompiledRules>();
  private readonly changedKept = new WeakMap<CompiledRules, Map<CompiledChange, CompiledRules>>();

  constructor(compiledAsOf: RulesRoom['compiledAsOf']) {
    this.compiledAsOf = compiledAsOf;
  }

  /** Those that a record names, over the country's own of the version that it names. */
  async rules(ruleSetVersion: string, referenceVersion: string, seed: CompiledRules): Promise<CompiledRules> {
    const key = `${ruleSetVersion} ${referenceVersion}`;
    const known = this.kept.get(key);
    if (known) return known;
    const made = await this.compiledAsOf(ruleSetVersion, seed);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT_MAX && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, made);
    return made;
  }

  changed(rules: CompiledRules, change: CompiledChange): CompiledRules {
    const byChange = this.changedKept.get(rules) ?? new Map<CompiledChange, CompiledRules>();
    this.changedKept.set(rules, byChange);
    const known = byChange.get(change) ?? changedRules(rules, change);
    byChange.set(change, known);
    return known;
  }
}
