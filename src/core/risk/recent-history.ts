import type { RecentHistory } from './derive-risk-facts.ts';
import type { Declaration } from '#core/declaration';
import { addDays, type PlainDate } from '#core/kernel';
import { HISTORY_DAYS, type PartyState } from '#core/party';

/**
 * What rules may know of the trader's recent doings: the seven days before today, as far as they are counted. Today's own
 * declarations are never in it. Of a party that was never counted nothing is known, and no rule about new goods hits it:
 * no history is not a history without these goods.
 */
export function recentHistory(
  party: Pick<PartyState, 'countedThrough' | 'history'> | undefined,
  { goodsItems }: Pick<Declaration, 'goodsItems'>,
  today: PlainDate,
): RecentHistory | undefined {
  if (!party || party.countedThrough === null) return undefined;
  const { headings, origins, recent } = party.history;
  const first = addDays(today, -HISTORY_DAYS);
  const declared = new Set(goodsItems.map(({ commodityCode }) => commodityCode?.slice(0, 4) ?? ''));
  let [declarations7Days, lowValueDeclarations7Days] = [0, 0];
  const sameGoods = new Map<string, number>();
  for (const each of recent) {
    if (each.day < first) continue;
    declarations7Days += each.declarations;
    lowValueDeclarations7Days += each.lowValueDeclarations;
    for (const heading of declared)
      sameGoods.set(heading, (sameGoods.get(heading) ?? 0) + (each.headings[heading] ?? 0));
  }
  return {
    declarations7Days,
    lowValueDeclarations7Days,
    // Of the declaration's headings the one declared most often: days are kept by heading, not by declaration.
    sameGoodsDeclarations7Days: Math.max(0, ...sameGoods.values()),
    knownHs4: headings,
    knownOrigins: origins,
  };
}
