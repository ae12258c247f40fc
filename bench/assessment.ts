/**
 * What assessing a declaration of ten lines costs the deciding thread: value and taxes, without and with the Explanation
 * rendered, beside two floors in the same run: the same tax arithmetic alone in decimal.js (amounts parsed from the same
 * texts, results written as text), and the same arithmetic in a plain loop over rates that are known already, without
 * rules, refusals or a word of explanation. The rounds are interleaved; medians of the rounds are compared.
 * Run: `node --max-semi-space-size=32 bench/assessment.ts [--json]` (what the program runs with).
 */
import { Decimal as DecimalJs } from 'decimal.js';
import { assess, explainAssessment, taxTable } from '#core/assessment';
import { validateDeclaration, type Declaration, type GoodsItem } from '#core/declaration';
import {
  addDecimals,
  assert,
  decimal,
  decimalText,
  divideDecimals,
  explanationLines,
  multiplyDecimals,
  percentOf,
  roundDecimal,
  sumDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const ROUNDS = 15;
const WARM_ROUNDS = 10;
const DECLARATIONS_PER_ROUND = 1_000;
/** In microseconds. */
const GOALS = {
  'look-up': 1,
  assessment: 60,
  'assessment and Explanation': 150,
  'the same, as lines of text': 150,
} as const;

/** Each with its unit, the rate of duty that applies to goods of China and what else is taken of it, in percent. */
const GOODS = [
  { code: '84713020', unit: 'PCE', duty: '0', vat: '8' },
  { code: '85171300', unit: 'PCE', duty: '0', vat: '8' },
  { code: '61091010', unit: 'PCE', duty: '0', vat: '8', claim: true },
  { code: '39012000', unit: 'KGM', duty: '2', vat: '8', claim: true },
  { code: '22030091', unit: 'LTR', duty: '35', excise: '65', vat: '10' },
  { code: '39269099', unit: 'KGM', duty: '12', vat: '8' },
  { code: '33049930', unit: 'KGM', duty: '18', vat: '8' },
  { code: '10059010', unit: 'KGM', duty: '30', vat: '8' },
  { code: '64039990', unit: 'PR', duty: '30', vat: '8' },
  { code: '25232990', unit: 'KGM', duty: '32', vat: '8' },
] as const satisfies readonly Goods[];
interface Goods {
  readonly code: string;
  readonly unit: string;
  readonly duty: string;
  readonly excise?: string;
  readonly vat: string;
  readonly claim?: true;
}

/** The rate of the week, and freight and insurance in dollars. */
const USD = '26109';
const EXTRA = ['1234.5', '87.25'] as const;

const ON = SAMPLE_DAY;
const reference = vietnamReference();
const declarations = Array.from({ length: 64 }, (_, index) => declarationOf(index));
const valuations = new Map(declarations.map((declaration) => [declaration, valuationOf(declaration)]));
const assessments = new Map(declarations.map((declaration) => [declaration, assessed(declaration)]));
const known = GOODS.map(({ duty, vat, ...goods }) => ({
  duty: decimal(duty),
  excise: 'excise' in goods ? decimal(goods.excise) : undefined,
  vat: decimal(vat),
}));

const works = {
  checks: (declaration: Declaration) => validateDeclaration(declaration, reference, ON).length,
  value: (declaration: Declaration) => valuationOf(declaration).lines.length,
  taxes: (declaration: Declaration) => taxesOf(declaration).lines.length,
  assessment: (declaration: Declaration) => assessed(declaration).lines.length,
  'assessment and Explanation': (declaration: Declaration) =>
    explainAssessment(assessed(declaration), declaration, reference).steps.length,
  'the same, as lines of text': (declaration: Declaration) =>
    explanationLines(explainAssessment(assessed(declaration), declaration, reference), 'vi').length,
  'table of a screen': (declaration: Declaration) => taxTable(assessmentOf(declaration), declaration, reference).length,
  'plain loop': withPlainLoop,
  'decimal.js': withDecimalJs,
} as const;
type Work = keyof typeof works;
const names = Object.keys(works) as Work[];

for (const declaration of declarations) agree(declaration);
const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Work, number[]>;
const lookUps: number[] = [];
for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1) {
  for (const name of names) {
    const taken = microseconds(works[name]);
    if (round >= 0) samples[name].push(taken);
  }
  const lookUp = microseconds(lookUpAll) / GOODS.length;
  if (round >= 0) lookUps.push(lookUp);
}
const medians = Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Record<Work, number>;
const report = { 'look-up': median(lookUps), ...medians };
if (process.argv.includes('--json')) console.log(JSON.stringify({ goals: GOALS, microseconds: report }));
else
  console.table(
    Object.entries(report).map(([name, us]) => ({
      work: name,
      microseconds: Math.round(us * 100) / 100,
      goal: name in GOALS ? `< ${GOALS[name as keyof typeof GOALS]}` : '',
      'times the plain loop': Math.round((us / medians['plain loop']) * 100) / 100,
      'times decimal.js': Math.round((us / medians['decimal.js']) * 100) / 100,
    })),
  );

function declarationOf(seed: number): Declaration {
  const items = GOODS.map(({ code: commodityCode, unit: unitCode, ...goods }, index): GoodsItem => {
    const quantity = 100 + seed * 7 + index;
    const { unitPriceAmount: _, ...item } = sampleItem({
      sequence: index + 1,
      commodityCode,
      tariffQuantity: { value: String(quantity), unitCode },
      itemChargeAmount: { amount: (quantity * 12.35).toFixed(2), currency: 'USD' },
      ...('claim' in goods && {
        additionalDocuments: [{ typeCode: 'CO-E', id: `E-${seed}-${index}`, issueDate: '2026-11-10' }],
        dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
      }),
    });
    return item;
  });
  return sampleImport(items, {
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: EXTRA[0], currency: 'USD' },
      insuranceAmount: { amount: EXTRA[1], currency: 'USD' },
    },
  });
}

