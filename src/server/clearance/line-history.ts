import { foldText } from '#core/codes';
import type { Declaration } from '#core/declaration';

type Line = Declaration['goodsItems'][number];

/** How a line stands beside what the same trader declared before. Nothing of it is a finding; where nothing differs nothing is said. */
interface LineDifference {
  readonly sequence: number;
  /** Of the same heading, unit and currency: what is compared with. */
  readonly price: {
    readonly percent: number;
    readonly median: number;
    readonly currency: string;
    readonly unitCode: string;
    readonly earlierLines: number;
  } | null;
  /** Where goods of this heading came from before, if never from where these do. */
  readonly otherOrigins: readonly string[];
  /** Codes that goods of such a description were declared under before, if never under this one. */
  readonly otherCodes: readonly string[];
}

/** A heading of the harmonised system. */
const HEADING_DIGITS = 4;
/** Prices move; below this a difference says little. */
const PERCENT_MIN = 20;
/** So many make a median worth comparing with. */
const LINES_MIN = 3;
/** Of the words of two descriptions, so many must be the same for them to be of like goods. */
const LIKENESS_MIN = 0.6;
const NAMED_MAX = 5;

/** The lines of a declaration that differ from earlier ones of the same trader. */
export function differencesFrom(earlier: readonly Line[], lines: readonly Line[]): readonly LineDifference[] {
  const known = earlier.map((line) => ({ line, words: wordsOf(line) }));
  return lines.flatMap((line) => {
    const sameHeading = earlier.filter((each) => headingOf(each) === headingOf(line));
    const words = wordsOf(line);
    const alike = known.filter((each) => likeness(words, each.words) >= LIKENESS_MIN).map((each) => each.line);
    const difference = {
      sequence: line.sequence,
      price: priceBeside(sameHeading, line),
      otherOrigins: othersThan(
        line.origin?.countryCode,
        sameHeading.map(({ origin }) => origin?.countryCode),
      ),
      otherCodes: othersThan(
        line.commodityCode,
        alike.map(({ commodityCode }) => commodityCode),
      ),
    };
    const { price, otherOrigins, otherCodes } = difference;
    return price === null && otherOrigins.length === 0 && otherCodes.length === 0 ? [] : [difference];
  });
}

const headingOf = ({ commodityCode }: Line): string => (commodityCode ?? '').slice(0, HEADING_DIGITS);

/** What was there before, each once; nothing where this was among it. */
function othersThan(own: string | undefined, before: readonly (string | undefined)[]): readonly string[] {
  const found = [...new Set(before.filter((each) => each !== undefined && each !== ''))];
  return own === undefined || found.includes(own) ? [] : found.flatMap((each) => each ?? []).slice(0, NAMED_MAX);
}

function priceBeside(sameHeading: readonly Line[], line: Line): LineDifference['price'] {
  const own = unitPriceOf(line);
  if (own === undefined) return null;
  const prices = sameHeading
    .map(unitPriceOf)
    .filter((each) => each !== undefined && each.unitCode === own.unitCode && each.currency === own.currency)
    .map((each) => each?.price ?? 0)
    .toSorted((a, b) => a - b);
  const median = medianOf(prices);
  if (prices.length < LINES_MIN || median <= 0) return null;
  const percent = Math.round((own.price / median - 1) * 100);
  if (Math.abs(percent) < PERCENT_MIN) return null;
  const { currency, unitCode } = own;
  return { percent, median: Math.round(median * 100) / 100, currency, unitCode, earlierLines: prices.length };
}

/** For comparing, not for paying: a floating-point number is near enough. */
function unitPriceOf({ itemChargeAmount, tariffQuantity }: Line) {
  if (!itemChargeAmount || !tariffQuantity) return undefined;
  const price = Number(itemChargeAmount.amount) / Number(tariffQuantity.value);
  if (!Number.isFinite(price)) return undefined;
  const { currency } = itemChargeAmount;
  const { unitCode } = tariffQuantity;
  return currency === undefined || unitCode === undefined ? undefined : { price, currency, unitCode };
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

const wordsOf = ({ description }: Line): ReadonlySet<string> =>
  new Set(
    foldText(description ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
