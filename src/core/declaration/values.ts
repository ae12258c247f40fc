import { STATED_TEXT, STORABLE_TEXT } from '#core/kernel';
import { Type, type Static } from 'typebox';

/**
 * The simple values of the declaration. Decimals travel as text ("12.50" stays "12.50"), codes and identifiers as they were
 * written ("01" stays "01"), dates as `YYYY-MM-DD`. The schema gives shapes and sizes; meaning is checked elsewhere.
 */

export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: STORABLE_TEXT });
/** Why somebody does something, in words that can be read later. */
export const reasonText = (maxLength: number) => Type.String({ minLength: 3, maxLength, pattern: STATED_TEXT });
export const code = (maxLength = 17) => Type.String({ minLength: 1, maxLength, pattern: STORABLE_TEXT });
export const decimalText = Type.String({ pattern: '^-?\\d{1,20}(\\.\\d{1,10})?$' });
/** A decimal worked out, not stated: exact, so with as many digits as it takes. */
export const wholeDecimalText = Type.String({ pattern: '^-?\\d{1,40}(\\.\\d{1,40})?$' });
export const dateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Bound of the data type; what a count may be in a given place is checked against the country's limits. */
export const COUNT_MAX = 999_999_999;
export const count = Type.Integer({ minimum: 0, maximum: COUNT_MAX });
export const optional = Type.Optional;
/** An unknown member is refused: nothing that was said is silently dropped. */
export const closed = { additionalProperties: false } as const;

export const Amount = Type.Object({ amount: decimalText, currency: optional(code(3)) }, closed);
export type Amount = Static<typeof Amount>;

export const Measure = Type.Object({ value: decimalText, unitCode: optional(code(5)) }, closed);
export type Measure = Static<typeof Measure>;

const value35 = Type.String({ maxLength: 35, pattern: STORABLE_TEXT });

/**
 * A point in time in the form it was stated. `formatCode` is UN/EDIFACT 2379: `102` CCYYMMDD, `304` CCYYMMDDhhmmss and
 * offset, and so on. `form` tells how XML carries it where that is not the usual `DateTimeString`.
 */
export const DateTime = Type.Object(
  {
    value: value35,
    formatCode: optional(code(3)),
    form: optional(Type.Union([Type.Literal('DateTime'), Type.Literal('direct')])),
  },
  closed,
);
export type DateTime = Static<typeof DateTime>;

const attribute = optional(Type.String({ maxLength: 256, pattern: STORABLE_TEXT }));

/**
 * What a message says about a value besides the value: the list a code is from, the scheme of an identifier, the language
 * of a text, and `spelling` where the sender wrote a number other than plainly ("01") or sent the element empty ("").
 */
export const Qualifier = Type.Object(
  {
    spelling: Type.Optional(value35),
    languageId: attribute,
    languageLocaleId: attribute,
    listId: attribute,
    listName: attribute,
    listAgencyId: attribute,
    listAgencyName: attribute,
    listVersionId: attribute,
    listUri: attribute,
    listSchemeUri: attribute,
    name: attribute,
    schemeId: attribute,
    schemeName: attribute,
    schemeAgencyId: attribute,
    schemeAgencyName: attribute,
    schemeVersionId: attribute,
    schemeDataUri: attribute,
    schemeUri: attribute,
    currencyId: attribute,
    currencyCodeListVersionId: attribute,
    unitCode: attribute,
    unitCodeListId: attribute,
    unitCodeListVersionId: attribute,
    unitCodeListAgencyId: attribute,
    unitCodeListAgencyName: attribute,
    format: attribute,
  },
  closed,
);
export type Qualifier = Static<typeof Qualifier>;

/** A field of the model, or an element of the message that became none: nothing else can be qualified. */
const FIELD_NAME = '^[A-Za-z][A-Za-z0-9]{0,59}$';

/** Qualifiers by the field of the same object they belong to; absent in nearly every declaration. */
export const Qualifiers = Type.Record(Type.String({ pattern: FIELD_NAME }), Qualifier, closed);
export type Qualifiers = Static<typeof Qualifiers>;

export const qualifiers = optional(Qualifiers);