function valuationOf(declaration: Declaration) {
  const result = valueDeclaration(declaration, reference, ON);
  assert(result.ok, 'the sample can be valued');
  return result.value;
}

function taxesOf(declaration: Declaration) {
  const valuation = valuations.get(declaration);
  assert(valuation !== undefined, 'every declaration was valued');
  const result = assess(declaration, valuation, reference, ON);
  assert(result.ok, `the sample can be assessed: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}

function assessed(declaration: Declaration) {
  const result = assess(declaration, valuationOf(declaration), reference, ON);
  assert(result.ok, `the sample can be assessed: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}

function assessmentOf(declaration: Declaration) {
  const assessment = assessments.get(declaration);
  assert(assessment !== undefined, 'every declaration was assessed');
  return assessment;
}

function lookUpAll(declaration: Declaration): number {
  let found = 0;
  for (const { commodityCode = '' } of declaration.goodsItems)
    if (reference.tariff.lineOn(commodityCode, ON) !== undefined) found += 1;
  return found;
}

/** Convert, spread freight and insurance, three taxes a line, totals; no rules, no look-ups, no refusals, no reasons. */
function withPlainLoop(declaration: Declaration): number {
  const rate = decimal(USD);
  const extra = multiplyDecimals(addDecimals(decimal(EXTRA[0]), decimal(EXTRA[1])), rate);
  const prices: Decimal[] = [];
  for (const { itemChargeAmount } of declaration.goodsItems)
    prices.push(multiplyDecimals(decimal(itemChargeAmount?.amount ?? '0'), rate));
  const whole = sumDecimals(prices);
  const totals = [ZERO, ZERO, ZERO] as [Decimal, Decimal, Decimal];
  let length = 0;
  for (let index = 0; index < prices.length; index += 1) {
    const price = prices[index] ?? ZERO;
    const rates = known[index];
    if (rates === undefined) continue;
    const value = addDecimals(price, divideDecimals(multiplyDecimals(extra, price), whole, 6, 'down'));
    const duty = percentOf(value, rates.duty);
    let base = addDecimals(value, duty);
    if (rates.excise !== undefined) {
      const excise = percentOf(base, rates.excise);
      base = addDecimals(base, excise);
      totals[1] = addDecimals(totals[1], excise);
      length += decimalText(excise).length;
    }
    const vat = percentOf(base, rates.vat);
    totals[0] = addDecimals(totals[0], duty);
    totals[2] = addDecimals(totals[2], vat);
    length += decimalText(value).length + decimalText(duty).length + decimalText(vat).length;
  }
  for (const total of totals) length += decimalText(roundDecimal(total, 0, 'half-up')).length;
  return length;
}

function withDecimalJs(declaration: Declaration): number {
  const rate = new DecimalJs(USD);
  const extra = new DecimalJs(EXTRA[0]).plus(EXTRA[1]).times(rate);
  const prices = declaration.goodsItems.map((item) => new DecimalJs(item.itemChargeAmount?.amount ?? 0).times(rate));
  const whole = prices.reduce((sum, price) => sum.plus(price));
  const totals = [new DecimalJs(0), new DecimalJs(0), new DecimalJs(0)] as [DecimalJs, DecimalJs, DecimalJs];
  let length = 0;
  for (let index = 0; index < prices.length; index += 1) {
    const price = prices[index] ?? new DecimalJs(0);
    const goods = GOODS[index];
    if (goods === undefined) continue;
    const value = price.plus(extra.times(price).div(whole).toDecimalPlaces(6, DecimalJs.ROUND_DOWN));
    const duty = value.times(goods.duty).div(100);
    let base = value.plus(duty);
    if ('excise' in goods) {
      const excise = base.times(goods.excise).div(100);
      base = base.plus(excise);
      totals[1] = totals[1].plus(excise);
      length += excise.toFixed().length;
    }
    const vat = base.times(goods.vat).div(100);
    totals[0] = totals[0].plus(duty);
    totals[2] = totals[2].plus(vat);
    length += value.toFixed().length + duty.toFixed().length + vat.toFixed().length;
  }
  for (const total of totals) length += total.toFixed(0).length;
  return length;
}

/** A floor that works something else out would prove nothing: the rates of `GOODS` are those that apply. */
function agree(declaration: Declaration): void {
  for (const [index, { taxes }] of assessmentOf(declaration).lines.entries()) {
    const { code, duty, vat, ...goods } = GOODS[index] ?? { code: '', duty: '', vat: '' };
    const expected = [duty, ...('excise' in goods ? [goods.excise] : []), vat].map((percent) => `${percent}%`);
    const found = taxes.map(({ rate }) => rate);
    assert(found.join() === expected.join(), `${code} bears ${found.join()} and not ${expected.join()}`);
  }
}

function microseconds(work: (declaration: Declaration) => number): number {
  let sink = 0;
  const before = process.cpuUsage();
  for (let index = 0; index < DECLARATIONS_PER_ROUND; index += 1) {
    const declaration = declarations[index % declarations.length];
    if (declaration !== undefined) sink += work(declaration);
  }
  const used = process.cpuUsage(before);
  assert(sink > 0 || work === works.checks, 'the work was done');
  return (used.user + used.system) / DECLARATIONS_PER_ROUND;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
