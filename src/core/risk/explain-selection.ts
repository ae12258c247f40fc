import type { Datum, Explanation, Text } from '#core/kernel';
import type { CompiledRules } from './compile-rules.ts';
import { codesInWords, factInWords, INSPECTION_WORDS, type CountryWords, type NameOf } from './fact-words.ts';
import type { Rule } from './rule.ts';
import { REASON_LINES_MAX, type Selection, type SelectionReason } from './selection.ts';

/**
 * Why the channel is what it is, in words, for officers. Every step is for officers only: a trader's rendering of it is
 * empty. Whatever the office: rules open to every officer are told, and that chance alone chose, or a restricted rule, a
 * list or exploring for the model, is one and the same sentence, so that what was drawn at random is checked as thoroughly as what a rule selected, and
 * nobody can tell a trader, or decide, by which it was. `rules` is the set that the selection names; of a rule it no longer holds in that version, the id must do.
 * `whole` is the selection of the shipment that the declaration is a part of: a reason may lie in another part's lines only.
 */
export function explainSelection(
  selection: Selection,
  rules: Pick<CompiledRules, 'ruleById'>,
  words: CountryWords,
  whole?: Selection,
): Explanation {
  return officerStep('selection', CHANNEL_LABEL, {
    value: selection.channel,
    data: [
      { label: { vi: 'Bộ quy tắc', en: 'Rule set' }, value: selection.ruleSetVersion },
      ...inspectionData(selection),
      ...documentData(selection, words.nameOf),
      ...referralData(selection, words.nameOf),
    ],
    steps: stepsOf(selection, rules, words, whole),
  });
}

/** Without what gave way, failed, only watched or was left off: with no reason beside it, each would tell that chance chose. */
function stepsOf(
  selection: Selection,
  rules: Pick<CompiledRules, 'ruleById'>,
  words: CountryWords,
  whole: Selection | undefined,
): readonly Explanation[] {
  const open = selection.reasons.flatMap((reason) => {
    const rule = ruleOf(reason, rules);
    return rule?.sensitivity === 'internal' ? [reasonStep(reason, rule, words, linesInWhole(reason, whole))] : [];
  });
  const withheld =
    selection.random || selection.learned?.selected === 'exploration' || open.length < selection.reasons.length;
  return [
    ...open,
    ...learnedStep(selection, whole),
    ...(withheld ? [officerStep('withheld', WITHHELD_LABEL, {})] : []),
  ];
}

/** Only where its rank selected: of what it would have said beside a rule, the desk asks. */
function learnedStep({ learned }: Selection, whole: Selection | undefined): readonly Explanation[] {
  if (learned?.selected !== 'rank') return [];
  return [
    officerStep('model', MODEL_LABEL, {
      ...(learned.effect && { value: learned.effect.channel }),
      // Of a shipment, the line stands in one of its declarations.
      data: lineData(
        learned.line > 0 ? [learned.line] : [],
        [whole?.learned?.line ?? 0].filter((line) => line > 0),
      ),
    }),
  ];
}

/** Where the lines lie that a reason is about: here, or else in other declarations of the shipment. */
function lineData(own: readonly number[], inWhole: readonly number[]): readonly Datum[] {
  if (own.length > 0) return [{ label: LINES_LABEL, value: own.join(', ') }];
  if (inWhole.length === 0) return [];
  const told = inWhole.slice(0, REASON_LINES_MAX).join(', ');
  return [{ label: SHIPMENT_LINES_LABEL, value: inWhole.length > REASON_LINES_MAX ? `${told} …` : told }];
}

const linesInWhole = (reason: SelectionReason, whole: Selection | undefined): readonly number[] =>
  whole?.reasons.find(({ ruleId, ruleVersion }) => ruleId === reason.ruleId && ruleVersion === reason.ruleVersion)
    ?.lines ?? [];

const ruleOf = (reason: SelectionReason, rules: Pick<CompiledRules, 'ruleById'>): Rule | undefined => {
  const rule = rules.ruleById.get(reason.ruleId);
  return rule?.version === reason.ruleVersion ? rule : undefined;
};

const CHANNEL_LABEL: Text = { vi: 'Phân luồng', en: 'Channel' };
const MODEL_LABEL: Text = {
  vi: 'Mô hình đánh giá rủi ro xếp vào mức cần kiểm tra',
  en: 'The risk model ranks it among those to be checked',
};
const WITHHELD_LABEL: Text = {
  vi: 'Được chọn theo quản lý rủi ro; căn cứ không nêu ở đây, kiểm tra đầy đủ',
  en: 'Selected by risk management; the ground is not told here, check it in full',
};
const LINES_LABEL: Text = { vi: 'Dòng hàng', en: 'Lines' };
const SHIPMENT_LINES_LABEL: Text = {
  vi: 'Ở tờ khai nhánh khác, dòng của cả lô hàng',
  en: 'In other linked declarations, by line of the shipment',
};

function inspectionData({ inspection, depthPercent }: Selection): readonly Datum[] {
  if (!inspection) return [];
  const words = INSPECTION_WORDS[inspection];
  return [
    { label: { vi: 'Hình thức kiểm tra', en: 'Inspection' }, value: inspection, ...(words ? { words } : {}) },
    ...(depthPercent === undefined
      ? []
      : [
          { label: { vi: 'Phần hàng phải kiểm tra', en: 'Part of the goods' }, value: String(depthPercent), unit: '%' },
        ]),
  ];
}

function referralData({ referTo = [] }: Selection, nameOf: NameOf): readonly Datum[] {
  if (referTo.length === 0) return [];
  const label: Text = { vi: 'Chuyển cơ quan khác xem', en: 'Referred to' };
  return [{ label, value: referTo.join(', '), words: codesInWords('agency', referTo, nameOf) }];
}

function documentData({ requestedDocuments }: Selection, nameOf: NameOf): readonly Datum[] {
  if (requestedDocuments.length === 0) return [];
  const label: Text = { vi: 'Chứng từ cần xem', en: 'Documents to ask for' };
  const words = codesInWords('document-type', requestedDocuments, nameOf);
  return [{ label, value: requestedDocuments.join(', '), words }];
}

function reasonStep(
  reason: SelectionReason,
  rule: Rule | undefined,
  words: CountryWords,
  inWhole: readonly number[],
): Explanation {
  return officerStep(`${reason.ruleId}@${reason.ruleVersion}`, rule?.name ?? asIs(reason.ruleId), {
    ...(rule ? { legalBasis: rule.legalBasis, value: rule.effect.channel } : {}),
    data: [
      ...lineData(reason.lines ?? [], inWhole),
      ...Object.entries(reason.facts).map(([path, value]) => factInWords(path, value, words)),
    ],
  });
}

const asIs = (text: string): Text => ({ vi: text, en: text });

const officerStep = (
  rule: string,
  label: Text,
  parts: Partial<Pick<Explanation, 'data' | 'value' | 'legalBasis' | 'steps'>>,
): Explanation => ({ rule, label, audience: 'officer', data: [], steps: [], ...parts });
