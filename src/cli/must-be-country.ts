import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { StartRefused } from '#server/platform/config';

/** Refuses what names no country that day: a slip of the finger would read as an origin without any agreement. */
export function mustBeCountry(code: string, on: PlainDate, { codes }: Reference): void {
  if (codes.find('country', code, on) === undefined)
    throw new StartRefused(`"${code}" is not a country on ${on}. Write two letters, for example DE.`);
}
