import type { Dated } from '#core/codes';
import type { OriginRuleRecord, OriginTermsRecord, RequirementOf } from '#core/origin';
import type { Static } from 'typebox';
import type { CountryFiles } from './country-files.ts';
import type { OriginAgreementsFile, OriginRulesFile } from './origin-schemas.ts';
import type { Reading } from './reading.ts';
import type { JsonFile } from './read-json.ts';
import { datedOf } from './read-table.ts';

type Entry = CountryFiles['manifest'][number];
type AgreementsFile = Static<typeof OriginAgreementsFile>;
type RulesFile = Static<typeof OriginRulesFile>;

/** The terms of the agreements of a file, with their days and places. */
export function originTerms(
  reading: Reading,
  entry: Entry,
  { value, lineOf }: JsonFile<AgreementsFile>,
): readonly OriginTermsRecord[] {
  return value.agreements.flatMap((terms, index): readonly OriginTermsRecord[] => {
    const place = { file: entry.path, line: lineOf(`/agreements/${index}`) };
    const report = reporter(reading, place);
    const expand = expander(value.codeGroups, report);
    const { validFrom, validTo, knownFrom, withdrawn, cumulation, tolerances, ...rest } = terms;
    const dated = daysOf({ validFrom, validTo, knownFrom, withdrawn }, entry, reading, report);
    if (dated === undefined) return [];
    const extended = cumulation.extended.map(({ partners, materialPrefixes, productPrefixes }) => ({
      partners,
      materialPrefixes: expand(materialPrefixes),
      productPrefixes: expand(productPrefixes),
    }));
    return [
      {
        ...rest,
        cumulation: { kind: cumulation.kind, partialFrom: cumulation.partialFrom ?? null, extended },
        tolerances: tolerances.map((tolerance) => ({ ...tolerance, codePrefixes: expand(tolerance.codePrefixes) })),
        place,
        ...dated,
      },
    ];
  });
}

/** The rules of a file, with their days and places; each process with its name. */
export function originRules(
  reading: Reading,
  entry: Entry,
  { value, lineOf }: JsonFile<RulesFile>,
): readonly OriginRuleRecord[] {
  return value.rules.flatMap((rule, index): readonly OriginRuleRecord[] => {
    const place = { file: entry.path, line: lineOf(`/rules/${index}`) };
    const report = reporter(reading, place);
    const expand = expander(value.codeGroups, report);
    const { validFrom, validTo, knownFrom, withdrawn, options, ...rest } = rule;
    const dated = daysOf({ validFrom, validTo, knownFrom, withdrawn }, entry, reading, report);
    if (dated === undefined) return [];
    const read = (requirement: WrittenRequirement): RequirementOf<string> => {
      switch (requirement.kind) {
        case 'tariff-change':
          return { ...requirement, except: expand(requirement.except ?? []) };
        case 'originating-materials':
          return { ...requirement, codePrefixes: expand(requirement.codePrefixes) };
        case 'foreign-share':
          return { ...requirement, codePrefixes: expand(requirement.codePrefixes ?? []) };
        case 'process': {
          const name = value.processes[requirement.process];
          if (name === undefined) report('process', `the file does not name the process "${requirement.process}"`);
          return { ...requirement, name: name ?? { vi: requirement.process, en: requirement.process } };
        }
        default:
          return requirement;
      }
    };
    return [{ ...rest, options: options.map((option) => option.map(read)), place, ...dated }];
  });
}

type WrittenRequirement = RulesFile['rules'][number]['options'][number][number];
type Report = (field: string, message: string) => void;

const reporter =
  (reading: Reading, { file, line }: { readonly file: string; readonly line: number }): Report =>
  (field, message) =>
    reading.problems.push({ file, line, column: 1, message: `${field}: ${message}` });

/** `@name` stands for a group of codes of the same file. */
const expander =
  (groups: Readonly<Record<string, readonly string[]>> | undefined, report: Report) =>
  (prefixes: readonly string[]): readonly string[] =>
    prefixes.flatMap((prefix) => {
      if (!prefix.startsWith('@')) return [prefix];
      const group = groups?.[prefix.slice(1)];
      if (group === undefined) report('codeGroups', `the file has no code group "${prefix.slice(1)}"`);
      return group ?? [];
    });

interface WrittenDays {
  readonly validFrom: string | undefined;
  readonly validTo: string | null | undefined;
  readonly knownFrom: string | undefined;
  readonly withdrawn: boolean | undefined;
}

const daysOf = (days: WrittenDays, entry: Entry, reading: Reading, report: Report): Dated | undefined =>
  datedOf(
    {
      valid_from: days.validFrom ?? '',
      valid_to: days.validTo ?? '',
      known_from: days.knownFrom ?? '',
      withdrawn: days.withdrawn === true ? 'yes' : '',
    },
    entry,
    reading.zoneOffsetMinutes,
    report,
  );
