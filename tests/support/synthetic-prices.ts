import type { Database } from '#server/platform/database';

/**
 * Accepted prices of umbrellas, as if they had been imported and released for nine months: quicker than lodging them, and known. Around four dollars
 * a piece from China, around six from Japan, and of Thailand two only.
 */
export async function withSyntheticPrices({ pool }: Pick<Database, 'pool'>): Promise<void> {
  await pool.query(`insert into price.declaration
      (number, registered_on, position, is_released, sequences, units, codes, origins, log_prices, bins)
    select 'SYN' || lpad(n::text, 9, '0'), day, 0, true, '{1}', '{PCE}', '{66019900}', array[origin], array[price],
        array[round(price / 0.02)]
      from (select n, case when n <= 2 then 'TH' when n % 6 = 0 then 'JP' else 'CN' end as origin,
          date '2026-11-18' - (n % 9) * 30 as day,
          ln(case when n % 6 = 0 then 6.0 else 4.0 end * (1 + ((n * 7) % 23 - 11) * 0.03)) as price
        from generate_series(1, 150) n) rows`);
  await pool.query(`insert into price.month (month, moved)
    select to_char(registered_on, 'YYYY-MM'), 1 from price.declaration group by 1
    on conflict (month) do update set moved = price.month.moved + 1`);
}
