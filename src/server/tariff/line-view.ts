import { decimalText, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { RateExpression, TariffLine, VatChoice } from '#core/tariff';
import { Type, type Static } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const nullableText = Type.Union([Type.String(), Type.Null()]);

const RateSchema = Type.Object({
  kind: Type.String({
    description: 'ad-valorem, specific, mixed, quota, share-of-mfn, alternatives, elsewhere or none',
  }),
  text: Type.String({ description: 'As printed' }),
  excludedOrigins: Type.Array(Type.String()),
});

export const TariffLineSummarySchema = Type.Object(
  {
    code: Type.String(),
    name: TextSchema,
    unitCodes: Type.Array(Type.String()),
    mfn: Type.String(),
    vat: Type.String(),
  },
  { $id: 'TariffLineSummary' },
);

export const TariffLineSchema = Type.Object(
  {
    code: Type.String(),
    on: Type.String(),
    name: TextSchema,
    chapter: Type.Union([Type.Object({ code: Type.String(), name: TextSchema }), Type.Null()]),
    unitCodes: Type.Array(Type.String()),
    ordinary: RateSchema,
    mfn: RateSchema,
    preferences: Type.Array(
      Type.Object({
        agreement: Type.String(),
        name: TextSchema,
        certificateForms: Type.Array(Type.String()),
        rate: RateSchema,
        illustrative: Type.Boolean(),
      }),
    ),
    vat: Type.Array(
      Type.Object({
        regime: Type.String(),
        rate: nullableText,
        standard: Type.Boolean(),
        validFrom: Type.String(),
        validTo: nullableText,
        legalBasis: Type.String(),
      }),
    ),
    excise: Type.Array(
      Type.Object({
        id: Type.String(),
        name: TextSchema,
        percent: Type.String(),
        conditions: Type.Array(Type.String()),
        legalBasis: Type.String(),
        illustrative: Type.Boolean(),
      }),
    ),
    environment: Type.Array(
      Type.Object({
        id: Type.String(),
        name: TextSchema,
        amountPerUnit: Type.String(),
        unitCode: Type.String(),
        legalBasis: Type.String(),
        illustrative: Type.Boolean(),
      }),
    ),
    subjectToEnvironmentTax: Type.Boolean(),
    policyReferences: Type.Array(Type.String()),
    validFrom: Type.String(),
    validTo: nullableText,
  },
  { $id: 'TariffLine' },
);
export type TariffLineView = Static<typeof TariffLineSchema>;

export const lineSummary = (line: TariffLine): Static<typeof TariffLineSummarySchema> => ({
  code: line.code,
  name: line.name,
  unitCodes: [...line.unitCodes],
  mfn: line.mfn.text,
  vat: line.vat.map(vatText).join(' / '),
});

const vatText = (choice: VatChoice): string => (choice.rate === null ? '*' : `${decimalText(choice.rate)} %`);

/** Everything the tariff says of a line on a day, rates as printed beside what they were understood to mean. */
export function lineView(line: TariffLine, reference: Reference, on: PlainDate): TariffLineView {
  const { tariff } = reference;
  const chapter = tariff.chapter(line.code.slice(0, 2));
  return {
    code: line.code,
    on,
    name: line.name,
    chapter: chapter ? { ...chapter } : null,
    unitCodes: [...line.unitCodes],
    ordinary: rateView(line.ordinary),
    mfn: rateView(line.mfn),
    preferences: Object.entries(line.preferences).map(([agreement, rate]) => {
      const known = tariff.agreement(agreement, on);
      return {
        agreement,
        name: known?.name ?? sameText(agreement),
        certificateForms: [...(known?.certificateForms ?? [])],
        rate: rateView(rate),
        illustrative: line.illustrativePreferences.includes(agreement),
      };
    }),
    vat: line.vat.map((choice) => ({ ...choice, rate: choice.rate === null ? null : decimalText(choice.rate) })),
    excise: tariff.exciseOn(line.code, on).map((measure) => ({
      id: measure.id,
      name: measure.name,
      percent: decimalText(measure.percent),
      conditions: measure.conditions.map(conditionText),
      legalBasis: measure.legalBasis,
      illustrative: measure.illustrative,
    })),
    environment: tariff
      .environmentOn(line.code, on)
      .map(({ id, name, amountPerUnit, unitCode, legalBasis, illustrative }) => ({
        id,
        name,
        amountPerUnit: decimalText(amountPerUnit),
        unitCode,
        legalBasis,
        illustrative,
      })),
    subjectToEnvironmentTax: line.subjectToEnvironmentTax,
    policyReferences: [...line.policyReferences],
    validFrom: line.validFrom,
    validTo: line.validTo,
  };
}

const sameText = (text: string): Text => ({ vi: text, en: text });

const rateView = (rate: RateExpression): Static<typeof RateSchema> => ({
  kind: rate.kind,
  text: rate.text,
  excludedOrigins: rate.kind === 'ad-valorem' ? [...rate.excludedOrigins] : [],
});

type ExciseCondition = ReturnType<Reference['tariff']['exciseOn']>[number]['conditions'][number];

function conditionText(condition: ExciseCondition): string {
  const { characteristic, atLeast, above, atMost, below, equals } = condition;
  const bounds = [
    ...(atLeast ? [`≥ ${decimalText(atLeast)}`] : []),
    ...(above ? [`> ${decimalText(above)}`] : []),
    ...(atMost ? [`≤ ${decimalText(atMost)}`] : []),
    ...(below ? [`< ${decimalText(below)}`] : []),
    ...(equals === undefined ? [] : [`= ${equals}`]),
  ];
  return `${characteristic} ${bounds.join(', ')}`;
}
