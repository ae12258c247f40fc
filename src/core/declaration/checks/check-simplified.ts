import type { CheckContext } from './check-context.ts';
import type { RefusalCode } from '../refusals.ts';
import type { SimplifiedForm } from '../simplified-form.ts';

/** What no simplified form asks for: it is wrong only where it is stated and can not be. */
const NOT_ASKED: ReadonlySet<RefusalCode> = new Set(['TRN-001', 'TRN-008', 'TRN-009', 'PKG-002']);
/** What taxes hang on, and nothing else. Of a shorter code the form says itself what it lacks. */
const ASKED_FOR_TAXES: ReadonlySet<RefusalCode> = new Set(['HS-001', 'HS-003', 'QTY-001', 'ORG-009', 'ORG-002']);

export const isAsked = (code: RefusalCode, { taxed }: SimplifiedForm): boolean =>
  !NOT_ASKED.has(code) && (taxed || !ASKED_FOR_TAXES.has(code));

/** That a declaration may be made in the short form that it names. Its value is measured once it is worked out. */
export function checkSimplified(form: SimplifiedForm, context: CheckContext): void {
  const { declaration, direction, report } = context;
  const { code, cargoClasses, itemsMax } = form;
  if (direction !== undefined && direction !== form.direction)
    report('LOW-001', '/specificCircumstancesCode', { form: code, type: declaration.typeCode });
  const { cargoClassCode = '–', goodsItems } = declaration;
  if (!cargoClasses.includes(cargoClassCode))
    report('LOW-002', '/cargoClassCode', { form: code, value: cargoClassCode, options: cargoClasses.join(', ') });
  if (goodsItems.length > itemsMax)
    report('LOW-003', '/goodsItems', { form: code, count: String(goodsItems.length), limit: String(itemsMax) });
  if (!form.taxed) goodsItems.forEach((_item, index) => checkShortCode(form, index, context));
}

const DIGITS = /^\d{4,8}$/;

/** Where no tax hangs on it, the heading says what the goods are. */
function checkShortCode(
  { codeDigits }: SimplifiedForm,
  index: number,
  { declaration, reference: { tariff }, report }: CheckContext,
): void {
  const value = declaration.goodsItems[index]?.commodityCode ?? '';
  const isKnown = DIGITS.test(value) && value.length >= codeDigits && tariff.heading(value.slice(0, 4)) !== undefined;
  if (!isKnown)
    report(
      'LOW-005',
      { pointer: `/goodsItems/${index}/commodityCode`, line: index + 1 },
      { value: value === '' ? '–' : value, digits: String(codeDigits) },
    );
}
