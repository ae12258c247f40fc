import { err, ok, parseDecimal, type Result } from '#core/kernel';
import type { Variation } from './variation.ts';

/** How a variation is written on a command line and in an address: `origin=JP,regime=VJEPA`. */
const WORDS = {
  line: 'line',
  code: 'commodityCode',
  origin: 'originCountryCode',
  regime: 'tariffTreatment',
  form: 'certificateForm',
  vat: 'vatRegime',
  type: 'typeCode',
  incoterm: 'incoterm',
  freight: 'freight',
  insurance: 'insurance',
  on: 'on',
  known: 'knownAt',
} as const satisfies Readonly<Record<string, keyof Variation>>;

export const VARIATION_WORDS: readonly string[] = Object.keys(WORDS);

/** Reads `origin=JP,regime=VJEPA,freight=1200 USD`; gives the piece that is not understood. */
export function parseVariation(text: string): Result<Variation, string> {
  let variation: Variation = {};
  for (const piece of text.split(',')) {
    if (piece.trim() === '') continue;
    const [word = '', ...rest] = piece.split('=');
    const part = partOf(word.trim(), rest.join('=').trim());
    if (rest.length === 0 || part === undefined) return err(piece.trim());
    variation = { ...variation, ...part };
  }
  return ok(variation);
}

export const variationText = (variation: Variation): string =>
  Object.entries(WORDS)
    .flatMap(([word, field]) => {
      const value = variation[field];
      if (value === undefined) return [];
      return [`${word}=${typeof value === 'object' ? `${value.amount} ${value.currency}` : value}`];
    })
    .join(',');

function partOf(word: string, value: string): Variation | undefined {
  const field = Object.entries(WORDS).find(([known]) => known === word)?.[1];
  switch (field) {
    case undefined:
      return undefined;
    case 'line':
      return /^[1-9]\d{0,2}$/.test(value) ? { line: Number(value) } : undefined;
    case 'freight':
    case 'insurance': {
      const [amount = '', currency = ''] = value.split(/\s+/);
      return parseDecimal(amount) === undefined || currency === '' ? undefined : { [field]: { amount, currency } };
    }
    default:
      return { [field]: value };
  }
}
