import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { accessRefusal, can, decide, type Action, type Resource } from '#core/access';
import {
  compareDecimals,
  decimal,
  err,
  ok,
  parseDecimal,
  parsePlainDate,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type Outcome,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
  STORABLE_TEXT,
} from '#core/kernel';
import { reasonText } from '#core/declaration';
import { PARTY_ID_LENGTH_MAX, PARTY_ID_PATTERN, partyRef, type PartyId, type PartyProfile } from '#core/party';
import type { Reference } from '#core/reference';
import { exemptionListEvent } from './draw.ts';
import {
  exemptionListRef,
  exemptionListStream,
  type ExemptionListEventData,
  type ExemptionListState,
  type ListContent,
  type ListStatus,
} from './exemption-list.ts';
import { reliefGround } from './ground.ts';
import { reliefRefusal } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const words = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength, pattern: STORABLE_TEXT });
const day = Type.Unsafe<PlainDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

/** A project's list has some dozens of lines; the state that every draw reads holds them all. */
export const LIST_LINES_MAX = 500;
/** What a list reference can name. */
const LINE_NUMBER_MAX = 999;
export const EXEMPTION_LIST_ID_PATTERN = '^EL\\d{9}$';

export const ListContentSchema = Type.Object(
  {
    project: words(3, 300),
    validFrom: day,
    validTo: day,
    lines: Type.Array(
      Type.Object(
        {
          line: Type.Integer({ minimum: 1, maximum: LINE_NUMBER_MAX }),
          codePrefix: Type.Union([Type.String({ pattern: '^\\d{4,8}$' }), Type.Null()]),
          name: words(2, 300),
          unitCode: Type.String({ pattern: '^[A-Z0-9]{1,5}$' }),
          quantity: Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' }),
        },
        closed,
      ),
      { minItems: 1, maxItems: LIST_LINES_MAX },
    ),
  },
  closed,
);
const listId = Type.String({ pattern: EXEMPTION_LIST_ID_PATTERN });
const reason = reasonText(2_000);

export const SubmitListSchema = Type.Object(
  {
    holderId: Type.Unsafe<PartyId>(Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN })),
    officeId: Type.String({ pattern: '^[A-Z0-9]{2,7}$' }),
    groundCode: Type.String({ pattern: '^[A-Z0-9]{1,10}$' }),
    content: ListContentSchema,
  },
  closed,
);
const AmendListSchema = Type.Object({ id: listId, content: ListContentSchema }, closed);
const DecideListSchema = Type.Object({ id: listId, accept: Type.Boolean(), reason }, closed);
const ListStepSchema = Type.Object({ id: listId, reason }, closed);

export type SubmitExemptionList = Command<'exemptionList.submit', Static<typeof SubmitListSchema>>;
export type AmendExemptionList = Command<'exemptionList.amend', Static<typeof AmendListSchema>>;
export type DecideExemptionList = Command<'exemptionList.decide', Static<typeof DecideListSchema>>;
type ListStep<Type extends string> = Command<Type, Static<typeof ListStepSchema>>;
export type SuspendExemptionList = ListStep<'exemptionList.suspend'>;
export type ResumeExemptionList = ListStep<'exemptionList.resume'>;
export type CloseExemptionList = ListStep<'exemptionList.close'>;

/** Which steps fit which status: the one table behind engine, API and screens. */
export const LIST_STEPS = {
  submitted: ['exemptionList.amend', 'exemptionList.decide'],
  inForce: ['exemptionList.amend', 'exemptionList.decide', 'exemptionList.suspend', 'exemptionList.close'],
  suspended: ['exemptionList.resume', 'exemptionList.close'],
  refused: [],
  closed: [],
} as const satisfies Readonly<Record<ListStatus, readonly string[]>>;
export type ListStepName = (typeof LIST_STEPS)[ListStatus][number];

/** The steps open now; there is something to decide only while something is proposed. */
export const openListSteps = ({ status, proposal }: Pick<ExemptionListState, 'status' | 'proposal'>) =>
  LIST_STEPS[status].filter((step): step is ListStepName => step !== 'exemptionList.decide' || proposal !== null);

/** What lists are decided by. */
export interface ListReferenceData {
  readonly reference: Reference;
}

