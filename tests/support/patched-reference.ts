import { decimal, plainDate, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { LineMeasures, Measure, RateExpression, TariffLine } from '#core/tariff';

/** What a test puts over the country's reference: tariff lines, measures and exchange rates of its own. */
export interface Patch {
  readonly lines?: readonly TariffLine[];
  /** In place of the measures of these kinds on every line: those of the nodes above it. */
  readonly excise?: readonly CarriedMeasure[];
  readonly environment?: readonly CarriedMeasure[];
  readonly remedies?: readonly CarriedMeasure[];
  readonly rates?: Readonly<Record<string, string>>;
}

/** A measure that says which node carries it, for any line below. */
export interface CarriedMeasure extends Measure {
  readonly node: string;
}

const ALWAYS: PlainDate = plainDate('2000-01-01');

/** The country's reference with a few facts replaced; all else stays true. */
export function patchedReference(base: Reference, patch: Patch): Reference {
  const lines = new Map(patch.lines?.map((line) => [line.code, line]));
  const kinds = (['excise', 'environment', 'remedies'] as const).filter((kind) => patch[kind] !== undefined);
  const overlaid = (line: TariffLine): TariffLine => {
    const replaced = kinds.map((kind) => [kind, (patch[kind] ?? []).filter(({ node }) => line.code.startsWith(node))]);
    return kinds.length === 0 ? line : { ...line, measures: { ...line.measures, ...Object.fromEntries(replaced) } };
  };
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
      lineOn: (code, on) => {
        const line = lines.get(code) ?? base.tariff.lineOn(code, on);
        return line && overlaid(line);
      },
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

/** A measure of a test on the node of a code: without conditions, for all origins, for ever. */
export const measure = (
  type: Measure['type'],
  id: string,
  node: string,
  rate: RateExpression,
  facts: Partial<Measure> = {},
): CarriedMeasure => ({
  id,
  type,
  node,
  nodeDigits: node.length,
  name: { vi: id, en: id },
  origins: { excluded: [] },
  rate,
  conditions: [],
  legalBasis: 'test',
  illustrative: true,
  validFrom: ALWAYS,
  validTo: null,
  ...facts,
});

/** What a tariff line of a test may say otherwise: its rates of duty, its VAT treatments, its measures of other kinds. */
export interface LineFacts extends Partial<Omit<TariffLine, 'measures'>> {
  readonly ordinary?: RateExpression;
  readonly mfn?: RateExpression;
  readonly preferences?: Readonly<Record<string, RateExpression>>;
  readonly vat?: readonly Measure[];
  readonly measures?: Partial<LineMeasures>;
}

/** A tariff line of a test: ordinary 150 % of the MFN rate and VAT at 10 %, unless said otherwise. */
export function tariffLine(code: string, facts: LineFacts = {}): TariffLine {
  const {
    ordinary = { kind: 'share-of-mfn', percent: decimal(150), text: '150% thuế MFN' },
    mfn = percent('10'),
    preferences = {},
    vat = [measure('vat', 'VAT10', code, percent('10'))],
    measures,
    ...rest
  } = facts;
  return {
    code,
    name: { vi: 'Hàng ví dụ', en: 'Example goods' },
    unitCodes: ['KGM'],
    measures: {
      ordinary: measure('ordinary', 'ORDINARY', code, ordinary),
      mfn: measure('mfn', 'MFN', code, mfn),
      preferences: Object.fromEntries(
        Object.entries(preferences).map(([id, rate]) => [
          id,
          [measure('preference', id, code, rate, { origins: { agreement: id, excluded: [] } })],
        ]),
      ),
      remedies: [],
      excise: [],
      environment: [],
      vat,
      exportDuty: undefined,
      controls: [],
      ...measures,
    },
    subjectToEnvironmentTax: false,
    policyReferences: [],
    validFrom: ALWAYS,
    validTo: null,
    ...rest,
  };
}

export const exciseMeasure = (
  id: string,
  codePrefix: string,
  rate: string,
  facts: Partial<Measure> = {},
): CarriedMeasure => measure('excise', id, codePrefix, percent(rate), facts);

export const environmentMeasure = (id: string, codePrefix: string, amount: string, unitCode: string): CarriedMeasure =>
  measure('environment', id, codePrefix, perUnit(amount, 'VND', unitCode));

/** `50 USD/PCE`. */
export const perUnit = (amount: string, currency: string, unitCode: string): RateExpression => ({
  kind: 'specific',
  amount: decimal(amount),
  currency,
  unitCode,
  text: `${amount} ${currency}/${unitCode}`,
});

/** `30% + 50 USD/PCE`. */
export const mixed = (share: string, amount: string, currency: string, unitCode: string): RateExpression => ({
  kind: 'mixed',
  percent: decimal(share),
  amount: decimal(amount),
  currency,
  unitCode,
  text: `${share}% + ${amount} ${currency}/${unitCode}`,
});
