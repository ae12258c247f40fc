import { assert, type Brand } from '#core/kernel';

/** Under which customs knows a party: the tax code for those of this country. */
export type PartyId = Brand<string, 'PartyId'>;

/** Longest identifier of a party: a tax code of thirteen digits fits, so do foreign ones (WCO DE R008 allows 35). */
export const PARTY_ID_LENGTH_MAX = 35;
export const PARTY_ID_PATTERN = '^[A-Za-z0-9.-]+$';
const PATTERN = new RegExp(PARTY_ID_PATTERN);

/** `undefined` for a text under which no party can be known. */
export const parsePartyId = (text: string): PartyId | undefined =>
  text.length <= PARTY_ID_LENGTH_MAX && PATTERN.test(text) ? (text as PartyId) : undefined;

/** For literals and values already checked at the edge; throws on anything else. */
export function partyId(text: string): PartyId {
  const parsed = parsePartyId(text);
  assert(parsed !== undefined, `"${text}" identifies a party`);
  return parsed;
}
