import type { CodeEntry } from '#core/codes';
import type { DutyTaxFee } from '#core/declaration';
import { decimal, type Decimal, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';

/** What a ground does to a tax: all or part of it is never owed, not owed while the goods stay, or owed later. */
export type ReliefKind = 'exempt' | 'suspended' | 'reduced' | 'deferred';

/** A ground of relief as the country lists it. The declarant names it as `exemptionCode` of the tax it is claimed for. */
export interface ReliefGround {
  readonly code: string;
  readonly name: Text;
  readonly kind: ReliefKind;
  /** The part that is relieved: 100 for all of it. */
  readonly percent: Decimal;
  /** The taxes it may be claimed for. */
  readonly taxes: readonly string[];
  /** Only for goods on an exemption list, whose balance the declaration draws down. */
  readonly needsList: boolean;
  /** The allowance that bounds it by value, if one does. */
  readonly allowance: string | undefined;
  /** The declaration types and cargo classes it is open to; empty for any. */
  readonly types: readonly string[];
  readonly cargoClasses: readonly string[];
  readonly legalBasis: string;
}

export function reliefGround(code: string, reference: Reference, on: PlainDate): ReliefGround | undefined {
  const entry = reference.codes.find('relief-ground', code, on);
  return entry && groundOf(entry);
}

const VALUE_ADDED_TAX = 'VAT';

/**
 * Whether the code of a claim is a ground of relief. On value added tax, a code beside a regime is the ground of that
 * choice, in words of its own, and none of ours unless it is listed for that tax. Asked by whoever relieves a tax and by
 * whoever checks the claim: what relieves unchecked would free anybody.
 */
export function isReliefClaim(
  { typeCode, dutyRegimeCode, exemptionCode: code }: DutyTaxFee,
  reference: Reference,
  on: PlainDate,
): boolean {
  if (code === undefined) return false;
  if (typeCode !== VALUE_ADDED_TAX || dutyRegimeCode === undefined) return true;
  return reliefGround(code, reference, on)?.taxes.includes(typeCode) === true;
}

const read = new WeakMap<CodeEntry, ReliefGround>();

/** Entries live as long as the reference they were compiled into, so each is read once. */
function groundOf(entry: CodeEntry): ReliefGround {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const { attributes } = entry;
  const ground: ReliefGround = {
    code: entry.code,
    name: entry.name,
    kind: kindOf(attributes['kind']),
    percent: decimal(attributes['percent'] ?? '0'),
    taxes: attributes['taxes']?.split(' ') ?? [],
    needsList: attributes['needs_list'] !== 'no',
    allowance: attributes['allowance'] || undefined,
    types: wordsOf(attributes['types']),
    cargoClasses: wordsOf(attributes['cargo_classes']),
    legalBasis: attributes['legal_basis'] ?? '',
  };
  read.set(entry, ground);
  return ground;
}

const wordsOf = (text: string | undefined): readonly string[] => (text ? text.split(' ') : []);

/** A kind that nobody knows only puts the tax off: a slip in the data frees nobody from it. */
const kindOf = (text: string | undefined): ReliefKind =>
  text === 'exempt' || text === 'suspended' || text === 'reduced' ? text : 'deferred';
