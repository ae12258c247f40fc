import type { Chronicle } from '#core/feature';
import { rankGoods, readsFeatures, type RankGoods } from '#core/model';
import { run, statementsOf, textRows } from '#server/platform/database';
import type pg from 'pg';
import type { ModelStore } from './model-store.ts';
import type { Passage } from './training/looked-goods.ts';

const statement = statementsOf('learning.shadow');

interface ShadowRow {
  readonly model: string;
  readonly number: string;
  readonly position: string;
  readonly line: number;
  readonly chance: number;
  readonly rank: number;
}

const ROWS = textRows<ShadowRow>({
  model: 'text',
  number: 'text',
  position: 'bigint',
  line: 'integer',
  chance: 'double precision',
  rank: 'double precision',
});

const SQL = {
  write: statement(
    'write',
    `insert into learning.shadow (model, number, position, line, chance, rank) ${ROWS.select} on conflict do nothing`,
  ),
  last: statement<{ readonly position: string }>(
    'last',
    `select coalesce((select max(position) from learning.shadow where model = $1),
                     (select max(position) from learning.goods), 0)::text as position`,
  ),
} as const;

/** What the challenger would have said of each declaration as it came. It is worked out behind the decision, and has no part in it. */
export interface Shadow {
  /** Who the challenger is from now on. */
  readonly set: (hash: string | undefined) => Promise<void>;
  /** Looks at a declaration before it is told of: the rows are those of its own instant. */
  readonly look: (passage: Declared, position: bigint, chronicle: Pick<Chronicle, 'rowsOf'>) => void;
  /** Writes down what it said since. */
  readonly write: () => Promise<void>;
}
type Declared = Extract<Passage, { readonly kind: 'declared' }>;

export function openShadow(pool: pg.Pool, store: Pick<ModelStore, 'read'>): Shadow {
  let challenger: { readonly hash: string; readonly rank: RankGoods | undefined; readonly after: bigint } | undefined;
  let rows: ShadowRow[] = [];
  return {
    set: async (hash) => {
      if (hash === challenger?.hash) return;
      challenger = undefined;
      if (hash === undefined) return;
      const model = await store.read(hash);
      // From where it stopped before; one that is new begins with the next declaration.
      const [last] = await run(pool, SQL.last, [hash]);
      const rank = model !== undefined && readsFeatures(model) ? rankGoods(model) : undefined;
      challenger = { hash, rank, after: BigInt(last?.position ?? 0) };
    },
    look: ({ number, lines }, position, chronicle) => {
      if (challenger?.rank === undefined || position <= challenger.after) return;
      const goods = lines.map((line) => line.goods);
      const best = challenger.rank(Float32Array.from(chronicle.rowsOf(goods)), goods);
      if (best === undefined) return;
      rows.push({
        model: challenger.hash,
        number,
        position: position.toString(),
        line: lines[best.place]?.sequence ?? 0,
        chance: best.chance,
        rank: best.rank,
      });
    },
    write: async () => {
      if (rows.length === 0) return;
      const told = rows;
      rows = [];
      try {
        await run(pool, SQL.write, ROWS.values(told));
      } catch (error) {
        rows = [...told, ...rows];
        throw error;
      }
    },
  };
}
