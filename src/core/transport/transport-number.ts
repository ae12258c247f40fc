import { assert, type Brand, type StreamRef } from '#core/kernel';
import type { CountryProfile } from '#core/reference';

export const TRANSPORT_STREAM = 'transport';

/** The number of a transport under customs control: twelve digits as a declaration's, told from it by the first. */
export type TransportNumber = Brand<string, 'TransportNumber'>;

export const TRANSPORT_NUMBER_PATTERN = '^\\d{12}$';
const PATTERN = new RegExp(TRANSPORT_NUMBER_PATTERN);

/** For numbers that were checked already; throws on anything else. */
export function transportNumber(text: string): TransportNumber {
  assert(PATTERN.test(text), `"${text}" is the number of a transport`);
  return text as TransportNumber;
}

export const transportRef = (number: TransportNumber): StreamRef => ({ type: TRANSPORT_STREAM, id: number });

/** The running number in the form of the country. It ends in 0 for good: corrections count the version, not the number. */
export const transportNumberOf = (
  running: bigint,
  { leading, runningDigits }: NonNullable<CountryProfile['transport']>['number'],
): TransportNumber => transportNumber(`${leading}${running.toString().padStart(runningDigits, '0')}0`);
