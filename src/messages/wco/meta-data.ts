import { Type, type Static } from 'typebox';
import { Qualifiers } from '#core/declaration';

/** What a message says about itself, around its body: who speaks which version of which message. */

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
    /** The schema location that the declaration, or the response, gives of itself. */
    bodySchemaLocation: value,
    /** The declaration, or the response, stands alone, without an envelope. */
    bare: Type.Optional(Type.Literal(true)),
    request: Type.Optional(RequestCommon),
    /** The document came without any colon in names and namespaces and was read all the same. */
    lostColons: Type.Optional(Type.Literal(true)),
    /** The document came without any namespace and was read all the same. */
    lostNamespaces: Type.Optional(Type.Literal(true)),
    /** What was left of the envelope's prefix, glued to its names. */
    gluedPrefix: value,
    qualifiers: Type.Optional(Qualifiers),
  },
  closed,
);
export type MetaData = Static<typeof MetaData>;

/** The envelope that a country's customs writes: around a declaration, or around what it answers. */
export const envelopeFrom = (responsibleCountryCode: string, wcoTypeName: 'DEC' | 'RES' = 'DEC'): MetaData => ({
  wcoDataModelVersionCode: '3.6',
  wcoTypeName,
  responsibleCountryCode,
});
