import { clearedGoods, productKey, widened } from '#core/catalogue';
import { declarationRef } from '#core/clearance';
import { parseDeclarationNumber, type DeclarationState } from '#core/declaration';
import { instantAt, type Instant } from '#core/kernel';
import { documentIn, releasedSince } from '#server/declaration';
import type { Services } from '#server/platform/services';
import type { ClearedProduct, ProductStore } from './product-store.ts';

/** Read at one look; whoever looks again goes on behind them. */
const DECLARATIONS_A_LOOK = 40;
/** Long declarations take their time: somebody waits for the page. */
const LINES_A_LOOK = 3_000;

/**
 * Brings what was cleared since somebody last looked into the catalogue. It is read when the catalogue is opened and not as declarations are
 * cleared: most who declare never look, and clearing must not wait.
 */
export async function readCleared(
  { engine, pool }: Pick<Services, 'engine' | 'pool'>,
  store: ProductStore,
  organisationId: string,
): Promise<void> {
  let reached: { readonly at: Instant; readonly number: string } | undefined;
  await store.readOn(
    organisationId,
    async (after) => {
      const products = new Map<string, ClearedProduct>();
      let lines = 0;
      for (const { number, released_at } of await releasedSince(pool, organisationId, after, DECLARATIONS_A_LOOK)) {
        if (lines > LINES_A_LOOK) break;
        const at = instantAt(released_at.getTime());
        const items = await goodsOf(engine, number);
        lines += items.length;
        for (const item of items) {
          const goods = clearedGoods(item);
          if (!goods) continue;
          const key = productKey(goods);
          const price = widened(products.get(key)?.price ?? null, goods.price);
          products.set(key, { ...goods, price, number, at });
        }
        reached = { at, number };
      }
      return [...products.values()];
    },
    () => reached,
  );
}

async function goodsOf(engine: Services['engine'], text: string) {
  const number = parseDeclarationNumber(text);
  const stored = number && (await engine.readState<DeclarationState>(declarationRef(number)));
  if (!number || !stored) return [];
  return documentIn(await engine.readStream(declarationRef(number)), stored.state).declaration.goodsItems;
}
