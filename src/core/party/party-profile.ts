import { Type, type Static } from 'typebox';
import type { PlainDate } from '#core/kernel';
import type { PartyId } from './party-id.ts';

export const PARTY_NAME_LENGTH_MAX = 300;
/** A party is new for its first year (risk classes 7 to 9 of Circular 81/2019/TT-BTC speak of less than 365 days). */
export const NEWCOMER_DAYS = 365;

/**
 * What customs holds of a party beside its identity. Levels and classes are those of Circular 81/2019/TT-BTC:
 * `complianceLevel` 1 priority … 5 not compliant, `riskClass` 1 … 9.
 */
export const PartyFields = Type.Object(
  {
    nameVi: Type.String({ minLength: 1, maxLength: PARTY_NAME_LENGTH_MAX }),
    registeredOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    status: Type.Enum(['active', 'suspended', 'dissolved']),
    complianceLevel: Type.Enum([1, 2, 3, 4, 5]),
    riskClass: Type.Enum([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    aeo: Type.Boolean(),
    /** Age of the oldest unpaid tax, in days; 0 where nothing is overdue. */
    taxDebtDaysMax: Type.Integer({ minimum: 0, maximum: 36_500 }),
  },
  { additionalProperties: false },
);
export type PartyFields = Static<typeof PartyFields>;
export type PartyStatus = PartyFields['status'];

/** What the party has done so far. Only ever grows; counted in batches from the journal, not at every declaration. */
export interface PartyCounters {
  readonly declarations: number;
  /** Declarations on which control found something that does not conform. */
  readonly findings: number;
  readonly lastDeclarationOn: PlainDate | null;
  readonly lastFindingOn: PlainDate | null;
}

export interface PartyProfile extends Readonly<Omit<PartyFields, 'registeredOn'>> {
  readonly id: PartyId;
  readonly registeredOn: PlainDate;
  readonly counters: PartyCounters;
}

export const NO_COUNTERS: PartyCounters = {
  declarations: 0,
  findings: 0,
  lastDeclarationOn: null,
  lastFindingOn: null,
};
