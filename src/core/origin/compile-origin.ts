import { deepFreeze, holds, timelineOf, type CodeList, type Dated, type PackProblem, type Span } from '#core/codes';
import { decimal, type Instant } from '#core/kernel';
import type { OriginBook, OriginRule, OriginTerms, Requirement, RequirementOf, RuleOption } from './origin.ts';
import type { OriginRecords, OriginRuleRecord, OriginTermsRecord } from './origin-records.ts';

/** What the law of origin may point at: codes of a list, and headings of the tariff. */
export interface OriginKnowledge {
  readonly code: (list: CodeList, code: string) => boolean;
  readonly codePrefix: (prefix: string) => boolean;
}

/** Lays terms and rules on their days. What points at nothing, or is said twice for a day, comes back as a problem. */
export function compileOrigin(
  records: OriginRecords,
  knows: OriginKnowledge,
  knownAt: Instant | undefined,
): { readonly origin: OriginBook; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const terms = compileTerms(records.terms, knows, knownAt, problems);
  const rules = compileRules(records.rules, knows, knownAt, problems);
  const origin: OriginBook = {
    termsOn: (agreement, on) => terms.get(agreement)?.find((candidate) => holds(candidate, on)),
    ruleFor: (agreement, code, on) => {
      const byPrefix = rules.get(agreement);
      if (byPrefix === undefined) return undefined;
      for (let length = code.length; length >= 0; length -= 1) {
        const rule = byPrefix.get(code.slice(0, length))?.find((candidate) => holds(candidate, on));
        if (rule !== undefined) return rule;
      }
      return undefined;
    },
  };
  return { origin, problems };
}

function compileTerms(
  records: readonly OriginTermsRecord[],
  knows: OriginKnowledge,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ReadonlyMap<string, readonly OriginTerms[]> {
  for (const record of records) {
    reportUnknown(record, 'agreement', [record.agreement], (code) => knows.code('agreement', code), problems);
    for (const { partners, materialPrefixes, productPrefixes } of record.cumulation.extended) {
      reportUnknown(record, 'extended', partners, (code) => knows.code('country', code), problems);
      reportUnknown(record, 'extended', [...materialPrefixes, ...productPrefixes], knows.codePrefix, problems);
    }
    const tolerated = record.tolerances.flatMap(({ codePrefixes }) => codePrefixes);
    reportUnknown(record, 'tolerances', tolerated, knows.codePrefix, problems);
  }
  return new Map(
    [...Map.groupBy(records, ({ agreement }) => agreement)].map(([agreement, group]) => [
      agreement,
      spansOf(group, 'agreement', knownAt, problems).map(termsOf),
    ]),
  );
}

function termsOf({ record, validFrom, validTo }: Span<OriginTermsRecord>): OriginTerms {
  const { agreement, forms, transport, valueBasis, methods, lateClaim, legalBasis, illustrative } = record;
  const { partialFrom } = record.cumulation;
  const cumulation = { ...record.cumulation, partialFrom: partialFrom === null ? null : decimal(partialFrom) };
  const tolerances = record.tolerances.map((tolerance) => ({ ...tolerance, percent: decimal(tolerance.percent) }));
  return deepFreeze({
    agreement,
    forms,
    cumulation,
    transport,
    valueBasis,
    methods,
    tolerances,
    lateClaim,
    legalBasis,
    illustrative,
    validFrom,
    validTo,
  });
}

type RulesByPrefix = ReadonlyMap<string, readonly OriginRule[]>;

function compileRules(
  records: readonly OriginRuleRecord[],
  knows: OriginKnowledge,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ReadonlyMap<string, RulesByPrefix> {
  for (const record of records) {
    reportUnknown(record, 'agreements', record.agreements, (code) => knows.code('agreement', code), problems);
    reportUnknown(
      record,
      'codePrefixes',
      record.codePrefixes.filter((prefix) => prefix !== GENERAL),
      knows.codePrefix,
      problems,
    );
    reportUnknown(record, 'options', record.options.flat().flatMap(prefixesIn), knows.codePrefix, problems);
  }
  const options = new Map(records.map((record) => [record, deepFreeze(record.options.map(optionOf))]));
  const placed = records.flatMap((record) =>
    record.agreements.flatMap((agreement) =>
      record.codePrefixes.map((prefix) => ({
        ...datesOf(record),
        agreement,
        codePrefix: prefix === GENERAL ? '' : prefix,
        record,
        place: record.place,
      })),
    ),
  );
  return new Map(
    [...Map.groupBy(placed, ({ agreement }) => agreement)].map(([agreement, group]) => [
      agreement,
      new Map(
        [...Map.groupBy(group, ({ codePrefix }) => codePrefix)].map(([codePrefix, same]) => [
          codePrefix,
          spansOf(same, 'codePrefixes', knownAt, problems).map(({ record: { record }, validFrom, validTo }) => {
            const { id, legalBasis, illustrative } = record;
            const own = options.get(record) ?? [];
            return Object.freeze({
              id,
              agreement,
              codePrefix,
              options: own,
              legalBasis,
              illustrative,
              validFrom,
              validTo,
            });
          }),
        ]),
      ),
    ]),
  );
}

/** In the place of a prefix: every code for which nothing longer is written. */
const GENERAL = '*';

const datesOf = ({ validFrom, validTo, knownFrom, withdrawn }: Dated): Dated => ({
  validFrom,
  validTo,
  knownFrom,
  ...(withdrawn !== undefined && { withdrawn }),
});

const optionOf = (option: readonly RequirementOf<string>[]): RuleOption => option.map(requirementOf);

function requirementOf(requirement: RequirementOf<string>): Requirement {
  switch (requirement.kind) {
    case 'value-content':
      return { ...requirement, atLeast: decimal(requirement.atLeast) };
    case 'foreign-share':
      return { ...requirement, atMost: decimal(requirement.atMost) };
    default:
      return requirement;
  }
}

function prefixesIn(requirement: RequirementOf<string>): readonly string[] {
  switch (requirement.kind) {
    case 'tariff-change':
      return requirement.except;
    case 'originating-materials':
    case 'foreign-share':
      return requirement.codePrefixes;
    default:
      return [];
  }
}

function spansOf<T extends Dated & { readonly place: PackProblem['place'] }>(
  group: readonly T[],
  field: string,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): readonly Span<T>[] {
  const { spans, conflicts } = timelineOf(group, knownAt);
  for (const { first, second } of conflicts) {
    const message = `is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`;
    problems.push({ place: second.place, field, message });
  }
  return spans;
}

function reportUnknown(
  record: { readonly place: PackProblem['place'] },
  field: string,
  codes: readonly string[],
  known: (code: string) => boolean,
  problems: PackProblem[],
): void {
  for (const code of codes.filter((candidate) => !known(candidate)))
    problems.push({ place: record.place, field, message: `"${code}" stands neither in the tariff nor in a list` });
}
