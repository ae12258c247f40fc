import type { Static, TSchema } from 'typebox';
import type { Dated, Place } from '#core/codes';
import type { ManifestEntry } from './country-files.ts';
import type { Reading } from './parse-country.ts';
import { readJson } from './read-json.ts';
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
interface MeasureFileShape<M extends MeasureShape> {
  readonly codeGroups?: Readonly<Record<string, readonly string[]>>;
  readonly measures: readonly M[];
}

type MeasureRecord<M> = Omit<M, keyof MeasureShape> &
  Dated & { readonly codePrefixes: readonly string[]; readonly exceptPrefixes: readonly string[]; readonly place: Place };

/** Reads a file of dated measures on code prefixes. `@name` stands for a group of codes of the same file. */
export function readMeasures<S extends TSchema, M extends MeasureShape = MeasuresOf<Static<S>>>(
  reading: Reading,
  entry: ManifestEntry & { readonly line: number },
  schema: S & { readonly '~measures'?: M },
): readonly MeasureRecord<M>[] {
  const file = entry.path;
  const read = readJson(file, reading.files.texts[file] ?? '', schema);
  if (!('value' in read)) {
    reading.problems.push(...read);
    return [];
  }
  const content = read.value as unknown as MeasureFileShape<M>;
  return content.measures.flatMap((measure, index) => {
    const line = read.lineOf(`/measures/${index}`);
    const report = (field: string, message: string) => reading.problems.push({ file, line, column: 1, message: `${field}: ${message}` });
    const expand = (prefixes: readonly string[]): readonly string[] =>
      prefixes.flatMap((prefix) => {
        if (!prefix.startsWith('@')) return [prefix];
        const group = content.codeGroups?.[prefix.slice(1)];
        if (group === undefined) report('codePrefixes', `the file has no code group "${prefix.slice(1)}"`);
        return group ?? [];
      });
    const { codePrefixes, exceptPrefixes, validFrom, validTo, knownFrom, withdrawn, ...rest } = measure;
    const dated = datedOf(
      { valid_from: validFrom ?? '', valid_to: validTo ?? '', known_from: knownFrom ?? '', withdrawn: withdrawn === true ? 'yes' : '' },
      entry,
      reading.zoneOffsetMinutes,
      report,
    );
    if (dated === undefined) return [];
    return [{ ...rest, codePrefixes: expand(codePrefixes), exceptPrefixes: expand(exceptPrefixes ?? []), place: { file, line }, ...dated }];
  });
}

type MeasuresOf<F> = F extends { readonly measures: readonly (infer M extends MeasureShape)[] } ? M : never;
