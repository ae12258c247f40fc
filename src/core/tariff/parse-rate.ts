import { compareDecimals, parseDecimal, type Decimal } from '#core/kernel';
import type { RateExpression, RateStep } from './rate-expression.ts';

/** The words with which a country's printed tariff says what figures can not. Country data. */
export interface RateWords {
  /** After a percentage: "of the MFN rate", as in `150% thuế MFN`. */
  readonly shareOfMfn: string;
  /** Before the out-of-quota rate, as in `45 (NHN: 135)`. */
  readonly outOfQuota: string;
  /** Between two rates of which the higher one applies. */
  readonly notLessThan: string;
  /** Between two rates of which the lower one applies. */
  readonly notMoreThan: string;
  /** Beginnings of texts that send the reader to rules outside the table. */
  readonly elsewhere: readonly string[];
  /** Texts that say there is no rate, besides the empty one. */
  readonly none: readonly string[];
}

/** The code of a unit as the table prints it (`chiếc`), where it is known. */
export type UnitOf = (word: string) => string | undefined;

/**
 * Reads one printed rate. Total: every text either is one of the known forms, whole, or is `undefined`; nothing is
 * guessed from a part. The forms:
 *
 * | text                                        | meaning                                                    |
 * |---------------------------------------------|------------------------------------------------------------|
 * | `5`, `22.5`                                 | percent of the value                                       |
 * | `0 (-ID, TH, CN)`                           | percent, but not for these origins                         |
 * | `45 (NHN: 135)`                             | percent in quota, and out of it                            |
 * | `150% thuế MFN`                             | share of the MFN rate                                      |
 * | `5000 USD/PCE`, `50 USD/chiếc`              | amount for each unit                                       |
 * | `70% + 5000 USD/PCE`                        | percent and amount, in either order                        |
 * | `10% nhưng không thấp hơn 5000 VND/KGM`     | the higher of two; `không cao hơn`: the lower              |
 * | `ENGINE_CC <= 1000: 5000 USD/PCE; else 70%` | by a characteristic, the first step that holds             |
 * | `0/5`, `0 (-ID)/0`, `0/8/10`                | printed alternatives whose condition the table leaves open |
 * | `Theo hướng dẫn tại …`                      | decided by rules elsewhere                                 |
 * | empty, `*`                                  | no rate                                                    |
 */
export function parseRate(text: string, words: RateWords, unitOf: UnitOf = unitCode): RateExpression | undefined {
  const trimmed = text.normalize('NFC').trim();
  if (words.elsewhere.some((beginning) => trimmed.startsWith(beginning))) return { kind: 'elsewhere', text: trimmed };
  const printed: Printed = { words, unitOf };
  return (
    parseSingle(trimmed, printed) ??
    parseHigherOrLower(trimmed, printed) ??
    parseTiers(trimmed, printed) ??
    parseAlternatives(trimmed, printed)
  );
}

interface Printed {
  readonly words: RateWords;
  readonly unitOf: UnitOf;
}

/** A unit by its code already. */
const unitCode: UnitOf = (word) => (/^[A-Z0-9]{2,3}$/.test(word) ? word : undefined);

/** A tariff rate beyond this is a slip of the pen, not a rate. The highest printed ones are 202.5. */
const PERCENT_MAX = 1000n;

const AD_VALOREM = /^(\d+(?:\.\d+)?)(?: \(-([A-Z]{2}(?:, ?[A-Z]{2})*)\))?$/;
const QUOTA = /^(\d+(?:\.\d+)?) \((\p{L}+): (\d+(?:\.\d+)?)\)$/u;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const SHARE = /^(\d+(?:\.\d+)?)% (.+)$/;
const UNIT_PRICE = /^(\d+(?:\.\d+)?) ([A-Z]{3})\/(\S+(?: \S+)?)$/;
const STEP = /^(<=|<) (\d+(?:\.\d+)?): (.+)$/;
const CHARACTERISTIC = /^([A-Z][A-Z_]{1,29}) (<=? .+)$/;
const ALTERNATIVES_MAX = 4;
const STEPS_MAX = 20;

function parseSingle(text: string, printed: Printed): RateExpression | undefined {
  const { words } = printed;
  if (text === '' || words.none.includes(text)) return { kind: 'none', text };
  return parseAdValorem(text) ?? parseQuota(text, words) ?? parseShare(text, words) ?? parseAmount(text, printed);
}

function parseAdValorem(text: string): RateExpression | undefined {
  const match = AD_VALOREM.exec(text);
  const percent = percentOf(match?.[1]);
  if (match === null || percent === undefined) return undefined;
  const excludedOrigins = match[2] === undefined ? [] : match[2].split(',').map((origin) => origin.trim());
  if (new Set(excludedOrigins).size !== excludedOrigins.length) return undefined;
  return { kind: 'ad-valorem', percent, excludedOrigins, text };
}

