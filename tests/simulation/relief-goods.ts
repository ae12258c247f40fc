import type { Declaration, GoodsItem } from '#core/declaration';
import type { Random } from '#core/kernel';

/** A tariff quota that the month nearly uses up, or does. */
const QUOTA = 'EGGS';
const QUOTA_EGGS_MAX = 150_000;
const QUOTA_SHARE = 0.12;
const LISTED_SHARE = 0.25;
const LISTED_PIECES_MAX = 9;

/** What the list of the month holds: enough for most of what its holder brings in, not for all. */
export const LIST_LINES = [
  { line: 1, codePrefix: '8443', name: 'Máy in cho dây chuyền', unitCode: 'PCE', quantity: '60' },
] as const;

/** Adds goods on a quota, or on the list of their holder, to some imports; right in every sum. */
export function withReliefGoods(declaration: Declaration, listId: string | undefined, random: Random): Declaration {
  const { typeCode, invoiceAmount } = declaration;
  if (!typeCode.startsWith('A') || invoiceAmount?.currency !== 'USD' || declaration.goodsItems.length >= 50)
    return declaration;
  const die = random.next();
  if (die < QUOTA_SHARE) return withItem(declaration, eggs(100 + Math.floor(QUOTA_EGGS_MAX * random.next())));
  if (listId === undefined || die < 1 - LISTED_SHARE) return declaration;
  return withItem(declaration, printers(1 + Math.floor(random.next() * LISTED_PIECES_MAX), listId));
}

function withItem(declaration: Declaration, item: Omit<GoodsItem, 'sequence'>): Declaration {
  const { goodsItems, invoiceAmount, totalGrossMass } = declaration;
  const more = BigInt(item.itemChargeAmount?.amount ?? '0');
  const mass = BigInt(item.grossMass?.value ?? '0');
  return {
    ...declaration,
    goodsItems: [...goodsItems, { ...item, sequence: goodsItems.length + 1 }],
    goodsItemQuantity: goodsItems.length + 1,
    ...(invoiceAmount && { invoiceAmount: { ...invoiceAmount, amount: plus(invoiceAmount.amount, more) } }),
    ...(totalGrossMass && { totalGrossMass: { ...totalGrossMass, value: plus(totalGrossMass.value, mass) } }),
  };
}

/** A whole number more. */
function plus(amount: string, more: bigint): string {
  const [whole = '0', fraction] = amount.split('.');
  const sum = (BigInt(whole) + more).toString();
  return fraction === undefined ? sum : `${sum}.${fraction}`;
}

const eggs = (count: number): Omit<GoodsItem, 'sequence'> => ({
  commodityCode: '04079010',
  description: 'Trứng gà muối, chín',
  origin: { countryCode: 'TH' },
  tariffQuantity: { value: String(count), unitCode: 'UNF' },
  grossMass: { value: String(Math.ceil(count / 15)), unitCode: 'KGM' },
  netMass: { value: String(Math.ceil(count / 16)), unitCode: 'KGM' },
  unitPriceAmount: { amount: '1', currency: 'USD' },
  itemChargeAmount: { amount: String(count), currency: 'USD' },
  dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId: QUOTA }],
});

const printers = (pieces: number, listId: string): Omit<GoodsItem, 'sequence'> => ({
  commodityCode: '84433219',
  description: 'Máy in cho dây chuyền, mới 100%',
  origin: { countryCode: 'JP' },
  tariffQuantity: { value: String(pieces), unitCode: 'PCE' },
  grossMass: { value: String(pieces * 20), unitCode: 'KGM' },
  netMass: { value: String(pieces * 18), unitCode: 'KGM' },
  unitPriceAmount: { amount: '900', currency: 'USD' },
  itemChargeAmount: { amount: String(pieces * 900), currency: 'USD' },
  dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
  additionalDocuments: [{ typeCode: 'EXL', id: `${listId}/1` }],
});
