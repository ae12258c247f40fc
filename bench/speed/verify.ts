import type { Told } from './load.ts';
import { referenceOf, ordinalText, type Traffic } from './traffic.ts';
import { BENCH_DAY } from './setting.ts';
import pg from 'pg';
import { examineDeclaration } from '#core/assessment';
import type { Reference } from '#core/reference';

export interface Verdict {
  readonly right: boolean;
  readonly acknowledged: number;
  /** In the journal, by own reference. */
  readonly registered: number;
  readonly missing: number;
  readonly doubled: number;
  /** Number or total in the journal is not what the sender was told. */
  readonly differing: number;
  readonly amountsChecked: number;
  readonly amountsWrong: number;
  /** Legs of all entries sum to nothing, and what is owed in them is what was told. */
  readonly ledgerAgrees: boolean;
}

const SAMPLE = 200;

/** Holds what senders were told against what the journal and the ledger say. */
export async function verify(
  connection: pg.ClientConfig,
  told: readonly Told[],
  traffic: Traffic,
  reference: Reference,
): Promise<Verdict> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ reference: string; number: string; total: string }>(REGISTERED);
    const ledger = await client.query<{ sum: string; owed: string }>(LEDGER);
    const stored = new Map<string, { readonly number: string; readonly total: string }>();
    for (const row of rows) stored.set(row.reference, row);
    const found = told.map(([ordinal, number, total]) => ({
      number,
      total,
      row: stored.get(referenceOf(ordinalText(ordinal))),
    }));
    const missing = found.filter(({ row }) => !row).length;
    const differing = found.filter(
      ({ row, number, total }) => row && (row.number !== number || row.total !== total),
    ).length;
    const sample = told.filter((_, index) => index % Math.max(1, Math.floor(told.length / SAMPLE)) === 0);
    const amountsWrong = sample.filter(
      ([ordinal, , total]) =>
        examineDeclaration(traffic.declarationAt(ordinal), reference, BENCH_DAY).assessment?.payable !== total,
    ).length;
    const owed = told.reduce((sum, [, , total]) => sum + BigInt(total), 0n);
    const ledgerAgrees = ledger.rows[0]?.sum === '0' && ledger.rows[0].owed === owed.toString();
    const doubled = rows.length - stored.size;
    const right = missing + differing + doubled + amountsWrong === 0 && ledgerAgrees;
    return {
      right,
      acknowledged: told.length,
      registered: rows.length,
      missing,
      doubled,
      differing,
      amountsChecked: sample.length,
      amountsWrong,
      ledgerAgrees,
    };
  } finally {
    await client.end();
  }
}

const REGISTERED = `
  select data #>> '{declaration,functionalReferenceId}' as reference, data #>> '{head,number}' as number, data ->> 'totalPayable' as total
    from (select convert_from(body, 'UTF8')::jsonb -> 'data' as data, convert_from(body, 'UTF8')::jsonb ->> 'type' as type from engine.event) e
   where type = 'Registered' and data ? 'declaration'`;
const LEDGER = `
  select coalesce(sum(amount), 0)::text as sum, coalesce(sum(amount) filter (where account = 'duty-receivable'), 0)::text as owed from engine.posting`;
