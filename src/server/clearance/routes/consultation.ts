import { can } from '#core/access';
import type { Assessment } from '#core/assessment';
import {
  consultationRef,
  resourceOf,
  type AnswerConsultation,
  type ConcludeConsultation,
  type OpenConsultation,
} from '#core/clearance';
import { code, reasonText, type Declaration, type DeclarationState } from '#core/declaration';
import { decimal, decimalText, legalDate, STORABLE_TEXT, type Actor, type Instant } from '#core/kernel';
import {
  CONSULTATION_OUTCOMES,
  consultationActions,
  priceDoubt,
  type ConsultationGround,
  type ConsultationOutcome,
  type ConsultationState,
  type PriceDoubt,
} from '#core/valuation';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, sendAccepted, type DeclarationRecord } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const TEXT_LENGTH_MAX = 2_000;
const Words = reasonText(TEXT_LENGTH_MAX);
const closed = { additionalProperties: false } as const;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const sequence = Type.Integer({ minimum: 0 });
const LINES_MAX = 50;
const outcome = Type.Unsafe<ConsultationOutcome>(Type.Union(CONSULTATION_OUTCOMES.map((name) => Type.Literal(name))));

const Proposal = Type.Object(
  {
    methodCode: code(3),
    values: Type.Array(Type.Object({ sequence, amount: Type.String({ pattern: '^\\d{1,15}$' }) }, closed), {
      maxItems: LINES_MAX,
    }),
    note: Type.String({ maxLength: TEXT_LENGTH_MAX, pattern: STORABLE_TEXT }),
  },
  closed,
);

/** A consultation as both sides see it; on what the doubt rests, the office alone. */
export const ConsultationSchema = Type.Object(
  {
    status: Type.Union([Type.Literal('awaitingAnswer'), Type.Literal('answered'), Type.Literal('concluded')]),
    question: Type.String(),
    sequences: Type.Array(sequence),
    openedAt: Type.String(),
    answerBy: Type.String(),
    answer: nullable(Type.Object({ text: Type.String(), documents: Type.Array(Type.String()), at: Type.String() })),
    concludeBy: nullable(Type.String()),
    conclusion: nullable(
      Type.Object({ outcome, reason: Type.String(), proposal: nullable(Proposal), at: Type.String() }),
    ),
    grounds: Type.Array(
      Type.Object({
        sequence,
        unitCode: Type.String(),
        unitValue: Type.String(),
        lowPrice: Type.String(),
        currency: Type.String(),
        percentBelow: Type.String(),
      }),
    ),
  },
  { $id: 'Consultation' },
);

export const ConsultationOverview = Type.Object(
  {
    consultation: nullable(Type.Ref('Consultation')),
    /** What this actor may do next: `open`, `answer`, `conclude`, `concludeWithoutAnswer`. */
    actions: Type.Array(Type.String()),
  },
  { $id: 'ConsultationOverview' },
);

const Opening = Type.Object({ question: Words, sequences: Type.Array(sequence, { maxItems: LINES_MAX }) }, closed);
const Answer = Type.Object(
  { text: Words, documents: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), { maxItems: 100 }) },
  closed,
);
const Conclusion = Type.Object({ outcome, reason: Words, proposal: nullable(Proposal) }, closed);

