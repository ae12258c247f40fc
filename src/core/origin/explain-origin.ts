import { decimalText, equalDecimals, type Datum, type Explanation, type Text } from '#core/kernel';
import type { OriginFinding, OriginLaw } from './origin-finding.ts';
import type { RequirementFinding } from './check-requirement.ts';
import type { ContentMethod, OriginTerms } from './origin.ts';
import type { Outcome, Product, Verdict } from './product.ts';
import { requirementWords, ruleSymbols } from './rule-words.ts';
import { isForeign, type MaterialStatus, type SortedMaterial } from './sort-materials.ts';
import { contentPercent, foreignPercent, type ValueContent } from './value-content.ts';

const text = (vi: string, en: string): Text => ({ vi, en });

const VERDICTS: Readonly<Record<Verdict, Text>> = {
  originating: text('Có xuất xứ', 'Originating'),
  not: text('Không có xuất xứ', 'Not originating'),
  undetermined: text('Chưa xác định được', 'Not determined yet'),
};
const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  met: text('đạt', 'met'),
  'not-met': text('không đạt', 'not met'),
  undetermined: text('thiếu dữ liệu', 'data missing'),
};
const STATUSES: Readonly<Record<MaterialStatus, Text>> = {
  originating: text('có xuất xứ', 'originating'),
  cumulated: text('có xuất xứ nhờ cộng gộp mở rộng', 'originating by extended cumulation'),
  'not-proven': text('không có chứng từ: coi là nước ngoài', 'no proof: counts as foreign'),
  outside: text('ngoài các nước thành viên: coi là nước ngoài', 'from outside the parties: counts as foreign'),
};
const METHODS: Readonly<Record<ContentMethod, Text>> = {
  'build-down': text('Hàm lượng giá trị khu vực, tính gián tiếp', 'Regional value content, build-down (indirect)'),
  'build-up': text('Hàm lượng giá trị khu vực, tính trực tiếp', 'Regional value content, build-up (direct)'),
};

const NO_RULE = text('chưa có trong dữ liệu này', 'not held in this data');

/** The finding as steps: what went in, the arithmetic, what came out, and by which rule. */
export function explainOrigin(
  { rule, terms }: OriginLaw,
  product: Product,
  finding: Omit<OriginFinding, 'explanation'>,
): Explanation {
  const symbols = rule === undefined ? NO_RULE : ruleSymbols(rule);
  const verdict = VERDICTS[finding.verdict];
  return {
    rule: `ORIGIN/${terms.agreement}`,
    label: text(
      `Quy tắc xuất xứ ${terms.agreement} cho mã ${product.code}: ${symbols.vi}`,
      `Rule of origin of ${terms.agreement} for ${product.code}: ${symbols.en}`,
    ),
    audience: 'trader',
    ...(rule !== undefined && { legalBasis: rule.legalBasis }),
    data: [{ label: text('Kết luận', 'Verdict'), value: finding.verdict, words: verdict }],
    steps: [
      materialsStep(finding),
      ...finding.options.map((option, index): Explanation => ({
        rule: `ORIGIN/OPTION/${index + 1}`,
        label: text(
          `Cách ${index + 1}: ${OUTCOMES[option.outcome].vi}`,
          `Option ${index + 1}: ${OUTCOMES[option.outcome].en}`,
        ),
        audience: 'trader',
        data: [],
        steps: option.requirements.map((one) => requirementStep(one, terms)),
      })),
      ...minimalWorkStep(product, finding),
      ...whollyObtainedStep(product, finding),
    ],
  };
}

function materialsStep({ materials }: Pick<OriginFinding, 'materials'>): Explanation {
  const foreign = materials.all.filter(isForeign);
  return {
    rule: 'ORIGIN/MATERIALS',
    label: text('Nguyên liệu không có xuất xứ', 'Foreign materials'),
    audience: 'trader',
    data: materials.all.map((one) => ({
      label: text(
        `Nguyên liệu ${one.index + 1} (${one.material.code})`,
        `Material ${one.index + 1} (${one.material.code})`,
      ),
      value: decimalText(one.material.value),
      words: materialWords(one),
    })),
    calculation: foreign.length === 0 ? '0' : foreign.map(({ foreignPart }) => decimalText(foreignPart)).join(' + '),
    value: decimalText(materials.foreignValue),
    steps: [],
  };
}

