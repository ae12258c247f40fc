import type { Random } from '#core/kernel';
import { pick, uniform } from '#sim/draws';
import { taxRate, type Country, type Market, type Product } from './market.ts';
import type { Mechanism, Sealed } from './sealed.ts';

/** A consignment as it is, before anything is declared of it. */
export interface TrueGoods {
  readonly product: Product;
  readonly origin: Country;
  readonly preference: boolean;
  readonly value: number;
  readonly quantity: number;
  readonly massKg: number;
  readonly packages: number;
}

/** What is declared of it, as one declaration or as several; the truth of each beside it. */
export interface DeclaredPart {
  readonly told: TrueGoods;
  readonly sealed: Sealed;
}

export const taxOf = ({ product, origin, preference, value }: TrueGoods): number =>
  value * taxRate(product, origin, preference);

export const honestly = (goods: TrueGoods): readonly DeclaredPart[] => [
  { told: goods, sealed: { mechanism: undefined, revenueLost: 0 } },
];

/**
 * What is declared of goods by one who cheats. Undefined where this way gains nothing for these goods, as a code that is the cheapest
 * of its heading has none to shift to.
 */
export function cheat(
  mechanism: Mechanism,
  goods: TrueGoods,
  market: Market,
  random: Random,
): readonly DeclaredPart[] | undefined {
  const told = WAYS[mechanism](goods, market, random);
  if (told === undefined) return undefined;
  const due = taxOf(goods);
  return told.map((part) => ({
    told: part,
    sealed: {
      mechanism,
      revenueLost: Math.max((due - sum(told.map(taxOf))) / told.length, 0) + hiddenIn(mechanism, part),
    },
  }));
}

type Way = (goods: TrueGoods, market: Market, random: Random) => readonly TrueGoods[] | undefined;

const WAYS: Readonly<Record<Mechanism, Way>> = {
  underValuation: (goods, _, random) => [{ ...goods, value: goods.value * uniform(random, 0.4, 0.8) }],
  codeShift: (goods, { products }, random) => {
    const cheaper = products.filter(
      ({ heading, dutyRate }) => heading === goods.product.heading && dutyRate < goods.product.dutyRate - 0.04,
    );
    return cheaper.length === 0 ? undefined : [{ ...goods, product: pick(random, cheaper) }];
  },
  originSwap: (goods, { countries }, random) => {
    const favoured = countries.filter(({ preferenceFactor }) => preferenceFactor !== undefined);
    if (goods.preference || goods.product.dutyRate < 0.05) return undefined;
    return [{ ...goods, origin: pick(random, favoured), preference: true }];
  },
  underDeclaredQuantity: (goods, _, random) => {
    const part = uniform(random, 0.5, 0.85);
    // The packages are counted at the gate; what is in them is not.
    return [
      {
        ...goods,
        quantity: goods.quantity * part,
        massKg: goods.massKg * (0.3 + 0.7 * part),
        value: goods.value * part,
      },
    ];
  },
  splitConsignments: (goods, _, random) => {
    const pieces = 3 + Math.floor(random.next() * 4);
    // Each piece stays below what is looked at, and is told a little cheaper than it is.
    return Array.from({ length: pieces }, () => ({
      ...goods,
      value: (goods.value / pieces) * 0.8,
      quantity: goods.quantity / pieces,
      massKg: goods.massKg / pieces,
      packages: Math.max(1, Math.round(goods.packages / pieces)),
    }));
  },
  phoenixImporter: (goods, _, random) => [{ ...goods, value: goods.value * uniform(random, 0.75, 1) }],
  concealment: (goods, _, random) => [{ ...goods, massKg: goods.massKg * uniform(random, 1.05, 1.5) }],
};

/** What lies hidden is taxed higher than what it lies in; a phoenix leaves before it pays. */
const hiddenIn = (mechanism: Mechanism, told: TrueGoods): number => {
  if (mechanism === 'concealment') return told.value * 0.4;
  return mechanism === 'phoenixImporter' ? taxOf(told) * 0.5 : 0;
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
