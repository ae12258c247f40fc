import { expect, test } from 'vitest';
import { taxTable } from '#core/assessment';
import { examineAnyLodging } from '#core/clearance';
import type { Declaration } from '#core/declaration';
import { slicePack } from '#core/reference';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { createExaminer, type FetchSlice } from './examine-here.ts';

const whole = vietnamReference();
/** More codes than one slice takes. */
const CODES = vietnamPack()
  .tariff.lines.map(({ code }) => code)
  .filter((code) => code.startsWith('847') || code.startsWith('94'))
  .slice(0, 70);
const linesOf = (codes: readonly string[]) =>
  codes.map((commodityCode, index) => sampleItem({ sequence: index + 1, commodityCode }));

function server() {
  const asked: (readonly string[])[] = [];
  const fetchSlice: FetchSlice = (codes) => {
    asked.push(codes);
    return Promise.resolve({ on: SAMPLE_DAY, pack: slicePack(vietnamPack(), { codes, on: SAMPLE_DAY }) });
  };
  return { asked, examiner: createExaminer(fetchSlice, () => 0) };
}
const there = (declaration: Declaration) => examineAnyLodging({ declaration }, whole, SAMPLE_DAY);

test('a browser finds in a declaration what the server would find in it, however many codes it has', async () => {
  const { examiner, asked } = server();
  expect(CODES).toHaveLength(70);
  const declaration = sampleImport(linesOf([...CODES, '99999999', '8471']));
  const { refusals } = await examiner.examine({ declaration });
  expect(refusals).toEqual(there(declaration).refusals);
  expect(asked.map(({ length }) => length)).toEqual([50, 21]);
});

test('what it has of the law it does not ask for again', async () => {
  const { examiner, asked } = server();
  await examiner.examine({ declaration: sampleImport(linesOf(['84713020'])) });
  await examiner.examine({ declaration: sampleImport(linesOf(['84713020', '84733010'])) });
  await examiner.examine({ declaration: sampleImport(linesOf(['84733010'])) });
  expect(asked).toEqual([['84713020'], ['84733010']]);
});

test('a line is explained by the figures of the whole, or alone where something else stands in the way', async () => {
  const { examiner } = server();
  const declaration = sampleImport(linesOf(['84713020', '84733010']));
  const { totalPayable } = await examiner.examine({ declaration });
  const { assessment } = there(declaration);
  if (assessment === undefined) throw new Error('nothing stands in the way');
  expect(totalPayable).toBe(assessment.payable);
  const rows = taxTable(assessment, declaration, whole).filter(({ line }) => line === 2);
  expect(examiner.explain(1)).toEqual({ rows, isAlone: false });
  await examiner.examine({ declaration: { ...declaration, importer: {} } });
  const alone = examiner.explain(1);
  expect(alone.isAlone).toBe(true);
  expect(alone.rows.map(({ value }) => value)).toEqual(rows.map(({ value }) => value));
});
