import type { ComplianceReference } from '#core/compliance';
import type { DeadlineLaw } from '#core/deadline';
import type { CountryProfile } from '#core/reference';
import type { Engine } from '#server/platform/engine';
import type pg from 'pg';

/** What the history of parties is made with. */
export interface PartyHistoryServices {
  readonly engine: Engine;
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly country: () => Pick<CountryProfile, 'lowValueMax' | 'zoneOffsetMinutes'>;
  readonly reference: () => ComplianceReference & DeadlineLaw;
  /** A keyed hash: keys are kept for ever, and must not tell who a person is. */
  readonly token: (identity: string) => string;
  /** A day that a party would not take. Which party, the engine's refused submissions tell. */
  readonly onRefused: (refused: { readonly day: string; readonly codes: string }) => void;
}
