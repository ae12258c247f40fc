import { capturePrinted } from '#tests/support/printed';
import { Command } from 'commander';
import { afterEach, expect, test } from 'vitest';
import { addTariff } from './tariff.ts';

const printed = capturePrinted();
afterEach(() => {
  process.exitCode = 0;
});

async function haidang(...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  addTariff(program);
  await program.parseAsync(['tariff', ...words], { from: 'user' });
  return printed();
}

test('the history of a line tells past and coming stretches and what changes between', async () => {
  const told = await haidang('22030091', '--history', '--on', '2026-11-22');
  expect(told.split('\n').slice(0, 5)).toEqual([
    expect.stringContaining('22030091  '),
    '  2026-01-01 … 2026-12-31  (now)',
    '    the line begins',
    '  2027-01-01 … 2027-12-31  (to come)',
    '    excise Beer: 65 % → 70 %',
  ]);
});

test('as known at a moment, what became known later is left out', async () => {
  expect(await haidang('22030091', '--known-at', '2025-11-30T00:00Z', '--on', '2026-11-22')).toContain(
    'No tariff line',
  );
  expect(process.exitCode).toBe(1);
  await expect(haidang('22030091', '--known-at', 'yesterday')).rejects.toThrow('is not an instant');
});

test('the changes of a time are told by day, within a code where asked, and as JSON', async () => {
  const words = ['changes', '--from', '2027-01-01', '--to', '2027-01-31', '--code', '2203'];
  expect(await haidang(...words)).toBe(
    '2027-01-01\n  excise Beer: 65 % → 70 %\n    2203, 4 lines\n  vat ends: 8 %\n    2203, 4 lines\n',
  );
  const { items } = JSON.parse(await haidang(...words, '--json')) as { readonly items: readonly { day: string }[] };
  expect(items.map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-01']);
  expect(await haidang('changes', '--from', '2026-11-23', '--to', '2026-11-24')).toBe(
    'Nothing changes from 2026-11-23 to 2026-11-24.\n',
  );
});

test('an origin that is no country, and days the wrong way round, are refused', async () => {
  await expect(haidang('85171300', '--origin', 'XX', '--on', '2026-11-22')).rejects.toThrow('"XX" is not a country');
  await expect(haidang('changes', '--from', '2027-02-01', '--to', '2027-01-01')).rejects.toThrow('There is no day');
});
