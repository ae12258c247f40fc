import { Type, type Static } from 'typebox';
import { Qualifiers } from '#core/declaration';

/** What a message says about itself, around the declaration: who speaks which version of which message. */

const value = Type.Optional(Type.String({ minLength: 1, maxLength: 512 }));
const closed = { additionalProperties: false } as const;

/** Facts of the request that some gateways wrap around the message. */
export const RequestCommon = Type.Object(
  {
    element: Type.String({ minLength: 1, maxLength: 100 }),
    namespace: Type.String({ maxLength: 256 }),
    regime: value,
    receiptDate: value,
    dateTimeStamp: value,
    clientId: value,
    conversationId: value,
    correlationId: value,
    badgeIdentifier: value,
    originatingPartyId: value,
    authenticatedPartyId: value,
    submitter: value,
    schemaLocation: value,
    qualifiers: Type.Optional(Qualifiers),
  },
  closed,
);
export type RequestCommon = Static<typeof RequestCommon>;

export const MetaData = Type.Object(
  {
    wcoDataModelVersionCode: value,
    wcoTypeName: value,
    responsibleCountryCode: value,
    responsibleAgencyName: value,
    agencyAssignedCustomizationCode: value,
    agencyAssignedCustomizationVersionCode: value,
    schemaLocation: value,
    declarationSchemaLocation: value,
    /** The declaration stands alone, without an envelope. */
    bare: Type.Optional(Type.Literal(true)),
    request: Type.Optional(RequestCommon),
    /** The document came without any colon in names and namespaces and was read all the same. */
    lostColons: Type.Optional(Type.Literal(true)),
    qualifiers: Type.Optional(Qualifiers),
  },
  closed,
);
export type MetaData = Static<typeof MetaData>;

/** The envelope that a country's customs writes. */
export const envelopeFrom = (responsibleCountryCode: string): MetaData => ({
  wcoDataModelVersionCode: '3.6',
  wcoTypeName: 'DEC',
  responsibleCountryCode,
});
