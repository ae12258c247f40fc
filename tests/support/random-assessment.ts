import fc from 'fast-check';
import type { Declaration, DutyTaxFee, GoodsItem } from '#core/declaration';
import { decimal } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { Measure, MeasureCondition, TariffLine } from '#core/tariff';
import { measure, patchedReference, tariffLine } from '#tests/support/patched-reference';
import { printedRate } from '#tests/support/printed-rate';
import { vietnamReference } from '#tests/support/reference';
import { sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

/**
 * Random goods under random law: every form of rate, every tax, claims that stand and claims that do not. Each is drawn as
 * plain facts, from which the declaration and its tariff are written down as they would be printed; whoever works the taxes
 * out again can do it from the facts alone.
 */
export interface RandomShipment {
  readonly typeCode: string;
  readonly isImport: boolean;
  readonly terms: 'FOB' | 'CFR' | 'CIF';
  readonly spreadBy: 'value' | 'mass';
  /** In USD cents. */
  readonly freight: number;
  readonly insurance: number;
  /** A royalty in EUR cents, added to the value. */
  readonly royalty: number;
  readonly goods: readonly RandomGoods[];
}

export interface RandomGoods {
  readonly law: RandomLaw;
  readonly currency: Currency;
  /** In hundredths of the currency. */
  readonly price: number;
  readonly grams: number;
  readonly millilitres: number;
  readonly grossGrams: number;
  readonly engineCc: number | undefined;
  readonly origin: string | undefined;
  readonly treatment: 'ORDINARY' | 'MFN' | 'ACFTA' | 'OUTQUOTA' | undefined;
  readonly hasCertificate: boolean;
  readonly hasQuotaOrder: boolean;
  readonly declaredRate: string | undefined;
  /** Claims the rate of the producer, and names it or not. */
  readonly producer: 'named' | 'unnamed' | undefined;
  readonly claimsExemptFromVat: boolean;
}

export interface RandomLaw {
  readonly mfn: RandomRate;
  readonly ordinary: RandomRate;
  readonly preference: RandomRate | undefined;
  /** General rates for goods of China, and the producer's own. */
  readonly antiDumping: readonly RandomPart[];
  readonly producerRate: string | undefined;
  /** For goods of China and Malaysia. */
  readonly countervailing: RandomPart | undefined;
  /** For goods of all origins but Japan. */
  readonly safeguard: RandomPart | undefined;
  /** Up to so many cm³, and above: one rate each; the second may be missing. */
  readonly excise:
    | { readonly upTo: number; readonly small: RandomPart; readonly large: RandomPart | undefined }
    | undefined;
  readonly environment: { readonly amount: string; readonly unit: 'LTR' | 'KGM' } | undefined;
  readonly vat: string;
  readonly exportDuty: RandomRate | undefined;
}

/** Percent of the value, an amount for each unit, or both. */
export interface RandomPart {
  readonly percent?: string;
  readonly perUnit?: { readonly amount: string; readonly currency: Currency; readonly unit: Unit };
}
export type RandomRate =
  | { readonly form: 'part'; readonly part: RandomPart; readonly amountFirst: boolean }
  | { readonly form: 'percent'; readonly percent: string; readonly excluded: readonly string[] }
  | { readonly form: 'higher' | 'lower'; readonly options: readonly [RandomPart, RandomPart] }
  | { readonly form: 'tiers'; readonly steps: readonly RandomStep[]; readonly rest: RandomPart }
  | { readonly form: 'quota'; readonly within: string; readonly beyond: string }
  | { readonly form: 'share'; readonly percent: string }
  | { readonly form: 'alternatives'; readonly options: readonly string[] }
  | { readonly form: 'elsewhere' };
interface RandomStep {
  readonly upTo: number;
  readonly holdsBound: boolean;
  readonly part: RandomPart;
}

export const RATES = { USD: '25437', EUR: '29876.5', JPY: '165.43', VND: '1' } as const;
export type Currency = keyof typeof RATES;
type Unit = 'KGM' | 'TNE' | 'LTR' | 'HLT' | 'PCE';

/** Under each declaration type: whether what is worked out is to be paid. */
export const TYPES = {
  A11: 'payable',
  A12: 'payable',
  E21: 'exempt',
  E31: 'exempt',
  G11: 'suspended',
  C11: 'suspended',
  B11: 'payable',
  E42: 'exempt',
  C12: 'suspended',
} as const;
export type TypeCode = keyof typeof TYPES;
const IMPORTS: readonly TypeCode[] = ['A11', 'A11', 'A12', 'E21', 'E31', 'G11', 'C11'];
const EXPORTS: readonly TypeCode[] = ['B11', 'B11', 'E42', 'C12'];

export const PRODUCER = 'Example Producer Co., Ltd.';
export const PRODUCER_RATE = 'AD-PRODUCER';

/** `7`, `12.25`: what a tariff prints. */
const percent = fc.oneof(
  fc.integer({ min: 0, max: 150 }).map(String),
  fc.integer({ min: 1, max: 9999 }).map((hundredths) => String(hundredths / 100)),
);
const currency = fc.constantFrom<Currency>('USD', 'EUR', 'VND', 'JPY');
const perUnit = fc.record({
  amount: fc.integer({ min: 1, max: 20_000 }).map((hundredths) => String(hundredths / 100)),
  currency,
  // Nobody declares pieces here: that rate can not be applied.
  unit: fc.constantFrom<Unit>(
    ...(['KGM', 'TNE', 'LTR', 'HLT'] as const).flatMap((unit) => Array<Unit>(50).fill(unit)),
    'PCE',
  ),
});
const part: fc.Arbitrary<RandomPart> = fc.oneof(
  fc.record({ percent }),
  fc.record({ perUnit }),
  fc.record({ percent, perUnit }),
);
const origin = fc.constantFrom('CN', 'CN', 'MY', 'JP', 'AD', undefined);
const excluded = fc.uniqueArray(fc.constantFrom('CN', 'MY', 'ID', 'AD'), { maxLength: 3 });
const purePercent: fc.Arbitrary<RandomRate> = fc.record({
  form: fc.constant('percent' as const),
  percent,
  excluded: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: excluded }),
});
const ENGINES = [999, 1000, 1001, 1499, 1500, 1501, 2500] as const;
const tiers: fc.Arbitrary<RandomRate> = fc.record({
  form: fc.constant('tiers' as const),
  steps: fc
    .uniqueArray(fc.constantFrom(...ENGINES), { minLength: 1, maxLength: 3 })
    .chain((bounds) =>
      fc.tuple(
        ...bounds
          .toSorted((a, b) => a - b)
          .map((upTo) => fc.record({ upTo: fc.constant(upTo), holdsBound: fc.boolean(), part })),
      ),
    ),
  rest: part,
});
/** Forms that need nothing but the goods. */
const plainRate: fc.Arbitrary<RandomRate> = fc.oneof(
  { weight: 3, arbitrary: purePercent },
  { weight: 3, arbitrary: fc.record({ form: fc.constant('part' as const), part, amountFirst: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ form: fc.constantFrom('higher' as const, 'lower' as const), options: fc.tuple(part, part) }),
  },
  { weight: 1, arbitrary: tiers },
);
const anyRate: fc.Arbitrary<RandomRate> = fc.oneof(
  { weight: 8, arbitrary: plainRate },
  { weight: 1, arbitrary: fc.record({ form: fc.constant('quota' as const), within: percent, beyond: percent }) },
  {
    weight: 1,
    arbitrary: fc.record({
      form: fc.constant('alternatives' as const),
      options: fc.oneof(
        fc.array(percent, { minLength: 2, maxLength: 4 }),
        percent.map((same) => [same, same]),
      ),
    }),
  },
);
const duty: fc.Arbitrary<RandomRate> = fc.oneof(
  { weight: 60, arbitrary: anyRate },
  { weight: 1, arbitrary: fc.constant<RandomRate>({ form: 'elsewhere' }) },
);
const ordinary: fc.Arbitrary<RandomRate> = fc.oneof(
  fc.record({ form: fc.constant('share' as const), percent: fc.constantFrom('150', '150', '120.5') }),
  duty,
);