/** What a list is to the policy table. */
export const listResource = ({ holderId, officeId }: Pick<ExemptionListState, 'holderId' | 'officeId'>): Resource => ({
  principalId: holderId,
  organisationIds: [holderId],
  officeId,
});

/** Which line of the policy each step answers to. */
export const LIST_POLICY = {
  'exemptionList.amend': 'exemption.submit',
  'exemptionList.decide': 'exemption.decide',
  'exemptionList.suspend': 'exemption.decide',
  'exemptionList.resume': 'exemption.decide',
  'exemptionList.close': 'exemption.decide',
} as const satisfies Readonly<Record<ListStepName, Action>>;

const LIST_NUMBERS = 'exemption-list';
const RUNNING_DIGITS = 9;

export const submitExemptionList: Handler<SubmitExemptionList, null, ListReferenceData> = {
  type: 'exemptionList.submit',
  prepare: ({ data, actor }, { reference: { reference }, today }) => {
    if (!Value.Check(SubmitListSchema, data)) return err(shapeRefusals(SubmitListSchema, data));
    const unauthorised = forbidden(actor, 'exemption.submit', listResource(data));
    if (unauthorised.length > 0) return err(unauthorised);
    const refusals = [
      ...groundRefusals(data.groundCode, reference, today),
      ...(reference.codes.find('customs-office', data.officeId, today) === undefined
        ? [reliefRefusal('RLF-049', '/officeId', { value: data.officeId, on: today })]
        : []),
      ...contentRefusals(data.content, reference, today),
    ];
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: ({ data }) => [partyRef(data.holderId)],
  handle: ({ data }, _prepared, world, facts) => {
    if (!world.state<PartyProfile>(partyRef(data.holderId))) return err([reliefRefusal('RLF-050', '/holderId')]);
    const id = `EL${world.nextNumber(LIST_NUMBERS).toString().padStart(RUNNING_DIGITS, '0')}`;
    return ok(outcome(id, undefined, { type: 'Submitted', id, ...data }, facts));
  },
};

export const amendExemptionList = stepHandler<AmendExemptionList>('exemptionList.amend', AmendListSchema, {
  check: ({ content }, { reference: { reference }, today }) => contentRefusals(content, reference, today),
  decide: ({ content }, list) => {
    const short = shortLines(content, list);
    return short.length > 0 ? err(short) : ok({ type: 'AmendmentSubmitted', content });
  },
});

export const decideExemptionList = stepHandler<DecideExemptionList>('exemptionList.decide', DecideListSchema, {
  decide: ({ accept, reason: why }, list) => {
    if (!accept) return ok({ type: 'Refused', reason: why });
    // Draws went on while the amendment waited.
    const short = list.proposal === null ? [] : shortLines(list.proposal, list);
    return short.length > 0 ? err(short) : ok({ type: 'Accepted', reason: why });
  },
});

export const suspendExemptionList = stepHandler<SuspendExemptionList>('exemptionList.suspend', ListStepSchema, {
  decide: ({ reason: why }) => ok({ type: 'Suspended', reason: why }),
});
export const resumeExemptionList = stepHandler<ResumeExemptionList>('exemptionList.resume', ListStepSchema, {
  decide: ({ reason: why }) => ok({ type: 'Resumed', reason: why }),
});
export const closeExemptionList = stepHandler<CloseExemptionList>('exemptionList.close', ListStepSchema, {
  decide: ({ reason: why }) => ok({ type: 'Closed', reason: why }),
});

interface StepLaw<Data> {
  readonly check?: (data: Data, facts: Facts<ListReferenceData>) => Refusals;
  readonly decide: (data: Data, list: ExemptionListState) => Result<ExemptionListEventData, Refusals>;
}

/** All steps on a list share their shape: find it, check authority and status, add an event. */
function stepHandler<C extends Command<ListStepName, { readonly id: string }>>(
  type: C['type'],
  schema: TSchema,
  law: StepLaw<C['data']>,
): Handler<C, null, ListReferenceData> {
  return {
    type,
    prepare: ({ data }, facts) => {
      const refusals = Value.Check(schema, data) ? (law.check?.(data, facts) ?? []) : shapeRefusals(schema, data);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: ({ data }): readonly Touch[] => [exemptionListRef(data.id)],
    handle: ({ data, actor }, _prepared, world: WorkingSet, facts) => {
      const list = world.state<ExemptionListState>(exemptionListRef(data.id));
      if (list === undefined || !can(actor, 'exemption.read', listResource(list)))
        return err([reliefRefusal('RLF-041', '/id')]);
      const unauthorised = forbidden(actor, LIST_POLICY[type], listResource(list));
      if (unauthorised.length > 0) return err(unauthorised);
      if (!openListSteps(list).includes(type)) return err([reliefRefusal('RLF-042')]);
      const decided = law.decide(data, list);
      return decided.ok ? ok(outcome(data.id, list, decided.value, facts)) : decided;
    },
  };
}

function forbidden(actor: Actor, action: Action, resource: Resource): Refusals {
  const decision = decide(actor, action, resource);
  return decision.allowed ? [] : [accessRefusal(decision.reason)];
}

function groundRefusals(code: string, reference: Reference, on: PlainDate): Refusals {
  if (reliefGround(code, reference, on)?.needsList === true) return [];
  const options = reference.codes
    .entries('relief-ground', on)
    .filter((entry) => entry.attributes['needs_list'] === 'yes')
    .map((entry) => entry.code);
  return [reliefRefusal('RLF-047', '/groundCode', { value: code, on, options: options.join(', ') })];
}

function contentRefusals({ validFrom, validTo, lines }: ListContent, reference: Reference, on: PlainDate): Refusals {
  const refusals: Refusal[] = [];
  const isPeriod = parsePlainDate(validFrom) !== undefined && parsePlainDate(validTo) !== undefined;
  if (!isPeriod || validTo < validFrom)
    refusals.push(reliefRefusal('RLF-046', '/content/validTo', { from: validFrom, to: validTo }));
  const seen = new Set<number>();
  lines.forEach(({ line, unitCode, quantity }, index) => {
    const at = (field: string) => `/content/lines/${index}/${field}`;
    if (seen.has(line)) refusals.push(reliefRefusal('RLF-043', at('line'), { value: String(line) }));
    seen.add(line);
    if (reference.codes.find('unit', unitCode, on) === undefined)
      refusals.push(reliefRefusal('RLF-044', at('unitCode'), { value: unitCode, on }));
    if ((parseDecimal(quantity)?.units ?? 0n) <= 0n)
      refusals.push(reliefRefusal('RLF-045', at('quantity'), { value: quantity }));
  });
  return refusals;
}

/** Lines that would have more drawn than granted: dropped, counted in another unit, or cut too far. */
function shortLines(content: ListContent, list: ExemptionListState): Refusals {
  return list.lines.flatMap(({ line, drawn, unitCode: unit }) => {
    if (decimal(drawn).units === 0n) return [];
    const index = content.lines.findIndex((each) => each.line === line);
    const next = content.lines[index];
    if (next !== undefined && next.unitCode === unit && compareDecimals(decimal(next.quantity), decimal(drawn)) >= 0)
      return [];
    const values = { line: String(line), drawn, unit, quantity: next?.unitCode === unit ? next.quantity : '0' };
    return [reliefRefusal('RLF-048', index < 0 ? '/content/lines' : `/content/lines/${index}/quantity`, values)];
  });
}

const shapeRefusals = (schema: TSchema, data: unknown): Refusals => {
  const pointers = new Set(Value.Errors(schema, data).map((error) => error.instancePath));
  return [...(pointers.size > 0 ? pointers : [''])].map((pointer) => reliefRefusal('RLF-040', pointer));
};

function outcome(
  id: string,
  before: ExemptionListState | undefined,
  data: ExemptionListEventData,
  { at }: Facts<ListReferenceData>,
): Outcome {
  const holderId = before?.holderId ?? (data.type === 'Submitted' ? data.holderId : '');
  const event = { ...exemptionListEvent(id, data), subject: holderId };
  // The position and the actor are not known before the commit and decide nothing here.
  const actor = { userId: '', organisationId: '' };
  const state = exemptionListStream.evolve(before, { ...event, position: 0n, at, actor });
  const answer: Json = { id, status: state.status };
  return { events: [event], postings: [], claims: [], releases: [], outbox: [], answer };
}
