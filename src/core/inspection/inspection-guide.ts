import { Type, type Static } from 'typebox';
import { readJson, type PackProblem } from '#core/codes';
import type { Channel } from '#core/declaration';
import { err, ok, parsePlainDate, type PlainDate, type Result } from '#core/kernel';
import { CONTROL_TYPES, type ControlType } from '#core/tariff';
import { FOLLOW_UP_KINDS } from './follow-up.ts';
import { DISCREPANCY_KINDS } from './inspection.ts';

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const id = Type.String({ pattern: '^[A-Z0-9-]{2,20}$' });
const words = Type.Object({ vi: Type.String({ minLength: 2 }), en: Type.String({ minLength: 2 }) }, closed);
const dated = {
  legalBasis: Type.String({ minLength: 1 }),
  illustrative: Type.Boolean(),
  validFrom: day,
  validTo: Type.Union([day, Type.Null()]),
};
const literals = <T extends string>(names: readonly T[]) => Type.Unsafe<T>(Type.Enum([...names]));

/** One question of the check of documents, and for which declarations it is asked. Absent: for all. */
const ChecklistItem = Type.Object(
  {
    id,
    text: words,
    when: Type.Object(
      {
        channels: Type.Optional(Type.Array(literals<Channel>(['green', 'yellow', 'red']), { minItems: 1 })),
        directions: Type.Optional(Type.Array(literals(['import', 'export'] as const), { minItems: 1 })),
        typeCodes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z0-9]{2,7}$' }), { minItems: 1 })),
        /** Some line bears a measure of control of one of these types. */
        controls: Type.Optional(Type.Array(literals<ControlType>(CONTROL_TYPES), { minItems: 1 })),
        /** Some document is declared whose type begins so. */
        documents: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z-]{2,10}$' }), { minItems: 1 })),
      },
      closed,
    ),
    ...dated,
  },
  closed,
);
export type ChecklistItem = Static<typeof ChecklistItem>;

/** A kind of discrepancy, and what the law lets it become. */
const DiscrepancyRule = Type.Object(
  {
    kind: literals(DISCREPANCY_KINDS),
    name: words,
    follow: Type.Array(literals(FOLLOW_UP_KINDS), { minItems: 1, uniqueItems: true }),
    ...dated,
  },
  closed,
);
const amount = Type.String({ pattern: '^[1-9]\\d{0,14}$' });
/** What is an offence, and what it may cost. */
const Violation = Type.Object(
  {
    id,
    name: words,
    /** Whole units of the national currency, both ends included. */
    amountMin: amount,
    amountMax: amount,
    ...dated,
  },
  closed,
);
export type Violation = Static<typeof Violation>;

/** A word of a list: a condition of goods, a laboratory. */
const Named = Type.Object({ id, name: words, ...dated }, closed);

export const InspectionGuideFile = Type.Object(
  {
    checklist: Type.Array(ChecklistItem),
    discrepancies: Type.Array(DiscrepancyRule),
    conditions: Type.Array(Named),
    laboratories: Type.Array(Named),
    violations: Type.Array(Violation),
  },
  closed,
);
/** How a country inspects: what is asked of papers, what differences are called and may become, where samples go. */
export type InspectionGuide = Static<typeof InspectionGuideFile>;

/** A country that says nothing of inspections. */
export const EMPTY_GUIDE: InspectionGuide = {
  checklist: [],
  discrepancies: [],
  conditions: [],
  laboratories: [],
  violations: [],
};

/** Reads `country/<code>/inspection/checklists.json`; a problem names the line. */
export function readInspectionGuide(text: string, file: string): Result<InspectionGuide, readonly PackProblem[]> {
  const read = readJson(text, file, InspectionGuideFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const lists: Readonly<Record<string, readonly Dated[]>> = {
    checklist: value.checklist,
    discrepancies: value.discrepancies.map(({ kind, ...rest }) => ({ id: kind, ...rest })),
    conditions: value.conditions,
    laboratories: value.laboratories,
    violations: value.violations,
  };
  const problems = Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap((entry, index) => {
      const found = problemOf(entry, entries.slice(0, index));
      if (found === undefined) return [];
      return [{ place: { file, line: lineOf(`/${list}/${index}`) }, field: found.field, message: found.message }];
    }),
  );
  return problems.length > 0 ? err(problems) : ok(value);
}

/** The entry of a list that is in force on a day. */
export const namedOn = <E extends { readonly id: string } & Days>(
  entries: readonly E[],
  wanted: string,
  on: PlainDate,
): E | undefined => entries.find((entry) => entry.id === wanted && inForce(entry, on));

export const inForce = ({ validFrom, validTo }: Days, on: PlainDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

interface Days {
  readonly validFrom: string;
  readonly validTo: string | null;
}
type Dated = Days & { readonly id: string } & (Pick<Violation, 'amountMin' | 'amountMax'> | object);

function problemOf(
  entry: Dated,
  before: readonly Dated[],
): { readonly field: string; readonly message: string } | undefined {
  const { validFrom, validTo } = entry;
  if (parsePlainDate(validFrom) === undefined) return { field: 'validFrom', message: `"${validFrom}" is no date` };
  if (validTo !== null && parsePlainDate(validTo) === undefined)
    return { field: 'validTo', message: `"${validTo}" is no date` };
  if (validTo !== null && validTo < validFrom) return { field: 'validTo', message: 'ends before it begins' };
  if ('amountMin' in entry && BigInt(entry.amountMax) < BigInt(entry.amountMin))
    return { field: 'amountMax', message: 'is less than amountMin' };
  const twice = before.some((other) => other.id === entry.id && overlap(other, entry));
  return twice ? { field: 'id', message: `"${entry.id}" is in the list twice on the same day` } : undefined;
}

const overlap = (one: Days, other: Days): boolean =>
  (other.validTo === null || one.validFrom <= other.validTo) &&
  (one.validTo === null || other.validFrom <= one.validTo);