const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const law: fc.Arbitrary<RandomLaw> = fc.record({
  mfn: duty,
  ordinary,
  preference: sometimes(duty, 2),
  antiDumping: fc.oneof(fc.constant([]), fc.array(part, { minLength: 1, maxLength: 2 })),
  producerRate: sometimes(percent, 3),
  countervailing: sometimes(part, 4),
  safeguard: sometimes(part, 4),
  excise: sometimes(
    fc.record({ upTo: fc.constantFrom(...ENGINES), small: part, large: fc.option(part, { nil: undefined }) }),
    3,
  ),
  environment: sometimes(
    fc.record({
      amount: fc.integer({ min: 1, max: 50_000 }).map(String),
      unit: fc.constantFrom('LTR' as const, 'KGM' as const),
    }),
    3,
  ),
  vat: fc.constantFrom('0', '5', '8', '10', '10'),
  exportDuty: sometimes(plainRate, 2),
});

const goods: fc.Arbitrary<RandomGoods> = fc
  .record({
    isStray: fc.constantFrom(true, ...Array<boolean>(24).fill(false)),
    law,
    currency,
    price: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 5_000_000 })),
    grams: fc.integer({ min: 1, max: 5_000_000 }),
    millilitres: fc.integer({ min: 1, max: 5_000_000 }),
    grossGrams: fc.integer({ min: 1, max: 100_000_000 }),
    engineCc: fc.constantFrom(...ENGINES, ...ENGINES, undefined),
    origin,
    treatment: fc.constantFrom(undefined, undefined, undefined, 'ORDINARY', 'MFN', 'ACFTA', 'ACFTA', 'OUTQUOTA'),
    hasCertificate: fc.constantFrom(true, true, true, true, false),
    hasQuotaOrder: fc.boolean(),
    declaredRate: fc.oneof(fc.constant(undefined), percent),
    producer: fc.constantFrom(undefined, undefined, 'named', 'named', 'unnamed'),
    claimsExemptFromVat: fc.constantFrom(false, false, false, true),
  })
  .map(({ isStray, ...one }) => (isStray ? one : withClaimsThatStand(one)));

