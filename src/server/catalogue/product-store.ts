import { productKey, type AcceptedPermit, type ClearedGoods } from '#core/catalogue';
import { foldText } from '#core/codes';
import { instantAt, type Instant } from '#core/kernel';
import { inTransaction } from '#server/platform/database';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';

export interface ProductRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly code: string | null;
  readonly description: string;
  readonly description_en: string;
  readonly commodity_code: string;
  readonly origin_code: string;
  readonly unit_code: string;
  readonly permits: readonly AcceptedPermit[];
  readonly price_min: string | null;
  readonly price_max: string | null;
  readonly price_currency: string | null;
  readonly cleared_number: string | null;
  readonly cleared_at: Date | null;
  readonly checked_name: string | null;
  readonly checked_at: Date | null;
}
/** What somebody says of a product. */
export interface ProductSaid {
  /** Of one that is there; without it, that of its own code, or a new one. */
  readonly id?: string | undefined;
  readonly code: string;
  readonly description: string;
  readonly descriptionEn: string;
  readonly commodityCode: string;
  readonly originCountryCode: string;
  readonly unitCode: string;
}
interface Hand {
  readonly userId: string;
  readonly name: string;
  readonly at: Instant;
}
/** Cleared goods, those of one product together. */
export interface ClearedProduct extends ClearedGoods {
  readonly number: string;
  readonly at: Instant;
}

const COLUMNS = `id, organisation_id, code, description, description_en, commodity_code, origin_code, unit_code, permits,
  price_min, price_max, price_currency, cleared_number, cleared_at, checked_name, checked_at`;

const SQL = {
  list: `select ${COLUMNS} from catalogue.product
    where organisation_id = any($1) and search like all($2::text[]) order by (code is null), changed_at desc, id limit $3`,
  readUntil: 'select released_at, number from catalogue.read_until where organisation_id = $1 for update',
  begin: `insert into catalogue.read_until (organisation_id, released_at, number) values ($1, '1970-01-01T00:00:00Z', '')
    on conflict do nothing`,
  setUntil: 'update catalogue.read_until set released_at = $2, number = $3 where organisation_id = $1',
  learn: `update catalogue.product p set permits = r.permits, cleared_number = r.number, cleared_at = r.at, changed_at = r.at,
      price_min = case when r.price_min is null then p.price_min when p.price_currency = r.currency then least(p.price_min, r.price_min) else r.price_min end,
      price_max = case when r.price_max is null then p.price_max when p.price_currency = r.currency then greatest(p.price_max, r.price_max) else r.price_max end,
      price_currency = coalesce(r.currency, p.price_currency)
    from jsonb_to_recordset($2::jsonb) as r (goods_key text, permits jsonb, number text, at timestamptz, price_min numeric, price_max numeric, currency text)
    where p.organisation_id = $1 and p.goods_key = r.goods_key`,
  add: `insert into catalogue.product (id, organisation_id, description, description_en, commodity_code, origin_code, unit_code, permits,
      price_min, price_max, price_currency, cleared_number, cleared_at, search, goods_key, changed_at)
    select r.id, $1, r.description, '', r.commodity_code, r.origin_code, r.unit_code, r.permits,
      r.price_min, r.price_max, r.currency, r.number, r.at, r.search, r.goods_key, r.at
    from jsonb_to_recordset($2::jsonb) as r (id uuid, description text, commodity_code text, origin_code text, unit_code text, permits jsonb,
      price_min numeric, price_max numeric, currency text, number text, at timestamptz, search text, goods_key text)
    where not exists (select from catalogue.product p where p.organisation_id = $1 and p.goods_key = r.goods_key)`,
  named:
    'select id from catalogue.product where organisation_id = $1 and (id = $2 or code = $3) order by (id = $2) desc',
  put: `insert into catalogue.product (id, organisation_id, code, description, description_en, commodity_code, origin_code, unit_code,
      checked_by, checked_name, checked_at, search, goods_key, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $11)
    on conflict (id) do update set code = $3, description = $4, description_en = $5, commodity_code = $6, origin_code = $7, unit_code = $8,
      checked_by = $9, checked_name = $10, checked_at = $11, search = $12, goods_key = $13, changed_at = $11`,
  count: 'select count(*)::int as count from catalogue.product where organisation_id = $1',
  find: `select ${COLUMNS} from catalogue.product where id = $1`,
  remove: 'delete from catalogue.product where id = $1',
};

/** Catalogues as they are kept. */
export function productStore(pool: pg.Pool) {
  return {
    list: async (organisationIds: readonly string[], words: readonly string[], limit: number) =>
      (await pool.query<ProductRow>(SQL.list, [organisationIds, words.map((word) => `%${word}%`), limit])).rows,
    find: async (id: string) => (await pool.query<ProductRow>(SQL.find, [id])).rows[0],
    count: async (organisationId: string) =>
      (await pool.query<{ count: number }>(SQL.count, [organisationId])).rows[0]?.count ?? 0,
    remove: async (id: string) => void (await pool.query(SQL.remove, [id])),
    /** False where another product has that code already. */
    put: (organisationId: string, said: ProductSaid, by: Hand): Promise<boolean> =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(SQL.named, [organisationId, said.id ?? null, said.code]);
        if (rows.length > 1) return false;
        await client.query(SQL.put, [rows[0]?.id ?? randomUUID(), organisationId, ...putValues(said, by)]);
        return true;
      }),
    /** Reads on from where somebody left off; two who do so at once do it one after the other. */
    readOn: (
      organisationId: string,
      read: (after: { readonly at: Instant; readonly number: string }) => Promise<readonly ClearedProduct[]>,
      last: () => { readonly at: Instant; readonly number: string } | undefined,
    ): Promise<void> =>
      inTransaction(pool, async (client) => {
        await client.query(SQL.begin, [organisationId]);
        const { rows } = await client.query<{ released_at: Date; number: string }>(SQL.readUntil, [organisationId]);
        const [until] = rows;
        if (!until) return;
        const products = await read({ at: instantOf(until.released_at), number: until.number });
        const reached = last();
        if (!reached) return;
        const values = JSON.stringify(products.map(learnedRow));
        await client.query(SQL.learn, [organisationId, values]);
        await client.query(SQL.add, [organisationId, values]);
        await client.query(SQL.setUntil, [organisationId, reached.at, reached.number]);
      }),
  };
}
export type ProductStore = ReturnType<typeof productStore>;

const instantOf = (at: Date): Instant => instantAt(at.getTime());

const putValues = (said: ProductSaid, by: Hand): readonly unknown[] => [
  said.code,
  said.description,
  said.descriptionEn,
  said.commodityCode,
  said.originCountryCode,
  said.unitCode,
  by.userId,
  by.name,
  by.at,
  foldText([said.code, said.description, said.descriptionEn, said.commodityCode].join(' ')),
  productKey({ ...said, originCode: said.originCountryCode }),
];

const learnedRow = (goods: ClearedProduct) => ({
  id: randomUUID(),
  goods_key: productKey(goods),
  description: goods.description,
  commodity_code: goods.commodityCode,
  origin_code: goods.originCode,
  unit_code: goods.unitCode,
  permits: goods.permits,
  price_min: goods.price?.min ?? null,
  price_max: goods.price?.max ?? null,
  currency: goods.price?.currency ?? null,
  number: goods.number,
  at: goods.at,
  search: foldText([goods.description, goods.commodityCode].join(' ')),
});
