import { decimalText, type Datum, type PlainDate, type Text } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { FoundValue, ValueElement } from './valuation.ts';
import { valueDeclaration } from './value-declaration.ts';

/**
 * How each line that is not valued by its price came to its value, in the order of the goods items. The declaration is
 * valued once for all of them, and not at all where every line stands at its price, which is told at once.
 */
export function foundValuesOf(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
): readonly (FoundValue | undefined)[] {
  const { goodsItems, customsValuation } = declaration;
  const isOther = (code: string | undefined): boolean =>
    code !== undefined && reference.codes.find('valuation-method', code, on)?.attributes['agreement_method'] !== '1';
  const someOther =
    isOther(customsValuation?.methodCode) || goodsItems.some((item) => isOther(item.customsValuation?.methodCode));
  if (!someOther) return NONE;
  const valuation = valueDeclaration(declaration, reference, on);
  return valuation.ok ? valuation.value.lines.map(({ found }) => found) : NONE;
}

const NONE: readonly (FoundValue | undefined)[] = [];

/** Data and calculation of a found value, element by element. */
export function explainFoundValue(
  found: FoundValue,
  reference: Reference,
  on: PlainDate,
): { readonly data: readonly Datum[]; readonly calculation: string } {
  const method = reference.codes.find('valuation-method', found.code, on)?.name ?? both(found.code);
  const like: Datum[] = found.likeMethod === undefined ? [] : [{ label: LIKE, value: String(found.likeMethod) }];
  const data: Datum[] = [
    { label: METHOD, value: String(found.method), words: method },
    ...like,
    ...found.elements.map((element) => elementDatum(element, reference, on)),
  ];
  for (const currency of new Set(found.elements.map((element) => element.currency))) {
    const rate = reference.rates.rateOn(currency, on);
    if (rate === undefined || currency === reference.country.currency) continue;
    const unit = `${reference.country.currency}/${currency}`;
    data.push({ label: RATE, value: decimalText(rate.rate), unit });
  }
  const calculation = found.elements
    .map((element, index) => `${signOf(element, index)}${product(element, reference, on)}`)
    .join('');
  return { data, calculation };
}

const METHOD: Text = { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' };
const LIKE: Text = { vi: 'Suy luận từ phương pháp', en: 'Fall-back from method' };
const RATE: Text = { vi: 'Tỷ giá', en: 'Exchange rate' };
const COMPARABLE: Text = {
  vi: 'Trị giá đã chấp nhận của hàng so sánh',
  en: 'Accepted value of the goods compared with',
};

function elementDatum(element: ValueElement, reference: Reference, on: PlainDate): Datum {
  const { code, documentId, outOf, unitCode } = element;
  const name = reference.codes.find('charge-deduction', code, on)?.name ?? COMPARABLE;
  const shown = [documentId, outOf && `${decimalText(outOf)} ${unitCode ?? ''}`.trim()].filter(Boolean).join(', ');
  const label = shown === '' ? name : { vi: `${name.vi} (${shown})`, en: `${name.en} (${shown})` };
  return { label, value: decimalText(element.amount), unit: element.currency };
}

const signOf = ({ effect }: ValueElement, index: number): string =>
  effect === 'deducted' ? ' − ' : index === 0 ? '' : ' + ';

/** `50000 × 26150 × 120 ÷ 1000`. */
function product({ amount, currency, times, outOf }: ValueElement, reference: Reference, on: PlainDate): string {
  const rate = currency === reference.country.currency ? undefined : reference.rates.rateOn(currency, on)?.rate;
  const factors = [amount, rate, times].flatMap((factor) => (factor === undefined ? [] : [decimalText(factor)]));
  return `${factors.join(' × ')}${outOf === undefined ? '' : ` ÷ ${decimalText(outOf)}`}`;
}

const both = (text: string): Text => ({ vi: text, en: text });
