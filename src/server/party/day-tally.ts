import type { Declaration } from '#core/declaration';
import { compareDecimals, decimal, type PlainDate } from '#core/kernel';
import { NO_CONDUCT, type Conduct, type PartyId } from '#core/party';

/** What one party did on one day. */
export interface PartyDay extends Conduct {
  readonly partyId: PartyId;
  readonly day: PlainDate;
  readonly lowValueDeclarations: number;
  /** In how many of the declarations each stood. */
  readonly headings: ReadonlyMap<string, number>;
  readonly origins: ReadonlyMap<string, number>;
}

export interface DayTally {
  readonly declared: (partyId: PartyId, day: PlainDate, declaration: Declaration, customsValue: string) => void;
  /** What else it did: counts to add. */
  readonly behaved: (partyId: PartyId, day: PlainDate, conduct: Partial<Conduct>) => void;
  readonly days: () => readonly PartyDay[];
}

const HEADING = /^\d{4}/;
const COUNTRY = /^[A-Z]{2}$/;

/** Adds up what parties did, by party and day. */
export function dayTally(lowValueMax: string): DayTally {
  const limit = decimal(lowValueMax);
  const days = new Map<string, Mutable>();
  const dayOf = (partyId: PartyId, day: PlainDate): Mutable => {
    const key = `${day}|${partyId}`;
    const found = days.get(key) ?? {
      partyId,
      day,
      ...NO_CONDUCT,
      lowValueDeclarations: 0,
      headings: new Map(),
      origins: new Map(),
    };
    days.set(key, found);
    return found;
  };
  return {
    declared: (partyId, day, { goodsItems }, customsValue) => {
      const of = dayOf(partyId, day);
      of.declarations += 1;
      if (compareDecimals(decimal(customsValue), limit) <= 0) of.lowValueDeclarations += 1;
      addEach(
        of.headings,
        goodsItems.map(({ commodityCode }) => HEADING.exec(commodityCode ?? '')?.[0]),
      );
      addEach(
        of.origins,
        goodsItems.map(({ origin }) => COUNTRY.exec(origin?.countryCode ?? '')?.[0]),
      );
    },
    behaved: (partyId, day, conduct) => {
      const of = dayOf(partyId, day);
      for (const name of COUNTS) of[name] += conduct[name] ?? 0;
    },
    days: () => [...days.values()],
  };
}

type Mutable = Omit<PartyDay, keyof Conduct | 'headings' | 'origins' | 'lowValueDeclarations'> & {
  -readonly [Name in keyof Conduct]: number;
} & {
  lowValueDeclarations: number;
  readonly headings: Map<string, number>;
  readonly origins: Map<string, number>;
};

const COUNTS = Object.keys(NO_CONDUCT) as readonly (keyof Conduct)[];

/** A code that stands on ten lines stands in one declaration. */
function addEach(counts: Map<string, number>, codes: readonly (string | undefined)[]): void {
  for (const code of new Set(codes)) if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
}
