import { describe, expect, test } from 'vitest';
import { examineShipment } from '#core/assessment';
import { GOODS_ITEMS_MAX, joined, type Declaration } from '#core/declaration';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { planShipmentAmendment } from './amend-shipment.ts';

const reference = vietnamReference();
const LINES = 120;
const PARTS = Math.ceil(LINES / GOODS_ITEMS_MAX);

const declared = (freight?: string): Declaration => {
  const items = Array.from({ length: LINES }, (_none, index) => sampleItem({ sequence: index + 1 }));
  const shipment = sampleImport(items, { totalGrossMass: { value: '900000', unitCode: 'KGM' } });
  if (freight === undefined) return shipment;
  return {
    ...shipment,
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: { freightChargeAmount: { amount: freight, currency: 'USD' } },
  };
};

const inForce = (shipment: Declaration): readonly Declaration[] =>
  examineShipment(shipment, reference, SAMPLE_DAY).parts.map(({ declaration }) => declaration);

const plan = (before: readonly Declaration[], after: Declaration, reasonCode = '6') =>
  planShipmentAmendment({ before, after, reasonCode, legalDate: SAMPLE_DAY }, reference, SAMPLE_DAY);

function touched(before: readonly Declaration[], after: Declaration): readonly number[] {
  const planned = plan(before, after);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error.slice(0, 3)));
  return planned.value.parts.flatMap((part, index) => (part === undefined ? [] : [index + 1]));
}

function refused(before: readonly Declaration[], after: Declaration, reasonCode?: string): readonly string[] {
  const planned = plan(before, after, reasonCode);
  return planned.ok ? [] : planned.error.map(({ code, pointer }) => `${code} ${pointer}`);
}

const whole = (before: readonly Declaration[]): Declaration => {
  const shipment = joined(before);
  if (shipment === undefined) throw new Error('a shipment has declarations');
  return shipment;
};

const withLine = (shipment: Declaration, place: number, change: Partial<Declaration['goodsItems'][number]>) => ({
  ...shipment,
  goodsItems: shipment.goodsItems.map((item) => (item.sequence === place ? { ...item, ...change } : item)),
});

describe('an amendment of a shipment', () => {
  test('touches the declaration that carries the line, and leaves the others alone', () => {
    const before = inForce(declared('300'));
    expect(before).toHaveLength(PARTS);
    expect(touched(before, withLine(whole(before), 77, { description: 'Máy in' }))).toEqual([2]);
  });

  test('touches all of them where costs that are spread over all lines are others', () => {
    const before = inForce(declared('300'));
    const more = { customsValuation: { freightChargeAmount: { amount: '900', currency: 'USD' } } };
    expect(touched(before, { ...whole(before), ...more })).toEqual([1, 2, 3]);
  });

  test('leaves a declaration the header of its own, where it does not say otherwise', () => {
    const [first, second, ...rest] = inForce(declared());
    if (!first || !second) throw new Error('a shipment has declarations');
    const before = [first, { ...second, totalPackageQuantity: 41 }, ...rest];
    const planned = plan(before, withLine(whole(before), 60, { description: 'Máy in' }));
    expect(planned.ok && planned.value.parts[1]?.totalPackageQuantity).toBe(41);
  });

  test('is told all that is wrong with it at once, by the place in the whole', () => {
    const before = inForce(declared());
    const wrong = withLine(withLine(whole(before), 3, { commodityCode: '99999999' }), 118, {
      commodityCode: '00000000',
    });
    const found = refused(before, { ...wrong, functionalReferenceId: 'ANOTHER' }, 'NONE');
    expect(found).toEqual(
      expect.arrayContaining([
        'AMD-002 /functionalReferenceId',
        'AMD-005 /reasonCode',
        expect.stringContaining('/goodsItems/2/commodityCode'),
        expect.stringContaining('/goodsItems/117/commodityCode'),
      ]),
    );
  });

  test('changes something, and keeps the lines that were declared', () => {
    const before = inForce(declared());
    const shipment = whole(before);
    expect(refused(before, shipment)).toEqual(['AMD-003 ']);
    const fewer = { ...shipment, goodsItems: shipment.goodsItems.slice(1) };
    expect(refused(before, fewer)).toContain('AMD-007 /goodsItems');
    expect(refused(before, { ...shipment, ...(before[0]?.shipment && { shipment: before[0].shipment }) })).toEqual([
      'DEC-012 /shipment',
    ]);
  });
});
