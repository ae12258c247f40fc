import { can, type Action } from '#core/access';
import {
  err,
  ok,
  type Command,
  type Handler,
  type Json,
  type NewEvent,
  type Outcome,
  type Refusals,
} from '#core/kernel';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import {
  learnedSelectionRef,
  MODEL_EVENTS,
  MODEL_ROLES,
  modelOf,
  NOTHING_LEARNED,
  type LearnedSelectionState,
  type LearnedStopped,
  type ModelRetired,
} from './learned-selection-stream.ts';
import { modelRefusal } from './model-refusals.ts';

/** Half a page; whoever has more to say attaches it to a proposal. */
export const MODEL_REASON_LENGTH_MAX = 1_000;

const closed = { additionalProperties: false } as const;
export const ModelHash = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Country = Type.String({ pattern: '^[A-Z]{2}$' });
const reason = Type.String({ maxLength: MODEL_REASON_LENGTH_MAX });

const AddData = Type.Object(
  {
    country: Country,
    hash: ModelHash,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    provenance: Type.Enum(['simulated', 'synthetic', 'published', 'operational']),
    source: Type.Enum(['training', 'file']),
  },
  closed,
);
/** Makes a model known that was stored under its hash before. It selects nothing yet. */
export type AddModel = Command<'model.add', Static<typeof AddData>>;

const RetireData = Type.Object({ country: Country, role: Type.Enum(MODEL_ROLES), reason }, closed);
/** Takes a role from whoever has it: one person does, for it only ever lets the model decide less. */
export type RetireModel = Command<'model.retire', Static<typeof RetireData>>;

const StopData = Type.Object({ country: Country, reason }, closed);
/** Back to the rules alone, at once. */
export type StopLearned = Command<'model.stop', Static<typeof StopData>>;

const addModel: Handler<AddModel, null, unknown> = {
  type: 'model.add',
  prepare: ({ data, actor }) => {
    if (!Check(AddData, data)) return err([modelRefusal('MDL-001')]);
    return can(actor, 'risk.model.propose') ? ok(null) : err([modelRefusal('MDL-003')]);
  },
  touches: ({ data }) => [learnedSelectionRef(data.country)],
  handle: ({ data }, _prepared, world) => {
    const { country, ...added } = data;
    const state = world.state<LearnedSelectionState>(learnedSelectionRef(country));
    if (modelOf(state ?? NOTHING_LEARNED, data.hash)) return err([modelRefusal('MDL-007', '/hash')]);
    return ok(outcome(modelEvent(country, MODEL_EVENTS.added, added), { hash: data.hash }));
  },
};

const retireModel: Handler<RetireModel, null, unknown> = {
  type: 'model.retire',
  prepare: ({ data, actor }) => {
    if (!Check(RetireData, data)) return err([modelRefusal('MDL-001')]);
    return prepared('risk.model.stop', data.reason, actor);
  },
  touches: ({ data }) => [learnedSelectionRef(data.country)],
  handle: ({ data }, _prepared, world) => {
    const { country, role, reason: why } = data;
    const held = world.state<LearnedSelectionState>(learnedSelectionRef(country))?.[role];
    if (!held) return err([modelRefusal('MDL-008', '/role')]);
    const retired: ModelRetired = { role, hash: held.hash, reason: why.trim() };
    return ok(outcome(modelEvent(country, MODEL_EVENTS.retired, retired), { hash: held.hash }));
  },
};

const stopLearned: Handler<StopLearned, null, unknown> = {
  type: 'model.stop',
  prepare: ({ data, actor }) => {
    if (!Check(StopData, data)) return err([modelRefusal('MDL-001')]);
    return prepared('risk.model.stop', data.reason, actor);
  },
  touches: ({ data }) => [learnedSelectionRef(data.country)],
  handle: ({ data }, _prepared, world) => {
    if (world.state<LearnedSelectionState>(learnedSelectionRef(data.country))?.stop)
      return err([modelRefusal('MDL-005')]);
    const stopped: LearnedStopped = { reason: data.reason.trim() };
    return ok(outcome(modelEvent(data.country, MODEL_EVENTS.stopped, stopped), {}));
  },
};

export const MODEL_HANDLERS = [addModel, retireModel, stopLearned] as const;

/** An event as the journal takes it: members that are not there are left out. */
export const modelEvent = (country: string, type: string, data: object): NewEvent => ({
  stream: learnedSelectionRef(country),
  type,
  version: 1,
  data: JSON.parse(JSON.stringify(data)) as Json,
});

function prepared(action: Action, text: string, actor: Command['actor']) {
  const refusals: Refusals = [
    ...(can(actor, action) ? [] : [modelRefusal('MDL-003')]),
    ...(text.trim() === '' ? [modelRefusal('MDL-004', '/reason', { max: String(MODEL_REASON_LENGTH_MAX) })] : []),
  ];
  return refusals.length > 0 ? err(refusals) : ok(null);
}

const outcome = (event: NewEvent, answer: Json): Outcome => ({
  events: [event],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer,
});
