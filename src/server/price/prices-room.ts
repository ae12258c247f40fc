import type { PlainDate } from '#core/kernel';
import {
  compileHeading,
  monthNumber,
  NO_STANDINGS,
  priceMeasureOn,
  standingsBuilder,
  type PriceCell,
  type PriceMeasure,
  type PriceStandings,
} from '#core/price';
import { inTransaction, run } from '#server/platform/database';
import type { DailyJob } from '#server/jobs';
import { allCellsSince, SQL, type CellRow } from './price-sql.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';

/**
 * What goods usually cost, in memory for the program that decides. Made anew every night: all day long, goods are measured by what was accepted
 * until yesterday, and nobody prices down what is usual in an afternoon.
 */
export interface PricesRoom {
  readonly inForce: () => PriceStandings;
  /** Makes the cells of months in which something moved, forgets what is too old, and takes the outcome up. */
  readonly make: (today: PlainDate) => Promise<void>;
  /** Takes up what was made, here or by another program; next to nothing where nothing was. */
  readonly refresh: () => Promise<void>;
}

export interface PricesRoomOptions {
  readonly pool: pg.Pool;
  readonly measures: () => readonly PriceMeasure[];
  readonly today: () => PlainDate;
}

/** So many cells at once in memory as rows; the program goes on with other things between them. */
const FETCH_ROWS = 2_000;
/** Prices are kept so long beyond the window, for corrections that come late. */
const MONTHS_BEYOND = 2;

export function openPricesRoom({ pool, measures, today }: PricesRoomOptions): PricesRoom {
  let standings: PriceStandings = NO_STANDINGS;
  let taken = '';
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    const on = today();
    const [row] = await run(pool, SQL.generation, []);
    const generation = `${on.slice(0, 7)} ${row?.generation ?? ''}`;
    if (generation === taken) return;
    standings = await compiled(pool, measures(), on);
    taken = generation;
  };
  /** Whoever asks while it is read may have made cells after the read began: then it is read once more. */
  const refresh = async (): Promise<void> => {
    await reading?.catch(() => undefined);
    reading ??= read().finally(() => (reading = undefined));
    await reading;
  };

  return {
    inForce: () => standings,
    refresh,
    make: async (on) => {
      const measure = priceMeasureOn(measures(), on);
      if (measure === undefined) return;
      for (const { month, moved } of await run(pool, SQL.movedMonths, []))
        await inTransaction(pool, async (client) => {
          await run(client, SQL.dropCells, [month]);
          await run(client, SQL.makeCells, [month]);
          // What moves while they are made is made the next night.
          await run(client, SQL.monthMade, [month, moved]);
        });
      const oldest = monthBefore(on.slice(0, 7), measure.months + MONTHS_BEYOND);
      for (const forget of [SQL.forgetPrices, SQL.forgetCells, SQL.forgetMonths]) await run(pool, forget, [oldest]);
      await refresh();
    },
  };
}

export const pricesJob = ({ make }: Pick<PricesRoom, 'make'>): DailyJob => ({ name: 'price.cells', run: make });

async function compiled(pool: pg.Pool, measures: readonly PriceMeasure[], on: PlainDate): Promise<PriceStandings> {
  const measure = priceMeasureOn(measures, on);
  if (measure === undefined) return NO_STANDINGS;
  const month = on.slice(0, 7);
  const builder = standingsBuilder((day) => priceMeasureOn(measures, day));
  let heading: PriceCell[] = [];
  const close = (): void => {
    const [first] = heading;
    if (first !== undefined) builder.add(first.unit, compileHeading(heading, measure, month));
    heading = [];
  };
  await inTransaction(pool, async (client) => {
    const since = monthBefore(month, measure.months - 1);
    await client.query(`declare cells no scroll cursor for ${allCellsSince(since)}`);
    for (;;) {
      const { rows } = await client.query<CellRow>(`fetch ${FETCH_ROWS} from cells`);
      for (const row of rows) {
        const [last] = heading;
        if (last !== undefined && (last.unit !== row.unit || !row.code.startsWith(last.code.slice(0, 4)))) close();
        heading.push(cellOf(row));
      }
      if (rows.length < FETCH_ROWS) break;
      await nextTurn();
    }
  });
  close();
  return builder.build();
}

export const cellOf = ({ bins, counts, ...cell }: CellRow): PriceCell => ({
  ...cell,
  sketch: new Map(bins.map((bin, at) => [bin, counts[at] ?? 0])),
});

/** `2026-11` less three months is `2026-08`. */
export function monthBefore(month: string, months: number): string {
  const number = monthNumber(month) - 1 - months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
