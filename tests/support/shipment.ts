import type { Declaration, GoodsItem } from '#core/declaration';
import { addDecimals, decimal, decimalText, type Decimal, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { createWorld } from '#sim/world';

const SEED = 20_261_121;
const TRADERS = 300;

/**
 * A shipment of so many lines of what many importers of the simulated world buy, from many countries and at many rates,
 * with freight and insurance to be spread over all of them. Sound in every sum.
 */
export function shipmentOf(
  lines: number,
  ownReference: string,
  { reference, on, importer }: { readonly reference: Reference; readonly on: PlainDate; readonly importer: string },
): Declaration {
  const world = createWorld({ seed: SEED, reference, on, traders: TRADERS });
  const goodsItems: GoodsItem[] = [];
  let header: Declaration | undefined;
  while (goodsItems.length < lines) {
    const { declaration } = world.next(on);
    if (declaration.typeCode !== 'A11') continue;
    header ??= declaration;
    for (const item of declaration.goodsItems)
      if (goodsItems.length < lines) goodsItems.push({ ...item, sequence: goodsItems.length + 1 });
  }
  if (header === undefined) throw new Error('the world has importers');
  return {
    ...header,
    functionalReferenceId: ownReference,
    importer: { id: importer, name: 'Công ty TNHH Hải Âu Tưởng Tượng' },
    invoice: { ...header.invoice, id: `INV-${ownReference}` },
    consignment: { ...header.consignment, transportContractDocuments: [{ id: `BL-${ownReference}` }] },
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: '1840.75', currency: 'USD' },
      insuranceAmount: { amount: '212.4', currency: 'USD' },
    },
    goodsItemQuantity: lines,
    totalPackageQuantity: lines,
    // In tonnes: more kilograms than a declaration has room for.
    totalGrossMass: { value: '99999', unitCode: 'TNE' },
    invoiceAmount: {
      amount: decimalText(totalOf(goodsItems, (item) => [item.itemChargeAmount?.amount])),
      currency: 'USD',
    },
    goodsItems,
  };
}

type Values = (item: GoodsItem) => readonly (string | undefined)[];

const totalOf = (items: readonly GoodsItem[], values: Values): Decimal =>
  items.flatMap(values).reduce((sum, value) => addDecimals(sum, decimal(value ?? '0')), decimal(0));
