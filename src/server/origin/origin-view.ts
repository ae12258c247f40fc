import {
  contentPercent,
  factWords,
  MFN,
  ORDINARY,
  requirementWords,
  statusWords,
  summaryOf,
  type OriginFinding,
  type OriginLaw,
  type OriginTerms,
  type RankedRate,
  type RuleSummary,
} from '#core/origin';
import { decimalText, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { Static } from 'typebox';
import type { OriginAnswer, OriginRateSchema, OriginRuleSchema } from './origin-schemas.ts';

/** A ranked rate as the API tells it. */
export function rateView(rate: RankedRate, reference: Reference, on: PlainDate): Static<typeof OriginRateSchema> {
  const { treatment, percent, bar, terms, rule, lateClaim, agreement } = rate;
  return {
    treatment,
    name: nameOf(treatment, agreement?.name, reference, on),
    rate: rate.text,
    percent: percent === undefined ? null : decimalText(percent),
    bar: bar ?? null,
    forms: (terms?.forms ?? []).map((form) => ({ ...form })),
    rule: rule === undefined ? null : ruleView(rule),
    transport: terms?.transport ?? null,
    cumulation: terms === undefined ? null : cumulationView(terms, partiesOf(agreement?.members ?? [], reference)),
    valueBasis: terms?.valueBasis ?? null,
    methods: [...(terms?.methods ?? [])],
    lateClaim: lateClaim ?? null,
    illustrative: rate.illustrative,
  };
}

/** Everybody whose originating materials count: the partners, and the country itself. */
export const partiesOf = (members: readonly string[], reference: Reference): readonly string[] => [
  ...members,
  reference.country.code,
];

const TREATMENTS: Readonly<Record<string, Text>> = {
  [MFN]: { vi: 'Thuế suất ưu đãi (MFN)', en: 'Most-favoured-nation rate' },
  [ORDINARY]: { vi: 'Thuế suất thông thường', en: 'Ordinary rate' },
};

const nameOf = (treatment: string, name: Text | undefined, { codes }: Reference, on: PlainDate): Text =>
  name ?? TREATMENTS[treatment] ?? codes.find('duty-regime', treatment, on)?.name ?? { vi: treatment, en: treatment };

const cumulationView = ({ cumulation }: OriginTerms, parties: readonly string[]) => ({
  kind: cumulation.kind,
  partialFrom: cumulation.partialFrom === null ? null : decimalText(cumulation.partialFrom),
  parties: [...parties],
  extended: [...new Set(cumulation.extended.flatMap(({ partners }) => partners))],
});

function ruleView({ rule, symbols, options }: RuleSummary): Static<typeof OriginRuleSchema> {
  const processes = new Map(
    rule.options.flat().flatMap((one) => (one.kind === 'process' ? [[one.process, one.name] as const] : [])),
  );
  return {
    id: rule.id,
    symbols,
    options: options.map((option) => [...option]),
    processes: [...processes].map(([process, name]) => ({ process, name })),
    general: rule.codePrefix === '',
    legalBasis: rule.legalBasis,
    illustrative: rule.illustrative,
  };
}

/** What a check found, as the API tells it. */
export function findingView({ rule, terms }: OriginLaw, finding: OriginFinding): Static<typeof OriginAnswer> {
  const { explanation, materials } = finding;
  return {
    verdict: finding.verdict,
    rule: rule === undefined ? null : ruleView(summaryOf(rule, terms)),
    options: finding.options.map(({ outcome, requirements }) => ({
      outcome,
      requirements: requirements.map((one) => ({
        words: requirementWords(one.requirement, terms),
        outcome: one.outcome,
      })),
    })),
    materials: materials.all.map(({ status }) => ({ status, words: statusWords(status) })),
    originatingValue: decimalText(materials.originatingValue),
    foreignValue: decimalText(materials.foreignValue),
    contents: finding.contents.map((content) => ({
      method: content.method,
      percent: decimalText(contentPercent(content)),
      calculation: `(${content.summands}) ÷ ${decimalText(content.whole)} × 100`,
    })),
    missing: finding.missing.map((fact) => ({ fact, words: factWords(fact, rule) })),
    explanation: { ...explanation, data: [...explanation.data], steps: [...explanation.steps] },
  };
}
