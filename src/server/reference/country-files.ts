import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { CODE_LISTS } from '#core/codes';
import { canonicalJson, err, ok, type Result } from '#core/kernel';
import type { FileProblem } from './file-problem.ts';
import { readJson } from './read-json.ts';

/** The name of the file that lists all others. */
export const MANIFEST = 'pack.json';

/** A country needs no more than this for any list; a slip (a database dump in the folder) stops early. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024;

const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What a file of the pack may hold. */
export const FILE_KINDS = [
  'profile',
  'codes',
  'chapters',
  'headings',
  'sections',
  'synonyms',
  'notes',
  'rate-words',
  'unit-words',
  'tariff-lines',
  'vat-treatments',
  'preferences',
  'measures',
  'policy-documents',
  'control-documents',
  'origin-agreements',
  'origin-rules',
  'special-days',
  'working-time',
  'exchange-rates',
  'reference-prices',
  'consultation-times',
  'legal-bases',
  /** Read by another room (selection rules, texts); hashed, stored and published with the rest. */
  'room-data',
] as const;

/** `validFrom`, `validTo` and `knownFrom` count for every entry of the file that does not say otherwise. */
const ManifestEntry = Type.Object(
  {
    path: Type.String({ pattern: '^[a-z0-9-]+(/[a-z0-9-]+)*\\.(csv|json)$' }),
    holds: Type.Enum(FILE_KINDS),
    list: Type.Optional(Type.Enum(CODE_LISTS)),
    validFrom: date,
    validTo: Type.Optional(date),
    knownFrom: date,
    source: Type.String({ minLength: 1 }),
    note: Type.Optional(Type.String()),
    /** Tariff lines only: which columns hold the rates of which agreement. */
    preferenceColumns: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);
export type ManifestEntry = Static<typeof ManifestEntry>;

const Manifest = Type.Object(
  { format: Type.Literal(1), files: Type.Array(ManifestEntry) },
  { additionalProperties: false },
);

/** The files of a country as text, by path. This is what is hashed, stored and sent: the pack can be read from it again. */
export interface CountryFiles {
  readonly manifest: readonly (ManifestEntry & { readonly line: number })[];
  readonly texts: Readonly<Record<string, string>>;
}

/** Reads the manifest and the files it names, and nothing else of the folder. */
export async function readCountryFolder(folder: string): Promise<Result<CountryFiles, readonly FileProblem[]>> {
  const manifestText = await readTextFile(folder, MANIFEST);
  if (typeof manifestText !== 'string') return err([manifestText]);
  const texts: Record<string, string> = { [MANIFEST]: manifestText };
  const manifest = readManifest(manifestText);
  if (!manifest.ok) return manifest;
  const problems: FileProblem[] = [];
  for (const { path } of manifest.value) {
    const text = await readTextFile(folder, path);
    if (typeof text === 'string') texts[path] = text;
    else problems.push(text);
  }
  return problems.length > 0 ? err(problems) : ok({ manifest: manifest.value, texts });
}

/** The same from texts that were stored under a version. */
export function countryFilesOf(texts: Readonly<Record<string, string>>): Result<CountryFiles, readonly FileProblem[]> {
  const manifest = readManifest(texts[MANIFEST] ?? '');
  if (!manifest.ok) return manifest;
  const missing = manifest.value.filter(({ path }) => texts[path] === undefined);
  if (missing.length > 0)
    return err(missing.map(({ path }) => ({ file: path, line: 1, column: 1, message: 'the file is missing' })));
  return ok({ manifest: manifest.value, texts });
}

/** Country code and content hash: `vn-` and 32 hex digits of SHA-256 over the canonical JSON of all texts. */
export function versionOf(countryCode: string, files: CountryFiles): string {
  const hash = createHash('sha256').update(canonicalJson(files.texts)).digest('hex');
  return `${countryCode.toLowerCase()}-${hash.slice(0, 32)}`;
}

function readManifest(text: string): Result<CountryFiles['manifest'], readonly FileProblem[]> {
  const read = readJson(MANIFEST, text, Manifest);
  if (!('value' in read)) return err(read);
  const entries = read.value.files.map((entry, index) => ({ ...entry, line: read.lineOf(`/files/${index}`) }));
  const paths = new Set<string>();
  const problems = entries.flatMap(({ path, line, holds, list }) => {
    const repeated = paths.has(path);
    paths.add(path);
    if (repeated) return [{ file: MANIFEST, line, column: 1, message: `"${path}" is listed twice` }];
    if ((holds === 'codes') !== (list !== undefined)) {
      return [
        { file: MANIFEST, line, column: 1, message: `"${path}": files of codes, and only these, name their list` },
      ];
    }
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(entries);
}

async function readTextFile(folder: string, path: string): Promise<string | FileProblem> {
  try {
    const bytes = await readFile(join(folder, path));
    if (bytes.length > FILE_BYTES_MAX)
      return { file: path, line: 1, column: 1, message: `is larger than ${FILE_BYTES_MAX} bytes` };
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file: path, line: 1, column: 1, message: `cannot be read as UTF-8 text: ${reason}` };
  }
}