/** Claims that nothing can come of say little about the arithmetic: most lines are tidied up, and the strays stay. */
function withClaimsThatStand(one: RandomGoods): RandomGoods {
  const { law: of, treatment, origin: from } = one;
  const mayStand: Readonly<Record<NonNullable<RandomGoods['treatment']>, boolean>> = {
    ORDINARY: true,
    MFN: from !== undefined && from !== 'AD',
    ACFTA: (from === 'CN' || from === 'MY') && of.preference !== undefined,
    OUTQUOTA: (from === undefined || from === 'AD' ? of.ordinary : of.mfn).form === 'quota',
  };
  const kept = treatment !== undefined && mayStand[treatment] ? treatment : undefined;
  const mayNameProducer = of.producerRate !== undefined && (from === 'CN' || from === undefined);
  const alternatives = [of.mfn, of.ordinary, of.preference].find((rate) => rate?.form === 'alternatives');
  return {
    ...one,
    treatment: kept,
    hasCertificate: true,
    hasQuotaOrder: kept !== 'OUTQUOTA' && isUnderQuota(rateUnder(kept, one), of),
    engineCc: one.engineCc ?? 1000,
    declaredRate: alternatives?.form === 'alternatives' ? alternatives.options.at(-1) : undefined,
    producer: mayNameProducer && one.producer !== undefined ? 'named' : undefined,
  };
}

/** Up to `linesMax` lines; `typeCodes` to draw the declaration type from. */
export function randomShipment(
  linesMax: number,
  typeCodes: readonly TypeCode[] = [...IMPORTS, ...IMPORTS, ...EXPORTS],
): fc.Arbitrary<RandomShipment> {
  return fc
    .record({
      typeCode: fc.constantFrom(...typeCodes),
      terms: fc.constantFrom('FOB' as const, 'CFR' as const, 'CIF' as const),
      spreadBy: fc.constantFrom('value' as const, 'value' as const, 'mass' as const),
      freight: fc.integer({ min: 0, max: 500_000 }),
      insurance: fc.integer({ min: 0, max: 10_000 }),
      royalty: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 })),
      goods: fc.array(goods, { minLength: 1, maxLength: linesMax }),
    })
    .map((shipment) => ({ ...shipment, isImport: IMPORTS.includes(shipment.typeCode) }));
}