function parseQuota(text: string, words: RateWords): RateExpression | undefined {
  const match = QUOTA.exec(text);
  if (match?.[2] !== words.outOfQuota) return undefined;
  const inQuota = percentOf(match[1]);
  const outOfQuota = percentOf(match[3]);
  return inQuota && outOfQuota && { kind: 'quota', inQuota, outOfQuota, text };
}

function parseShare(text: string, words: RateWords): RateExpression | undefined {
  const match = SHARE.exec(text);
  if (match?.[2] !== words.shareOfMfn) return undefined;
  const percent = percentOf(match[1]);
  return percent && { kind: 'share-of-mfn', percent, text };
}

/** An amount for each unit, alone or beside a percentage in either order. */
function parseAmount(text: string, printed: Printed): RateExpression | undefined {
  const parts = text.split(' + ');
  const [first = '', second] = parts;
  if (parts.length === 1) {
    const price = unitPriceIn(first, printed);
    return price && { kind: 'specific', ...price, text };
  }
  if (parts.length !== 2 || second === undefined) return undefined;
  const percent = percentOf(PERCENT.exec(first)?.[1]) ?? percentOf(PERCENT.exec(second)?.[1]);
  const price = unitPriceIn(second, printed) ?? unitPriceIn(first, printed);
  return percent && price && { kind: 'mixed', percent, ...price, text };
}

function unitPriceIn(text: string, { unitOf }: Printed) {
  const [, amountText, currency, word = ''] = UNIT_PRICE.exec(text) ?? [];
  const amount = amountText === undefined ? undefined : parseDecimal(amountText);
  const unit = unitOf(word) ?? unitCode(word);
  return amount && currency !== undefined && unit !== undefined ? { amount, currency, unitCode: unit } : undefined;
}

/** A rate inside a longer text, where a percentage carries its sign. */
function parsePart(text: string, printed: Printed): RateExpression | undefined {
  const percent = percentOf(PERCENT.exec(text)?.[1]);
  if (percent !== undefined) return { kind: 'ad-valorem', percent, excludedOrigins: [], text };
  return parseAmount(text, printed);
}

function parseHigherOrLower(text: string, printed: Printed): RateExpression | undefined {
  const { notLessThan, notMoreThan } = printed.words;
  for (const [kind, word] of [
    ['higher-of', notLessThan],
    ['lower-of', notMoreThan],
  ] as const) {
    const parts = text.split(` ${word} `);
    const options = parts.flatMap((part) => parsePart(part, printed) ?? []);
    if (parts.length === 2 && options.length === 2) return { kind, options, text };
  }
  return undefined;
}

function parseTiers(text: string, printed: Printed): RateExpression | undefined {
  const [, characteristic, rest] = CHARACTERISTIC.exec(text) ?? [];
  if (characteristic === undefined || rest === undefined) return undefined;
  const parts = rest.split('; ');
  if (parts.length < 2 || parts.length > STEPS_MAX) return undefined;
  const steps: RateStep[] = [];
  for (const [index, part] of parts.entries()) {
    const step = index === parts.length - 1 ? lastStep(part, printed) : boundedStep(part, printed);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const rising = steps.every((step, index) => index === 0 || isAbove(step, steps[index - 1]));
  return rising ? { kind: 'tiers', characteristic, steps, text } : undefined;
}

function boundedStep(text: string, printed: Printed): RateStep | undefined {
  const [, sign, limit, rateText] = STEP.exec(text) ?? [];
  const value = limit === undefined ? undefined : parseDecimal(limit);
  const rate = rateText === undefined ? undefined : parsePart(rateText, printed);
  return value && rate && { bound: { than: sign === '<' ? 'below' : 'at-most', value }, rate };
}

const ELSE = 'else ';

function lastStep(text: string, printed: Printed): RateStep | undefined {
  const rate = text.startsWith(ELSE) ? parsePart(text.slice(ELSE.length), printed) : undefined;
  return rate && { rate };
}

/** Bounds rise, or a step could never be reached. */
function isAbove({ bound }: RateStep, previous: RateStep | undefined): boolean {
  if (bound === undefined || previous?.bound === undefined) return true;
  const order = compareDecimals(bound.value, previous.bound.value);
  return order > 0 || (order === 0 && previous.bound.than === 'below' && bound.than === 'at-most');
}

function parseAlternatives(text: string, printed: Printed): RateExpression | undefined {
  const parts = text.split('/');
  if (parts.length < 2 || parts.length > ALTERNATIVES_MAX) return undefined;
  const options: RateExpression[] = [];
  for (const part of parts) {
    const option = part === '' ? undefined : parseSingle(part, printed);
    if (option === undefined) return undefined;
    options.push(option);
  }
  return { kind: 'alternatives', options, text };
}

function percentOf(text: string | undefined): Decimal | undefined {
  const percent = text === undefined ? undefined : parseDecimal(text);
  return percent !== undefined && percent.units <= PERCENT_MAX * 10n ** BigInt(percent.scale) ? percent : undefined;
}
