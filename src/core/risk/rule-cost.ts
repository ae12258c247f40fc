import { GOODS_ITEMS_MAX } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { CompiledExpression } from './cel-compile.ts';
import type { RuleScope } from './cel-scope.ts';

/**
 * What one rule may cost on one declaration, in steps of some twenty nanoseconds: about five milliseconds, so that a few
 * careless rules cannot hold up the counter. A list within a list, asked anew for each line, is beyond it.
 */
export const RULE_STEPS_MAX = 250_000;

export interface RuleCost {
  /** At most, on a declaration as long as there can be. */
  readonly steps: number;
  /** The facts by whose values the rule is looked up; with none it is tried on every declaration. */
  readonly indexedBy: readonly string[];
  readonly words: Text;
}

/** An upper bound of what a rule costs where it is looked at, and when that is. */
export function costOf({ guards, conditions, cover }: CompiledExpression, scope: RuleScope): RuleCost {
  const once = [...guards, ...conditions].reduce((sum, part) => sum + part.cost, 1);
  const steps = scope === 'line' ? once * GOODS_ITEMS_MAX : once;
  const indexedBy = [
    ...new Set(cover?.atoms.map((atom) => ('range' in atom ? atom.range.path : atom.fact.path)) ?? []),
  ];
  return { steps, indexedBy, words: inWords(steps, indexedBy) };
}

function inWords(steps: number, indexedBy: readonly string[]): Text {
  const facts = indexedBy.join(', ');
  return indexedBy.length > 0
    ? {
        vi: `Chỉ xét khi ${facts} khớp; nhiều nhất ${steps} bước cho tờ khai ${GOODS_ITEMS_MAX} dòng`,
        en: `Looked at only where ${facts} matches; at most ${steps} steps on a declaration of ${GOODS_ITEMS_MAX} lines`,
      }
    : {
        vi: `Phải xét với mọi tờ khai; nhiều nhất ${steps} bước cho tờ khai ${GOODS_ITEMS_MAX} dòng`,
        en: `Tried on every declaration; at most ${steps} steps on a declaration of ${GOODS_ITEMS_MAX} lines`,
      };
}
