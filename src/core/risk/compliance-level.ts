import { Type, type Static } from 'typebox';
import { readJson, type PackProblem } from '#core/codes';
import {
  daysBetween,
  err,
  ok,
  parsePlainDate,
  type Explanation,
  type PlainDate,
  type Result,
  type Text,
} from '#core/kernel';
import { NEWCOMER_DAYS, type PartyProfile } from '#core/party';

/** The five levels of Circular 81/2019/TT-BTC: 1 priority, 2 high, 3 medium, 4 low, 5 not compliant. */
export type ComplianceLevel = 1 | 2 | 3 | 4 | 5;

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const count = Type.Integer({ minimum: 0 });
const percent = Type.Number({ minimum: 0, maximum: 100 });

const LevelTest = Type.Object(
  { declarationsMin: count, findingPercentMax: percent, daysSinceFindingMin: count, taxDebtDaysMax: count },
  closed,
);

/** Thresholds of one period. The annexes of the circular leave them to the customs department: sample figures say so. */
export const ComplianceThresholds = Type.Object(
  {
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
    legalBasis: Type.String({ minLength: 1 }),
    illustrative: Type.Boolean(),
    /** Worse than any of these is not compliant. */
    notCompliant: Type.Object({ findingPercentMin: percent, declarationsMin: count, taxDebtDaysMin: count }, closed),
    high: LevelTest,
    medium: LevelTest,
  },
  closed,
);
export type ComplianceThresholds = Static<typeof ComplianceThresholds>;

export const ComplianceFile = Type.Object({ periods: Type.Array(ComplianceThresholds, { minItems: 1 }) }, closed);

/** Reads `country/<code>/risk/compliance.json`; a problem names the line. */
export function readComplianceThresholds(
  text: string,
  file: string,
): Result<readonly ComplianceThresholds[], readonly PackProblem[]> {
  const read = readJson(text, file, ComplianceFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems = value.periods.flatMap((period, index) =>
    (['validFrom', 'validTo'] as const).flatMap((field): readonly PackProblem[] => {
      const date = period[field];
      if (date === null || parsePlainDate(date) !== undefined) return [];
      const line = lineOf(`/periods/${index}/${field}`);
      return [{ place: { file, line }, field, message: `"${date}" is not in the calendar` }];
    }),
  );
  return problems.length > 0 ? err(problems) : ok(value.periods);
}

export const thresholdsOn = (
  periods: readonly ComplianceThresholds[],
  on: PlainDate,
): ComplianceThresholds | undefined =>
  periods.find((period) => period.validFrom <= on && (period.validTo === null || on <= period.validTo));

export interface MeasuredLevel {
  readonly level: ComplianceLevel;
  readonly explanation: Explanation;
}

/** Measures a party's compliance from its standing and history. The first line of the table that fits decides. */
export function complianceLevel(
  profile: PartyProfile,
  thresholds: ComplianceThresholds,
  today: PlainDate,
): MeasuredLevel {
  const facts = measuredFacts(profile, today);
  for (const { level, rule, label, fits } of TABLE) {
    if (fits(facts, thresholds)) return { level, explanation: explained(level, rule, label, facts, thresholds) };
  }
  return { level: 4, explanation: explained(4, 'otherwise', OTHERWISE, facts, thresholds) };
}

interface MeasuredFacts {
  readonly status: PartyProfile['status'];
  readonly aeo: boolean;
  readonly ageDays: number;
  readonly declarations: number;
  readonly findingPercent: number;
  /** Days since the last finding; the party's age where there was none. */
  readonly daysSinceFinding: number;
  readonly taxDebtDays: number;
}

function measuredFacts(
  { status, aeo, registeredOn, taxDebtDaysMax, counters }: PartyProfile,
  today: PlainDate,
): MeasuredFacts {
  const { declarations, findings, lastFindingOn } = counters;
  return {
    status,
    aeo,
    ageDays: daysBetween(registeredOn, today),
    declarations,
    findingPercent: declarations === 0 ? 0 : (findings * 100) / declarations,
    daysSinceFinding: daysBetween(lastFindingOn ?? registeredOn, today),
    taxDebtDays: taxDebtDaysMax,
  };
}

interface LevelLine {
  readonly level: ComplianceLevel;
  readonly rule: string;
  readonly label: Text;
  readonly fits: (facts: MeasuredFacts, thresholds: ComplianceThresholds) => boolean;
}

const passes = (facts: MeasuredFacts, test: ComplianceThresholds['high']): boolean =>
  facts.declarations >= test.declarationsMin &&
  facts.findingPercent <= test.findingPercentMax &&
  facts.daysSinceFinding >= test.daysSinceFindingMin &&
  facts.taxDebtDays <= test.taxDebtDaysMax;

const TABLE: readonly LevelLine[] = [
  {
    level: 5,
    rule: 'not-active',
    label: { vi: 'Doanh nghiệp không còn hoạt động', en: 'The party is suspended or dissolved' },
    fits: (facts) => facts.status !== 'active',
  },
  {
    level: 5,
    rule: 'not-compliant',
    label: { vi: 'Sai lệch hoặc nợ thuế vượt ngưỡng', en: 'Findings or tax debt beyond the threshold' },
    fits: (facts, { notCompliant }) =>
      facts.taxDebtDays >= notCompliant.taxDebtDaysMin ||
      (facts.declarations >= notCompliant.declarationsMin && facts.findingPercent >= notCompliant.findingPercentMin),
  },
  {
    level: 1,
    rule: 'priority',
    label: { vi: 'Doanh nghiệp ưu tiên', en: 'Authorised economic operator' },
    fits: (facts) => facts.aeo,
  },
  {
    level: 2,
    rule: 'high',
    label: { vi: 'Hoạt động đủ lâu, ít sai lệch, không nợ thuế', en: 'Long enough active, few findings, no tax debt' },
    // A year of activity is needed to be called highly compliant, however busy the year.
    fits: (facts, { high }) => facts.ageDays >= NEWCOMER_DAYS && passes(facts, high),
  },
  {
    level: 3,
    rule: 'medium',
    label: {
      vi: 'Sai lệch và nợ thuế trong ngưỡng trung bình',
      en: 'Findings and tax debt within the medium threshold',
    },
    fits: (facts, { medium }) => passes(facts, medium),
  },
];
const OTHERWISE: Text = { vi: 'Không đạt mức nào cao hơn', en: 'No higher level fits' };

/** Compliance is measured for officers; what a party may see of it is decided where parties are shown. */
function explained(
  level: ComplianceLevel,
  rule: string,
  label: Text,
  facts: MeasuredFacts,
  thresholds: ComplianceThresholds,
): Explanation {
  const datum = (vi: string, en: string, value: number | string, unit?: string) => ({
    label: { vi, en },
    value: String(value),
    ...(unit ? { unit } : {}),
  });
  return {
    rule: `compliance-${rule}`,
    label,
    audience: 'officer',
    legalBasis: thresholds.legalBasis,
    value: String(level),
    data: [
      datum('Tình trạng', 'Status', facts.status),
      datum('Số ngày hoạt động', 'Days active', facts.ageDays),
      datum('Số tờ khai', 'Declarations', facts.declarations),
      datum('Tỷ lệ sai lệch', 'Share with findings', Math.round(facts.findingPercent * 100) / 100, '%'),
      datum('Số ngày nợ thuế', 'Days of tax debt', facts.taxDebtDays),
      ...(thresholds.illustrative ? [datum('Ngưỡng', 'Thresholds', 'illustrative')] : []),
    ],
    steps: [],
  };
}
