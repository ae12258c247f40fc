import { spawnSync } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartRefused } from '#server/platform/config';

/** The operating-system account PostgreSQL runs under. It refuses to run as root, so root lends it another. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether we must change to it when starting a process. */
  readonly lent: boolean;
}

/** Where one database server lives. */
export interface ServerPlace {
  readonly account: Account;
  /** PostgreSQL's own folder (PGDATA). */
  readonly clusterFolder: string;
  readonly socketFolder: string;
  readonly port: number;
  /** In the data folder, which the lent account cannot write: what root opens there is what root put there. */
  readonly logFile: string;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, with the closing NUL. */
const SOCKET_PATH_BYTES_MAX = 103;
/** Only the name of the socket file: no TCP port is ever opened. */
const PORT = 5432;

/** Prepares the folder, the secret and the names for the server whose data is kept in `dataFolder`. Safe to call from several programs at once. */
export function prepareDataFolder(dataFolder: string): ServerPlace {
  mkdirOrRefuse(dataFolder);
  const folder = realpathSync(dataFolder);
  const account = databaseAccount(folder);
  const secret = readOrMakeSecret(path.join(folder, 'secret'));
  const home = path.join(folder, 'postgres');
  if (!existsSync(home)) makeHome(home, account);
  const realHome = realpathSync(home);
  return {
    account,
    clusterFolder: path.join(realHome, '18'),
    socketFolder: makeSocketFolder(realHome, account),
    port: PORT,
    logFile: path.join(folder, 'postgres.log'),
    superuserPassword: createHmac('sha256', secret).update('superuser').digest('hex'),
    ownerPassword: createHmac('sha256', secret).update('owner').digest('hex'),
  };
}

/** What root makes in the folder of an ordinary user stays theirs, so that they can start the program themselves afterwards. */
export function leaveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(path.dirname(file));
  lchownSync(file, owner.uid, owner.gid);
}

/** Options for `spawn` that change to the account when needed. */
export function runAs(account: Account): { readonly uid?: number; readonly gid?: number } {
  return account.lent ? { uid: account.uid, gid: account.gid } : {};
}

function mkdirOrRefuse(dataFolder: string): void {
  try {
    makeFolder(dataFolder);
    const user = process.getuid?.();
    const owner = statSync(dataFolder).uid;
    if (user !== 0 && owner !== user) {
      throw new StartRefused(
        `The data folder ${dataFolder} belongs to another user (uid ${owner}). Start the program as that user, or set HAIDANG_DATA to a folder of your own.`,
      );
    }
    mustBeWritable(dataFolder);
  } catch (cause) {
    if (cause instanceof StartRefused) throw cause;
    throw new StartRefused(
      `The data folder ${dataFolder} cannot be made (${cause instanceof Error ? cause.message : String(cause)}). Set HAIDANG_DATA to a folder you may write to.`,
      { cause },
    );
  }
}

/** One by one: where nothing can be made and nobody says why (`/proc`), making them in one go never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o755 });
  } catch (cause) {
    // Somebody else may have made it in between.
    if (!existsSync(folder)) throw cause;
  }
}

/** Of root too: a disk may be mounted for reading only. */
function mustBeWritable(dataFolder: string): void {
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartRefused(
      `The data folder ${dataFolder} cannot be written to (${cause instanceof Error ? cause.message : String(cause)}). Give this user the right to, or set HAIDANG_DATA to another folder.`,
      { cause },
    );
  }
}

/** Root lends the owner of the data folder where that is an ordinary user (so files stay theirs), and `nobody` otherwise. */
function databaseAccount(dataFolder: string): Account {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { name: os.userInfo().username, uid, gid: process.getgid?.() ?? -1, lent: false };
  const owner = statSync(dataFolder);
  const name = owner.uid === 0 ? 'nobody' : accountName(owner.uid);
  const lentUid = numberFrom('-u', name);
  const lentGid = numberFrom('-g', name);
  if (lentUid === undefined || lentGid === undefined) {
    throw new StartRefused(
      `PostgreSQL must not run as root, and there is no account "${name}" to lend it. Start the program as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return { name, uid: lentUid, gid: lentGid, lent: true };
}

function accountName(uid: number): string {
  const result = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  // initdb asks the system for its account's name, so an owner without an account cannot run it.
  return result.status === 0 ? result.stdout.trim() : 'nobody';
}

function numberFrom(flag: '-u' | '-g', name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout.trim()) : undefined;
}

/** 32 random bytes, readable by the starter only. Linked into place whole, so a second program never reads half of it. */
function readOrMakeSecret(file: string): string {
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    leaveToOwner(draft);
    try {
      linkSync(draft, file);
    } catch (cause) {
      if (!existsSync(file)) throw cause;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(secret)) {
    throw new StartRefused(
      `The file ${file} is damaged: it must hold 64 hexadecimal digits. Restore it from your copy of the data folder.`,
    );
  }
  return secret;
}

/**
 * The folder for PostgreSQL's files: inside the data folder where the account can reach it; otherwise under /var/lib, with a symbolic link left in
 * the data folder so that every later start finds the same place whatever has happened to permissions since.
 */
function makeHome(home: string, account: Account): void {
  const dataFolder = path.dirname(home);
  // Letting others pass through the data folder shows them nothing: they cannot list it, and all in it is closed to them.
  if (account.lent && canTraverse(path.dirname(dataFolder), account))
    chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
  if (!account.lent || canTraverse(dataFolder, account)) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    if (account.lent) lchownSync(home, account.uid, account.gid);
    return;
  }
  const elsewhere = path.join('/var/lib/haidang', shortHash(home));
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  const real = path.join(elsewhere, 'postgres');
  mkdirSync(real, { recursive: true, mode: 0o700 });
  lchownSync(real, account.uid, account.gid);
  try {
    symlinkSync(real, home);
  } catch (cause) {
    if (!existsSync(home)) throw cause;
  }
}

/** By permission bits alone: an access list that says more than they do only costs a detour through /var/lib. */
function canTraverse(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  const allowed = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
  const parent = path.dirname(folder);
  return allowed !== 0 && (parent === folder || canTraverse(parent, account));
}

/** Beside the data, or, where that path is too long for a socket, in the temporary folder under a name no one else may own. */
function makeSocketFolder(home: string, account: Account): string {
  const beside = path.join(home, 'socket');
  if (fits(beside)) return ownFolder(beside, account);
  const short = [os.tmpdir(), '/tmp'].map((temporary) => path.join(temporary, `haidang-${shortHash(home)}`)).find(fits);
  if (short === undefined)
    throw new StartRefused(
      `Neither ${beside} nor a folder under ${os.tmpdir()} is short enough for a unix socket. Set HAIDANG_DATA to a shorter path.`,
    );
  return ownFolder(short, account);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_BYTES_MAX;
}

function ownFolder(folder: string, account: Account): string {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (account.lent) lchownSync(folder, account.uid, account.gid);
  } catch (cause) {
    if (!existsSync(folder)) throw cause;
  }
  // Under /tmp anyone may have been here first: a link, or a folder of somebody else, would hand them our connections.
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.uid !== account.uid && found.uid !== 0)) {
    throw new StartRefused(`${folder} should be a folder of ${account.name} and is not. Remove it and start again.`);
  }
  if (found.uid !== account.uid) lchownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  return folder;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
