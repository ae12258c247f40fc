import { Type, type Static } from 'typebox';
import {
  AdditionalInformation,
  Amendment,
  Amount,
  code,
  DateTime,
  Declaration,
  Pointer,
  Qualifiers,
  text,
} from '#core/declaration';

/**
 * The response of customs (RES message) in the names of the WCO Data Model: what became of a declaration, told to the
 * software that sent it. It is made of the same classes as the declaration.
 */

const optional = Type.Optional;
const closed = { additionalProperties: false } as const;
const qualifiers = optional(Qualifiers);
const pointers = optional(Type.Array(Pointer, { maxItems: 99 }));

/** What stands in the way, and where: the path of `pointers` leads from the declaration down to the value. */
export const ResponseError = Type.Object(
  { description: optional(text(512)), validationCode: optional(code(35)), pointers, qualifiers },
  closed,
);
export type ResponseError = Static<typeof ResponseError>;

/** How far the declaration is, in a code of the country, and since when. */
export const ResponseStatus = Type.Object(
  {
    effectiveDateTime: optional(DateTime),
    nameCode: optional(code(35)),
    releaseDateTime: optional(DateTime),
    pointers,
    qualifiers,
  },
  closed,
);
export type ResponseStatus = Static<typeof ResponseStatus>;

/** Where what is payable is to be paid. */
export const Bank = Type.Object({ referenceId: optional(text(35)), id: optional(text(35)), qualifiers }, closed);
export type Bank = Static<typeof Bank>;

const { shipment: _inNoMessage, ...properties } = Declaration.properties;

/**
 * The declaration that the response is about. It names it and repeats what changed or was worked out, so everything may be
 * left out.
 */
export const ResponseDeclaration = Type.Partial(
  Type.Object({
    ...properties,
    cancellationDateTime: DateTime,
    rejectionDateTime: DateTime,
    /** What is payable in all: not the sum of the lines, as each total is rounded once. */
    totalPayableAmount: Amount,
    /** What to write on the transfer. */
    paymentReferenceId: text(35),
  }),
  closed,
);
export type ResponseDeclaration = Static<typeof ResponseDeclaration>;

export const Response = Type.Object(
  {
    /** What the response says, of `RESPONSE_FUNCTIONS` where it is ours. */
    functionCode: optional(code(2)),
    /** Names this response among all that its sender makes. */
    functionalReferenceId: optional(text(35)),
    issueDateTime: optional(DateTime),
    additionalInformations: optional(Type.Array(AdditionalInformation, { maxItems: 999 })),
    amendments: optional(Type.Array(Amendment, { maxItems: 999 })),
    appealOfficeId: optional(code(17)),
    bank: optional(Bank),
    contactOfficeId: optional(code(17)),
    errors: optional(Type.Array(ResponseError, { maxItems: 9_999 })),
    statuses: optional(Type.Array(ResponseStatus, { maxItems: 99 })),
    /** Mostly one; an answer to an amendment may repeat it as it stands now. */
    declarations: optional(Type.Array(ResponseDeclaration, { maxItems: 9 })),
    qualifiers,
  },
  closed,
);
export type Response = Static<typeof Response>;
