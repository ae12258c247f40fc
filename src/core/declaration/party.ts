import { Type, type Static } from 'typebox';
import { closed, code, optional, qualifiers, text } from './values.ts';

/** Who takes part, and where they can be found. One shape for every role; the field that holds it names the role. */

export const Address = Type.Object(
  {
    typeCode: optional(code(3)),
    line: optional(text(300)),
    cityName: optional(text(70)),
    countryCode: optional(code(3)),
    /** Province or state, by name. */
    countrySubDivision: optional(text(70)),
    countrySubDivisionCode: optional(code(9)),
    postcodeId: optional(text(17)),
    qualifiers,
  },
  closed,
);
export type Address = Static<typeof Address>;

export const Communication = Type.Object({ id: text(256), typeCode: optional(code(3)), qualifiers }, closed);
export type Communication = Static<typeof Communication>;

export const Contact = Type.Object(
  {
    name: optional(text(300)),
    functionCode: optional(code(3)),
    communications: optional(Type.Array(Communication, { maxItems: 9 })),
    qualifiers,
  },
  closed,
);
export type Contact = Static<typeof Contact>;

export const Party = Type.Object(
  {
    id: optional(text(35)),
    name: optional(text(300)),
    functionCode: optional(code(3)),
    roleCode: optional(code(4)),
    typeCode: optional(code(4)),
    address: optional(Address),
    contacts: optional(Type.Array(Contact, { maxItems: 9 })),
    communications: optional(Type.Array(Communication, { maxItems: 9 })),
    qualifiers,
  },
  closed,
);
export type Party = Static<typeof Party>;

/** Who holds an authorisation that the declaration relies on; `categoryCode` says of which kind. */
export const AuthorisationHolder = Type.Object(
  { id: optional(text(35)), categoryCode: optional(code(4)), qualifiers },
  closed,
);
export type AuthorisationHolder = Static<typeof AuthorisationHolder>;