/** The rate that the claim comes to, but for origins that it leaves out. */
function rateUnder(
  treatment: RandomGoods['treatment'],
  { law: of, origin: from }: RandomGoods,
): RandomRate | undefined {
  if (treatment === 'ACFTA') return of.preference;
  if (treatment === 'ORDINARY') return of.ordinary;
  return from === undefined || from === 'AD' ? of.ordinary : of.mfn;
}

/** A quota is drawn only for a rate that it opens, itself or as the share of one. */
export const isUnderQuota = (rate: RandomRate | undefined, { mfn }: RandomLaw): boolean =>
  rate?.form === 'quota' || (rate?.form === 'share' && mfn.form === 'quota');

/** Sugar has a tariff quota in the country, so that these can draw on it; lines of one shipment have laws of their own. */
const codeOf = (index: number): string => `1701${String(index).padStart(4, '0')}`;

export function referenceOf(shipment: RandomShipment): Reference {
  return patchedReference(vietnamReference(), {
    rates: RATES,
    lines: shipment.goods.map(({ law: of }, index) => lineOf(codeOf(index), of)),
  });
}

function lineOf(code: string, of: RandomLaw): TariffLine {
  const china = { origins: { countries: ['CN'], excluded: [] } };
  const remedies: Measure[] = of.antiDumping.map((one, index) =>
    measure('anti-dumping', `AD-${index}`, code, printedRate(partText(one, true)), china),
  );
  if (of.producerRate !== undefined)
    remedies.push(
      measure('anti-dumping', PRODUCER_RATE, code, printedRate(of.producerRate), {
        ...china,
        conditions: [{ kind: 'exporter', name: PRODUCER }],
      }),
    );
  if (of.countervailing)
    remedies.push(
      measure('countervailing', 'CV', code, printedRate(partText(of.countervailing, true)), {
        origins: { countries: ['CN', 'MY'], excluded: [] },
      }),
    );
  if (of.safeguard)
    remedies.push(
      measure('safeguard', 'SG', code, printedRate(partText(of.safeguard, true)), { origins: { excluded: ['JP'] } }),
    );
  const claimed = { conditions: [{ kind: 'claim' }] } as const satisfies Partial<Measure>;
  return tariffLine(code, {
    mfn: printedRate(rateText(of.mfn)),
    ordinary: printedRate(rateText(of.ordinary)),
    preferences: of.preference ? { ACFTA: printedRate(rateText(of.preference)) } : {},
    vat: [
      measure('vat', `VAT${of.vat}`, code, printedRate(of.vat)),
      measure('vat', 'VATNS', code, { kind: 'none', text: '*' }, claimed),
    ],
    measures: {
      remedies,
      excise: exciseOf(code, of.excise),
      environment: of.environment
        ? [measure('environment', 'ENV', code, printedRate(`${of.environment.amount} VND/${of.environment.unit}`))]
        : [],
      exportDuty: of.exportDuty && measure('export-duty', 'EXP', code, printedRate(rateText(of.exportDuty))),
    },
  });
}

function exciseOf(code: string, excise: RandomLaw['excise']): readonly Measure[] {
  if (excise === undefined) return [];
  const upTo = decimal(excise.upTo);
  const engine = (bound: object): { readonly conditions: readonly MeasureCondition[] } => ({
    conditions: [{ kind: 'characteristic', characteristic: 'ENGINE_CC', ...bound }],
  });
  const small = measure('excise', 'EXC-S', code, printedRate(partText(excise.small, true)), engine({ atMost: upTo }));
  if (excise.large === undefined) return [small];
  return [small, measure('excise', 'EXC-L', code, printedRate(partText(excise.large, true)), engine({ above: upTo }))];
}

/** Alone a percentage carries no sign, beside something else it does. */
function partText({ percent: of, perUnit: price }: RandomPart, alone: boolean, amountFirst = false): string {
  const amount = price && `${price.amount} ${price.currency}/${price.unit}`;
  if (of === undefined) return amount ?? '';
  if (amount === undefined) return alone ? of : `${of}%`;
  return amountFirst ? `${amount} + ${of}%` : `${of}% + ${amount}`;
}

