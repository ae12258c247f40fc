import { decimal, plainDate, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { EnvironmentMeasure, ExciseMeasure, RateExpression, TariffLine } from '#core/tariff';

/** What a test puts over the country's reference: tariff lines, measures and exchange rates of its own. */
export interface Patch {
  readonly lines?: readonly TariffLine[];
  readonly excise?: readonly ExciseMeasure[];
  readonly environment?: readonly EnvironmentMeasure[];
  readonly rates?: Readonly<Record<string, string>>;
}

const ALWAYS: PlainDate = plainDate('2000-01-01');

/** The country's reference with a few facts replaced; all else stays true. */
export function patchedReference(base: Reference, patch: Patch): Reference {
  const lines = new Map(patch.lines?.map((line) => [line.code, line]));
  const startsWithOne = (code: string, prefixes: readonly string[]) =>
    prefixes.some((prefix) => code.startsWith(prefix));
  return {
    ...base,
    rates: {
      rateOn: (currency, on) => {
        const rate = patch.rates?.[currency];
        if (rate === undefined) return base.rates.rateOn(currency, on);
        return { currency, rate: decimal(rate), validFrom: on, validTo: on, source: 'test' };
      },
    },
    tariff: {
      ...base.tariff,
      lineOn: (code, on) => lines.get(code) ?? base.tariff.lineOn(code, on),
      exciseOn: (code, on) =>
        patch.excise === undefined
          ? base.tariff.exciseOn(code, on)
          : patch.excise.filter(({ codePrefixes }) => startsWithOne(code, codePrefixes)),
      environmentOn: (code, on) =>
        patch.environment === undefined
          ? base.tariff.environmentOn(code, on)
          : patch.environment.filter(({ codePrefixes }) => startsWithOne(code, codePrefixes)),
    },
  };
}

/** `20`, or `0 (-ID, TH)` with its exclusions as second argument. */
export const percent = (text: string, excludedOrigins: readonly string[] = []): RateExpression => ({
  kind: 'ad-valorem',
  percent: decimal(text),
  excludedOrigins,
  text: excludedOrigins.length === 0 ? text : `${text} (-${excludedOrigins.join(', ')})`,
});

/** A tariff line of a test: ordinary 150 % of the MFN rate and VAT at 10 %, unless said otherwise. */
export const tariffLine = (code: string, facts: Partial<TariffLine> = {}): TariffLine => ({
  code,
  name: { vi: 'Hàng ví dụ', en: 'Example goods' },
  unitCodes: ['KGM'],
  ordinary: { kind: 'share-of-mfn', percent: decimal(150), text: '150% thuế MFN' },
  mfn: percent('10'),
  preferences: {},
  vat: [{ regime: 'VAT10', rate: decimal(10), standard: true, validFrom: ALWAYS, validTo: null, legalBasis: 'test' }],
  subjectToEnvironmentTax: false,
  policyReferences: [],
  illustrativePreferences: [],
  validFrom: ALWAYS,
  validTo: null,
  ...facts,
});

export const exciseMeasure = (
  id: string,
  codePrefix: string,
  rate: string,
  facts: Partial<ExciseMeasure> = {},
): ExciseMeasure => ({
  id,
  codePrefixes: [codePrefix],
  name: { vi: id, en: id },
  percent: decimal(rate),
  conditions: [],
  validFrom: ALWAYS,
  validTo: null,
  legalBasis: 'test',
  illustrative: true,
  ...facts,
});

export const environmentMeasure = (
  id: string,
  codePrefix: string,
  amount: string,
  unitCode: string,
): EnvironmentMeasure => ({
  id,
  codePrefixes: [codePrefix],
  name: { vi: id, en: id },
  amountPerUnit: decimal(amount),
  unitCode,
  validFrom: ALWAYS,
  validTo: null,
  legalBasis: 'test',
  illustrative: true,
});
