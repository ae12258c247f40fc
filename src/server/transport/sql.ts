import type { Visibility } from '#core/access';
import type { TransportNumber, TransportStatus } from '#core/transport';
import type pg from 'pg';

export interface TransportRow {
  readonly number: string;
  readonly principal_token: string;
  readonly carrier_token: string | null;
  readonly departure_office_id: string;
  readonly destination_office_id: string;
  readonly status: TransportStatus;
}

const WRITE = `insert into transport.transport
    (number, principal_token, carrier_token, departure_office_id, destination_office_id, status)
  select number, principal_token, carrier_token, departure_office_id, destination_office_id, status
    from jsonb_populate_recordset(null::transport.transport, $1::jsonb)
  on conflict (number) do update set carrier_token = excluded.carrier_token,
    destination_office_id = excluded.destination_office_id, status = excluded.status`;

/** One statement for a batch. */
export async function writeTransports(client: pg.ClientBase, rows: readonly TransportRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'transport-write', text: WRITE, values: [JSON.stringify(rows)] });
}

export interface TransportsWanted {
  readonly visibility: Visibility;
  /** The hashes of the organisations that the visibility names. */
  readonly partyTokens: readonly string[];
  readonly status: TransportStatus | undefined;
  /** The last one of the page before. */
  readonly before: string | undefined;
  /** Patterns that the number has to be like. */
  readonly numberLike?: readonly string[];
  readonly limit: number;
}

/** Numbers of transports, newest first; one more than a page tells that there are more. */
export async function findTransports(pool: pg.Pool, wanted: TransportsWanted): Promise<readonly TransportNumber[]> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = [visibleSql(wanted, bind)];
  if (wanted.status !== undefined) where.push(`status = ${bind(wanted.status)}`);
  if (wanted.before !== undefined) where.push(`number < ${bind(wanted.before)}`);
  if (wanted.numberLike) where.push(`number like all(${bind(wanted.numberLike)}::text[])`);
  const { rows } = await pool.query<{ number: TransportNumber }>(
    `select number from transport.transport where ${where.join(' and ')} order by number desc limit ${bind(wanted.limit)}`,
    values,
  );
  return rows.map(({ number }) => number);
}

function visibleSql({ visibility, partyTokens }: TransportsWanted, bind: (value: unknown) => string): string {
  const { everything, officeIds } = visibility;
  const anyOf: string[] = everything || officeIds === 'every' ? ['true'] : [];
  if (partyTokens.length > 0) {
    const tokens = `any(${bind(partyTokens)}::text[])`;
    anyOf.push(`principal_token = ${tokens}`, `carrier_token = ${tokens}`);
  }
  if (officeIds !== 'every' && officeIds.length > 0) {
    const offices = `any(${bind(officeIds)}::text[])`;
    anyOf.push(`departure_office_id = ${offices}`, `destination_office_id = ${offices}`);
  }
  return anyOf.length > 0 ? `(${anyOf.join(' or ')})` : 'false';
}