function materialWords({ material, status, foreignPart }: SortedMaterial): Text {
  const value = decimalText(material.value);
  const words = STATUSES[status];
  if (!isForeign({ status }) || equalDecimals(foreignPart, material.value))
    return text(`${value}, ${words.vi}`, `${value}, ${words.en}`);
  const part = decimalText(foreignPart);
  return text(
    `${value}, ${words.vi}, sau khi trừ phần tạo ra tại các nước thành viên còn ${part}`,
    `${value}, ${words.en}, less what was made in the parties: ${part}`,
  );
}

function requirementStep(finding: RequirementFinding, terms: OriginTerms): Explanation {
  const words = requirementWords(finding.requirement, terms);
  const outcome = OUTCOMES[finding.outcome];
  const share = finding.share;
  return {
    rule: `ORIGIN/${finding.requirement.kind.toUpperCase()}`,
    label: text(`${words.vi}: ${outcome.vi}`, `${words.en}: ${outcome.en}`),
    audience: 'trader',
    data: [...finding.failing.map(failingDatum), ...toleranceData(finding)],
    ...(share !== undefined && {
      calculation: `${decimalText(share.part)} ÷ ${decimalText(share.whole)} × 100`,
      value: decimalText(foreignPercent(share)),
      unit: '%',
    }),
    steps: (finding.contents ?? []).map((content) => contentStep(content)),
  };
}

const failingDatum = ({ index, material }: SortedMaterial): Datum => ({
  label: text(`Nguyên liệu ${index + 1} không đáp ứng`, `Material ${index + 1} stands in the way`),
  value: material.code,
});

function toleranceData({ tolerance }: RequirementFinding): readonly Datum[] {
  if (tolerance === undefined) return [];
  const of = tolerance.of === 'value' ? text('trị giá', 'value') : text('khối lượng', 'weight');
  const percent = decimalText(tolerance.percent);
  const label = text(`Ngưỡng linh hoạt (De Minimis) theo ${of.vi}`, `Tolerance (de minimis) by ${of.en}`);
  return [{ label, value: percent, unit: '%' }];
}

/** One way of working the value content out, with its arithmetic. */
function contentStep({ method, summands, ...share }: ValueContent): Explanation {
  return {
    rule: `ORIGIN/RVC/${method}`,
    label: METHODS[method],
    audience: 'trader',
    data: [],
    calculation: `(${summands}) ÷ ${decimalText(share.whole)} × 100`,
    value: decimalText(contentPercent(share)),
    unit: '%',
    steps: [],
  };
}

function minimalWorkStep(product: Product, { materials }: Pick<OriginFinding, 'materials'>): readonly Explanation[] {
  if (materials.foreign.length === 0 || product.onlyMinimalWork === false) return [];
  return [
    {
      rule: 'ORIGIN/MINIMAL-WORK',
      label:
        product.onlyMinimalWork === true
          ? text(
              'Chỉ gia công đơn giản (đóng gói, phân loại, trộn…): không tạo xuất xứ',
              'Only minimal work (packing, sorting, mixing …): it gives no origin',
            )
          : text(
              'Chưa rõ công đoạn có vượt quá gia công đơn giản hay không',
              'It has not been said whether the work is more than minimal',
            ),
      audience: 'trader',
      data: [],
      steps: [],
    },
  ];
}

function whollyObtainedStep(
  { whollyObtained }: Product,
  { materials }: Pick<OriginFinding, 'materials'>,
): readonly Explanation[] {
  if (whollyObtained !== true || materials.foreign.length > 0) return [];
  return [
    {
      rule: 'ORIGIN/STATED-WHOLLY-OBTAINED',
      label: text(
        'Được khai là có xuất xứ thuần túy, không có nguyên liệu nước ngoài: có xuất xứ theo mọi quy tắc',
        'Stated to be wholly obtained, with no foreign material: originating whatever the rule',
      ),
      audience: 'trader',
      data: [],
      steps: [],
    },
  ];
}

/** What a material counts as, in words. */
export const statusWords = (status: MaterialStatus): Text => STATUSES[status];
