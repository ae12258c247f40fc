import { existsSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { StartRefused } from './start-refused.ts';

/** Everything the program can be told from outside. Read once at start; nothing else looks at the environment. */
export interface Config {
  /** Absolute path of the folder that holds everything this installation keeps. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Where this program takes the commands of other programs of its cell, when it is the one that writes. */
  readonly forwarding: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** Who sends it may read `/metrics` from anywhere; without one, only this machine may. */
  readonly metricsToken: string | undefined;
  readonly database: DatabaseConfig;
  /** The server that takes our e-mail; without one nothing is sent by e-mail. */
  readonly mail: MailConfig | undefined;
  /** Whether webhooks may lead to this machine and the networks around it. */
  readonly webhooksToPrivateAddresses: boolean;
  /** Where the sandbox keeps what is tried out; without a place, there is none. */
  readonly sandboxDatabase: DatabaseConfig | undefined;
}

export interface MailConfig {
  /** `smtp://` (with STARTTLS where offered) or `smtps://`. */
  readonly url: string;
  /** `Name <address>`, or an address. */
  readonly from: string;
}

export type DatabaseConfig =
  | {
      readonly kind: 'embedded';
      readonly dataFolder: string;
      readonly connectionsMax: number;
      /** Of our own server's databases, which; the live one where nothing is said. */
      readonly name?: 'haidang_sandbox';
    }
  | { readonly kind: 'external'; readonly url: string; readonly connectionsMax: number };

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One writer and a few dozen readers: more connections than cores times a small factor only add context switches. */
const CONNECTIONS_DEFAULT = 20;
/** Our own server accepts 100; some are kept for the supervisor, for backup and for a second program on the same data. */
const CONNECTIONS_MAX = 90;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings this program understands. A variable that starts with `HAIDANG_` and is not listed is almost always a spelling mistake that would
 * otherwise be ignored in silence, so it stops the start.
 */
export const SETTINGS = {
  HAIDANG_DATA: 'folder for all data (default ./.haidang)',
  HOST: 'address to listen on (default 127.0.0.1: this machine only)',
  PORT: 'port to listen on, 0 for any free one (default 8080)',
  DATABASE_URL:
    'postgres://user:password@host:port/database of your own PostgreSQL 18 (default: one is started for you)',
  HAIDANG_CELL_HOST:
    'where other programs on the same database reach this one (default 127.0.0.1: on this machine only)',
  HAIDANG_CELL_PORT: 'port for that, 0 for any free one (default 0)',
  HAIDANG_DATABASE_CONNECTIONS: `connections to the database, 2 to ${CONNECTIONS_MAX} (default ${CONNECTIONS_DEFAULT})`,
  HAIDANG_URL: 'for commands that talk to a running program: where it is (default http://localhost:8080)',
  HAIDANG_API_KEY: 'for commands that talk to a running program: the API key to use',
  HAIDANG_METRICS_TOKEN:
    'bearer token that opens /metrics, 16 characters or more (default: none, and only this machine may read them)',
  HAIDANG_SMTP_URL:
    'smtp://user:password@host:port or smtps://… of the server that takes our e-mail (default: none is sent)',
  HAIDANG_MAIL_FROM:
    'whose name e-mail carries, such as "Customs <notices@customs.example>"; needed with HAIDANG_SMTP_URL',
  HAIDANG_WEBHOOK_ADDRESSES:
    'public: webhooks lead to https addresses on the public network only; any: also to this machine and its networks (default public)',
  HAIDANG_SANDBOX:
    'on: test_ keys open a sandbox beside this system; off: they open nothing (default on; with DATABASE_URL it needs HAIDANG_SANDBOX_DATABASE_URL too)',
  HAIDANG_SANDBOX_DATABASE_URL: 'postgres://… of a database of the sandbox alone, with DATABASE_URL',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')} (default info)`,
} as const;

type SettingName = keyof typeof SETTINGS;

/** Environment to configuration. Throws `StartRefused` with every fault found, one sentence each, not only the first. */
export function readConfig(environment: Environment, workingFolder: string): Config {
  const faults: string[] = [];
  const fault = (sentence: string): void => {
    faults.push(sentence);
  };

  refuseUnknown(environment, fault);
  const dataFolder = readDataFolder(environment, workingFolder, fault);
  const connectionsMax = readInteger(
    environment,
    'HAIDANG_DATABASE_CONNECTIONS',
    { min: 2, max: CONNECTIONS_MAX, otherwise: CONNECTIONS_DEFAULT },
    fault,
  );
  const url = readDatabaseUrl(environment, fault);
  const config: Config = {
    dataFolder,
    host: readHost(environment, 'HOST', fault),
    port: readInteger(environment, 'PORT', { min: 0, max: 65535, otherwise: 8080 }, fault),
    forwarding: readForwarding(environment, fault),
    logLevel: readLogLevel(environment, fault),
    metricsToken: readMetricsToken(environment, fault),
    mail: readMail(environment, fault),
    webhooksToPrivateAddresses: readWebhookAddresses(environment, fault),
    database:
      url === undefined ? { kind: 'embedded', dataFolder, connectionsMax } : { kind: 'external', url, connectionsMax },
    sandboxDatabase: readSandboxDatabase(environment, { dataFolder, url }, fault),
  };
  if (faults.length > 0) throw new StartRefused(faults.join('\n'));
  return config;
}

/** What is in use, as `[name, value, where it comes from]` rows for printing. Never shows a password. */
export function describeConfig(
  config: Config,
  environment: Environment,
  /** Settings that nobody gave, and that the demonstration has of its own. */
  ofDemo: readonly SettingName[] = [],
): readonly (readonly [string, string, string])[] {
  const source = (name: SettingName): string => {
    if (given(environment, name) !== undefined) return `from ${name}`;
    return ofDemo.includes(name) ? 'of the demonstration' : 'default';
  };
  return [
    ['data', config.dataFolder, source('HAIDANG_DATA')],
    [
      'address',
      `${config.host}:${config.port}`,
      given(environment, 'HOST') === undefined ? source('PORT') : 'from HOST, PORT',
    ],
    ['database', describeDatabase(config.database), source('DATABASE_URL')],
    [
      'metrics',
      config.metricsToken === undefined ? 'for this machine only' : 'for who has the token',
      source('HAIDANG_METRICS_TOKEN'),
    ],
    ['e-mail', describeMail(config.mail), source('HAIDANG_SMTP_URL')],
    [
      'webhooks',
      config.webhooksToPrivateAddresses ? 'to any address' : 'to public addresses',
      source('HAIDANG_WEBHOOK_ADDRESSES'),
    ],
    ['log level', config.logLevel, source('LOG_LEVEL')],
  ];
}

export function describeDatabase(database: DatabaseConfig): string {
  if (database.kind === 'embedded') return 'own PostgreSQL 18, unix socket only';
  const url = new URL(database.url);
  return `PostgreSQL at ${url.host || 'local socket'}${url.pathname} as ${decodeURIComponent(url.username) || 'default user'}`;
}

function given(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function refuseUnknown(environment: Environment, fault: (sentence: string) => void): void {
  for (const name of Object.keys(environment)) {
    if (name.startsWith('HAIDANG_') && !(name in SETTINGS)) {
      fault(
        `${name} is not a setting of this program. Remove it, or correct its name to one of ${Object.keys(SETTINGS).join(', ')}.`,
      );
    }
  }
}

function readDataFolder(environment: Environment, workingFolder: string, fault: (sentence: string) => void): string {
  const folder = path.resolve(workingFolder, given(environment, 'HAIDANG_DATA') ?? '.haidang');
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    fault(`HAIDANG_DATA names ${folder}, which is a file. Set it to a folder; it is created when missing.`);
  }
  return folder;
}

/** Others read this address in the database and call it, so it cannot be "every network". */
function readForwarding(environment: Environment, fault: (sentence: string) => void): Config['forwarding'] {
  const host = readHost(environment, 'HAIDANG_CELL_HOST', fault);
  if (host === '0.0.0.0' || host === '::') {
    fault(
      `HAIDANG_CELL_HOST is "${host}", at which nobody can reach this machine. Set it to the address that the other programs use for it, such as 10.0.0.11.`,
    );
  }
  return { host, port: readInteger(environment, 'HAIDANG_CELL_PORT', { min: 0, max: 65535, otherwise: 0 }, fault) };
}

function readHost(
  environment: Environment,
  name: 'HOST' | 'HAIDANG_CELL_HOST',
  fault: (sentence: string) => void,
): string {
  const host = given(environment, name) ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    fault(
      `${name} is "${host}", which is no address. Set it to an IP address or a host name, such as 127.0.0.1 (this machine only) or 0.0.0.0 (every network).`,
    );
  }
  return host;
}

