import {
  decimal,
  decimalText,
  parsePlainDate,
  assert,
  roundDecimal,
  type Datum,
  type Explanation,
  type PlainDate,
  type Rounding,
  type Text,
} from '#core/kernel';
import { rateWeekOf } from '#core/currency';
import type { Declaration, GoodsItem } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { TariffLine } from '#core/tariff';
import { valueDeclaration, type Valuation, type ValueComponent } from '#core/valuation';
import type { AssessedLine, AssessedTax, Assessment, NotApplied, NotAppliedReason } from './assessment.ts';
import { possibleSavings, type PossibleSaving } from './possible-savings.ts';
import { TAX_TYPES } from './tax-unit.ts';
import { taxWorking, totalWorking, valueWorking, type Derivation, type Working } from './tax-working.ts';

/**
 * Why every figure of an assessment is what it is, and why the rates that do not apply do not. Derived when someone asks,
 * from the stored figures, the declaration and the reference data of the version that made them: the hot path pays
 * nothing for it. All of it is for the trader's eyes.
 */
export function explainAssessment(assessment: Assessment, declaration: Declaration, reference: Reference): Explanation {
  const on = parsePlainDate(assessment.on);
  assert(on !== undefined, 'an assessment knows its day');
  const valuation = valueDeclaration(declaration, reference, on);
  const found = valuation.ok ? valuation.value.lines.map((line) => line.found) : [];
  const derivation: Derivation = { assessment, declaration, reference, found };
  const rounding = [roundingStep(reference)];
  return {
    rule: 'ASSESSMENT',
    label: { vi: 'Tiền thuế của tờ khai', en: 'Duties and taxes of the declaration' },
    audience: 'trader',
    data: [{ label: { vi: 'Ngày áp dụng', en: 'Day whose law applies' }, value: assessment.on }],
    calculation: assessment.totals.map(({ payable }) => payable).join(' + '),
    value: assessment.payable,
    unit: assessment.currency,
    steps: [
      valuationStep(derivation, valuation.ok ? valuation.value : undefined),
      ...assessment.lines.map((line, index) => lineStep(line, declaration.goodsItems[index], index, on, derivation)),
      ...assessment.totals.map((total) => step(totalWorking(total, derivation), assessment, rounding)),
    ],
  };
}

function step(working: Working, { currency: unit }: Assessment, steps: readonly Explanation[]): Explanation {
  const { rule, label, legalBasis, data, calculation, value } = working;
  const told = { rule, label, audience: 'trader', data, calculation, value, unit, steps } as const;
  return legalBasis === undefined ? told : { ...told, legalBasis };
}

const NO_STEPS: readonly Explanation[] = Object.freeze([]);
const NO_DATA: readonly Datum[] = Object.freeze([]);

/** A step that only says something. */
function note(rule: string, label: Text, data: readonly Datum[] = NO_DATA, legalBasis?: string): Explanation {
  const told = { rule, label, audience: 'trader', data, steps: NO_STEPS } as const;
  return legalBasis === undefined ? told : { ...told, legalBasis };
}

function valuationStep({ assessment, reference }: Derivation, valuation: Valuation | undefined): Explanation {
  const isImport = assessment.direction === 'import';
  const { scale } = reference.country.taxRounding;
  return {
    rule: 'VALUE/BASIS',
    label: isImport
      ? { vi: 'Trị giá tính thuế tại cửa khẩu nhập đầu tiên', en: 'Customs value at the first gate of entry' }
      : { vi: 'Trị giá tính thuế tại cửa khẩu xuất', en: 'Customs value at the gate of exit' },
    audience: 'trader',
    data: Object.entries(assessment.rates).map(([currency, rate]) => ({
      label: rateLabel(assessment.on as PlainDate, reference),
      value: rate,
      unit: `${assessment.currency}/${currency}`,
    })),
    value: decimalText(roundDecimal(decimal(assessment.value), scale, reference.country.taxRounding.mode)),
    unit: assessment.currency,
    steps: (valuation?.components ?? []).map((component) => componentStep(component, reference, assessment)),
  };
}

function rateLabel(on: PlainDate, { country: { rateQuotation }, calendar }: Reference): Text {
  if (rateQuotation === undefined) return { vi: 'Tỷ giá', en: 'Exchange rate' };
  const { quotedOn } = rateWeekOf(on, rateQuotation, calendar);
  return { vi: `Tỷ giá niêm yết cuối ngày ${quotedOn}`, en: `Exchange rate at the close of ${quotedOn}` };
}

