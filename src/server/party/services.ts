import type { CountryProfile } from '#core/reference';
import type { Engine } from '#server/platform/engine';
import type pg from 'pg';

/** What the history of parties is made with. */
export interface PartyHistoryServices {
  readonly engine: Engine;
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly country: () => Pick<CountryProfile, 'lowValueMax' | 'zoneOffsetMinutes'>;
  /** A day that a party would not take, with its refusal codes. */
  readonly onRefused: (refused: { readonly partyId: string; readonly day: string; readonly codes: string }) => void;
}
