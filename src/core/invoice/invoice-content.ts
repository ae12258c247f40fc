import { Type, type Static } from 'typebox';
import { DESCRIPTION_LENGTH_MAX, SHIPMENT_ITEMS_MAX } from '#core/declaration';
import { STORABLE_TEXT, type PlainDate } from '#core/kernel';
import { PARTY_ID_LENGTH_MAX, PARTY_ID_PATTERN, PARTY_NAME_LENGTH_MAX, type PartyId } from '#core/party';

const closed = { additionalProperties: false } as const;
const words = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength, pattern: STORABLE_TEXT });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const amount = Type.String({ pattern: '^\\d{1,16}(\\.\\d{1,6})?$' });
const country = Type.String({ pattern: '^[A-Z]{2}$', description: 'Code list country' });

const InvoiceParty = Type.Object(
  { name: words(1, PARTY_NAME_LENGTH_MAX), address: nullable(words(1, 300)), countryCode: nullable(country) },
  closed,
);

const InvoiceLine = Type.Object(
  {
    description: words(1, DESCRIPTION_LENGTH_MAX),
    commodityCode: nullable(Type.String({ pattern: '^\\d{4,8}$', description: 'Where the seller prints one' })),
    originCountryCode: nullable(country),
    quantity: amount,
    unitCode: Type.String({ pattern: '^[A-Z0-9]{1,5}$', description: 'Code list unit' }),
    unitPrice: amount,
    amount,
  },
  closed,
);

/** What is registered of a commercial invoice, and what a correction registers anew as a whole. */
export const InvoiceContent = Type.Object(
  {
    number: words(1, 35),
    issueDate: Type.Unsafe<PlainDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    seller: InvoiceParty,
    buyer: InvoiceParty,
    incotermCode: Type.String({ pattern: '^[A-Z&]{3}$', description: 'Code list incoterm' }),
    incotermPlace: nullable(words(1, 70)),
    currencyCode: Type.String({ pattern: '^[A-Z]{3}$', description: 'Code list currency' }),
    paymentTermsCode: nullable(Type.String({ pattern: '^[A-Z-]{1,10}$', description: 'Code list payment-terms' })),
    /** What the lines add up to: freight and insurance that are stated apart are not in it. */
    totalAmount: amount,
    freightAmount: nullable(amount),
    insuranceAmount: nullable(amount),
    /** As many as one submission can declare; the national system takes 800. */
    lines: Type.Array(InvoiceLine, { minItems: 1, maxItems: SHIPMENT_ITEMS_MAX }),
  },
  closed,
);
export type InvoiceContent = Static<typeof InvoiceContent>;
export type InvoiceLine = Static<typeof InvoiceLine>;

export const INVOICE_ID_PATTERN = '^IV\\d{9}$';

export const RegisterInvoiceSchema = Type.Object(
  {
    /** Whose goods it is about: the importer of an import, the exporter of an export. */
    ownerId: Type.Unsafe<PartyId>(Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN })),
    direction: Type.Union([Type.Literal('import'), Type.Literal('export')]),
    content: InvoiceContent,
  },
  closed,
);
