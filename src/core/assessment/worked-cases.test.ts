import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { assess, explainAssessment, taxTable, type Assessment } from '#core/assessment';
import { Declaration, type GoodsItem } from '#core/declaration';
import { explanationLines, instant, plainDate, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { compileTariff, type MeasureRecord, type TariffLineRecord, type VatTreatmentRecord } from '#core/tariff';
import { valueDeclaration } from '#core/valuation';
import { evaluateArithmetic, withLineAmounts } from '#tests/support/evaluate-arithmetic';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

/**
 * Small cases under `tests/data/assessment-cases`, each worked by hand: a tariff as it is printed, a declaration, the
 * arithmetic step by step and the figures it ends in. The steps are checked apart from the program first (each comes to
 * what it says, and every figure is the end of a step); then the program has to come to the same figures.
 */
const folder = path.resolve(import.meta.dirname, '../../../tests/data/assessment-cases');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

interface Case {
  readonly title: string;
  readonly on: string;
  readonly rates: Readonly<Record<string, string>>;
  /** Lines as the country pack writes them; whatever is left out is empty. */
  readonly tariff: readonly (Partial<TariffLineRecord> & {
    readonly code: string;
    readonly measures?: readonly (Partial<MeasureRecord> & Pick<MeasureRecord, 'id' | 'type' | 'rate'>)[];
  })[];
  readonly vatTreatments?: readonly Partial<VatTreatmentRecord>[];
  readonly direction: 'import' | 'export';
  /** What differs from the sample declaration and its sample line. */
  readonly declaration: Partial<Declaration>;
  readonly goodsItems: readonly Partial<GoodsItem>[];
  readonly arithmetic: readonly string[];
  readonly expected: Figures | { readonly refusals: readonly string[] };
}
type Figures = Pick<Assessment, 'payable'> & {
  readonly lines: readonly { readonly value: string; readonly taxes: readonly Figure[] }[];
  readonly totals: readonly { readonly taxType: string; readonly amount: string; readonly payable: string }[];
};
type Figure = { readonly taxType: string; readonly measure: string; readonly rate: string; readonly amount: string };

test('there are more than forty', () => expect(files.length).toBeGreaterThan(40));

describe.each(files)('%s', (file) => {
  // The file is this project's own.
  const one = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Case;
  const { expected } = one;
  const reference = referenceOf(one);
  const declaration = declarationOf(one);
  const on = plainDate(one.on);

  if ('refusals' in expected) {
    test(one.title, () => expect(assessed(declaration, reference, on)).toEqual(expected.refusals));
    return;
  }
  test(`the arithmetic of "${one.title}" holds, and ends in every figure`, () => {
    const results = new Set(one.arithmetic.map(resultOf));
    for (const figure of figuresOf(expected)) expect(results).toContain(figure);
  });
  test(one.title, () => expect(assessed(declaration, reference, on)).toEqual(comparable(expected, one)));
  test(`each figure of "${one.title}" is explained by arithmetic that comes to it`, () => {
    const assessment = assessed(declaration, reference, on);
    if (!('totals' in assessment)) throw new Error(assessment.join());
    const rows = taxTable(assessment, declaration, reference);
    for (const row of rows)
      expect([row.label.en, row.calculation, evaluateArithmetic(withLineAmounts(row, rows)).toFixed()]).toEqual([
        row.label.en,
        row.calculation,
        row.value,
      ]);
    const explanation = explainAssessment(assessment, declaration, reference);
    for (const language of ['vi', 'en'] as const)
      expect(explanationLines(explanation, language).join('\n')).not.toMatch(/undefined|NaN|\{\w+\}/);
  });
});

function comparable({ lines, totals, payable }: Figures, { direction, on }: Case) {
  return expect.objectContaining({
    on,
    direction,
    lines: lines.map(({ value, taxes }) =>
      expect.objectContaining({ value, taxes: taxes.map((tax) => expect.objectContaining(tax)) }),
    ),
    totals: totals.map((total) => expect.objectContaining(total)),
    payable,
  });
}

function assessed(declaration: Declaration, reference: Reference, on: PlainDate): Assessment | readonly string[] {
  const valuation = valueDeclaration(declaration, reference, on);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error));
  const result = assess(declaration, valuation.value, reference, on);
  return result.ok ? result.value : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
}