const COMPONENT_NAMES: Readonly<Record<string, Text>> = {
  freight: { vi: 'Phí vận chuyển', en: 'Freight' },
  insurance: { vi: 'Phí bảo hiểm', en: 'Insurance' },
};
const EFFECTS: Readonly<Record<ValueComponent['effect'], Text>> = {
  added: { vi: 'cộng vào trị giá', en: 'added to the value' },
  deducted: { vi: 'trừ khỏi trị giá', en: 'taken out of the value' },
  contained: { vi: 'đã đúng trong giá, không điều chỉnh', en: 'already right in the price, not adjusted' },
};

function componentStep(component: ValueComponent, reference: Reference, assessment: Assessment): Explanation {
  const name =
    COMPONENT_NAMES[component.code] ??
    reference.codes.find('charge-deduction', component.code, assessment.on as PlainDate)?.name ??
    both(component.code);
  const { vi, en } = EFFECTS[component.effect];
  const spread = component.lineIndex === undefined && component.effect !== 'contained';
  const effect = spread ? { vi: `${vi}, phân bổ cho các dòng`, en: `${en}, spread over the lines` } : { vi, en };
  return note(`VALUE/${component.code}`, { vi: `${name.vi}: ${effect.vi}`, en: `${name.en}: ${effect.en}` }, [
    { label: { vi: 'Số tiền', en: 'Amount' }, value: decimalText(component.amount), unit: component.currency },
    {
      label: { vi: 'Quy đổi', en: 'Converted' },
      value: decimalText(component.nationalAmount),
      unit: assessment.currency,
    },
  ]);
}

function lineStep(
  line: AssessedLine,
  item: GoodsItem | undefined,
  index: number,
  on: PlainDate,
  derivation: Derivation,
): Explanation {
  const { assessment, reference } = derivation;
  const code = item?.commodityCode ?? '';
  const tariffLine = reference.tariff.lineOn(code, on);
  const savings = possibleSavings(line, item, reference, on);
  const steps: Explanation[] = [step(valueWorking(line, index, derivation), assessment, NO_STEPS)];
  for (const tax of line.taxes) {
    const working = taxWorking(tax, line, item, derivation, savings);
    steps.push(step(working, assessment, whyNots(tax, line, item, tariffLine, savings, assessment.currency)));
  }
  return {
    rule: 'LINE',
    label: { vi: `Dòng ${index + 1} · ${code}`, en: `Line ${index + 1} · ${code}` },
    audience: 'trader',
    data: tariffLine ? [{ label: TARIFF_LINE, value: code, words: tariffLine.name }] : NO_DATA,
    steps,
  };
}

const TARIFF_LINE: Text = { vi: 'Dòng thuế', en: 'Tariff line' };

/** The rates that could have applied and did not. */
function whyNots(
  tax: AssessedTax,
  line: AssessedLine,
  item: GoodsItem | undefined,
  tariffLine: TariffLine | undefined,
  savings: readonly PossibleSaving[],
  currency: string,
): readonly Explanation[] {
  const stated = tax.notApplied?.map((one) => notAppliedStep(one, item)) ?? NO_STEPS;
  if (tariffLine === undefined) return stated;
  switch (tax.taxType) {
    case TAX_TYPES.importDuty:
      return savings.length === 0
        ? stated
        : [...stated, ...savings.map((saving) => savingStep(saving, line, currency))];
    case TAX_TYPES.specialConsumption:
      return [
        ...stated,
        ...tariffLine.measures.excise
          .filter(({ id }) => id !== tax.measure)
          .map(({ id, name = both(id), rate, legalBasis }) =>
            note(
              `${tax.taxType}/${id}`,
              {
                vi: `Không áp dụng “${name.vi}”: đặc tính đã khai không thỏa điều kiện`,
                en: `“${name.en}” does not apply: the declared characteristics do not meet its conditions`,
              },
              [
                {
                  label: { vi: 'Thuế suất', en: 'Rate' },
                  value: rate.text,
                  unit: rate.kind === 'ad-valorem' ? '%' : '',
                },
              ],
              legalBasis,
            ),
          ),
      ];
    case TAX_TYPES.vat:
      return tariffLine.measures.vat
        .filter(({ id }) => id !== tax.measure)
        .map(({ id, legalBasis }) =>
          note(
            `${tax.taxType}/${id}`,
            {
              vi: `Không áp dụng ${id}: chưa khai lựa chọn này cùng căn cứ`,
              en: `${id} does not apply: it was not declared together with its ground`,
            },
            [],
            legalBasis,
          ),
        );
    case TAX_TYPES.antiDumping:
    case TAX_TYPES.countervailing:
    case TAX_TYPES.safeguard:
      return tariffLine.measures.remedies
        .filter(({ id, conditions }) => id !== tax.measure && conditions.some(({ kind }) => kind === 'exporter'))
        .map(({ id, name = both(id), rate, legalBasis }) =>
          note(
            `${tax.taxType}/${id}`,
            {
              vi: `Không áp dụng “${name.vi}”: chưa khai mức này cùng nhà sản xuất được nêu`,
              en: `“${name.en}” does not apply: it was not claimed together with the producer it names`,
            },
            [{ label: { vi: 'Thuế suất', en: 'Rate' }, value: rate.text }],
            legalBasis,
          ),
        );
    default:
      return stated;
  }
}

