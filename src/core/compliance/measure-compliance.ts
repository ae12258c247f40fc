import { daysBetween, type Explanation, type PlainDate, type Text } from '#core/kernel';
import { conductOver, lastDayOf, type PartyState } from '#core/party';
import type {
  ComplianceCondition,
  ComplianceFactor,
  ComplianceLevel,
  ComplianceLine,
  ComplianceTable,
  RiskClass,
} from './compliance-table.ts';
import { COMPLIANCE_FACTORS } from './compliance-table.ts';

/** What a measure reads of a party. */
export type MeasuredParty = Pick<
  PartyState,
  'status' | 'aeo' | 'registeredOn' | 'taxDebtDaysMax' | 'counters' | 'conduct'
> &
  Owing;

/** The day of the oldest payment deadline that passed and still stands, as the journal tells; absent where none does. */
export interface Owing {
  readonly owedSince?: PlainDate | undefined;
}

export type ComplianceFacts = Readonly<Record<ComplianceFactor, number>>;

export interface Measured {
  readonly level: ComplianceLevel;
  readonly riskClass: RiskClass;
  /** What was looked at, as it stood: kept with the measure, so that it can be questioned for ever. */
  readonly facts: ComplianceFacts;
  /** Which line of each table decided, from 0. */
  readonly levelLine: number;
  readonly classLine: number;
}

/** Level and class of a party on a day. Pure: the same party, table and day give the same measure. */
export function measureCompliance(party: MeasuredParty, table: ComplianceTable, today: PlainDate): Measured {
  const known = factsOf(party, table.months, today);
  const levelLine = firstThatFits(table.levels, known);
  const level = table.levels[levelLine]?.grade ?? LOWEST_LEVEL;
  const facts = { ...known, level };
  const classLine = firstThatFits(table.classes, facts);
  const riskClass = table.classes[classLine]?.grade ?? WORST_CLASS;
  return { level, riskClass, facts, levelLine, classLine };
}

const LOWEST_LEVEL = 5;
const WORST_CLASS = 6;
const PERCENT = 100;

function factsOf(party: MeasuredParty, months: number, today: PlainDate): ComplianceFacts {
  const conduct = conductOver(party.conduct, months, today);
  const share = (count: number): number =>
    conduct.declarations === 0 ? 0 : Math.round((count * PERCENT * PERCENT) / conduct.declarations) / PERCENT;
  return {
    active: party.status === 'active' ? 1 : 0,
    aeo: party.aeo ? 1 : 0,
    ageDays: daysBetween(party.registeredOn, today),
    declarations: conduct.declarations,
    findingPercent: share(conduct.findings),
    // Where there was none, all the time it has been known.
    daysSinceFinding: daysBetween(lastFindingOn(party) ?? party.registeredOn, today),
    penalties: conduct.penalties,
    penaltyTotal: conduct.penaltyTotal,
    latePayments: conduct.latePayments,
    lateAnswers: conduct.lateAnswers,
    correctionPercent: share(conduct.corrections),
    // What is recorded of debts outside this system, or what is owed here, whichever is older.
    taxDebtDays: Math.max(
      party.taxDebtDaysMax,
      party.owedSince === undefined ? 0 : daysBetween(party.owedSince, today),
    ),
    level: 0,
  };
}

/** To the day where it was counted here; of a record from before, only the month is known, and its last day counts. */
function lastFindingOn({ counters, conduct }: MeasuredParty): PlainDate | undefined {
  if (counters.lastFindingOn !== null) return counters.lastFindingOn;
  const month = conduct.findLast(({ findings }) => findings > 0)?.month;
  return month === undefined ? undefined : lastDayOf(month);
}

const firstThatFits = (lines: readonly ComplianceLine[], facts: ComplianceFacts): number =>
  lines.findIndex(({ all }) => allHold(all, facts));

const allHold = (all: readonly ComplianceCondition[], facts: ComplianceFacts): boolean =>
  all.every((condition) => holds(condition, facts));

export const holds = ({ factor, atLeast, atMost }: ComplianceCondition, facts: ComplianceFacts): boolean =>
  (atLeast === undefined || facts[factor] >= atLeast) && (atMost === undefined || facts[factor] <= atMost);

