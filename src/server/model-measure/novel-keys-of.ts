import { NOVEL_KINDS, keysOfGoods, novelShares, type NovelKind, type NovelShare } from '#core/model-measure';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { SQL, type NamesRow } from './measure-sql.ts';

/** The last so many declarations of what a model was trained on: who is in none of them is new to it, or as good as new. */
const KNOWN_MAX = 50_000;
/** Rows read at once, so that nobody waits behind them. */
const PAGE_ROWS = 2_000;

/** Who and what these declarations name that the training never met. Nothing of a model that was made elsewhere. */
export async function novelKeysOf(
  model: string,
  numbers: readonly string[],
  { pool }: Pick<Services, 'pool'>,
): Promise<readonly NovelShare[]> {
  const [trained] = await run(pool, SQL.trainedUpTo, [model]);
  if (trained === undefined || numbers.length === 0) return [];
  const lines = (await run(pool, SQL.namesOf, [numbers])).flatMap(linesOf);
  // Only who is asked about is kept: names of a year would fill the memory.
  const asked = new Map(NOVEL_KINDS.map((kind): [NovelKind, Set<string>] => [kind, new Set()]));
  for (const line of lines) for (const kind of NOVEL_KINDS) asked.get(kind)?.add(keysOfGoods(line)[kind]);
  const known = new Map(NOVEL_KINDS.map((kind): [NovelKind, Set<string>] => [kind, new Set()]));
  let before = (BigInt(trained.up_to) + 1n).toString();
  for (let read = 0; read < KNOWN_MAX; read += PAGE_ROWS) {
    const page = await run(pool, SQL.namesBefore, [before, PAGE_ROWS]);
    for (const line of page.flatMap(linesOf)) {
      const keys = keysOfGoods(line);
      for (const kind of NOVEL_KINDS) if (asked.get(kind)?.has(keys[kind]) === true) known.get(kind)?.add(keys[kind]);
    }
    before = page.at(-1)?.position ?? before;
    if (page.length < PAGE_ROWS) break;
  }
  return novelShares(lines, known);
}

const linesOf = ({ importer, declarant, partner, goods }: NamesRow) =>
  goods.map(([code, origin]) => ({ importer, declarant, partner, code, origin }));
