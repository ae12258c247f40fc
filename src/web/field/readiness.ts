import { differencesOf, fieldSteps, outboxOf } from '#core/inspection';
import { containersOf } from './containers-part.tsx';
import type { TakenOrder } from './taken-order.ts';

type Left = 'containers' | 'checks' | 'findings' | 'signature' | 'forms';

/** What is missing before a record is handed in. What was received from an earlier handing-in counts. */
export function missingIn(order: TakenOrder): readonly Left[] {
  const { record, checklist, mayFind, hadBefore } = order;
  const { checks, containers, findings, attended } = record;
  const areChecksWhole =
    checks.length === 0 ||
    (checklist.every(({ id }) => checks.some(({ item }) => item === id)) &&
      checks.every(({ answer, note }) => answer !== 'no' || note.trim() !== ''));
  const missing: readonly (readonly [Left, boolean])[] = [
    [
      'containers',
      containersOf(order).every(
        ({ id }) => containers.some(({ container }) => container === id) || hadBefore.containers.includes(id),
      ),
    ],
    ['checks', areChecksWhole],
    ['findings', !mayFind || findings.length > 0 || hadBefore.findings],
    ['signature', attended !== null || hadBefore.attended],
    ['forms', Object.keys(order.forms).length === 0],
  ];
  return missing.flatMap(([left, isDone]) => (isDone ? [] : [left]));
}

/** Why it is concluded at the desk; nothing where the inspector may conclude there and then. */
export function atDeskOnly(order: TakenOrder): 'unscanned' | 'differs' | undefined {
  const { record, goods, unscanned, checklist, hadBefore } = order;
  if (unscanned.length > 0) return 'unscanned';
  const goodsItems = goods.map(({ sequence, commodityCode, origin, quantities }) => ({
    sequence,
    commodityCode,
    origin: { countryCode: origin },
    ...(quantities[0] && { tariffQuantity: quantities[0] }),
    ...(quantities[1] && { supplementaryQuantity: quantities[1] }),
  }));
  const isOdd =
    hadBefore.differs ||
    differencesOf(record, { goodsItems }).length > 0 ||
    record.containers.some(({ sealState }) => sealState !== 'intact') ||
    record.checks.some(({ item, answer }) => answer === 'no' && checklist.some(({ id }) => id === item));
  return isOdd ? 'differs' : undefined;
}

/** From here on it does not change: as the steps it is made of, each with its key. */
export const handedIn = (order: TakenOrder, at: string, newKey: () => string): TakenOrder => {
  const record = atDeskOnly(order) === undefined ? order.record : { ...order.record, conclusion: null };
  return { ...order, record, forms: {}, outbox: outboxOf(fieldSteps(record, order.told), newKey), handedInAt: at };
};
