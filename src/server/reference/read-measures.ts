import type { Dated, Place } from '#core/codes';
import type { CountryFiles } from './country-files.ts';
import type { Reading } from './reading.ts';
import type { JsonFile } from './read-json.ts';
import { datedOf } from './read-table.ts';

/** What the files of measures have in common; each kind adds its own amounts. */
interface MeasureShape {
  readonly codePrefixes: readonly string[];
  readonly exceptPrefixes?: readonly string[];
  readonly validFrom?: string;
  readonly validTo?: string | null;
  readonly knownFrom?: string;
  readonly withdrawn?: boolean;
}
interface MeasureFile<M extends MeasureShape> {
  readonly codeGroups?: Readonly<Record<string, readonly string[]>>;
  readonly measures: readonly M[];
}

type MeasureRecord<M> = Omit<M, keyof MeasureShape> &
  Dated & {
    readonly codePrefixes: readonly string[];
    readonly exceptPrefixes: readonly string[];
    readonly place: Place;
  };

/** The measures of a file with their days and places. `@name` stands for a group of codes of the same file. */
export function datedMeasures<M extends MeasureShape>(
  reading: Reading,
  entry: CountryFiles['manifest'][number],
  { value, lineOf }: JsonFile<MeasureFile<M>>,
): readonly MeasureRecord<M>[] {
  const file = entry.path;
  return value.measures.flatMap((measure, index) => {
    const line = lineOf(`/measures/${index}`);
    const report = (field: string, message: string) =>
      reading.problems.push({ file, line, column: 1, message: `${field}: ${message}` });
    const expand = (prefixes: readonly string[]): readonly string[] =>
      prefixes.flatMap((prefix) => {
        if (!prefix.startsWith('@')) return [prefix];
        const group = value.codeGroups?.[prefix.slice(1)];
        if (group === undefined) report('codePrefixes', `the file has no code group "${prefix.slice(1)}"`);
        return group ?? [];
      });
    const { codePrefixes, exceptPrefixes, validFrom, validTo, knownFrom, withdrawn, ...rest } = measure;
    const dated = datedOf(
      {
        valid_from: validFrom ?? '',
        valid_to: validTo ?? '',
        known_from: knownFrom ?? '',
        withdrawn: withdrawn === true ? 'yes' : '',
      },
      entry,
      reading.zoneOffsetMinutes,
      report,
    );
    if (dated === undefined) return [];
    return [
      {
        ...rest,
        codePrefixes: expand(codePrefixes),
        exceptPrefixes: expand(exceptPrefixes ?? []),
        place: { file, line },
        ...dated,
      },
    ];
  });
}
