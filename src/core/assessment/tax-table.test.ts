import { expect, test } from 'vitest';
import { explainQuestion, type ExplainedAnswer } from '#core/assessment';
import { explanationLines } from '#core/kernel';
import { measure, patchedReference, tariffLine, type Patch } from '#tests/support/patched-reference';
import { printedRate } from '#tests/support/printed-rate';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

/** What a person sees beside the figure, on screens, on paper and in the terminal. That the arithmetic holds is proved with the assessment. */
const CODE = '87032363';

function answerOn(patch: Patch): ExplainedAnswer {
  const item = sampleItem({
    commodityCode: CODE,
    tariffQuantity: { value: '10', unitCode: 'PCE' },
    productCharacteristics: [{ typeCode: 'ENGINE_CC', measure: { value: '2400' } }],
  });
  const reference = patchedReference(vietnamReference(), { excise: [], environment: [], remedies: [], ...patch });
  return explainQuestion({ declaration: sampleImport([item]), reference, on: SAMPLE_DAY });
}

const withDuty = (rate: string): Patch => ({
  lines: [tariffLine(CODE, { mfn: printedRate(rate), unitCodes: ['PCE'] })],
});
const dutyData = ({ taxTable }: ExplainedAnswer) =>
  taxTable.find(({ line, taxType }) => line === 1 && taxType === 'CUD')?.data ?? [];

test.each([
  ['10% nhưng không thấp hơn 5000 USD/PCE', '10%'],
  ['10% nhưng không cao hơn 5%', '10%'],
])('of %s the rate as printed and the other option with its amount are told', (rate, other) => {
  const answer = answerOn(withDuty(rate));
  expect(dutyData(answer).find(({ label }) => label.en === 'Rate as printed')?.value).toBe(rate);
  const instead = dutyData(answer).find(({ label }) => label.en.startsWith('At the other option'));
  expect(instead?.label.en).toContain(other);
  expect(instead?.label.vi).toContain(other);
  expect(instead?.value).toMatch(/^\d/);
  for (const language of ['vi', 'en'] as const)
    expect(answer.explanation && explanationLines(answer.explanation, language).join('\n')).toContain(rate);
});

test('of steps by engine size the whole text is told beside the step that applied', () => {
  const steps = 'ENGINE_CC <= 1500: 10%; <= 2500: 20%; else 30%';
  const data = dutyData(answerOn(withDuty(steps)));
  expect(data.find(({ label }) => label.en === 'Rate as printed')?.value).toBe(steps);
  expect(data.find(({ label }) => label.en === 'Rate')?.value).toBe('20');
});

test('of a rate in two parts both parts and the exchange rate are told', () => {
  const data = dutyData(answerOn(withDuty('30% + 50 USD/PCE')));
  expect(data.map(({ label }) => label.en)).toEqual([
    'Customs value',
    'Rate',
    'Taxable quantity',
    'Amount for one unit',
    'Exchange rate',
  ]);
});

test('each remedy has a row and a total of its own, with its name', () => {
  const name = { vi: 'Chống bán phá giá mẫu', en: 'Sample dumping' };
  const { taxTable } = answerOn({
    remedies: [
      measure('anti-dumping', 'AD', CODE, printedRate('12'), { name }),
      measure('countervailing', 'CV', CODE, printedRate('3')),
      measure('safeguard', 'SG', CODE, printedRate('1 USD/PCE')),
    ],
  });
  const names = taxTable.map(({ line, taxType }) => `${line ?? 'all'} ${taxType}`);
  for (const tax of ['ADD', 'CVD', 'SFG']) expect(names).toEqual(expect.arrayContaining([`1 ${tax}`, `all ${tax}`]));
  const row = taxTable.find(({ taxType }) => taxType === 'ADD');
  expect([row?.label.vi, row?.label.en]).toEqual([expect.stringContaining(name.vi), expect.stringContaining(name.en)]);
});
