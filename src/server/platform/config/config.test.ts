import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeConfig, readConfig, StartRefused } from '#server/platform/config';

const HERE = path.resolve('/tmp');
const read = (environment: Readonly<Record<string, string>>) => readConfig(environment, HERE);
const refusal = (environment: Readonly<Record<string, string>>): string => {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof StartRefused) return error.message;
    throw error;
  }
  return '';
};

test('without any setting the program listens to this machine only, on its own database', () => {
  expect(read({})).toEqual({
    dataFolder: path.join(HERE, '.haidang'),
    host: '127.0.0.1',
    port: 8080,
    forwarding: { host: '127.0.0.1', port: 0 },
    logLevel: 'info',
    metricsToken: undefined,
    mail: undefined,
    webhooksToPrivateAddresses: false,
    database: { kind: 'embedded', dataFolder: path.join(HERE, '.haidang'), connectionsMax: 20 },
    sandboxDatabase: {
      kind: 'embedded',
      dataFolder: path.join(HERE, '.haidang'),
      connectionsMax: 6,
      name: 'haidang_sandbox',
    },
  });
});

test('the sandbox never shares the database of the live system, and has none unless one is given for it', () => {
  const url = 'postgres://a:b@db.example/customs';
  expect(read({ DATABASE_URL: url }).sandboxDatabase).toBeUndefined();
  expect(read({ HAIDANG_SANDBOX: 'off' }).sandboxDatabase).toBeUndefined();
  const own = 'postgres://a:b@db.example/sandbox';
  expect(read({ DATABASE_URL: url, HAIDANG_SANDBOX_DATABASE_URL: own }).sandboxDatabase).toMatchObject({ url: own });
  expect(refusal({ DATABASE_URL: url, HAIDANG_SANDBOX_DATABASE_URL: url })).toMatch(/database of its own/);
  expect(refusal({ HAIDANG_SANDBOX: 'maybe' })).toMatch(/HAIDANG_SANDBOX is "maybe"/);
});

test('an empty variable counts as not set', () => {
  expect(read({ PORT: '', DATABASE_URL: ' ', HAIDANG_DATA: '' })).toEqual(read({}));
});

test('what is in use is told with where it comes from, and never with a password', () => {
  const environment = { DATABASE_URL: 'postgres://clerk:hush@db.example:6000/customs', PORT: '9000' };
  const lines = describeConfig(read(environment), environment);
  expect(lines).toContainEqual(['database', 'PostgreSQL at db.example:6000/customs as clerk', 'from DATABASE_URL']);
  expect(JSON.stringify(lines)).not.toContain('hush');
});

describe('a wrong setting stops the start with a sentence that says what to change', () => {
  test.each([
    ['a port that is no number', { PORT: '80a' }, /PORT is "80a".*0 to 65535/],
    ['a port out of range', { PORT: '70000' }, /PORT is "70000"/],
    ['a host that is no address', { HOST: 'http://x' }, /HOST is "http:\/\/x"/],
    [
      'a place for other programs that none can call',
      { HAIDANG_CELL_HOST: '0.0.0.0' },
      /HAIDANG_CELL_HOST is "0.0.0.0"/,
    ],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud".*silent/],
    ['too many connections', { HAIDANG_DATABASE_CONNECTIONS: '1000' }, /HAIDANG_DATABASE_CONNECTIONS is "1000"/],
    ['a misspelt name', { HAIDANG_DATTA: 'x' }, /HAIDANG_DATTA is not a setting/],
    ['a data folder that is a file', { HAIDANG_DATA: import.meta.filename }, /HAIDANG_DATA names .* which is a file/],
    ['a database URL of another kind', { DATABASE_URL: 'mysql://a:b@c/d' }, /DATABASE_URL starts with "mysql:\/\/"/],
    ['a database URL without a user', { DATABASE_URL: 'postgres://localhost/customs' }, /DATABASE_URL lacks the user/],
    [
      'a database URL without a database',
      { DATABASE_URL: 'postgres://a:b@localhost' },
      /DATABASE_URL lacks the database name/,
    ],
    ['something that is no URL', { DATABASE_URL: 'localhost' }, /DATABASE_URL cannot be read/],
    ['a half-set database', { PGHOST: 'localhost' }, /PGHOST is set but DATABASE_URL is not/],
  ])('%s', (_name, environment, sentence) => {
    expect(refusal(environment)).toMatch(sentence);
  });

  test('what a demonstration has of its own is told as such, what was set as set', () => {
    const environment = { HAIDANG_WEBHOOK_ADDRESSES: 'any' };
    const config = { ...read(environment), mail: { url: 'smtp://127.0.0.1:2525', from: 'Demo <demo@demo.example>' } };
    const lines = describeConfig(config, environment, ['HAIDANG_SMTP_URL', 'HAIDANG_WEBHOOK_ADDRESSES']);
    expect(lines).toContainEqual(['e-mail', 'by 127.0.0.1:2525 as Demo <demo@demo.example>', 'of the demonstration']);
    expect(lines).toContainEqual(['webhooks', 'to any address', 'from HAIDANG_WEBHOOK_ADDRESSES']);
    expect(lines).toContainEqual(expect.arrayContaining(['log level', 'default']));
  });

  test('all faults are told at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });
});

test('a token for the metrics is long, in one piece, and never printed', () => {
  const token = 'a-token-of-some-length';
  expect(read({ HAIDANG_METRICS_TOKEN: token }).metricsToken).toBe(token);
  for (const wrong of ['short', 'two words of some length', 'ngắn nhưng đủ dài mà'])
    expect(refusal({ HAIDANG_METRICS_TOKEN: wrong })).toMatch(/HAIDANG_METRICS_TOKEN has to be 16 or more/);
  const environment = { HAIDANG_METRICS_TOKEN: token };
  expect(JSON.stringify(describeConfig(read(environment), environment))).not.toContain(token);
});

test('e-mail needs a server and a sender, and neither says the password', () => {
  const both = {
    HAIDANG_SMTP_URL: 'smtps://house:secret@mail.example:465',
    HAIDANG_MAIL_FROM: 'Hải Đăng <a@b.example>',
  };
  const config = readConfig(both, '/tmp');
  expect(config.mail).toEqual({ url: both.HAIDANG_SMTP_URL, from: both.HAIDANG_MAIL_FROM });
  expect(JSON.stringify(describeConfig(config, both))).not.toContain('secret');
  for (const half of [
    { HAIDANG_SMTP_URL: both.HAIDANG_SMTP_URL },
    { HAIDANG_MAIL_FROM: both.HAIDANG_MAIL_FROM },
    { ...both, HAIDANG_SMTP_URL: 'https://mail.example' },
    { ...both, HAIDANG_MAIL_FROM: 'nobody' },
    { ...both, HAIDANG_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' },
  ])
    expect(() => readConfig(half, '/tmp')).toThrow(/HAIDANG_(SMTP_URL|MAIL_FROM)/);
});

test('webhooks lead to public addresses unless it is said otherwise', () => {
  expect(readConfig({ HAIDANG_WEBHOOK_ADDRESSES: 'any' }, '/tmp').webhooksToPrivateAddresses).toBe(true);
  expect(() => readConfig({ HAIDANG_WEBHOOK_ADDRESSES: 'none' }, '/tmp')).toThrow(/HAIDANG_WEBHOOK_ADDRESSES/);
});