const responses = {
  200: Type.Ref('StepAnswer'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

/** The consultation on the value of a declaration: officers ask and conclude, the trader answers, both read. */
export function consultation(app: HttpApp, services: Services): void {
  app.addSchema(ConsultationSchema);
  app.addSchema(ConsultationOverview);
  const path = '/api/v1/declarations/:number/consultation';
  const common = { tags: ['Consultations'], params: NumberParams };

  app.get(
    path,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showConsultation',
        ...common,
        summary: 'The consultation on the value of a declaration, where there is one',
        response: { 200: Type.Ref('ConsultationOverview'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { state } = await readDeclaration(services, request.actor, request.params.number);
      return consultationFor(state, request.actor, services);
    },
  );

  app.post(
    path,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'openConsultation',
        ...common,
        summary: 'Doubt the value of lines and ask the trader about it',
        body: Opening,
        response: responses,
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { actor, body } = request;
      const record = await readDeclaration(services, actor, number, 'case.read');
      const grounds = priceDoubtsOf(record, services)
        .filter((doubt) => body.sequences.includes(doubt.sequence))
        .map(groundOf);
      const declaredLines = record.declaration.goodsItems.map((item) => item.sequence);
      const data = { number, ...body, grounds, declaredLines };
      const command: OpenConsultation = { type: 'valuation.openConsultation', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    `${path}/answer`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'answerConsultation',
        ...common,
        summary: 'Answer in words, and with documents attached to the declaration',
        body: Answer,
        response: responses,
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      await readDeclaration(services, actor, params.number);
      const data = { number: params.number, ...body };
      const command: AnswerConsultation = { type: 'valuation.answerConsultation', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    `${path}/conclusion`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'concludeConsultation',
        ...common,
        summary:
          'Accept the declared value, or reject it and propose another. A proposal is recorded and changes no figure',
        body: Conclusion,
        response: responses,
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      await readDeclaration(services, actor, params.number, 'case.read');
      const data = { number: params.number, ...body };
      const command: ConcludeConsultation = { type: 'valuation.concludeConsultation', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}

/** The consultation on a declaration, as this actor reads it. */
export async function consultationFor(
  state: DeclarationState,
  actor: Actor,
  { engine, clock }: Pick<Services, 'engine' | 'clock'>,
): Promise<Static<typeof OverviewShape>> {
  const stored = await engine.readState<ConsultationState>(consultationRef(state.head.number));
  return overviewOf(state, stored?.state, actor, clock.now());
}

/** Lines whose value lies below the reference, by the law of the day of registration. */
export function priceDoubtsOf(
  { state, declaration, assessment }: Pick<DeclarationRecord, 'state' | 'declaration' | 'assessment'>,
  { reference, clock }: Pick<Services, 'reference' | 'clock'>,
): readonly PriceDoubt[] {
  if (assessment === null || state.head.direction !== 'import') return [];
  const country = reference.current().reference;
  const on = legalDate(state.registeredAt ?? clock.now(), country.country.zoneOffsetMinutes);
  return declaration.goodsItems.flatMap((item, index) => {
    const value = valueOf(assessment, declaration, index);
    return value === undefined ? [] : (priceDoubt(item, decimal(value), country, on) ?? []);
  });
}

const valueOf = (assessment: Assessment, { goodsItems }: Declaration, index: number): string | undefined =>
  assessment.lines.find(({ sequence: number }) => number === goodsItems[index]?.sequence)?.value;

const groundOf = ({
  sequence: line,
  unitCode,
  unitValue,
  percentBelow,
  reference,
}: PriceDoubt): ConsultationGround => ({
  sequence: line,
  unitCode,
  unitValue: decimalText(unitValue),
  lowPrice: decimalText(reference.lowPrice),
  currency: reference.currency,
  percentBelow: decimalText(percentBelow),
});

function overviewOf(
  state: DeclarationState,
  found: ConsultationState | undefined,
  actor: Actor,
  now: Instant,
): Static<typeof OverviewShape> {
  const resource = resourceOf(state.head);
  const may = {
    open: state.registeredAt !== null && can(actor, 'case.requestDocument', resource),
    answer: can(actor, 'declaration.attach', resource),
    conclude: can(actor, 'case.decide', resource),
    concludeWithoutAnswer: can(actor, 'case.decide', resource),
  };
  const actions = consultationActions(found, now).filter((action) => may[action]);
  if (found === undefined) return { consultation: null, actions };
  const { status, question, sequences, openedAt, answerBy, answer, concludeBy, conclusion, grounds } = found;
  return {
    consultation: {
      status,
      question,
      sequences: [...sequences],
      openedAt,
      answerBy,
      answer: answer && { ...answer, documents: [...answer.documents] },
      concludeBy,
      conclusion: conclusion && {
        ...conclusion,
        proposal: conclusion.proposal && { ...conclusion.proposal, values: [...conclusion.proposal.values] },
      },
      grounds: can(actor, 'selection.readReasons', resource) ? [...grounds] : [],
    },
    actions,
  };
}

/** What is answered, spelt out for the compiler: a reference to a schema has no type of its own. */
const OverviewShape = Type.Object({ consultation: nullable(ConsultationSchema), actions: Type.Array(Type.String()) });
