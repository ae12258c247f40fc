import type { Datum, Explanation, Text } from '#core/kernel';
import type { CompiledRules } from './compile-rules.ts';
import {
  codesInWords,
  factInWords,
  INSPECTION_WORDS,
  labelOfFact,
  type CountryWords,
  type NameOf,
} from './fact-words.ts';
import type { FailureCode } from './cel-node.ts';
import type { Rule } from './rule.ts';
import { LIST_REASON } from './select-with-lists.ts';
import type { RuleFailureReport, Selection, SelectionReason } from './selection.ts';

/**
 * How much of a selection is told. A `supervisor` reads all that is recorded. The `desk` reads the rules open to every
 * officer; that chance alone chose, and that a restricted rule did, are one and the same sentence there, so that what was
 * drawn at random is checked as thoroughly as what a rule selected, and nobody tells a trader which it was.
 */
export type SelectionReading = 'desk' | 'supervisor';

export interface SelectionWords extends CountryWords {
  readonly reading: SelectionReading;
}

/**
 * Why the channel is what it is, in words, for officers. Every step is for officers only: a trader's rendering of it is
 * empty. `rules` is the set that the selection names; of a rule it no longer holds in that version, the id must do.
 */
export function explainSelection(
  selection: Selection,
  rules: Pick<CompiledRules, 'ruleById'>,
  words: SelectionWords,
): Explanation {
  return officerStep('selection', CHANNEL_LABEL, {
    value: selection.channel,
    data: [
      { label: { vi: 'Bộ quy tắc', en: 'Rule set' }, value: selection.ruleSetVersion },
      ...inspectionData(selection),
      ...documentData(selection, words.nameOf),
      ...referralData(selection, words.nameOf),
    ],
    steps: words.reading === 'desk' ? deskSteps(selection, rules, words) : allSteps(selection, rules, words),
  });
}

function allSteps(
  selection: Selection,
  rules: Pick<CompiledRules, 'ruleById'>,
  words: SelectionWords,
): readonly Explanation[] {
  return [
    ...selection.reasons.map((reason) =>
      reason.ruleId === LIST_REASON.ruleId
        ? officerStep('withheld', LIST_LABEL, {})
        : reasonStep(reason, ruleOf(reason, rules), words),
    ),
    ...(selection.random ? [officerStep('random', RANDOM_LABEL, {})] : []),
    ...(selection.relieved ?? []).map((ruleId) => relievedStep(ruleId, rules.ruleById.get(ruleId))),
    ...(selection.failures ?? []).map((failure) => failureStep(failure, rules.ruleById.get(failure.ruleId))),
    ...(selection.watched ?? []).map((reason) => watchedStep(reason, ruleOf(reason, rules), words)),
    ...(selection.reasonsLeftOff
      ? [officerStep('left-off', MORE_LABEL, { value: String(selection.reasonsLeftOff) })]
      : []),
  ];
}

/** Without what gave way, failed, only watched or was left off: with no reason beside it, each would tell that chance chose. */
function deskSteps(
  selection: Selection,
  rules: Pick<CompiledRules, 'ruleById'>,
  words: SelectionWords,
): readonly Explanation[] {
  const open = selection.reasons.flatMap((reason) => {
    const rule = ruleOf(reason, rules);
    return rule?.sensitivity === 'internal' ? [reasonStep(reason, rule, words)] : [];
  });
  const withheld = selection.random || open.length < selection.reasons.length;
  return [...open, ...(withheld ? [officerStep('withheld', WITHHELD_LABEL, {})] : [])];
}

const ruleOf = (reason: SelectionReason, rules: Pick<CompiledRules, 'ruleById'>): Rule | undefined => {
  const rule = rules.ruleById.get(reason.ruleId);
  return rule?.version === reason.ruleVersion ? rule : undefined;
};

const CHANNEL_LABEL: Text = { vi: 'Phân luồng', en: 'Channel' };
const RANDOM_LABEL: Text = {
  vi: 'Chọn ngẫu nhiên, không do quy tắc nào',
  en: 'Drawn at random, not selected by any rule',
};
const WITHHELD_LABEL: Text = {
  vi: 'Được chọn theo quản lý rủi ro; căn cứ không nêu ở đây, kiểm tra đầy đủ',
  en: 'Selected by risk management; the ground is not told here, check it in full',
};
/** Which entry is for those who may know of it, and asked for elsewhere. */
const LIST_LABEL: Text = {
  vi: 'Khớp danh sách theo dõi; nội dung chỉ dành cho người được biết',
  en: 'Matches a watch list; what it says is for those who may know',
};
const MORE_LABEL: Text = { vi: 'Số quy tắc khác cũng đúng', en: 'Further rules that hit' };
const LINES_LABEL: Text = { vi: 'Dòng hàng', en: 'Lines' };
const FAILURE_LABEL: Text = {
  vi: 'Quy tắc không tính được, không dùng để phân luồng',
  en: 'Rule that could not be evaluated; it did not select',
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

function reasonStep(reason: SelectionReason, rule: Rule | undefined, words: CountryWords): Explanation {
  return officerStep(`${reason.ruleId}@${reason.ruleVersion}`, rule?.name ?? asIs(reason.ruleId), {
    ...(rule ? { legalBasis: rule.legalBasis, value: rule.effect.channel } : {}),
    data: [
      ...(reason.lines ? [{ label: LINES_LABEL, value: reason.lines.join(', ') }] : []),
      ...Object.entries(reason.facts).map(([path, value]) => factInWords(path, value, words)),
    ],
  });
}

function watchedStep(reason: SelectionReason, rule: Rule | undefined, words: CountryWords): Explanation {
  const name = rule?.name ?? asIs(reason.ruleId);
  const label = { vi: `Chỉ theo dõi, không phân luồng: ${name.vi}`, en: `Only watches, did not select: ${name.en}` };
  return { ...reasonStep(reason, rule, words), label };
}

function relievedStep(ruleId: string, rule: Rule | undefined): Explanation {
  const name = rule?.name ?? asIs(ruleId);
  return officerStep(
    ruleId,
    {
      vi: `Được miễn do mức tuân thủ: ${name.vi}`,
      en: `Gives way to the compliance level: ${name.en}`,
    },
    {},
  );
}

const CAUSES: Readonly<Record<FailureCode, Text>> = {
  absent: { vi: 'thiếu dữ kiện', en: 'a fact is not there' },
  overflow: { vi: 'số quá lớn', en: 'a number is too large' },
  'division-by-zero': { vi: 'chia cho không', en: 'division by zero' },
};

function failureStep(failure: RuleFailureReport, rule: Rule | undefined): Explanation {
  const cause = CAUSES[failure.code];
  const subject = labelOfFact(failure.subject);
  return officerStep(failure.ruleId, FAILURE_LABEL, {
    data: [
      { label: { vi: 'Quy tắc', en: 'Rule' }, value: failure.ruleId, ...(rule ? { words: rule.name } : {}) },
      {
        label: { vi: 'Nguyên nhân', en: 'Cause' },
        value: `${failure.code}: ${failure.subject}`,
        words: { vi: `${cause.vi}: ${subject.vi}`, en: `${cause.en}: ${subject.en}` },
      },
      ...(failure.line === undefined ? [] : [{ label: LINES_LABEL, value: String(failure.line) }]),
    ],
  });
}

const asIs = (text: string): Text => ({ vi: text, en: text });

const officerStep = (
  rule: string,
  label: Text,
  parts: Partial<Pick<Explanation, 'data' | 'value' | 'legalBasis' | 'steps'>>,
): Explanation => ({ rule, label, audience: 'officer', data: [], steps: [], ...parts });
