import { expect, test } from 'vitest';
import { assess, explainQuestion, taxTable, type ExplainedAnswer } from '#core/assessment';
import { explanationLines } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
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
const dutyData = ({ taxTable: rows }: ExplainedAnswer) =>
  rows.find(({ line, taxType }) => line === 1 && taxType === 'CUD')?.data ?? [];

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
  const { taxTable: rows } = answerOn({
    remedies: [
      measure('anti-dumping', 'AD', CODE, printedRate('12'), { name }),
      measure('countervailing', 'CV', CODE, printedRate('3')),
      measure('safeguard', 'SG', CODE, printedRate('1 USD/PCE')),
    ],
  });
  const names = rows.map(({ line, taxType }) => `${line ?? 'all'} ${taxType}`);
  for (const tax of ['ADD', 'CVD', 'SFG']) expect(names).toEqual(expect.arrayContaining([`1 ${tax}`, `all ${tax}`]));
  const row = rows.find(({ taxType }) => taxType === 'ADD');
  expect([row?.label.vi, row?.label.en]).toEqual([expect.stringContaining(name.vi), expect.stringContaining(name.en)]);
});

test('explaining a line that is not valued by its price costs no more, however many stand beside it', () => {
  const base = vietnamReference();
  const { unitPriceAmount: _, ...plain } = sampleItem({ tariffQuantity: { value: '100', unitCode: 'KGM' } });
  const compared = {
    typeCode: 'CMP',
    id: 'TK-1',
    issueDate: '2026-11-01',
    writeOffAmount: { amount: '5000', currency: 'USD' },
    writeOffQuantity: { value: '400', unitCode: 'KGM' },
  };
  const readsForEachOf = (count: number): number => {
    let reads = 0;
    const codes = {
      ...base.codes,
      find: (...asked: Parameters<typeof base.codes.find>) => {
        reads += 1;
        return base.codes.find(...asked);
      },
    };
    const declaration = sampleImport(
      Array.from({ length: count }, () => ({
        ...plain,
        customsValuation: { methodCode: '1' },
        additionalInformations: [{ statementCode: 'NOSALE' }],
        additionalDocuments: [compared],
      })),
    );
    const valuation = valueDeclaration(declaration, base, SAMPLE_DAY);
    if (!valuation.ok) throw new Error(valuation.error[0]?.message.en);
    const assessment = assess(declaration, valuation.value, base, SAMPLE_DAY);
    if (!assessment.ok) throw new Error(assessment.error[0]?.message.en);
    const table = taxTable(assessment.value, declaration, { ...base, codes });
    expect(table.filter(({ label }) => label.en === 'Customs value').every(({ data }) => data.length > 1)).toBe(true);
    return reads / count;
  };
  expect(readsForEachOf(50)).toBeLessThanOrEqual(readsForEachOf(5));
});
