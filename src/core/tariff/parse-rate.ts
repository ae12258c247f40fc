import { parseDecimal, type Decimal } from '#core/kernel';
import type { RateExpression } from './tariff.ts';

/** The words with which a country's printed tariff says what figures can not. Country data. */
export interface RateWords {
  /** After a percentage: "of the MFN rate", as in `150% thuế MFN`. */
  readonly shareOfMfn: string;
  /** Before the out-of-quota rate, as in `45 (NHN: 135)`. */
  readonly outOfQuota: string;
  /** Beginnings of texts that send the reader to rules outside the table. */
  readonly elsewhere: readonly string[];
  /** Texts that say there is no rate, besides the empty one. */
  readonly none: readonly string[];
}

/**
 * Reads one printed rate. Total: every text either is one of the known forms, whole, or is `undefined`; nothing is
 * guessed from a part. The forms:
 *
 * | text                      | meaning                                                    |
 * |---------------------------|------------------------------------------------------------|
 * | `5`, `22.5`               | percent of the value                                       |
 * | `0 (-ID, TH, CN)`         | percent, but not for these origins                         |
 * | `45 (NHN: 135)`           | percent in quota, and out of it                            |
 * | `150% thuế MFN`           | share of the MFN rate                                      |
 * | `5000 USD/PCE`            | amount for each unit                                       |
 * | `70% + 5000 USD/PCE`      | percent and amount                                         |
 * | `0/5`, `0 (-ID)/0`        | printed alternatives whose condition the table leaves open |
 * | `Theo hướng dẫn tại …`    | decided by rules elsewhere                                 |
 * | empty, `*`                | no rate                                                    |
 */
export function parseRate(text: string, words: RateWords): RateExpression | undefined {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '' || words.none.includes(trimmed)) return { kind: 'none', text: trimmed };
  if (words.elsewhere.some((beginning) => trimmed.startsWith(beginning))) return { kind: 'elsewhere', text: trimmed };
  return parseSingle(trimmed, words) ?? parseAlternatives(trimmed, words);
}

/** A tariff rate beyond this is a slip of the pen, not a rate. The highest printed ones are 202.5. */
const PERCENT_MAX = 1000n;

const AD_VALOREM = /^(\d+(?:\.\d+)?)(?: \(-([A-Z]{2}(?:, ?[A-Z]{2})*)\))?$/;
const QUOTA = /^(\d+(?:\.\d+)?) \((\p{L}+): (\d+(?:\.\d+)?)\)$/u;
const SHARE = /^(\d+(?:\.\d+)?)% (.+)$/;
const SPECIFIC = /^(?:(\d+(?:\.\d+)?)% \+ )?(\d+(?:\.\d+)?) ([A-Z]{3})\/([A-Z0-9]{2,3})$/;
const ALTERNATIVES_MAX = 4;

function parseSingle(text: string, words: RateWords): RateExpression | undefined {
  return parseAdValorem(text) ?? parseQuota(text, words) ?? parseShare(text, words) ?? parseSpecific(text);
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

function parseSpecific(text: string): RateExpression | undefined {
  const [, percentText, amountText, currency, unitCode] = SPECIFIC.exec(text) ?? [];
  const amount = amountText === undefined ? undefined : parseDecimal(amountText);
  if (amount === undefined || currency === undefined || unitCode === undefined) return undefined;
  if (percentText === undefined) return { kind: 'specific', amount, currency, unitCode, text };
  const percent = percentOf(percentText);
  return percent && { kind: 'mixed', percent, amount, currency, unitCode, text };
}

function parseAlternatives(text: string, words: RateWords): RateExpression | undefined {
  const parts = text.split('/');
  if (parts.length < 2 || parts.length > ALTERNATIVES_MAX) return undefined;
  const options: RateExpression[] = [];
  for (const part of parts) {
    const option = parseSingle(part, words);
    if (option === undefined) return undefined;
    options.push(option);
  }
  return { kind: 'alternatives', options, text };
}

function percentOf(text: string | undefined): Decimal | undefined {
  const percent = text === undefined ? undefined : parseDecimal(text);
  return percent !== undefined && percent.units <= PERCENT_MAX * 10n ** BigInt(percent.scale) ? percent : undefined;
}
