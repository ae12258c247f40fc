import { generateRules } from '../risk-workload.ts';
import { SEED } from './traffic.ts';
import { compileRules, type CompiledRules } from '#core/risk';
import type { Trader } from '#sim/world';

export const RULES = 500;

/**
 * Five hundred generated rules that speak of the goods, traders, partners and offices of this very traffic, so that the index has to
 * let through as many as it would in practice. Names are swapped one to one; what the rules ask stays as generated.
 */
export function rulesFor(traders: readonly Trader[]): CompiledRules {
  const set = generateRules(SEED, RULES);
  const codes = [...new Set(traders.flatMap(({ habits }) => habits.map(({ commodityCode }) => commodityCode)))].toSorted();
  const offices = [...new Set(traders.flatMap(({ routes }) => routes.map(({ officeId }) => officeId)))].toSorted();
  const partners = [...new Set(traders.flatMap((trader) => trader.partners))].toSorted();
  const swapped = (when: string): string =>
    when
      .replaceAll(/line\.code == '\d+'/g, (text) => `line.code == '${pickBy(text, codes)}'`)
      .replaceAll(/startsWith\('\d{6}'\)/g, (text) => `startsWith('${pickBy(text, codes).slice(0, 6)}')`)
      .replaceAll(/line\.hs2 == '\d\d'/g, (text) => `line.hs2 == '${pickBy(text, codes).slice(0, 2)}'`)
      .replaceAll(/'\d{4}'/g, (text) => `'${pickBy(text, codes).slice(0, 4)}'`)
      .replaceAll(/'09\d{8}'/g, (text) => `'${pickBy(text, traders).id}'`)
      .replaceAll(/office == '[^']+'/g, (text) => `office == '${pickBy(text, offices)}'`)
      .replaceAll(/cong ty mo phong \d+/g, (text) => pickBy(text, partners).toLowerCase());
  const compiled = compileRules({ ...set, version: `bench-${RULES}`, rules: set.rules.map((rule) => ({ ...rule, when: swapped(rule.when) })) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 3)));
  return compiled.value;
}

/** Always the same one for the same text. */
function pickBy<T>(text: string, values: readonly T[]): T {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_003;
  const value = values[sum % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
