import type { LearnedRow } from './learning-sql.ts';
import { unpackedGoods } from './packed-goods.ts';
import type { Passage } from './training/looked-goods.ts';

/** A row of the table as what became known by it. */
export function passageOf({
  at_ms,
  office_id,
  number,
  shared,
  lines,
  violation,
  concerned,
  ...row
}: LearnedRow): Passage {
  // An outcome carries the goods as they were declared: of their own moment, which an outcome says nothing about.
  const atMs = violation === null ? at_ms : row.declared_ms;
  const goods = unpackedGoods(shared, lines, { atMs, office: office_id });
  return violation === null
    ? { kind: 'declared', number, office: office_id, lines: goods }
    : { kind: 'found', atMs: at_ms, lines: goods, violation, concerned: concerned ?? [] };
}
