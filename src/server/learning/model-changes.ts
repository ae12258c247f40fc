import { countChanges, type ProposalContent, type ShownChange, type ShownField } from '#core/approval';
import type { Text } from '#core/kernel';
import {
  modelOf,
  RISK_MODEL,
  type LearnedSelectionState,
  type ModelProposal,
  type SelectionSettings,
} from '#core/model';

/** What a proposal about models shows to who approves it: who would have the role instead of whom, or every setting that differs. */
export function modelContent(
  proposal: ModelProposal,
  state: LearnedSelectionState,
  settings: SelectionSettings | undefined,
): ProposalContent {
  const changes = [changeOf(proposal, state, settings)];
  return {
    kind: RISK_MODEL,
    data: proposal,
    facts: {
      action: proposal.action,
      ...(proposal.action === 'set' && {
        role: proposal.role,
        hash: proposal.hash,
        provenance: modelOf(state, proposal.hash)?.provenance ?? '',
      }),
    },
    counts: countChanges(changes),
    changes,
  };
}

function changeOf(
  proposal: ModelProposal,
  state: LearnedSelectionState,
  settings: SelectionSettings | undefined,
): ShownChange {
  switch (proposal.action) {
    case 'set': {
      const model = modelOf(state, proposal.hash);
      const held = state[proposal.role];
      const before = held && modelOf(state, held.hash);
      const field = { field: proposal.role, before: before?.name ?? null, after: model?.name ?? proposal.hash };
      const name = model?.name ?? proposal.hash;
      return {
        key: proposal.hash.slice(0, HASH_SHOWN),
        change: 'changed',
        name: { vi: name, en: name },
        fields: [field],
      };
    }
    case 'restart':
      return {
        key: proposal.country,
        change: 'changed',
        name: SELECTION,
        fields: [{ field: 'standing', before: 'stopped', after: 'active' }],
      };
    case 'settings':
      return {
        key: proposal.country,
        change: 'changed',
        name: SELECTION,
        fields: settingsThatDiffer(settings, proposal.settings),
      };
  }
}

/** As many digits as tell models apart. */
const HASH_SHOWN = 12;
const SELECTION: Text = { vi: 'Lựa chọn bằng mô hình', en: 'Selection by models' };

/** Setting by setting; `before` left out: there was nothing to differ from. */
export function settingsThatDiffer(
  before: SelectionSettings | undefined,
  after: SelectionSettings,
): readonly ShownField[] {
  const [was, is] = [before === undefined ? {} : wordsOf(before), wordsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, before: was[field] ?? null, after: is[field] ?? null }],
  );
}

const wordsOf = ({ capacityByOffice, ...settings }: SelectionSettings): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(settings).map(([field, value]) => [field, String(value)])),
  ...Object.fromEntries(
    Object.entries(capacityByOffice).map(([office, capacity]) => [`capacityPerDay ${office}`, String(capacity)]),
  ),
});
