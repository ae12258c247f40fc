import { plainDate } from '#core/kernel';
import { NO_HISTORY, withDay, type DeclaredGoods, type PartyHistory } from '#core/party';
import { describe, expect, test } from 'vitest';
import { recentHistory } from './recent-history.ts';

const day = (declarations: number, headings: DeclaredGoods['headings'], lowValueDeclarations = 0): DeclaredGoods => ({
  declarations,
  lowValueDeclarations,
  headings,
  origins: ['CN'],
});
const HISTORY: PartyHistory = [
  ['2026-05-01', day(3, { '8471': 3, '2203': 1 }, 2)],
  ['2026-05-07', day(2, { '8471': 1, '3002': 2 }, 1)],
].reduce((history, [on, goods]) => withDay(history, plainDate(on as string), goods as DeclaredGoods), NO_HISTORY);
const counted = { countedThrough: plainDate('2026-05-07'), history: HISTORY };
const DECLARATION = {
  goodsItems: [
    { sequence: 1, commodityCode: '84713020' },
    { sequence: 2, commodityCode: '30024100' },
  ],
};

describe('what selection knows of the last seven days', () => {
  test('is the days before today, the seventh one included', () => {
    expect(recentHistory(counted, DECLARATION, plainDate('2026-05-08'))).toEqual({
      declarations7Days: 5,
      lowValueDeclarations7Days: 3,
      sameGoodsDeclarations7Days: 4,
      knownHs4: ['2203', '3002', '8471'],
      knownOrigins: ['CN'],
    });
    expect(recentHistory(counted, DECLARATION, plainDate('2026-05-09'))).toMatchObject({
      declarations7Days: 2,
      lowValueDeclarations7Days: 1,
      sameGoodsDeclarations7Days: 2,
    });
  });

  test('what was ever declared stays known when the days are past', () => {
    expect(recentHistory(counted, DECLARATION, plainDate('2027-01-01'))).toEqual({
      declarations7Days: 0,
      lowValueDeclarations7Days: 0,
      sameGoodsDeclarations7Days: 0,
      knownHs4: ['2203', '3002', '8471'],
      knownOrigins: ['CN'],
    });
  });

  test('of a party that was never counted nothing is known', () => {
    expect(recentHistory(undefined, DECLARATION, plainDate('2026-05-08'))).toBeUndefined();
    const neverCounted = { countedThrough: null, history: NO_HISTORY };
    expect(recentHistory(neverCounted, DECLARATION, plainDate('2026-05-08'))).toBeUndefined();
  });
});
