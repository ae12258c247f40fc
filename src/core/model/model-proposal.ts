import { approvalRefusal, type ApprovalKind, type CarriedFor } from '#core/approval';
import { canonicalJson, err, ok, type Json, type NewEvent, type Refusals, type Result } from '#core/kernel';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import {
  learnedSelectionRef,
  MODEL_EVENTS,
  MODEL_ROLES,
  modelOf,
  NOTHING_LEARNED,
  type LearnedRestarted,
  type LearnedSelectionState,
  type ModelSet,
  type SelectionSettingsChanged,
} from './learned-selection-stream.ts';
import { Country, modelEvent, ModelHash } from './model-commands.ts';
import { modelRefusal } from './model-refusals.ts';
import { SelectionSettings, settingsRefusals } from './selection-settings.ts';

const closed = { additionalProperties: false } as const;
const base = Type.Union([ModelHash, Type.Null()]);

/** What takes two people: whatever lets a model decide more than before, or otherwise. */
export const ModelProposal = Type.Union([
  Type.Object(
    {
      action: Type.Literal('set'),
      country: Country,
      role: Type.Enum(MODEL_ROLES),
      hash: ModelHash,
      /** Who has the role as this is proposed; another by the time of approval is not what the second person read of. */
      basedOn: base,
    },
    closed,
  ),
  Type.Object({ action: Type.Literal('restart'), country: Country, champion: base }, closed),
  Type.Object(
    {
      action: Type.Literal('settings'),
      country: Country,
      settings: SelectionSettings,
      /** The version of the settings that it was written over; 0 for the country's own. */
      basedOn: Type.Integer({ minimum: 0 }),
    },
    closed,
  ),
]);
export type ModelProposal = Static<typeof ModelProposal>;

export const RISK_MODEL = 'risk-model';

/** A challenger's figures are of these weeks; what nobody took up in a fortnight is looked at anew. */
const DAYS_OPEN = 14;

export const modelProposal: ApprovalKind = {
  name: RISK_MODEL,
  mayPropose: 'risk.model.propose',
  mayApprove: 'risk.model.approve',
  daysOpen: DAYS_OPEN,
  check: (data) => {
    if (!Check(ModelProposal, data)) return [approvalRefusal('APR-001', '/data')];
    return data.action === 'settings' ? settingsRefusals(data.settings, '/data/settings') : [];
  },
  touches: (data) => [learnedSelectionRef(modelProposalOf(data).country)],
  carryOut: (data, world, _facts, _actor, by) => {
    const proposal = modelProposalOf(data);
    const state = world.state<LearnedSelectionState>(learnedSelectionRef(proposal.country)) ?? NOTHING_LEARNED;
    const event = eventOf(proposal, state, by);
    return event.ok ? ok({ events: [event.value], postings: [], claims: [], releases: [], outbox: [] }) : event;
  },
};

/** Checked when it was proposed; the journal cannot have changed it. */
export function modelProposalOf(data: Json): ModelProposal {
  if (!Check(ModelProposal, data)) throw new Error('a proposal about models has the agreed shape');
  return data;
}

function eventOf(
  proposal: ModelProposal,
  state: LearnedSelectionState,
  { proposalId, proposedBy, reason }: CarriedFor,
): Result<NewEvent, Refusals> {
  const by = { reason, proposalId, proposedBy };
  const { country } = proposal;
  switch (proposal.action) {
    case 'set': {
      const { role, hash, basedOn } = proposal;
      if (modelOf(state, hash) === undefined) return err([modelRefusal('MDL-002', '/data/hash', { model: hash })]);
      if ((state[role]?.hash ?? null) !== basedOn) return err([modelRefusal('MDL-009')]);
      // A champion is not its own challenger.
      if (basedOn === hash || state.champion?.hash === hash) return err([modelRefusal('MDL-010', '/data/hash')]);
      return ok(modelEvent(country, MODEL_EVENTS[role], { hash, ...by } satisfies ModelSet));
    }
    case 'restart':
      if (state.stop === null) return err([modelRefusal('MDL-006')]);
      if ((state.champion?.hash ?? null) !== proposal.champion) return err([modelRefusal('MDL-009')]);
      return ok(modelEvent(country, MODEL_EVENTS.restarted, by satisfies LearnedRestarted));
    case 'settings': {
      const { settings, basedOn } = proposal;
      if ((state.settings?.version ?? 0) !== basedOn) return err([modelRefusal('MDL-009')]);
      if (state.settings !== null && canonicalJson(state.settings.settings) === canonicalJson(settings))
        return err([modelRefusal('MDL-010', '/data/settings')]);
      return ok(modelEvent(country, MODEL_EVENTS.settings, { settings, ...by } satisfies SelectionSettingsChanged));
    }
  }
}