/** `Import duty: 1,000 × 10 % = 100`; `≈` rounds half up, `↓` drops what is beyond the digits written. */
function resultOf(step: string): string {
  const [, calculation = '', sign, result = ''] = /^[^:]+: (.+) (=|≈|↓) ([−\d,.]+)$/.exec(step) ?? [];
  const exact = evaluateArithmetic(calculation);
  const plain = result.replaceAll(',', '');
  const digits = plain.split('.')[1]?.length ?? 0;
  const found = sign === '=' ? exact : exact.toDecimalPlaces(digits, sign === '↓' ? 1 : 4);
  expect([step, found.toFixed()]).toEqual([step, plain]);
  return plain;
}

const figuresOf = ({ lines, totals, payable }: Figures): readonly string[] => [
  ...lines.flatMap(({ value, taxes }) => [value, ...taxes.map(({ amount }) => amount)]),
  ...totals.flatMap((total) => [total.amount, total.payable]),
  payable,
];

function declarationOf({ direction, declaration: facts, goodsItems }: Case): Declaration {
  const items = goodsItems.map((item, index): GoodsItem => {
    const { unitPriceAmount: _price, origin: _origin, ...sample } = sampleItem({ sequence: index + 1 });
    return { ...sample, ...item };
  });
  const whole: unknown = direction === 'import' ? sampleImport(items, facts) : sampleExport(items, facts);
  if (!Check(Declaration, whole)) throw new Error('not the shape of a declaration');
  return whole;
}

const ALWAYS = {
  validFrom: plainDate('2000-01-01'),
  validTo: null,
  knownFrom: instant('2000-01-01T00:00:00.000Z'),
  place: { file: 'case', line: 1 },
};

/** The country with this tariff and these rates, the tariff read from its texts as the country's own is. */
function referenceOf({ tariff, vatTreatments = [], rates }: Case): Reference {
  const pack = vietnamPack();
  const base = vietnamReference();
  const knows = (list: Parameters<typeof base.codes.find>[0], code: string) =>
    base.codes.find(list, code, plainDate('2026-11-20')) !== undefined;
  const { tariff: compiled, problems } = compileTariff(
    {
      ...pack.tariff,
      lines: tariff.map((one) => ({
        unit: '',
        ordinary: '',
        mfn: '',
        vat: '',
        preferences: {},
        environmentTax: '',
        policyReferences: [],
        name: { vi: 'Hàng ví dụ', en: 'Example goods' },
        ...ALWAYS,
        ...lineOnly(one),
      })),
      vat: [
        ...pack.tariff.vat,
        ...vatTreatments.map((treatment) => ({
          printed: '',
          regime: '',
          rate: null,
          standard: true,
          legalBasis: '',
          ...ALWAYS,
          ...treatment,
        })),
      ],
      preferences: [],
      measures: tariff.flatMap(({ code, measures = [] }) =>
        measures.map((measure) => ({
          codePrefixes: [code],
          exceptPrefixes: [],
          name: { vi: measure.id, en: measure.id },
          legalBasis: 'test',
          illustrative: true,
          ...ALWAYS,
          ...measure,
        })),
      ),
    },
    base.codes,
    knows,
    undefined,
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return patchedReference({ ...base, tariff: compiled }, { rates });
}

/** A line without what stands beside it in the case: the compiler would not know what to make of it. */
function lineOnly(one: Case['tariff'][number]): Omit<Case['tariff'][number], 'measures'> {
  const { measures: _, ...line } = one;
  return line;
}
