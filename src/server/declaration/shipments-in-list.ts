import { statusTogether } from '#core/clearance';
import type { DeclarationStatus } from '#core/declaration';
import type pg from 'pg';

/** What the linked declarations of a shipment come to together, for the one row that stands for them in a list. */
export interface ShipmentInList {
  readonly total: number;
  readonly goods_item_count: number;
  readonly total_payable: string;
  readonly amount_paid: string;
  readonly status: DeclarationStatus;
  readonly status_since: Date;
  readonly released_at: Date | null;
}

const SQL = `select shipment, count(*)::integer as total, sum(goods_item_count)::integer as goods_item_count,
    sum(total_payable)::text as total_payable, sum(amount_paid)::text as amount_paid,
    json_agg(json_build_object('status', status, 'since', status_since) order by branch) as parts,
    case when bool_and(released_at is not null) then max(released_at) end as released_at
  from declaration.overview where shipment = any($1::text[]) group by shipment`;

interface Row extends Omit<ShipmentInList, 'status' | 'status_since'> {
  readonly shipment: string;
  readonly parts: readonly { readonly status: DeclarationStatus; readonly since: string }[];
}

/** By the number of the first declaration. */
export async function shipmentsInList(
  pool: Pick<pg.Pool, 'query'>,
  firstNumbers: readonly string[],
): Promise<ReadonlyMap<string, ShipmentInList>> {
  if (firstNumbers.length === 0) return NONE;
  const { rows } = await pool.query<Row>(SQL, [firstNumbers]);
  return new Map(
    rows.map(({ shipment, parts, ...row }) => {
      const standing = statusTogether(parts);
      const since = parts.filter(({ status }) => status === standing).map((part) => Date.parse(part.since));
      const status = standing ?? 'preRegistered';
      return [shipment, { ...row, status, status_since: new Date(Math.max(...since)) }];
    }),
  );
}
const NONE: ReadonlyMap<string, ShipmentInList> = new Map();
