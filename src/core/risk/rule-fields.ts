import type { Rehearsal, Rule, RuleTest } from './rule.ts';

/** A rule member by member, as text; two rules that say the same are the same there. */
export function fieldsOfRule(rule: Rule): Readonly<Record<string, string | null>> {
  const { name, effect, offices, tests, rehearsed } = rule;
  return {
    name_vi: name.vi,
    name_en: name.en,
    scope: rule.scope,
    when: rule.when,
    channel: effect.channel,
    inspection: effect.inspection ?? null,
    depthPercent: effect.depthPercent === undefined ? null : String(effect.depthPercent),
    documents: effect.documents?.join(', ') ?? null,
    referTo: effect.referTo?.join(', ') ?? null,
    notify: effect.notify ? '✓' : null,
    binding: rule.binding,
    legalBasis: rule.legalBasis,
    offices: offices?.join(', ') ?? null,
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    sensitivity: rule.sensitivity,
    tests: tests === undefined || tests.length === 0 ? null : tests.map(testText).join('; '),
    rehearsed: rehearsed === undefined ? null : rehearsalText(rehearsed),
  };
}

const testText = ({ name, facts, hits }: RuleTest): string =>
  `${name}: ${Object.entries(facts)
    .map(([path, value]) => `${path} = ${Array.isArray(value) ? value.join(' + ') : String(value)}`)
    .join(', ')} → ${hits ? '✓' : '✗'}`;

/** The period, of how many declarations, and the range of the rate with what it may be multiplied by. */
export const rehearsalText = ({ from, to, declarations, lowRate, highRate, factor }: Rehearsal): string =>
  `${from} – ${to}: ${declarations}, ${percent(lowRate)} – ${percent(highRate)} % × ${factor}`;

const percent = (share: number): string => (share * 100).toFixed(2);
