import { Type, type Static } from 'typebox';
import type { ProductRow } from './product-store.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const ProductSchema = Type.Object(
  {
    id: Type.String(),
    organisationId: Type.String(),
    code: nullable(Type.String({ description: 'Its owner’s; none yet where it was only read from a declaration' })),
    description: Type.String(),
    descriptionEn: Type.String(),
    commodityCode: Type.String(),
    originCountryCode: Type.String(),
    unitCode: Type.String(),
    permits: Type.Array(Type.Object({ typeCode: Type.String(), id: Type.String() }), {
      description: 'Documents that were accepted with it last',
    }),
    price: nullable(
      Type.Object(
        { min: Type.String(), max: Type.String(), currency: Type.String() },
        { description: 'Of one unit, in the currency of the last invoice' },
      ),
    ),
    cleared: nullable(Type.Object({ number: Type.String(), at: Type.String() })),
    checked: nullable(Type.Object({ by: Type.String(), at: Type.String() })),
  },
  { $id: 'CatalogueProduct' },
);

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const Organisation = Type.Optional(
  Type.String({ maxLength: 20, description: 'Whose catalogue; yours unless you say so' }),
);
const line = (lengthMax: number) => Type.String({ maxLength: lengthMax });

/** The length of a description in the declaration. */
const DESCRIPTION_LENGTH_MAX = 840;
export const ProductBody = Type.Object(
  {
    id: Type.Optional(Id),
    code: Type.String({ minLength: 1, maxLength: 40, pattern: '^\\S(.*\\S)?$' }),
    description: Type.String({ minLength: 1, maxLength: DESCRIPTION_LENGTH_MAX, pattern: '\\S' }),
    descriptionEn: Type.Optional(line(DESCRIPTION_LENGTH_MAX)),
    commodityCode: line(18),
    originCountryCode: Type.Optional(line(3)),
    unitCode: Type.Optional(line(5)),
  },
  { additionalProperties: false },
);

export const productView = (row: ProductRow): Static<typeof ProductSchema> => ({
  id: row.id,
  organisationId: row.organisation_id,
  code: row.code,
  description: row.description,
  descriptionEn: row.description_en,
  commodityCode: row.commodity_code,
  originCountryCode: row.origin_code,
  unitCode: row.unit_code,
  permits: row.permits.map(({ typeCode, id }) => ({ typeCode, id })),
  price:
    row.price_min === null || row.price_max === null || row.price_currency === null
      ? null
      : { min: plain(row.price_min), max: plain(row.price_max), currency: row.price_currency },
  cleared:
    row.cleared_number === null || row.cleared_at === null
      ? null
      : { number: row.cleared_number, at: row.cleared_at.toISOString() },
  checked:
    row.checked_name === null || row.checked_at === null
      ? null
      : { by: row.checked_name, at: row.checked_at.toISOString() },
});

/** As people write prices: no noughts behind the last digit. */
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
