import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** A running PostgreSQL server as its own `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Empty until the server has opened its socket. */
  readonly socketFolder: string;
}

/**
 * The server running on `clusterFolder`, if there is one. A pid file outlives a killed server, and after a restart of the machine or the container
 * its number may belong to a stranger, or to a killed server that nobody has reaped yet; PostgreSQL would then refuse to start, so files that provably
 * describe no server here are removed: the pid file, and the lock beside its socket.
 */
export function findPostmaster(clusterFolder: string): Postmaster | undefined {
  const recorded = readPidFile(clusterFolder);
  if (recorded === undefined) return undefined;
  if (isAlive(recorded.pid) && worksIn(recorded.pid, clusterFolder)) return recorded;
  if (!anyProcessWorksIn(clusterFolder)) {
    if (recorded.socketFolder !== '') removeSocketLock(recorded);
    rmSync(path.join(clusterFolder, 'postmaster.pid'), { force: true });
  }
  return undefined;
}

/** Only where it still names the process of the pid file: a server starting at this moment writes its own. */
function removeSocketLock({ pid, port, socketFolder }: Postmaster): void {
  const lock = path.join(socketFolder, `.s.PGSQL.${port}.lock`);
  try {
    if (Number(readFileSync(lock, 'utf8').split('\n')[0]) === pid) rmSync(lock, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Gone when its pid file is gone or names another: a killed child that nobody reaps stays visible as a process for ever. */
export function hasStopped(clusterFolder: string, pid: number): boolean {
  return !isAlive(pid) || readPidFile(clusterFolder)?.pid !== pid;
}

function readPidFile(clusterFolder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isSafeInteger(pid) && pid > 0
      ? { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '' }
      : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Every PostgreSQL process makes the cluster folder its working folder. */
function worksIn(pid: number, clusterFolder: string): boolean {
  if (process.platform !== 'linux') return commandOf(pid).includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === clusterFolder;
  } catch {
    return false;
  }
}

function anyProcessWorksIn(clusterFolder: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), clusterFolder));
}

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
