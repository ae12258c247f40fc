import { examineDeclaration } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { instant, plainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { expect, test } from 'vitest';
import { goodsOf } from './goods-of.ts';

const reference = vietnamReference();
const at = instant(`${SAMPLE_DAY}T03:00:00Z`);
const importerSince = plainDate('2020-01-01');

function goods(declaration: Declaration, since: typeof importerSince | undefined = importerSince) {
  const { assessment, refusals } = examineDeclaration(declaration, reference, SAMPLE_DAY);
  if (assessment === undefined) throw new Error(JSON.stringify(refusals));
  const { lines: values } = assessment;
  return { values, lines: goodsOf({ declaration, values, importerSince: since, reference, today: SAMPLE_DAY, at }) };
}

test('each line has its value, its duties and taxes, and what the declaration says of all', () => {
  const declaration = sampleImport();
  const { lines, values } = goods(declaration);
  expect(lines).toHaveLength(declaration.goodsItems.length);
  for (const [index, line] of lines.entries()) {
    const item = declaration.goodsItems[index];
    const duty = values[index]?.taxes.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(line).toMatchObject({
      atMs: Date.parse(at),
      importer: declaration.importer?.id,
      importerSinceMs: Date.parse('2020-01-01'),
      office: declaration.declarationOfficeId,
      code: item?.commodityCode,
      origin: item?.origin?.countryCode,
      value: Number(values[index]?.value),
      duty,
    });
    expect(line.dutyRate).toBeCloseTo(line.duty / line.value, 12);
    expect(line.quantity).toBeGreaterThan(0);
  }
});

test('a partner is the same however its name is written', () => {
  const of = (name: string) => goods(sampleImport(undefined, { exporter: { name } })).lines[0]?.partner;
  expect(of('ACME  Trading Co., Ltd')).toBe(of('Acme trading co., ltd'));
  expect(of('Công Ty Ánh Dương')).toBe(of('cong ty anh duong'));
  expect(of('Acme')).not.toBe(of('Emca'));
});

test('who declares for itself is its own declarant, and who is not known is new', () => {
  const { declarant: _declarant, agent: _agent, ...declaration } = sampleImport();
  const { importer } = declaration;
  const [line] = goodsOf({
    declaration,
    values: goods(sampleImport()).values,
    importerSince: undefined,
    reference,
    today: SAMPLE_DAY,
    at,
  });
  expect(line?.declarant).toBe(importer?.id);
  expect(line?.importerSinceMs).toBe(line?.atMs);
});

test('packages of the whole are those of a line only where it is the only one', () => {
  const one = sampleImport(undefined, { totalPackageQuantity: 7 });
  expect(goods(one).lines.map(({ packages }) => packages)).toEqual([7]);
  const two = [sampleItem(), sampleItem({ sequence: 2 })];
  const { goodsItems, goodsItemQuantity, invoiceAmount } = sampleImport(two);
  const both = { ...one, goodsItems, goodsItemQuantity, invoiceAmount } as Declaration;
  expect(goods(both).lines.map(({ packages }) => packages)).toEqual([0, 0]);
});
