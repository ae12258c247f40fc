import { seededRandom } from '#core/kernel';
import { capturePrinted } from '#tests/support/printed';
import { Command } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRiskBenchmark } from './risk-benchmark.ts';

const HEADERS =
  'Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud';

/** Rows of which the mass gives the label away, and comes again. */
function inventedCsv(seed: number): string {
  const { next } = seededRandom(seed);
  const lines = Array.from({ length: 400 }, () => {
    const mass = 1 + Math.floor(next() * 20);
    const fraud = mass % 3 === 0 && next() < 0.9 ? 1 : 0;
    return `10,A,11,21,11,40,D1,I${Math.floor(next() * 9)},S1,,010121,AA,AA,8,A,Y,${mass},${Math.round(next() * 1e6)},${fraud}`;
  });
  return `${[HEADERS, ...lines].join('\n')}\n`;
}

const printed = capturePrinted();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'risk-benchmark-'));
  await writeFile(path.join(folder, 'train.csv'), inventedCsv(1));
  await writeFile(path.join(folder, 'test.csv'), inventedCsv(2));
});
afterAll(() => rm(folder, { recursive: true }));

async function benchmark(...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  addRiskBenchmark(program);
  const files = ['--train', path.join(folder, 'train.csv'), '--test', path.join(folder, 'test.csv')];
  await program.parseAsync(['benchmark', ...files, ...words], { from: 'user' });
  return printed();
}

test('the benchmark prints the figures of the three configurations and of the tripwire as JSON', async () => {
  const told = JSON.parse(await benchmark('--json'));
  for (const name of ['a', 'b', 'c'])
    expect(told.configs[name]).toEqual(
      Object.fromEntries(
        ['auc', 'novelAuc', 'p1', 'p2', 'p5', 'p10', 'r5', 'rev5', 'rev5Interval', 'trainSeconds', 'rowsPerSecond'].map(
          // Nothing here is novel by code and mass: that figure is nothing, not a number made up.
          (figure) => [
            figure,
            figure === 'novelAuc'
              ? null
              : figure === 'rev5Interval'
                ? [expect.any(Number), expect.any(Number)]
                : expect.any(Number),
          ],
        ),
      ),
    );
  expect(told.configs.b.auc).toBeGreaterThan(0.9);
  expect(told.tripwire.auc).toBeGreaterThan(0.9);
});

test('where a look-up does as well as a model, the report says that the set leaks and what that means', async () => {
  expect(await benchmark()).toMatch(/THIS SET LEAKS[^]*nothing about finding fraud/);
});

test('a file that is not there is named', async () => {
  await expect(benchmark('--test', path.join(folder, 'none.csv'))).rejects.toThrow('none.csv" cannot be read');
});