/** What stands between a party and a better grade. */
export interface MissingFor {
  readonly grade: number;
  /** Conditions of the better line that do not hold. */
  readonly conditions: readonly ComplianceCondition[];
  /** Lines above it that hold, by their places: as long as one does, the better line is never asked. */
  readonly blockedBy: readonly number[];
}

/** The way up, the nearest first. */
export function missingFor(
  lines: readonly ComplianceLine[],
  decided: number,
  facts: ComplianceFacts,
): readonly MissingFor[] {
  const grade = lines[decided]?.grade ?? Number.MAX_SAFE_INTEGER;
  return lines
    .flatMap((line, index) => {
      if (line.grade >= grade) return [];
      const blockedBy = lines.slice(0, index).flatMap(({ all }, above) => (allHold(all, facts) ? [above] : []));
      return [{ grade: line.grade, conditions: line.all.filter((each) => !holds(each, facts)), blockedBy }];
    })
    .toSorted((one, other) => other.grade - one.grade || one.conditions.length - other.conditions.length);
}

/** For officer and trader alike: it is about him, and nothing in it tells why any consignment was selected. */
export function explainCompliance(measured: Measured, table: ComplianceTable): Explanation {
  const { facts } = measured;
  const step = (rule: string, label: Text, line: ComplianceLine | undefined, value: number): Explanation => ({
    rule,
    label,
    audience: 'trader',
    legalBasis: table.legalBasis,
    value: String(value),
    data: (line?.all ?? []).map(({ factor }) => ({ label: FACTOR_LABELS[factor], value: String(facts[factor]) })),
    steps: line ? [{ rule: `${rule}-line`, label: line.reason, audience: 'trader', data: [], steps: [] }] : [],
  });
  return {
    rule: 'compliance',
    label: { vi: 'Mức độ tuân thủ và hạng rủi ro', en: 'Compliance level and risk class' },
    audience: 'trader',
    legalBasis: table.legalBasis,
    value: `${measured.level} · ${measured.riskClass}`,
    data: [
      ...COMPLIANCE_FACTORS.filter((factor) => factor !== 'level').map((factor) => ({
        label: FACTOR_LABELS[factor],
        value: String(facts[factor]),
      })),
      ...(table.illustrative ? [{ label: THRESHOLDS, value: 'illustrative' }] : []),
    ],
    steps: [
      step('compliance-level', LEVEL, table.levels[measured.levelLine], measured.level),
      step('risk-class', CLASS, table.classes[measured.classLine], measured.riskClass),
    ],
  };
}

const LEVEL: Text = { vi: 'Mức độ tuân thủ', en: 'Compliance level' };
const CLASS: Text = { vi: 'Hạng rủi ro người khai', en: 'Risk class of the declarant' };
const THRESHOLDS: Text = { vi: 'Ngưỡng', en: 'Thresholds' };

export const FACTOR_LABELS: Readonly<Record<ComplianceFactor, Text>> = {
  active: { vi: 'Đang hoạt động', en: 'Active' },
  aeo: { vi: 'Doanh nghiệp ưu tiên', en: 'Authorised economic operator' },
  ageDays: { vi: 'Số ngày kể từ khi đăng ký', en: 'Days since registration' },
  declarations: { vi: 'Số tờ khai trong kỳ', en: 'Declarations in the period' },
  findingPercent: { vi: 'Tỷ lệ tờ khai có sai lệch (%)', en: 'Declarations with findings (%)' },
  daysSinceFinding: { vi: 'Số ngày từ lần sai lệch gần nhất', en: 'Days since the last finding' },
  penalties: { vi: 'Số lần bị xử phạt', en: 'Penalties' },
  penaltyTotal: { vi: 'Tổng tiền phạt', en: 'Fines in all' },
  latePayments: { vi: 'Số lần nộp trễ hạn', en: 'Late payments' },
  lateAnswers: { vi: 'Số lần trả lời cơ quan hải quan trễ hạn', en: 'Requests answered late' },
  correctionPercent: { vi: 'Tỷ lệ tự sửa trước khi bị phát hiện (%)', en: 'Put right before customs found it (%)' },
  taxDebtDays: { vi: 'Số ngày nợ thuế', en: 'Days of tax debt' },
  level: { vi: 'Mức độ tuân thủ', en: 'Compliance level' },
};
