/**
 * What checking, valuing and assessing a declaration of four lines costs the deciding thread, against the same tax
 * arithmetic alone in decimal.js (its amounts parsed from the same texts, its results written as text). Both run
 * interleaved in one process; the medians of the rounds are compared. Run: `node bench/assessment.ts [--json]`.
 */
import { Decimal as DecimalJs } from 'decimal.js';
import { assess } from '#core/assessment';
import { validateDeclaration, type Declaration, type GoodsItem } from '#core/declaration';
import { assert } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const ROUNDS = 15;
const DECLARATIONS_PER_ROUND = 4_000;

const reference = vietnamReference();
const declarations = Array.from({ length: 64 }, (_, index) => declarationOf(index));
const stages = { validate: [] as number[], value: [] as number[], assess: [] as number[], decimalJs: [] as number[] };

for (let round = 0; round < ROUNDS; round += 1) {
  stages.validate.push(microseconds((declaration) => validateDeclaration(declaration, reference, SAMPLE_DAY).length));
  stages.value.push(microseconds((declaration) => valuationOf(declaration).lines.length));
  const valuations = new Map(declarations.map((declaration) => [declaration, valuationOf(declaration)]));
  stages.assess.push(
    microseconds((declaration) => {
      const valuation = valuations.get(declaration);
      assert(valuation !== undefined, 'every declaration was valued');
      return assess(declaration, valuation, reference, SAMPLE_DAY).ok ? 1 : 0;
    }),
  );
  stages.decimalJs.push(microseconds(withDecimalJs));
}

const medians = {
  validateMicroseconds: median(stages.validate),
  valueMicroseconds: median(stages.value),
  assessMicroseconds: median(stages.assess),
  decimalJsArithmeticMicroseconds: median(stages.decimalJs),
};
const totalMicroseconds = medians.validateMicroseconds + medians.valueMicroseconds + medians.assessMicroseconds;
const ratioToDecimalJs = totalMicroseconds / medians.decimalJsArithmeticMicroseconds;
const report = { ...medians, totalMicroseconds, ratioToDecimalJs };
if (process.argv.includes('--json')) console.log(JSON.stringify(report));
else for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(34)} ${value.toFixed(2)}`);

function declarationOf(seed: number): Declaration {
  const codes = ['84713020', '85171300', '61091010', '39012000'];
  const items = codes.map((commodityCode, index): GoodsItem => {
    const quantity = 100 + seed * 7 + index;
    const { unitPriceAmount: _, ...item } = sampleItem({
      sequence: index + 1,
      commodityCode,
      tariffQuantity: { value: String(quantity), unitCode: commodityCode === '39012000' ? 'KGM' : 'PCE' },
      itemChargeAmount: { amount: (quantity * 12.35).toFixed(2), currency: 'USD' },
      additionalDocuments: [{ typeCode: 'CO-E', id: `E-${seed}-${index}`, issueDate: '2026-11-10' }],
      dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
    });
    return item;
  });
  return sampleImport(items, {
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: '1234.5', currency: 'USD' },
      insuranceAmount: { amount: '87.25', currency: 'USD' },
    },
  });
}

function valuationOf(declaration: Declaration) {
  const result = valueDeclaration(declaration, reference, SAMPLE_DAY);
  assert(result.ok, 'the sample can be valued');
  return result.value;
}

/** The floor: convert, spread freight and insurance, two taxes a line, totals; no rules, no look-ups, no refusals. */
function withDecimalJs(declaration: Declaration): number {
  const rate = new DecimalJs('26109');
  const extra = new DecimalJs('1234.5').plus('87.25').times(rate);
  const prices = declaration.goodsItems.map((item) => new DecimalJs(item.itemChargeAmount?.amount ?? 0).times(rate));
  const whole = prices.reduce((sum, price) => sum.plus(price));
  let duties = new DecimalJs(0);
  let vats = new DecimalJs(0);
  let length = 0;
  for (const price of prices) {
    const value = price.plus(extra.times(price).div(whole).toDecimalPlaces(6, DecimalJs.ROUND_DOWN));
    const duty = value.times('5').div(100);
    const base = value.plus(duty);
    const vat = base.times('8').div(100);
    duties = duties.plus(duty);
    vats = vats.plus(vat);
    length += value.toFixed().length + duty.toFixed().length + vat.toFixed().length;
  }
  return length + duties.toFixed(0).length + vats.toFixed(0).length;
}

function microseconds(work: (declaration: Declaration) => number): number {
  let sink = 0;
  const before = process.cpuUsage();
  for (let index = 0; index < DECLARATIONS_PER_ROUND; index += 1) {
    const declaration = declarations[index % declarations.length];
    if (declaration !== undefined) sink += work(declaration);
  }
  const used = process.cpuUsage(before);
  assert(sink > 0 || work.length === 1, 'the work was done');
  return (used.user + used.system) / DECLARATIONS_PER_ROUND;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
