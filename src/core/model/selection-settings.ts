import { PERIOD, periodOn, readPeriods, type PackProblem } from '#core/codes';
import type { PlainDate, Refusal, Result } from '#core/kernel';
import { Type, type Static } from 'typebox';
import { modelRefusal } from './model-refusals.ts';

const closed = { additionalProperties: false } as const;

/** More than any office looks at in a day: a model that selects without limit selects everything. */
const CAPACITY_MAX = 100_000;
const OFFICES_MAX = 1_000;
const capacity = Type.Integer({ minimum: 0, maximum: CAPACITY_MAX });

/** How models have a part in selecting. */
export const SelectionSettings = Type.Object(
  {
    /** How many declarations a day an office looks at because a model selected them, where nothing else is said of it. */
    capacityPerDay: capacity,
    capacityByOffice: Type.Record(Type.String({ minLength: 1, maxLength: 20 }), capacity, {
      maxProperties: OFFICES_MAX,
    }),
    /** The share of that which is spent on what the model would not have selected, so that it learns where it is wrong. */
    explorationShare: Type.Number({ minimum: 0, maximum: 0.5 }),
    /** Nobody is selected on a smaller chance, however much an office could still look at. */
    chanceMin: Type.Number({ minimum: 0, maximum: 1 }),
    /** From the ranks of so many days an office's threshold is taken. */
    windowDays: Type.Integer({ minimum: 1, maximum: 90 }),
    channel: Type.Enum(['yellow', 'red']),
    inspection: Type.Optional(Type.Enum(['documents', 'scan', 'partial', 'full'])),
    /** How much of the goods a `partial` inspection opens; left out, the office settles it case by case. */
    depthPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);
export type SelectionSettings = Static<typeof SelectionSettings>;

/** What each setting alone may say and both together may not: as of the effect of a rule. */
export function settingsRefusals(
  { channel, inspection, depthPercent }: SelectionSettings,
  pointer: string,
): readonly Refusal[] {
  return [
    ...(depthPercent !== undefined && inspection !== 'partial'
      ? [modelRefusal('MDL-011', `${pointer}/depthPercent`)]
      : []),
    ...(channel === 'yellow' && inspection !== undefined && inspection !== 'documents'
      ? [modelRefusal('MDL-012', `${pointer}/inspection`)]
      : []),
  ];
}

/** How what models do is measured. */
export const MeasureSettings = Type.Object(
  {
    /** From which population stability index on a feature has moved, and from which it has drifted: then analysts are told. */
    psiMoved: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
    psiDrifted: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
    /** The days beside which the days of the training are held. */
    recentDays: Type.Integer({ minimum: 1, maximum: 31 }),
    /** A week is measured when it has been over for so long: until then too few of its inspections are. */
    settleDays: Type.Integer({ minimum: 1, maximum: 90 }),
    /** So many weeks are measured together. */
    weeks: Type.Integer({ minimum: 1, maximum: 26 }),
  },
  closed,
);
export type MeasureSettings = Static<typeof MeasureSettings>;

const Period = Type.Object(
  {
    ...PERIOD,
    settings: SelectionSettings,
    measured: MeasureSettings,
  },
  closed,
);
/** What holds in a country until officers settle on something else, for a time. */
export type LearningPeriod = Static<typeof Period>;

/** Reads `country/<code>/risk/learning.json`; a problem names the line. */
export const readLearning = (text: string, file: string): Result<readonly LearningPeriod[], readonly PackProblem[]> =>
  readPeriods(text, file, Period);

export const learningOn = (periods: readonly LearningPeriod[], on: PlainDate): LearningPeriod | undefined =>
  periodOn(periods, on);

/** The two pots of an office's day; what is spent on exploring is taken from the whole, not added to it. */
export function capacityOf(
  { capacityPerDay, capacityByOffice, explorationShare }: SelectionSettings,
  office: string,
): { readonly byRank: number; readonly byExploration: number } {
  const whole = Object.hasOwn(capacityByOffice, office) ? (capacityByOffice[office] ?? 0) : capacityPerDay;
  const byExploration = Math.floor(whole * explorationShare);
  return { byRank: whole - byExploration, byExploration };
}
