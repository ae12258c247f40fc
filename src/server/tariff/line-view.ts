import { decimalText, unreachable, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';
import { allMeasures, MEASURE_TYPES, nodeOf, type Measure, type MeasureCondition, type TariffLine } from '#core/tariff';
import { Type, type Static } from 'typebox';
import { pathView, TariffPathSchema } from './path-view.ts';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const nullableText = Type.Union([Type.String(), Type.Null()]);

/** One measure as the interface tells it: rates as printed beside what kind they were understood to be. */
export const MeasureSchema = Type.Object(
  {
    id: Type.String(),
    type: Type.Enum(MEASURE_TYPES),
    node: Type.String({ description: 'The code of two to eight digits that carries it; empty for the whole table' }),
    name: TextSchema,
    agreement: nullableText,
    countries: Type.Union([Type.Array(Type.String()), Type.Null()], {
      description: 'Countries of origin it is for; null: all, or the partners of the agreement',
    }),
    excludedOrigins: Type.Array(Type.String()),
    rate: Type.Object({
      kind: Type.String({
        description:
          'ad-valorem, specific, mixed, higher-of, lower-of, tiers, quota, share-of-mfn, alternatives, elsewhere or none',
      }),
      text: Type.String({ description: 'As printed' }),
      inQuota: Type.Optional(Type.String({ description: 'Of a quota: percent within it' })),
      outOfQuota: Type.Optional(Type.String({ description: 'Of a quota: percent beyond it' })),
    }),
    conditions: Type.Array(
      Type.Object({
        kind: Type.String({ description: 'certificate, claim, exporter, document or characteristic' }),
        text: Type.String({ description: 'Forms, producer, document, or a characteristic with its bounds' }),
      }),
    ),
    agency: Type.Union([TextSchema, Type.Null()]),
    documents: Type.Array(Type.Object({ typeCode: Type.String(), name: TextSchema, illustrative: Type.Boolean() }), {
      description: 'Of a control: any one of them, named on the declaration, satisfies it',
    }),
    legalBasis: Type.String(),
    illustrative: Type.Boolean({ description: 'A sample to be checked against the law' }),
    validFrom: Type.String(),
    validTo: nullableText,
  },
  { $id: 'TariffMeasure' },
);
export type MeasureView = Static<typeof MeasureSchema>;

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
    path: TariffPathSchema,
    unitCodes: Type.Array(Type.String()),
    measures: Type.Array(Type.Ref('TariffMeasure')),
    subjectToEnvironmentTax: Type.Boolean(),
    policyReferences: Type.Array(Type.String()),
    validFrom: Type.String(),
    validTo: nullableText,
  },
  { $id: 'TariffLine' },
);
export type TariffLineView = Omit<Static<typeof TariffLineSchema>, 'measures'> & {
  readonly measures: MeasureView[];
};

export const lineSummary = (line: TariffLine): Static<typeof TariffLineSummarySchema> => ({
  code: line.code,
  name: line.name,
  unitCodes: [...line.unitCodes],
  mfn: line.measures.mfn?.rate.text ?? '',
  vat: line.measures.vat.map(vatText).join(' / '),
});

const vatText = ({ rate }: Measure): string => (rate.kind === 'ad-valorem' ? `${decimalText(rate.percent)} %` : '*');

/** Everything the tariff says of a line on a day, rates as printed beside what they were understood to mean. */
export function lineView(line: TariffLine, reference: Reference, on: PlainDate): TariffLineView {
  const { tariff } = reference;
  const chapter = tariff.chapter(line.code.slice(0, 2));
  return {
    code: line.code,
    on,
    name: line.name,
    chapter: chapter ? { ...chapter } : null,
    path: pathView(line.code, reference),
    unitCodes: [...line.unitCodes],
    measures: allMeasures(line.measures).map((measure) => measureView(measure, line.code, tariff, on)),
    subjectToEnvironmentTax: line.subjectToEnvironmentTax,
    policyReferences: [...line.policyReferences],
    validFrom: line.validFrom,
    validTo: line.validTo,
  };
}

/** A measure as it is told of a line, or of the node that carries it. */
export function measureView(measure: Measure, code: string, tariff: Reference['tariff'], on: PlainDate): MeasureView {
  const { id, type, origins, rate, conditions, agency, legalBasis, illustrative, validFrom, validTo } = measure;
  const agreement = origins.agreement === undefined ? undefined : tariff.agreement(origins.agreement, on);
  return {
    id,
    type,
    node: nodeOf(measure, code),
    name: { ...(measure.name ?? agreement?.name ?? sameText(id)) },
    agreement: origins.agreement ?? null,
    countries: origins.countries === undefined ? null : [...origins.countries],
    excludedOrigins: [...origins.excluded],
    rate: {
      kind: rate.kind,
      text: rate.text,
      ...(rate.kind === 'quota' && { inQuota: decimalText(rate.inQuota), outOfQuota: decimalText(rate.outOfQuota) }),
    },
    conditions: conditions.map((condition) => ({ kind: condition.kind, text: conditionText(condition) })),
    agency: agency === undefined ? null : { ...agency },
    documents: tariff.documentsFor(measure, on).map(({ name, ...document }) => ({ ...document, name: { ...name } })),
    legalBasis,
    illustrative,
    validFrom,
    validTo,
  };
}

const sameText = (text: string): Text => ({ vi: text, en: text });

function conditionText(condition: MeasureCondition): string {
  switch (condition.kind) {
    case 'certificate':
      return condition.forms.join(', ');
    case 'claim':
      return '';
    case 'exporter':
      return condition.name;
    case 'document':
      return condition.reference;
    case 'characteristic':
      return boundsText(condition);
    default:
      return unreachable(condition);
  }
}

function boundsText(condition: Extract<MeasureCondition, { readonly kind: 'characteristic' }>): string {
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
