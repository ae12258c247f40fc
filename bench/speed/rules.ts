import { generateRules } from '../risk-workload.ts';
import { BENCH_DAY } from './setting.ts';
import { SEED, type Traffic } from './traffic.ts';
import { examineDeclaration } from '#core/assessment';
import type { Reference } from '#core/reference';
import { compileRules, riskFacts, type CompiledRules } from '#core/risk';
import type { Trader } from '#sim/world';

export const RULES = 500;

/**
 * Five hundred generated rules that speak of the goods, traders, partners and offices of this very traffic, so that the index has to
 * let through as many as it would in practice. Names are swapped one to one; what the rules ask stays as generated.
 */
export function rulesFor(traders: readonly Trader[]): CompiledRules {
  const set = generateRules(SEED, RULES);
  const codes = [
    ...new Set(traders.flatMap(({ habits }) => habits.map(({ commodityCode }) => commodityCode))),
  ].toSorted();
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
  const compiled = compileRules({
    ...set,
    version: `bench-${RULES}`,
    rules: set.rules.map((rule) => ({ ...rule, when: swapped(rule.when) })),
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 3)));
  return compiled.value;
}

const SAMPLE = 300;

/** How many rules the index lets through for a declaration, on average: those that are then really evaluated. */
export function rulesLookedAt({ declarations, traders }: Traffic, reference: Reference): number {
  const { index } = rulesFor(traders);
  const sample = declarations.slice(0, SAMPLE);
  const looked = sample.map((declaration) => {
    const { assessment } = examineDeclaration(declaration, reference, BENCH_DAY);
    if (!assessment) throw new Error('the traffic is sound');
    const direction = traders.find(({ id }) => id === declaration.importer?.id) ? 'import' : 'export';
    const facts = riskFacts({
      declaration,
      direction,
      assessment,
      principal: undefined,
      declarant: undefined,
      reference,
      today: BENCH_DAY,
    });
    const [first] = facts.lines;
    const general = first ? index.forDeclaration(facts, first).length : 0;
    return general + facts.lines.reduce((sum, line) => sum + index.forLine(facts, line).length, 0);
  });
  return looked.reduce((sum, count) => sum + count, 0) / sample.length;
}

/** Always the same one for the same text. */
function pickBy<T>(text: string, values: readonly T[]): T {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_003;
  const value = values[sum % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
