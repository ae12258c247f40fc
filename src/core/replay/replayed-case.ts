import type { Declaration } from '#core/declaration';
import { daysBetween, type PlainDate } from '#core/kernel';
import { conductOver, type PartyState } from '#core/party';

/** By declarations of the twelve months up to the day, as they were counted then. */
export const SIZE_BANDS = ['none', 'to10', 'to100', 'to1000', 'over1000', 'unknown'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];
/** Since its registration with customs. */
export const AGE_BANDS = ['under1', 'from1to3', 'from3to10', 'over10', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What counting knows of one declaration, whatever it is selected by. */
export interface ReplayedCase {
  readonly number: string;
  readonly officeId: string;
  readonly day: PlainDate;
  /** Of its registration, 0 to 23, in the country’s zone. */
  readonly hour: number;
  readonly size: SizeBand;
  readonly age: AgeBand;
  /** Of most of its lines. */
  readonly origin: string;
  /** The first headings declared, for people. */
  readonly headings: readonly string[];
  /** Null where nobody looked, or has not finished looking. */
  readonly conforms: boolean | null;
  /** What customs assessed beyond what was declared; null where it assessed nothing. */
  readonly difference: bigint | null;
  /** Whether it was selected when it was lodged, and whether chance alone did. */
  readonly wasSelected: boolean;
  readonly wasRandom: boolean;
}

const MONTHS = 12;
const DAYS_PER_YEAR = 365.25;

export function sizeOf(party: Pick<PartyState, 'conduct'> | undefined, today: PlainDate): SizeBand {
  if (party === undefined) return 'unknown';
  const { declarations } = conductOver(party.conduct, MONTHS, today);
  if (declarations === 0) return 'none';
  if (declarations <= 10) return 'to10';
  if (declarations <= 100) return 'to100';
  return declarations <= 1_000 ? 'to1000' : 'over1000';
}

export function ageOf(party: Pick<PartyState, 'registeredOn'> | undefined, today: PlainDate): AgeBand {
  if (party === undefined) return 'unknown';
  const years = daysBetween(party.registeredOn, today) / DAYS_PER_YEAR;
  if (years < 1) return 'under1';
  if (years < 3) return 'from1to3';
  return years < 10 ? 'from3to10' : 'over10';
}

/** The first of those that most lines have. */
export function originOf({ goodsItems }: Pick<Declaration, 'goodsItems'>): string {
  const lines = new Map<string, number>();
  for (const { origin } of goodsItems)
    if (origin?.countryCode) lines.set(origin.countryCode, (lines.get(origin.countryCode) ?? 0) + 1);
  return [...lines].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'unknown';
}

/** So many are shown of one declaration. */
const HEADINGS_SHOWN = 3;

export const headingsOf = ({ goodsItems }: Pick<Declaration, 'goodsItems'>): readonly string[] =>
  [...new Set(goodsItems.flatMap(({ commodityCode }) => commodityCode?.slice(0, 4) ?? []))].slice(0, HEADINGS_SHOWN);
