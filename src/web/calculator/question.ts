import { parseVariation, variationText, type GoodsQuestion, type Variation } from '#core/assessment';

/** The question as the address of the page holds it: a result can be sent to somebody. */
export interface Question {
  readonly code?: string;
  readonly origin?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly treatment?: string;
  readonly incoterm?: string;
  /** In the currency of the value, as on most freight bills of small importers. */
  readonly freight?: string;
  readonly insurance?: string;
  /** `CODE:value` pairs, comma-separated: what a rate hangs on. */
  readonly facts?: string;
  readonly on?: string;
  /** What if, as on the command line: `origin=JP,regime=VJEPA`, one after the other with `;` between. */
  readonly whatIf?: string;
}

export const CURRENCY_DEFAULT = 'USD';
export const VARIATIONS_MAX = 5;

/** The price of goods under this term is their value at the first gate: nothing is to be added. */
export const VALUE_AT_GATE = 'CIF';

/** What is asked, as soon as there is enough to ask. A special treatment comes with the certificate of its agreement. */
export function goodsOf(
  question: Question,
  formOf: (treatment: string) => string | undefined,
): GoodsQuestion | undefined {
  const { code = '', origin = '', value = '', currency = CURRENCY_DEFAULT, quantity, unit, treatment } = question;
  const { incoterm, freight, insurance } = question;
  if (!isCode(code) || origin === '' || !isNumber(value)) return undefined;
  const certificateForm = treatment === undefined || treatment === '' ? undefined : formOf(treatment);
  const characteristics = [...factsOf(question)].map(([typeCode, text]) => ({ typeCode, value: text }));
  return {
    commodityCode: code,
    originCountryCode: origin,
    value: { amount: value, currency },
    ...(quantity && unit ? { quantity: { value: quantity, unitCode: unit } } : {}),
    ...(treatment ? { tariffTreatment: treatment } : {}),
    ...(certificateForm !== undefined && { certificateForm }),
    ...(incoterm ? { incoterm } : {}),
    ...(isNumber(freight) ? { freight: { amount: freight, currency } } : {}),
    ...(isNumber(insurance) ? { insurance: { amount: insurance, currency } } : {}),
    ...(characteristics.length > 0 ? { characteristics } : {}),
  };
}

export const isCode = (text: string): boolean => /^\d{8}$/.test(text);
const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+(\.\d+)?$/.test(text);

/** What cannot be read of an address that somebody sent is left out. */
export const variationsOf = ({ whatIf = '' }: Question): readonly Variation[] =>
  whatIf
    .split(';')
    .flatMap((text) => {
      const variation = parseVariation(text);
      return variation.ok && Object.keys(variation.value).length > 0 ? [variation.value] : [];
    })
    .slice(0, VARIATIONS_MAX);

export const whatIfText = (variations: readonly Variation[]): string => variations.map(variationText).join(';');

export const factsOf = ({ facts = '' }: Question): ReadonlyMap<string, string> =>
  new Map(
    facts.split(',').flatMap((pair) => {
      const [code = '', value = ''] = pair.split(':');
      return code === '' || value === '' ? [] : [[code, value] as const];
    }),
  );
export const factsText = (facts: ReadonlyMap<string, string>): string =>
  [...facts]
    .filter(([, value]) => value !== '')
    .map(([code, value]) => `${code}:${value}`)
    .join(',');
