import { LEARNED_TRADERS_MAX, LEARNED_TRADERS_MIN, type LearnedWord } from '#core/classify';
import type pg from 'pg';

/** That a trader used a word for goods of a heading. */
export interface Said {
  readonly word: string;
  readonly heading: string;
  readonly trader: string;
}

/** Words beyond these are used by fewest traders: they would hardly move a ranking. */
const WORDS_KEPT_MAX = 200_000;

/** Adds what is new; a word that enough traders used for a heading is not added to. */
export async function writeSaid(client: pg.ClientBase, all: readonly Said[]): Promise<void> {
  const said = withoutRepeats(all);
  if (said.length === 0) return;
  await client.query(
    `insert into classify.said (word, heading, trader)
     select new.word, new.heading, new.trader
       from unnest($1::text[], $2::text[], $3::text[]) as new (word, heading, trader)
      where (select count(*) from classify.said old where old.word = new.word and old.heading = new.heading) < $4
     on conflict do nothing`,
    [
      said.map(({ word }) => word),
      said.map(({ heading }) => heading),
      said.map(({ trader }) => trader),
      LEARNED_TRADERS_MAX,
    ],
  );
}

/** What erased persons said counts for nothing any more. */
export const forgetTraders = async (client: pg.ClientBase, traders: readonly string[]): Promise<void> => {
  if (traders.length > 0) await client.query('delete from classify.said where trader = any($1::text[])', [traders]);
};

/** The words that enough traders agree on. */
export async function readLearned(pool: Pick<pg.Pool, 'query'>): Promise<readonly LearnedWord[]> {
  const { rows } = await pool.query<LearnedWord>(
    `select word, heading, count(*)::int as traders
       from classify.said
      group by word, heading
     having count(*) >= $1
      order by traders desc, word, heading
      limit $2`,
    [LEARNED_TRADERS_MIN, WORDS_KEPT_MAX],
  );
  return rows;
}

/** Lines of one trader repeat their words, and each would be looked up again. */
function withoutRepeats(all: readonly Said[]): readonly Said[] {
  const once = new Map(all.map((each) => [`${each.word} ${each.heading} ${each.trader}`, each]));
  return [...once.values()];
}
