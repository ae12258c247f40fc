import { statementsOf, run } from '#server/platform/database';
import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import type pg from 'pg';

/** What is known of what a payer meant. */
export interface Meant {
  readonly numbers: readonly DeclarationNumber[];
  readonly principalIds: readonly string[];
  readonly amount: string;
  readonly payerName: string;
  /** Declarations of after the credit are not what it was for. */
  readonly before: string;
}

export interface FoundOwing {
  readonly number: DeclarationNumber;
  readonly principalName: string | null;
}

/** Of the newest so many a sum or a name is looked for: weeks of a busy country, read in tens of milliseconds when an officer asks. */
const NEWEST_MAX = 50_000;
const OF_PRINCIPAL_MAX = 50;
/** Of one party so many: whoever pays everything has none that is found at once. */
const OF_PRINCIPAL_LOOKED_AT = 5_000;
const FOUND_MAX = 60;

const owing = statementsOf('declaration')<{ readonly number: string; readonly principal_name: string | null }>(
  'owing',
  `with meant as (
     (select number from declaration.overview where number = any($1::text[]))
     union
     (select o.number from unnest($2::text[]) p(id) cross join lateral (
        select number, submitted_at, total_payable > amount_paid as owes from declaration.overview where principal_id = p.id
         order by submitted_at desc, number desc limit ${OF_PRINCIPAL_LOOKED_AT}) o
       where owes order by o.submitted_at desc, o.number desc limit ${OF_PRINCIPAL_MAX})
     union
     (select number from (
        select number, total_payable - amount_paid as due, lower(case direction when 'import' then importer_name else exporter_name end) as name
          from declaration.overview where registered_at < $5::timestamptz order by registered_at desc, number desc limit ${NEWEST_MAX}
      ) newest where due > 0 and (due = $3::numeric or name = lower($4)) limit ${FOUND_MAX})
   )
   select o.number, case o.direction when 'import' then o.importer_name else o.exporter_name end as principal_name
     from declaration.overview o join meant using (number) limit ${FOUND_MAX * 2}`,
);

/** Declarations that somebody may have meant to pay: by number, by whose they are, by what they owe. */
export async function owingDeclarations(pool: Pick<pg.Pool, 'query'>, meant: Meant): Promise<readonly FoundOwing[]> {
  const { numbers, principalIds, amount, payerName, before } = meant;
  const rows = await run(pool, owing, [numbers, principalIds, amount, payerName, before]);
  return rows.map((row) => ({ number: declarationNumber(row.number), principalName: row.principal_name }));
}
