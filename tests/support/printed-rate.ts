import { assert } from '#core/kernel';
import { parseRate, type RateExpression } from '#core/tariff';
import { vietnamPack } from '#tests/support/reference';

const { words, units } = vietnamPack().tariff;
const unitCodes = new Map(units.map(({ word, unitCode }) => [word, unitCode]));

/** A rate as the tariff of `country/vn` prints it: what a test writes is read by the parser that reads the tariff. */
export function printedRate(text: string): RateExpression {
  const rate = parseRate(text, words, (word) => unitCodes.get(word));
  assert(rate !== undefined, `the rate "${text}" is understood`);
  return rate;
}
