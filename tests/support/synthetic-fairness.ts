import type { Database } from '#server/platform/database';

/**
 * Rows of a country's quarter in the lists that follow the journal, as if 2,000 declarations had been lodged: quicker than lodging them,
 * and with what is to be found in them known. Office 02CI has 600, of which every second is selected; 03EE 1,400, of which every tenth.
 * Every seventh was found wrong, everywhere; of what chance drew in the quarter before, forty were checked and eight found wrong. One officer
 * had nearly all cases of one trader, and one overrules every second selection.
 */
export async function withSyntheticQuarter({ pool }: Pick<Database, 'pool'>, cell: number): Promise<void> {
  await pool.query(`insert into declaration.overview (number, position, type_code, direction, office_id, status, status_since, channel,
      importer_id, importer_name, submitter_id, party_ids, principal_id, goods_item_count, description, total_payable, amount_paid,
      submitted_at, registered_at, search)
    select 'SYN' || lpad(n::text, 9, '0'), 0, 'A11', 'import', case when n <= 600 then '02CI' else '03EE' end, 'released', at, 'green',
      trader, 'Công ty Tưởng Tượng ' || trader, trader, array[trader], trader, 1, 'hàng tưởng tượng', 0, 0, at, at, ''
    from (select n, 'SYN-' || case when n % 20 = 0 then 'LONE' || n else (n % 9)::text end as trader,
        timestamptz '2026-11-02T02:00:00Z' + (n % 15) * interval '1 day' as at from generate_series(1, 2000) n) rows`);
  await pool.query(`insert into risk.selected (number, selected_at, office_id, channel, random, conforms, found_at)
    select number, registered_at, office_id, 'yellow', false, n % 7 <> 0, registered_at + interval '1 hour'
      from (select *, substr(number, 4)::int as n from declaration.overview where number like 'SYN%') o
     where case when office_id = '02CI' then n % 2 = 0 else n % 10 = 0 end`);
  await pool.query(`insert into risk.selected (number, selected_at, office_id, channel, random, conforms, found_at)
    select 'SYNR' || lpad(n::text, 8, '0'), timestamptz '2026-08-03T02:00:00Z', '02CI', 'yellow', n <= 40, n % 5 <> 0,
        timestamptz '2026-08-04T02:00:00Z' from generate_series(1, 100) n`);
  await pool.query(`insert into risk.selected (number, selected_at, office_id, channel, random, conforms, found_at)
    select 'SYNQ' || lpad(n::text, 8, '0'), timestamptz '2026-05-04T02:00:00Z', '02CI', 'yellow', n <= 29, n % 5 <> 0,
        timestamptz '2026-05-05T02:00:00Z' from generate_series(1, 100) n`);
  await pool.query(
    `insert into party.standing (cell, party, registered_on, status, aeo, compliance_level, risk_class, declarations)
    select $1, 'SYN-' || n, date '2026-10-01' - n * 500, 'active', false, 3, 5, 100 from generate_series(0, 8) n`,
    [cell],
  );
  await pool.query(`insert into assignment.act (position, number, office_id, officer_id, type, at)
    select -row_number() over (order by number), number, office_id,
        case when principal_id = 'SYN-4' and office_id = '02CI' then 'syn-officer-1' else 'syn-officer-' || (n / 10 % 5) end,
        case when n / 10 % 5 = 2 and n % 4 = 0 then 'Rechannelled' else 'DocumentsAccepted' end, registered_at + interval '1 hour'
      from (select o.*, substr(o.number, 4)::int as n from declaration.overview o join risk.selected using (number)
        where o.number like 'SYN%') s`);
}
