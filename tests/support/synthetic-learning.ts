import { seededRandom } from '#core/kernel';
import type { Database } from '#server/platform/database';

/**
 * Imports of a made-up autumn, of which one in two was looked at: quicker than lodging them, and known. What one of six senders sends is
 * mostly told too cheap.
 */
export async function withSyntheticFinds(
  { pool }: Pick<Database, 'pool'>,
  { declarations, seed = 1 }: { readonly declarations: number; readonly seed?: number },
): Promise<void> {
  const random = seededRandom(seed);
  const goods: unknown[] = [];
  const outcomes: unknown[] = [];
  let position = 0;
  const startMs = Date.UTC(2026, 7, 1);
  for (let index = 0; index < declarations; index += 1) {
    const number = `SYN${String(index).padStart(9, '0')}`;
    const at = startMs + index * 600_000;
    const partner = Math.floor(random.next() * 6);
    const isCrooked = partner === 0;
    const quantity = 10 + Math.floor(random.next() * 90);
    const value = quantity * (isCrooked ? 3 + random.next() : 7 + random.next() * 2) * 25_000;
    const line = [1, '66019900', 'CN', 'CN', value, value * 0.3, 0.3, 0, quantity * 0.5, quantity, 4];
    const shared = {
      importer: `I${Math.floor(random.next() * 20)}`,
      importerSinceMs: startMs - 1e10,
      declarant: `D${Math.floor(random.next() * 4)}`,
      partner: `p${partner}`,
      modeCode: '1',
    };
    position += 1;
    goods.push({ number, position, at: iso(at), office_id: index % 3 === 0 ? '02CI' : '03CC', shared, lines: [line] });
    if (random.next() < 0.5) continue;
    const violation = random.next() < (isCrooked ? 0.9 : 0.06);
    position += 1;
    const recovered = violation ? Math.round(value * 0.2) : 0;
    outcomes.push({ position, number, known_at: iso(at + 300_000), violation, recovered });
  }
  await pool.query(
    `insert into learning.goods (number, position, at, office_id, shared, lines)
     select * from json_to_recordset($1) as t (number text, position bigint, at timestamptz, office_id text, shared json, lines json)`,
    [JSON.stringify(goods)],
  );
  await pool.query(
    `insert into learning.outcome (position, number, known_at, kind, violation, recovered, lines, news)
     select position, number, known_at, 'finding', violation, recovered, '{}', true
       from json_to_recordset($1) as t (position bigint, number text, known_at timestamptz, violation boolean, recovered bigint)`,
    [JSON.stringify(outcomes)],
  );
}

const iso = (ms: number): string => new Date(ms).toISOString();
