import type { Chapter } from '#core/feature';
import { packedGoods } from '#server/learning';
import { inTransaction, type Database } from '#server/platform/database';

/** Written at once. */
const SLICE = 5_000;

/**
 * Writes what became known to the tables that are learned from, as the follower does, a position of the journal each; and to the journal nothing but these positions
 * and a hash of each. Later calls go on where the last one ended.
 */
export function goodsWriter({ pool }: Pick<Database, 'pool'>, cell: number) {
  /** Held no longer than the goods are by whoever draws them. */
  const numbers = new WeakMap<object, { readonly number: string; readonly sequences: readonly number[] }>();
  let position = 0;

  const write = async (chapters: readonly Chapter[]): Promise<void> => {
    const goods: unknown[] = [];
    const outcomes: unknown[] = [];
    const first = position + 1;
    for (const chapter of chapters) {
      position += 1;
      if (chapter.kind === 'declared') {
        const number = `KNO${String(position).padStart(9, '0')}`;
        const [line] = chapter.goods;
        if (line) numbers.set(line, { number, sequences: chapter.goods.map((_, index) => index + 1) });
        const packed = packedGoods(chapter.goods.map((one, index) => ({ sequence: index + 1, goods: one })));
        goods.push({ number, position, at: isoOf(line?.atMs), office_id: line?.office, ...packed });
      } else {
        const [line] = chapter.lines;
        const declared = line && numbers.get(line.goods);
        const lines = (declared?.sequences ?? []).filter((_, index) => chapter.lines[index]?.violation);
        const violation = lines.length > 0;
        outcomes.push({ position, number: declared?.number, known_at: isoOf(chapter.atMs), violation, lines });
      }
    }
    // At once, as the follower does it: who read in between would never see what came out before the last goods.
    await inTransaction(pool, async (client) => {
      await client.query(
        `insert into engine.event (cell, position, previous, body, hash)
         select $1, position, 0, '', decode(md5(position::text), 'hex') from generate_series($2::bigint, $3::bigint) position`,
        [cell, first, position],
      );
      await client.query(
        `insert into learning.goods (number, position, at, office_id, shared, lines)
         select number, position, at, office_id, shared::json, lines::json
           from json_to_recordset($1) as t (number text, position bigint, at timestamptz, office_id text, shared text, lines text)`,
        [JSON.stringify(goods)],
      );
      await client.query(
        `insert into learning.outcome (position, number, known_at, kind, violation, recovered, lines, news)
         select position, number, known_at, 'finding', violation, 0, array(select json_array_elements_text(lines)::integer), true
           from json_to_recordset($1) as t (position bigint, number text, known_at timestamptz, violation boolean, lines json)`,
        [JSON.stringify(outcomes)],
      );
    });
  };

  return {
    write: async (chapters: Iterable<Chapter>): Promise<void> => {
      let slice: Chapter[] = [];
      for (const chapter of chapters) {
        slice.push(chapter);
        if (slice.length < SLICE) continue;
        await write(slice);
        slice = [];
      }
      await write(slice);
    },
  };
}

const isoOf = (ms = 0): string => new Date(ms).toISOString();
