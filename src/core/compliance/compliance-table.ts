import { readJson, type PackProblem } from '#core/codes';
import { err, ok, parsePlainDate, type PlainDate, type Result } from '#core/kernel';
import { CONDUCT_MONTHS_MAX } from '#core/party';
import { Type, type Static } from 'typebox';

/**
 * What a measure looks at. All of them are counted from the journal or stand in the party's profile; none is anybody's opinion.
 * `level` is the level just measured, for the table of risk classes.
 */
export const COMPLIANCE_FACTORS = [
  'active',
  'aeo',
  'ageDays',
  'declarations',
  'findingPercent',
  'daysSinceFinding',
  'penalties',
  'penaltyTotal',
  'latePayments',
  'lateAnswers',
  'correctionPercent',
  'taxDebtDays',
  'level',
] as const;
export type ComplianceFactor = (typeof COMPLIANCE_FACTORS)[number];

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const bound = Type.Number({ minimum: 0, maximum: 1e15 });
const words = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed);

const Condition = Type.Object(
  { factor: Type.Enum(COMPLIANCE_FACTORS), atLeast: Type.Optional(bound), atMost: Type.Optional(bound) },
  closed,
);
/** A bound on one factor; with both ends, the factor lies between them. */
export type ComplianceCondition = Static<typeof Condition>;

const Line = <Grade extends number>(grades: readonly Grade[]) =>
  Type.Object(
    {
      grade: Type.Enum([...grades]),
      reason: words,
      /** All of them hold. The last line of a table has none, and holds for everybody. */
      all: Type.Array(Condition, { maxItems: COMPLIANCE_FACTORS.length }),
    },
    closed,
  );

/** Circular 81/2019/TT-BTC: 1 priority, 2 high, 3 medium, 4 low, 5 not compliant. */
export const COMPLIANCE_LEVELS = [1, 2, 3, 4, 5] as const;
/** The same: 1 priority, 2 very low … 6 very high; 7 to 9 for the first year: no violation, minor ones, serious ones. */
export const RISK_CLASSES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type ComplianceLevel = (typeof COMPLIANCE_LEVELS)[number];
export type RiskClass = (typeof RISK_CLASSES)[number];

const Period = Type.Object(
  {
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
    legalBasis: Type.String({ minLength: 1 }),
    /** The circular leaves the figures to the customs department: ones that are not official say so. */
    illustrative: Type.Boolean(),
    /** Over how many months, the current one included, conduct is looked at. */
    months: Type.Integer({ minimum: 1, maximum: CONDUCT_MONTHS_MAX }),
    /** From the top: the first line that fits decides. */
    levels: Type.Array(Line(COMPLIANCE_LEVELS), { minItems: 1, maxItems: 40 }),
    classes: Type.Array(Line(RISK_CLASSES), { minItems: 1, maxItems: 40 }),
  },
  closed,
);
export type ComplianceTable = Static<typeof Period>;
export type ComplianceLine = ComplianceTable['levels'][number] | ComplianceTable['classes'][number];

const ComplianceFile = Type.Object({ periods: Type.Array(Period, { minItems: 1 }) }, closed);

/** Reads `country/<code>/compliance/tables.json`; a problem names the line. */
export function readComplianceTables(
  text: string,
  file: string,
): Result<readonly ComplianceTable[], readonly PackProblem[]> {
  const read = readJson(text, file, ComplianceFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems: PackProblem[] = [];
  value.periods.forEach((period, index) => {
    const problem = (field: string, message: string): void => {
      problems.push({ place: { file, line: lineOf(`/periods/${index}/${field}`) }, field, message });
    };
    for (const field of ['validFrom', 'validTo'] as const) {
      const date = period[field];
      if (date !== null && parsePlainDate(date) === undefined) problem(field, `"${date}" is not in the calendar`);
    }
    for (const table of ['levels', 'classes'] as const) {
      const lines: readonly ComplianceLine[] = period[table];
      if (lines.at(-1)?.all.length !== 0) problem(table, 'the last line has to hold for everybody');
      lines.forEach(({ all }, line) => {
        if (table === 'levels' && all.some(({ factor }) => factor === 'level'))
          problem(`${table}/${line}`, 'a level cannot hang on the level');
        if (all.some(({ atLeast, atMost }) => atLeast === undefined && atMost === undefined))
          problem(`${table}/${line}`, 'a condition has a bound');
      });
    }
  });
  return problems.length > 0 ? err(problems) : ok(value.periods);
}

export const complianceTableOn = (periods: readonly ComplianceTable[], on: PlainDate): ComplianceTable | undefined =>
  periods.find((period) => period.validFrom <= on && (period.validTo === null || on <= period.validTo));
