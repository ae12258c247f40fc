import { expect, test } from 'vitest';
import { createLogger } from '#server/platform/logging';
import type { LoggerOptions } from '#server/platform/logging';

function logged(options: Partial<LoggerOptions>, say: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  say(createLogger({ level: 'info', shape: 'json', ...options, destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('a line is one JSON object with its time, level, message and the ids of its part', () => {
  const line = logged({}, (logger) =>
    logger.child({ room: 'engine', commandId: 'c-1' }).info({ cell: 3 }, 'batch committed'),
  );
  const entry: unknown = JSON.parse(line);
  expect(entry).toMatchObject({ level: 'info', room: 'engine', commandId: 'c-1', cell: 3, message: 'batch committed' });
  expect(entry).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/));
});

test('keys to the house never reach the log, at the top or one level down', () => {
  const line = logged({}, (logger) =>
    logger.info(
      {
        password: 'hush-1',
        request: { authorization: 'Bearer hush-2', cookie: 'hush-3', 'set-cookie': 'hush-4' },
        apiKey: 'hush-5',
      },
      'sign-in',
    ),
  );
  expect(line).not.toContain('hush');
  expect(line).toContain('[hidden]');
});

test('an error keeps its message and stack in both shapes', () => {
  const say = (logger: ReturnType<typeof createLogger>): void =>
    logger.error({ error: new Error('the crane stopped') }, 'unloading failed');
  for (const shape of ['json', 'human'] as const) {
    const line = logged({ shape }, say);
    expect(line).toContain('the crane stopped');
    expect(line).toContain('logging.test.ts');
  }
});

test('a person at a terminal reads clock, level, message and fields', () => {
  const line = logged({ shape: 'human' }, (logger) =>
    logger.warn({ waitedMs: 12, office: 'HẢI PHÒNG' }, 'slow answer'),
  );
  expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} warn {2}slow answer waitedMs=12 office=HẢI PHÒNG\n$/);
});

test('below its level a logger is silent', () => {
  expect(logged({ level: 'warn' }, (logger) => logger.info('chatter'))).toBe('');
});
