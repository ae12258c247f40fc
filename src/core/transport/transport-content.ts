import { Type, type Static } from 'typebox';
import { DECLARATION_NUMBER_PATTERN, type DeclarationNumber } from '#core/declaration';
import { GUARANTEE_ID_PATTERN, type GuaranteeId } from '#core/guarantee';
import { STORABLE_TEXT, type PlainDate } from '#core/kernel';
import { PARTY_ID_LENGTH_MAX, PARTY_ID_PATTERN, PARTY_NAME_LENGTH_MAX, type PartyId } from '#core/party';

const closed = { additionalProperties: false } as const;
const words = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength, pattern: STORABLE_TEXT });
const day = Type.Unsafe<PlainDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

/** What VNACCS takes in one transport declaration; the state that every step reads holds them all. */
const CONTAINERS_MAX = 100;
const DECLARATIONS_MAX = 50;
const GOODS_MAX = 50;
const SEALS_MAX = 6;

const seals = Type.Array(Type.String({ pattern: '^[A-Za-z0-9/.-]{1,15}$' }), { maxItems: SEALS_MAX });

/** What is closed with which seals. Loose goods travel under the seals of the vehicle. */
export const Sealing = Type.Object(
  {
    containers: Type.Array(Type.Object({ number: Type.String({ pattern: '^[A-Z]{4}\\d{7}$' }), seals }, closed), {
      maxItems: CONTAINERS_MAX,
    }),
    vehicleSeals: seals,
  },
  closed,
);
export type Sealing = Static<typeof Sealing>;

const End = Type.Object(
  {
    officeId: Type.String({ pattern: '^[A-Z0-9]{2,7}$', description: 'Code list customs-office' }),
    locationId: Type.String({ pattern: '^[A-Z0-9]{2,17}$', description: 'Code list location' }),
  },
  closed,
);

/** What is declared of a transport, and what a correction declares anew as a whole. */
export const TransportContent = Type.Object(
  {
    from: End,
    to: End,
    plannedDeparture: day,
    plannedArrival: day,
    means: Type.Object(
      {
        code: Type.String({ pattern: '^\\d{1,2}$', description: 'Code list transport-means' }),
        identity: words(1, 35),
      },
      closed,
    ),
    carrier: Type.Object(
      {
        id: Type.Union([
          Type.Unsafe<PartyId>(Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN })),
          Type.Null(),
        ]),
        name: words(1, PARTY_NAME_LENGTH_MAX),
      },
      closed,
    ),
    sealing: Sealing,
    /** Declarations whose goods travel. */
    declarations: Type.Array(Type.Unsafe<DeclarationNumber>(Type.String({ pattern: DECLARATION_NUMBER_PATTERN })), {
      maxItems: DECLARATIONS_MAX,
      uniqueItems: true,
    }),
    /** Goods of which no declaration is registered. */
    goods: Type.Array(
      Type.Object(
        {
          description: words(2, 300),
          packageQuantity: Type.Integer({ minimum: 1, maximum: 99_999_999 }),
          packageCode: Type.String({ pattern: '^[A-Z0-9]{1,3}$', description: 'Code list package' }),
          grossMassKg: Type.String({ pattern: '^\\d{1,10}(\\.\\d{1,3})?$' }),
        },
        closed,
      ),
      { maxItems: GOODS_MAX },
    ),
    /** The one to be drawn on, should the office ask for a guarantee. */
    guaranteeId: Type.Union([Type.Unsafe<GuaranteeId>(Type.String({ pattern: GUARANTEE_ID_PATTERN })), Type.Null()]),
  },
  closed,
);
export type TransportContent = Static<typeof TransportContent>;