function rateText(rate: RandomRate): string {
  switch (rate.form) {
    case 'part':
      return partText(rate.part, true, rate.amountFirst);
    case 'percent':
      return rate.excluded.length === 0 ? rate.percent : `${rate.percent} (-${rate.excluded.join(', ')})`;
    case 'higher':
      return rate.options.map((one) => partText(one, false)).join(' nhưng không thấp hơn ');
    case 'lower':
      return rate.options.map((one) => partText(one, false)).join(' nhưng không cao hơn ');
    case 'tiers': {
      const steps = rate.steps.map((one) => `${one.holdsBound ? '<=' : '<'} ${one.upTo}: ${partText(one.part, false)}`);
      return `ENGINE_CC ${[...steps, `else ${partText(rate.rest, false)}`].join('; ')}`;
    }
    case 'quota':
      return `${rate.within} (NHN: ${rate.beyond})`;
    case 'share':
      return `${rate.percent}% thuế MFN`;
    case 'alternatives':
      return rate.options.join('/');
    case 'elsewhere':
      return 'Theo hướng dẫn tại Chương 98';
  }
}

export function declarationOf(shipment: RandomShipment): Declaration {
  const { typeCode, isImport, terms, spreadBy, freight, insurance, royalty } = shipment;
  const cents = (amount: number, of: Currency) => ({ amount: (amount / 100).toFixed(2), currency: of });
  const items = shipment.goods.map((one, index) => itemOf(one, index, isImport));
  const facts: Partial<Declaration> = {
    typeCode,
    tradeTerms: { conditionCode: terms },
    customsValuation: {
      freightChargeAmount: cents(freight, 'USD'),
      insuranceAmount: cents(insurance, 'USD'),
      ...(royalty > 0 && { chargeDeductions: [{ typeCode: 'E', amount: cents(royalty, 'EUR') }] }),
    },
    ...(spreadBy === 'mass' && { additionalInformations: [{ statementCode: 'SPMASS' }] }),
  };
  return isImport ? sampleImport(items, facts) : sampleExport(items, facts);
}

function itemOf(one: RandomGoods, index: number, isImport: boolean): GoodsItem {
  const {
    unitPriceAmount: _price,
    origin: _origin,
    ...sample
  } = sampleItem({
    sequence: index + 1,
    commodityCode: codeOf(index),
    itemChargeAmount: { amount: (one.price / 100).toFixed(2), currency: one.currency },
    tariffQuantity: { value: (one.grams / 1000).toFixed(3), unitCode: 'KGM' },
    supplementaryQuantity: { value: (one.millilitres / 1000).toFixed(3), unitCode: 'LTR' },
    grossMass: { value: (one.grossGrams / 1000).toFixed(3), unitCode: 'KGM' },
  });
  const fees = isImport ? feesOf(one) : [];
  return {
    ...sample,
    ...(one.origin !== undefined && { origin: { countryCode: one.origin } }),
    ...(one.engineCc !== undefined && {
      productCharacteristics: [{ typeCode: 'ENGINE_CC', measure: { value: String(one.engineCc), unitCode: 'CMQ' } }],
    }),
    ...(fees.length > 0 && { dutyTaxFees: [...fees] }),
    ...(one.treatment === 'ACFTA' &&
      one.hasCertificate && { additionalDocuments: [{ typeCode: 'CO-E', id: 'VD-0001' }] }),
    ...(one.producer === 'named' && { manufacturers: [{ name: PRODUCER }] }),
  };
}

function feesOf(one: RandomGoods): readonly DutyTaxFee[] {
  const { treatment, hasQuotaOrder, declaredRate, producer, claimsExemptFromVat } = one;
  const fees: DutyTaxFee[] = [];
  if (treatment !== undefined || hasQuotaOrder || declaredRate !== undefined)
    fees.push({
      typeCode: 'CUD',
      ...(treatment !== undefined && { dutyRegimeCode: treatment }),
      ...(hasQuotaOrder && { quotaOrderId: 'SUGAR' }),
      ...(declaredRate !== undefined && { taxRate: declaredRate }),
    });
  if (producer !== undefined) fees.push({ typeCode: 'ADD', dutyRegimeCode: PRODUCER_RATE });
  if (claimsExemptFromVat) fees.push({ typeCode: 'VAT', dutyRegimeCode: 'VATNS', exemptionCode: 'VK130' });
  return fees;
}
