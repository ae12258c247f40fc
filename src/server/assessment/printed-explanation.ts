import type { Datum, Explanation, Text } from '#core/kernel';
import { localDate, type Language } from '#server/platform/pages';
import { printedCalculation, printedNumber, typeset } from '#server/platform/print';

const TEXTS = {
  title: { vi: 'Cách tính thuế', en: 'How duties and taxes are worked out' },
  tax: { vi: 'Sắc thuế', en: 'Tax' },
  data: { vi: 'Dữ liệu', en: 'Data' },
  calculation: { vi: 'Phép tính', en: 'Calculation' },
  value: { vi: 'Số tiền', en: 'Value' },
  payable: { vi: 'Tổng phải nộp', en: 'Total payable' },
  totals: { vi: 'Cộng các dòng', en: 'All lines' },
  on: { vi: 'Theo luật và tỷ giá ngày', en: 'By the law and rates of' },
} as const satisfies Readonly<Record<string, Text>>;

export interface PrintFrame {
  readonly language: Language;
  /** What sort of print it is, where it is not that of a registered declaration. */
  readonly notice?: Text;
  readonly facts: readonly { readonly label: Text; readonly value: string }[];
  readonly footer: Text;
}

/**
 * An explanation as PDF: Data · Calculation · Value of each line and of each total, the article each rests on, and why other
 * rates did not apply. Made of the explanation alone, so paper, screen and terminal cannot differ.
 */
export function printedExplanation(explanation: Explanation, frame: PrintFrame): Promise<Buffer> {
  const { language, notice, facts, footer } = frame;
  const { unit = '', value = '', steps, data } = explanation;
  const isTotal = ({ rule }: Explanation) => rule.endsWith('/TOTAL');
  const on = data.map(({ value: day }) => ({ label: TEXTS.on[language], value: localDate(day, language) }));
  return typeset('explanation', {
    language,
    title: TEXTS.title[language],
    notice: notice?.[language] ?? '',
    facts: [...facts.map((fact) => ({ label: fact.label[language], value: fact.value })), ...on],
    words: {
      tax: TEXTS.tax[language],
      data: TEXTS.data[language],
      calculation: TEXTS.calculation[language],
      value: `${TEXTS.value[language]} (${unit})`,
      payable: TEXTS.payable[language],
    },
    parts: [
      ...steps.filter((step) => !isTotal(step)).map((step) => part(step, language)),
      { title: TEXTS.totals[language], lead: '', rows: withoutRepeats(steps.filter(isTotal), language) },
    ],
    payable: `${printedNumber(value, language)} ${unit}`,
    footer: footer[language],
  });
}

/** A line of goods with its figures, or the value with what was added to it. */
function part(step: Explanation, language: Language) {
  const figures = step.steps.filter(({ value }) => value !== undefined);
  const lead = step.data.map((one) => `${one.label[language]}: ${datumText(one, language)}`).join(' · ');
  const value = step.value === undefined ? [] : [row({ ...step, steps: [] }, language, false)];
  const said = step.steps.filter((one) => !figures.includes(one)).map((one) => row(one, language, false));
  return {
    title: step.label[language],
    lead: value.length > 0 ? '' : lead,
    rows: [...said, ...figures.map((one) => row(one, language, false)), ...value],
  };
}

function row(step: Explanation, language: Language, strong: boolean) {
  return {
    label: step.label[language],
    basis: step.legalBasis ?? '',
    data: step.data.map((one) => ({ label: one.label[language], value: datumText(one, language) })),
    calculation: printedCalculation(step.calculation ?? '', language),
    value: step.value === undefined ? '' : printedNumber(step.value, language),
    notes: step.steps.map((one) => noteText(one, language)),
    strong,
  };
}

/** Every total says how it was rounded; on paper the first says it for all. */
function withoutRepeats(totals: readonly Explanation[], language: Language) {
  const told = new Set<string>();
  return totals.map((total) => {
    const printed = row(total, language, true);
    const notes = printed.notes.filter((note) => !told.has(note));
    for (const note of notes) told.add(note);
    return { ...printed, notes };
  });
}

/** What is only said beside a figure: why another rate did not apply, what an agreement would save. */
function noteText({ label, value, unit, calculation, data, legalBasis }: Explanation, language: Language): string {
  const worth = value === undefined ? '' : `: ${printedNumber(value, language)} ${unit ?? ''}`.trimEnd();
  const arithmetic = calculation === undefined ? '' : ` = ${printedCalculation(calculation, language)}`;
  const details = data.map((one) => `${one.label[language]} ${datumText(one, language)}`.trim());
  const aside = [...details, ...(legalBasis === undefined ? [] : [legalBasis])].join('; ');
  return `${label[language]}${worth}${arithmetic}${aside === '' ? '' : ` (${aside})`}`;
}

/** Only what has a unit is an amount; digits without one may be a code, which is never grouped. */
function datumText({ value, unit, words }: Datum, language: Language): string {
  if (words !== undefined) return words[language];
  if (DAY.test(value)) return localDate(value, language);
  return unit === undefined ? value : `${printedNumber(value, language)} ${unit}`.trimEnd();
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