function readInteger(
  environment: Environment,
  name: string,
  range: { readonly min: number; readonly max: number; readonly otherwise: number },
  fault: (sentence: string) => void,
): number {
  const text = given(environment, name);
  if (text === undefined) return range.otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= range.max)) {
    fault(
      `${name} is "${text}". Set it to a whole number from ${range.min} to ${range.max}, or remove it to use ${range.otherwise}.`,
    );
  }
  return value;
}

function readLogLevel(environment: Environment, fault: (sentence: string) => void): LogLevel {
  const text = given(environment, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((name) => name === text);
  if (level === undefined) fault(`LOG_LEVEL is "${text}". Set it to one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'info';
}

/** Shorter ones are guessed. */
const TOKEN_LENGTH_MIN = 16;

function readMetricsToken(environment: Environment, fault: (sentence: string) => void): string | undefined {
  const token = given(environment, 'HAIDANG_METRICS_TOKEN');
  if (token !== undefined && !(token.length >= TOKEN_LENGTH_MIN && /^[\x21-\x7e]+$/.test(token))) {
    fault(
      `HAIDANG_METRICS_TOKEN has to be ${TOKEN_LENGTH_MIN} or more letters, digits and signs without a space. Make one with "openssl rand -hex 16", or remove it: then only this machine may read /metrics.`,
    );
  }
  return token;
}

/** Never shows the password. */
function describeMail(mail: MailConfig | undefined): string {
  return mail === undefined ? 'none is sent' : `by ${new URL(mail.url).host} as ${mail.from}`;
}

/** An address, alone or after a name in front of it. */
const MAIL_FROM = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

function readMail(environment: Environment, fault: (sentence: string) => void): MailConfig | undefined {
  const url = given(environment, 'HAIDANG_SMTP_URL');
  const from = given(environment, 'HAIDANG_MAIL_FROM');
  if (url === undefined) {
    if (from !== undefined)
      fault('HAIDANG_MAIL_FROM is set but HAIDANG_SMTP_URL is not. Set both to send e-mail, or remove both.');
    return undefined;
  }
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol) || new URL(url).hostname === '')
    fault(
      'HAIDANG_SMTP_URL cannot be read. Write it as smtp://user:password@host:587 or smtps://user:password@host:465.',
    );
  if (from === undefined || !MAIL_FROM.test(from))
    fault(
      'HAIDANG_MAIL_FROM has to be an address, such as "Customs <notices@customs.example>": replies and complaints go there.',
    );
  return { url, from: from ?? '' };
}

function readWebhookAddresses(environment: Environment, fault: (sentence: string) => void): boolean {
  const text = given(environment, 'HAIDANG_WEBHOOK_ADDRESSES') ?? 'public';
  if (text !== 'public' && text !== 'any')
    fault(`HAIDANG_WEBHOOK_ADDRESSES is "${text}". Set it to public or any, or remove it to use public.`);
  return text === 'any';
}

/** A URL that lacks a part would make the driver fall back to PG* variables or to the user's login name: half-set, so refused. */
function readDatabaseUrl(
  environment: Environment,
  fault: (sentence: string) => void,
  name: 'DATABASE_URL' | 'HAIDANG_SANDBOX_DATABASE_URL' = 'DATABASE_URL',
): string | undefined {
  const text = given(environment, name);
  const example =
    'Write it as postgres://user:password@host:5432/database, or remove it to let the program start its own PostgreSQL.';
  if (text === undefined) {
    if (name !== 'DATABASE_URL') return undefined;
    for (const part of ['PGHOST', 'PGDATABASE', 'PGPASSWORD', 'PGUSER', 'PGPORT', 'PGSERVICE']) {
      if (given(environment, part) !== undefined) {
        fault(
          `${part} is set but DATABASE_URL is not, so it is unclear which database is meant. Set DATABASE_URL to use your own PostgreSQL, or unset ${part}.`,
        );
      }
    }
    return undefined;
  }
  if (!URL.canParse(text)) {
    fault(`${name} cannot be read as a URL. ${example}`);
    return undefined;
  }
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    fault(`${name} starts with "${url.protocol}//". ${example}`);
  } else if (url.username === '' || url.pathname.length < 2 || (url.hostname === '' && !url.searchParams.has('host'))) {
    const missing = [
      url.username === '' ? 'the user' : '',
      url.hostname === '' && !url.searchParams.has('host') ? 'the host' : '',
      url.pathname.length < 2 ? 'the database name' : '',
    ];
    fault(`${name} lacks ${missing.filter((part) => part !== '').join(' and ')}. ${example}`);
  }
  return text;
}

/** Few: whatever is tried out, the live system keeps nearly all connections of the server. */
const SANDBOX_CONNECTIONS = 6;

function readSandboxDatabase(
  environment: Environment,
  live: { readonly dataFolder: string; readonly url: string | undefined },
  fault: (sentence: string) => void,
): DatabaseConfig | undefined {
  const wanted = given(environment, 'HAIDANG_SANDBOX') ?? 'on';
  if (wanted !== 'on' && wanted !== 'off')
    fault(`HAIDANG_SANDBOX is "${wanted}". Set it to on or off, or remove it to use on.`);
  const url = readDatabaseUrl(environment, fault, 'HAIDANG_SANDBOX_DATABASE_URL');
  if (url !== undefined && url === live.url)
    fault('HAIDANG_SANDBOX_DATABASE_URL is the same as DATABASE_URL. What is tried out needs a database of its own.');
  if (wanted === 'off') return undefined;
  if (url !== undefined) return { kind: 'external', url, connectionsMax: SANDBOX_CONNECTIONS };
  if (live.url !== undefined) return undefined;
  const { dataFolder } = live;
  return { kind: 'embedded', dataFolder, connectionsMax: SANDBOX_CONNECTIONS, name: 'haidang_sandbox' };
}
