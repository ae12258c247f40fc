import type { Explanation, Text } from '#core/kernel';
import type { CompiledRules } from './compile-rules.ts';
import { factDescriptions } from './fact-model.ts';
import type { Rule } from './rule.ts';
import type { Selection, SelectionReason } from './selection.ts';

/**
 * Why the channel is what it is, in words, for officers. Every step is for officers only: a trader's rendering of it is
 * empty. `rules` is the set that the selection names; of a rule it no longer holds in that version, the id must do.
 */
export function explainSelection(selection: Selection, rules: Pick<CompiledRules, 'ruleById'>): Explanation {
  return officerStep('selection', CHANNEL_LABEL, {
    value: selection.channel,
    data: [
      { label: { vi: 'Bộ quy tắc', en: 'Rule set' }, value: selection.ruleSetVersion },
      ...(selection.inspection
        ? [{ label: { vi: 'Hình thức kiểm tra', en: 'Inspection' }, value: selection.inspection }]
        : []),
      ...(selection.requestedDocuments.length > 0
        ? [
            {
              label: { vi: 'Chứng từ cần xem', en: 'Documents to ask for' },
              value: selection.requestedDocuments.join(', '),
            },
          ]
        : []),
    ],
    steps: [
      ...selection.reasons.map((reason) => reasonStep(reason, rules.ruleById.get(reason.ruleId))),
      ...(selection.random ? [officerStep('random', RANDOM_LABEL, {})] : []),
      ...(selection.relieved ?? []).map((ruleId) => relievedStep(ruleId, rules.ruleById.get(ruleId))),
      ...(selection.failures ?? []).map(failureStep),
      ...(selection.reasonsLeftOff
        ? [officerStep('left-off', MORE_LABEL, { value: String(selection.reasonsLeftOff) })]
        : []),
    ],
  });
}

const CHANNEL_LABEL: Text = { vi: 'Phân luồng', en: 'Channel' };
const RANDOM_LABEL: Text = {
  vi: 'Chọn ngẫu nhiên, không do quy tắc nào',
  en: 'Drawn at random, not selected by any rule',
};
const MORE_LABEL: Text = { vi: 'Số quy tắc khác cũng đúng', en: 'Further rules that hit' };
const LINES_LABEL: Text = { vi: 'Dòng hàng', en: 'Lines' };
const FAILURE_LABEL: Text = {
  vi: 'Quy tắc không tính được, không dùng để phân luồng',
  en: 'Rule that could not be evaluated; it did not select',
};

const FACT_LABELS: ReadonlyMap<string, Text> = new Map(factDescriptions().map((fact) => [fact.path, fact.label]));

function reasonStep(reason: SelectionReason, rule: Rule | undefined): Explanation {
  const known = rule?.version === reason.ruleVersion ? rule : undefined;
  return officerStep(`${reason.ruleId}@${reason.ruleVersion}`, known?.name ?? asIs(reason.ruleId), {
    ...(known ? { legalBasis: known.legalBasis, value: known.effect.channel } : {}),
    data: [
      ...(reason.lines ? [{ label: LINES_LABEL, value: reason.lines.join(', ') }] : []),
      ...Object.entries(reason.facts).map(([path, value]) => ({ label: FACT_LABELS.get(path) ?? asIs(path), value })),
    ],
  });
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

const failureStep = (failure: NonNullable<Selection['failures']>[number]): Explanation =>
  officerStep(failure.ruleId, FAILURE_LABEL, {
    data: [
      { label: { vi: 'Quy tắc', en: 'Rule' }, value: failure.ruleId },
      { label: { vi: 'Nguyên nhân', en: 'Cause' }, value: `${failure.code}: ${failure.subject}` },
      ...(failure.line === undefined ? [] : [{ label: LINES_LABEL, value: String(failure.line) }]),
    ],
  });

const asIs = (text: string): Text => ({ vi: text, en: text });

const officerStep = (
  rule: string,
  label: Text,
  parts: Partial<Pick<Explanation, 'data' | 'value' | 'legalBasis' | 'steps'>>,
): Explanation => ({ rule, label, audience: 'officer', data: [], steps: [], ...parts });
