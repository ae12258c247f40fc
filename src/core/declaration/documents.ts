import { Type, type Static } from 'typebox';
import { Address, Party } from './party.ts';
import { Amount, closed, code, count, dateText, DateTime, Measure, optional, qualifiers, text } from './values.ts';

/** What the declaration refers to or says in words. */

/** A licence, certificate, permit or invoice referred to. Vietnam's certificate of origin is `typeCode: "CO-<form>"`. */
export const AdditionalDocument = Type.Object(
  {
    categoryCode: optional(code(3)),
    typeCode: optional(code(10)),
    id: optional(text(70)),
    name: optional(text(300)),
    lpcoExemptionCode: optional(code(5)),
    /** A date where the message gives one; `issueDateTime` where it gives a time, or a date in another format. */
    issueDate: optional(dateText),
    issueDateTime: optional(DateTime),
    effectiveDate: optional(dateText),
    effectiveDateTime: optional(DateTime),
    expirationDate: optional(dateText),
    expirationDateTime: optional(DateTime),
    /** The authority that issued it (`Submitter` in the WCO message). */
    issuerName: optional(text(300)),
    issuerId: optional(text(35)),
    issuerRoleCode: optional(code(4)),
    issuerAddress: optional(Address),
    writeOffQuantity: optional(Measure),
    writeOffAmount: optional(Amount),
    qualifiers,
  },
  closed,
);
export type AdditionalDocument = Static<typeof AdditionalDocument>;

/** A step of the path to a place in a document: section (class), which of several, and the data element in it. */
export const Pointer = Type.Object(
  { sequence: optional(count), documentSectionCode: optional(code(5)), tagId: optional(code(5)), qualifiers },
  closed,
);
export type Pointer = Static<typeof Pointer>;

export const AdditionalInformation = Type.Object(
  {
    statementCode: optional(code(17)),
    statementDescription: optional(text(1024)),
    statementTypeCode: optional(code(3)),
    limitDateTime: optional(DateTime),
    pointers: optional(Type.Array(Pointer, { maxItems: 99 })),
    qualifiers,
  },
  closed,
);
export type AdditionalInformation = Static<typeof AdditionalInformation>;

/** Why, and where, a declaration lodged before is to change. */
export const Amendment = Type.Object(
  { changeReasonCode: optional(code(5)), pointers: optional(Type.Array(Pointer, { maxItems: 99 })), qualifiers },
  closed,
);
export type Amendment = Static<typeof Amendment>;

/** What the goods came under before: a manifest line, a transit, a warehouse entry. */
export const PreviousDocument = Type.Object(
  {
    categoryCode: optional(code(3)),
    id: optional(text(70)),
    typeCode: optional(code(10)),
    lineNumber: optional(count),
    qualifiers,
  },
  closed,
);
export type PreviousDocument = Static<typeof PreviousDocument>;

/** The unique consignment reference, and the trader's own. */
export const Ucr = Type.Object(
  { id: optional(text(35)), traderAssignedReferenceId: optional(text(35)), qualifiers },
  closed,
);
export type Ucr = Static<typeof Ucr>;

export const Invoice = Type.Object(
  {
    id: optional(text(35)),
    typeCode: optional(code(3)),
    issueDate: optional(dateText),
    issueDateTime: optional(DateTime),
    priceKindCode: optional(code(3)),
    paymentTermsCode: optional(code(10)),
    qualifiers,
  },
  closed,
);
export type Invoice = Static<typeof Invoice>;

export const ObligationGuarantee = Type.Object(
  {
    id: optional(text(70)),
    referenceId: optional(text(35)),
    securityDetailsCode: optional(code(3)),
    accessCode: optional(code(4)),
    amount: optional(Amount),
    guaranteeOfficeId: optional(code(17)),
    surety: optional(Party),
    qualifiers,
  },
  closed,
);
export type ObligationGuarantee = Static<typeof ObligationGuarantee>;
