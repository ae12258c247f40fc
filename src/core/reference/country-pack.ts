import type { SpecialDayRecord, WorkingHoursRecord } from '#core/calendar';
import type { CodeRecords } from '#core/codes';
import type { ExchangeRateRecord } from '#core/currency';
import type { OriginRecords } from '#core/origin';
import type { PriceControlRecords } from '#core/price-control';
import type { TariffRecords } from '#core/tariff';
import type { LegalBasisRecord } from './legal-bases.ts';
import type { CountryProfile } from './reference.ts';

/**
 * A country as data: every file read, its shapes checked, its dates resolved, nothing interpreted. Plain values only, so
 * that it can be sent to a browser or a border post and compiled there.
 */
export interface CountryPack {
  /** Country and content hash of all files: two packs of one version are the same, byte for byte. */
  readonly version: string;
  readonly profile: CountryProfile;
  readonly workingTime: readonly WorkingHoursRecord[];
  readonly specialDays: readonly SpecialDayRecord[];
  readonly codes: CodeRecords;
  readonly exchangeRates: readonly ExchangeRateRecord[];
  /** Absent from packs of a release that knew of none. */
  readonly priceControl?: PriceControlRecords;
  readonly tariff: TariffRecords;
  readonly origin: OriginRecords;
  readonly legalBases: readonly LegalBasisRecord[];
}
