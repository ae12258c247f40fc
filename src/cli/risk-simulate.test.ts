import { capturePrinted } from '#tests/support/printed';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addRiskSimulate } from './risk-simulate.ts';

const printed = capturePrinted();

async function haidang(...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  addRiskSimulate(program);
  await program.parseAsync(['simulate', ...words], { from: 'user' });
  return printed();
}
const SMALL = ['--worlds', '2', '--weeks', '20', '--per-week', '60', '--importers', '40'] as const;

test(
  'a simulation prints what each policy found, with how sure it is, and says that it is simulated',
  { timeout: 60_000 },
  async () => {
    const told = JSON.parse(await haidang(...SMALL, '--json')) as Record<string, unknown>;
    expect(told).toMatchObject({
      simulated: true,
      seeds: [1, 2],
      weeks: 20,
      policies: {
        random: { findingRecall: { mean: expect.any(Number) as number, low: expect.any(Number) as number } },
        rules: { byMechanism: { concealment: { revenueRecall: { high: expect.any(Number) as number } } } },
        model: { timesRules: { mean: expect.any(Number) as number } },
        modelAndExploration: { keptAfterDrift: { mean: expect.any(Number) as number } },
      },
    });
  },
);

test('in words, the first is that it is simulated', { timeout: 60_000 }, async () => {
  expect(await haidang(...SMALL)).toMatch(/^Simulated: 2 worlds/);
});

test('a share that is none is refused before anything is played', async () => {
  await expect(haidang('--capacity', '5')).rejects.toThrow('--capacity');
  await expect(haidang('--weeks', 'many')).rejects.toThrow('--weeks');
});
