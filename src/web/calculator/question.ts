import { parseVariation, variationText, type GoodsLine, type GoodsQuestion, type Variation } from '#core/assessment';
import { country } from '#web/ui';

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
  /** The moment whose knowledge of the law is asked for; now where there is none. */
  readonly knownAt?: string;
  /** The lines after the first: see `linesOf`. */
  readonly more?: string;
  /** What if, as on the command line: `origin=JP,regime=VJEPA`, one after the other with `;` between. */
  readonly whatIf?: string;
}

export const currencyByDefault = (): string => country().usual.invoiceCurrency;
export const VARIATIONS_MAX = 5;

/** The price of goods under this term is their value at the first gate: nothing is to be added. */
export const VALUE_AT_GATE = 'CIF';

/** What a line of goods says for itself. */
export type Line = Pick<Question, (typeof LINE_FIELDS)[number]>;
const LINE_FIELDS = ['code', 'origin', 'value', 'quantity', 'unit', 'treatment', 'facts'] as const;
/** As many as can be overseen here; more are a declaration. */
export const LINES_MAX = 10;

type FormOf = (treatment: string) => string | undefined;

/** What is asked, as soon as there is enough of every line to ask. */
export function goodsOf(question: Question, formOf: FormOf): GoodsQuestion | undefined {
  const { currency = currencyByDefault(), incoterm, freight, insurance } = question;
  const [first, ...more] = [question, ...linesOf(question)].map((line) => goodsOfLine(line, currency, formOf));
  if (first === undefined || more.includes(undefined)) return undefined;
  return {
    ...first,
    ...(incoterm ? { incoterm } : {}),
    ...(isNumber(freight) ? { freight: { amount: freight, currency } } : {}),
    ...(isNumber(insurance) ? { insurance: { amount: insurance, currency } } : {}),
    ...(more.length > 0 && { more: more.filter((line) => line !== undefined) }),
  };
}

/** A special treatment comes with the certificate of its agreement. */
function goodsOfLine(line: Line, currency: string, formOf: FormOf): GoodsLine | undefined {
  const { code = '', origin = '', value = '', quantity, unit, treatment } = line;
  if (!isCode(code) || origin === '' || !isNumber(value)) return undefined;
  const certificateForm = treatment === undefined || treatment === '' ? undefined : formOf(treatment);
  const characteristics = [...factsOf(line)].map(([typeCode, text]) => ({ typeCode, value: text }));
  return {
    commodityCode: code,
    originCountryCode: origin,
    value: { amount: value, currency },
    ...(quantity && unit ? { quantity: { value: quantity, unitCode: unit } } : {}),
    ...(treatment ? { tariffTreatment: treatment } : {}),
    ...(certificateForm !== undefined && { certificateForm }),
    ...(characteristics.length > 0 ? { characteristics } : {}),
  };
}

/** The lines after the first, one after the other with `;` between and their fields with `~`. */
export const linesOf = ({ more = '' }: Question): readonly Line[] =>
  more === ''
    ? []
    : more
        .split(';')
        .slice(0, LINES_MAX - 1)
        .map((text) => {
          const values = text.split('~');
          return Object.fromEntries(LINE_FIELDS.map((field, index) => [field, values[index] ?? '']));
        });

export const linesText = (lines: readonly Line[]): string =>
  lines.map((line) => LINE_FIELDS.map((field) => line[field] ?? '').join('~')).join(';');

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

export const factsOf = ({ facts = '' }: Line): ReadonlyMap<string, string> =>
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
