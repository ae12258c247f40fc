import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type pg from 'pg';
import { assert, canonicalJson } from '#core/kernel';
import { countryFilesOf, versionOf, type CountryFiles } from './country-files.ts';

/** Every country version that was ever in force, kept for replay: what decided can be asked again. */
export interface VersionStore {
  /** Keeps the files under their version. Storing what is stored already changes nothing. */
  readonly keep: (country: string, version: string, files: CountryFiles) => Promise<void>;
  readonly read: (country: string, version: string) => Promise<CountryFiles | undefined>;
}

const SQL = {
  keepVersion: 'insert into reference.version (country, version, content) values ($1, $2, $3) on conflict do nothing',
  readVersion: 'select content from reference.version where country = $1 and version = $2',
} as const;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Quality 5 takes a tenth of a second for Vietnam (2 MB to some 270 KB); the highest takes ten and saves a sixth. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export function versionStore(pool: Pick<pg.Pool, 'query'>): VersionStore {
  return {
    keep: async (country, version, files) => {
      assert(versionOf(country, files) === version, 'a version is the hash of its files');
      await pool.query(SQL.keepVersion, [country, version, await compress(canonicalJson(files.texts), COMPRESSION)]);
    },
    read: async (country, version) => {
      const { rows } = await pool.query<{ content: Buffer }>(SQL.readVersion, [country, version]);
      const [row] = rows;
      if (row === undefined) return undefined;
      const texts = JSON.parse((await decompress(row.content)).toString('utf8')) as Readonly<Record<string, string>>;
      const files = countryFilesOf(texts);
      assert(
        files.ok && versionOf(country, files.value) === version,
        `the stored files of ${version} are the ones that were published`,
      );
      return files.value;
    },
  };
}