const REASONS: Readonly<Record<NotAppliedReason, (measure: string, origin: string) => Text>> = {
  originExcluded: (measure, origin) => ({
    vi: `Không áp dụng ${measure}: biểu thuế loại trừ hàng có xuất xứ ${origin} ở dòng thuế này`,
    en: `${measure} does not apply: the tariff leaves goods of origin ${origin} out on this line`,
  }),
  originHasNoMfn: (measure, origin) => ({
    vi: `Không áp dụng ${measure}: hàng có xuất xứ ${origin} không được hưởng đối xử tối huệ quốc`,
    en: `${measure} does not apply: ${origin} has no most-favoured-nation treatment`,
  }),
  originUnknown: (measure) => ({
    vi: `Không áp dụng ${measure}: chưa xác định xuất xứ`,
    en: `${measure} does not apply: the origin is not determined`,
  }),
};

function notAppliedStep({ measure, reason }: NotApplied, item: GoodsItem | undefined): Explanation {
  return note(`${TAX_TYPES.importDuty}/${measure}`, REASONS[reason](measure, item?.origin?.countryCode ?? '?'));
}

/** What another agreement would save, and what it takes. */
function savingStep(
  { agreement, percent, applied, amount }: PossibleSaving,
  line: AssessedLine,
  currency: string,
): Explanation {
  const { code, certificateForms } = agreement;
  const forms = certificateForms.join(', ');
  const rate = decimalText(percent);
  return {
    rule: `${TAX_TYPES.importDuty}/${code}`,
    label: {
      vi: `Có thể tiết kiệm: ${code} ${rate} % nếu có giấy chứng nhận xuất xứ mẫu ${forms}`,
      en: `Possible saving: ${code} ${rate} % with a certificate of origin of form ${forms}`,
    },
    audience: 'trader',
    data: NO_DATA,
    calculation: `${line.value} × (${decimalText(applied)} − ${rate}) %`,
    value: decimalText(amount),
    unit: currency,
    steps: NO_STEPS,
  };
}

const ROUNDINGS: Readonly<Record<Rounding, Text>> = {
  'half-up': { vi: 'từ nửa trở lên thì làm tròn lên', en: 'halves upwards' },
  'half-even': { vi: 'đúng một nửa thì làm tròn về số chẵn', en: 'halves to the even digit' },
  down: { vi: 'bỏ phần lẻ', en: 'dropping the rest' },
  up: { vi: 'luôn làm tròn ra xa số 0', en: 'away from zero' },
  floor: { vi: 'làm tròn xuống', en: 'downwards' },
  ceiling: { vi: 'làm tròn lên', en: 'upwards' },
};

function roundingStep({ country: { taxRounding } }: Reference): Explanation {
  const { scale, mode } = taxRounding;
  const how = ROUNDINGS[mode];
  return note('ROUND', {
    vi: `Số thuế từng dòng giữ nguyên phần lẻ; mỗi loại thuế làm tròn một lần trên tổng, còn ${scale} chữ số thập phân, ${how.vi}`,
    en: `Line amounts keep their decimals; each tax is rounded once, on its total, to ${scale} decimals, ${how.en}`,
  });
}

const both = (text: string): Text => ({ vi: text, en: text });
