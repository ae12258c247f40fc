import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type {
  Command,
  Facts,
  Handler,
  Json,
  Outcome,
  PlainDate,
  Refusal,
  Refusals,
  Result,
  WorkingSet,
} from '#core/kernel';
import { err, ok, parsePlainDate, STATED_TEXT } from '#core/kernel';
import { KNOWN_HEADINGS_MAX, KNOWN_ORIGINS_MAX } from './party-history.ts';
import { PARTY_ID_LENGTH_MAX, PARTY_ID_PATTERN, type PartyId } from './party-id.ts';
import { PartyFields } from './party-profile.ts';
import { partyRefusal } from './party-refusals.ts';
import { PARTY_EVENT_VERSIONS, partyRef, type PartyEventData, type PartyState } from './party-state.ts';

const id = Type.Unsafe<PartyId>(Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN }));
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
/** Whole units of the national currency, as far as a number is exact. */
const amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const closed = { additionalProperties: false } as const;

const conduct = {
  declarations: count,
  findings: count,
  penalties: count,
  penaltyTotal: amount,
  latePayments: count,
  lateAnswers: count,
  corrections: count,
};

/** `party.register`: a party becomes known, with the record it brings from before. */
export const RegisterParty = Type.Object(
  {
    id,
    fields: PartyFields,
    record: Type.Optional(
      Type.Object({ month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }), ...conduct }, closed),
    ),
  },
  closed,
);
/** `party.update`: part of the profile changes, with the reason on record. */
export const UpdateParty = Type.Object(
  {
    id,
    fields: Type.Partial(PartyFields),
    reason: Type.String({ minLength: 3, maxLength: 500, pattern: STATED_TEXT }),
  },
  closed,
);
/** `party.count`: what a party did on a finished day, taken from the journal by a job. Days come in order, each once. */
export const CountParty = Type.Object(
  {
    id,
    through: day,
    ...conduct,
    lowValueDeclarations: count,
    headings: Type.Record(Type.String({ pattern: '^\\d{4}$' }), count, {
      additionalProperties: false,
      maxProperties: KNOWN_HEADINGS_MAX,
    }),
    origins: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { maxItems: KNOWN_ORIGINS_MAX }),
    lastDeclarationOn: Type.Union([day, Type.Null()]),
    lastFindingOn: Type.Union([day, Type.Null()]),
  },
  closed,
);
export type RegisterParty = Static<typeof RegisterParty>;
export type UpdateParty = Static<typeof UpdateParty>;
export type CountParty = Static<typeof CountParty>;

export const registerParty = partyHandler<'party.register', RegisterParty>('party.register', RegisterParty, {
  dates: (data) => [['/fields/registeredOn', data.fields.registeredOn]],
  decide: (data, state) =>
    state !== undefined
      ? err([partyRefusal('PARTY-002', '/id')])
      : priorityAgrees(data.fields, { type: 'Registered', ...data }),
});

export const updateParty = partyHandler<'party.update', UpdateParty>('party.update', UpdateParty, {
  dates: (data) => (data.fields.registeredOn === undefined ? [] : [['/fields/registeredOn', data.fields.registeredOn]]),
  decide: (data, state) =>
    state === undefined
      ? err([partyRefusal('PARTY-003', '/id')])
      : priorityAgrees(
          { ...state, ...data.fields },
          { type: 'ProfileChanged', fields: data.fields, reason: data.reason },
        ),
});

export const countParty = partyHandler<'party.count', CountParty>('party.count', CountParty, {
  dates: (data) =>
    (['through', 'lastDeclarationOn', 'lastFindingOn'] as const).flatMap((name) => {
      const date = data[name];
      return date === null ? [] : [[`/${name}`, date]];
    }),
  decide: (data, state) => {
    if (state === undefined) return err([partyRefusal('PARTY-003', '/id')]);
    if (state.countedThrough !== null && data.through <= state.countedThrough)
      return err([partyRefusal('PARTY-005', '/through')]);
    const [through, lastDeclarationOn, lastFindingOn] = [data.through, data.lastDeclarationOn, data.lastFindingOn].map(
      (date) => (date === null ? null : (parsePlainDate(date) ?? null)),
    );
    if (!through) return err([partyRefusal('PARTY-004', '/through')]);
    const { id: _id, through: _through, ...rest } = data;
    const added = { ...rest, lastDeclarationOn: lastDeclarationOn ?? null, lastFindingOn: lastFindingOn ?? null };
    return ok({ type: 'Counted', added, through });
  },
});

interface PartyLaw<Data> {
  /** Dates of the command with their pointers: each must exist in the calendar and not lie in the future. */
  readonly dates: (data: Data) => readonly (readonly [string, string])[];
  readonly decide: (data: Data, state: PartyState | undefined) => Result<PartyEventData, Refusals>;
}

function partyHandler<Type extends string, Data extends { readonly id: PartyId }>(
  type: Type,
  schema: TSchema,
  law: PartyLaw<Data>,
): Handler<Command<Type, Data>, null, unknown> {
  return {
    type,
    prepare: (command, facts) => {
      const refusals = Value.Check(schema, command.data)
        ? wrongDates(law.dates(command.data), facts.today)
        : shapeRefusals(schema, command.data);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: (command) => [partyRef(command.data.id)],
    handle: (command, _prepared, world: WorkingSet, _facts: Facts<unknown>) => {
      const ref = partyRef(command.data.id);
      const decided = law.decide(command.data, world.state<PartyState>(ref));
      return decided.ok ? ok(outcome(command.data.id, decided.value)) : decided;
    },
  };
}

function outcome(partyId: PartyId, event: PartyEventData): Outcome {
  const { type, ...data } = event;
  return {
    events: [
      {
        stream: partyRef(partyId),
        type,
        version: PARTY_EVENT_VERSIONS[type],
        data: data as Json,
        subject: partyId,
      },
    ],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { id: partyId },
  };
}

function priorityAgrees(
  fields: Pick<PartyFields, 'aeo' | 'complianceLevel'>,
  event: PartyEventData,
): Result<PartyEventData, Refusals> {
  return fields.aeo === (fields.complianceLevel === 1) ? ok(event) : err([partyRefusal('PARTY-006', '/fields/aeo')]);
}

const wrongDates = (dates: readonly (readonly [string, string])[], today: PlainDate): readonly Refusal[] =>
  dates.flatMap(([pointer, text]) => {
    const date = parsePlainDate(text);
    return date === undefined || date > today ? [partyRefusal('PARTY-004', pointer)] : [];
  });

const shapeRefusals = (schema: TSchema, data: unknown): readonly Refusal[] => {
  const pointers = new Set(Value.Errors(schema, data).map((error) => error.instancePath));
  return [...(pointers.size > 0 ? pointers : [''])].map((pointer) => partyRefusal('PARTY-001', pointer));
};
