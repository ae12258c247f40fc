import {
  DECLARATION_NUMBER_PATTERN,
  reasonText,
  text,
  type Declaration,
  type DeclarationNumber,
  ASKED,
  REFUND_REJECTIONS,
  STORAGE_KINDS,
  type Asked,
  type RefundRejection,
  type StorageKind,
} from '#core/declaration';
import { SHOWN_STATUSES, type ShownStatus } from '#core/clearance';
import { Type, type Static } from 'typebox';

/** The words of the API about declarations. Each `$id` becomes a named schema of the OpenAPI document. */

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const instant = Type.String({ description: 'UTC instant, ISO 8601' });
export const wholeAmount = Type.String({ description: 'Whole units of the national currency' });

/** What people write to say why. */
export const Reason = reasonText(2_000);
/** A decision of customs, by where it stands in the journal. */
export const DecisionPosition = Type.String({
  pattern: '^\\d{1,19}$',
  description: 'Where the decision stands in the journal, as the declaration lists it under `decisions`',
});
/** An appeal, by where it was lodged in the journal. */
export const AppealId = Type.String({
  pattern: '^\\d{1,19}$',
  description: 'As the declaration lists it under `appeals`',
});
/** What a discrepancy became, by its number. */
export const FollowUpNumber = Type.String({
  pattern: '^[A-Z]{2}\\d{9}$',
  description: 'As the inspection of the case lists it under `followUps`',
});
const FOLLOW_UPS_MAX = 50;
/** What of an inspection a step carries out; its version closes them. */
export const FollowUps = Type.Optional(Type.Array(FollowUpNumber, { maxItems: FOLLOW_UPS_MAX, uniqueItems: true }));
/** The version that the sender looked at, so that nobody changes what they have not seen. */
export const VersionSeen = Type.Integer({
  minimum: 0,
  maximum: 9,
  description: 'The version in force, as you know it: the last digit of its number',
});

/** The same of a shipment. */
export const VersionsSeen = Type.String({
  pattern: '^\\d{1,99}$',
  description:
    'Of each linked declaration, in the order of their branches, the version in force as you know it: one digit each, as the shipment says it under `versions`',
});

export const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
export const StatusSchema = Type.Unsafe<ShownStatus>(Type.Union(SHOWN_STATUSES.map((status) => Type.Literal(status))));
export const StorageKindSchema = Type.Unsafe<StorageKind>(Type.Union(STORAGE_KINDS.map((kind) => Type.Literal(kind))));
/** Where money is to go, as its owner names it. */
export const RefundAccountSchema = Type.Object(
  {
    bankCode: Type.String({ pattern: '^[A-Z0-9-]{2,20}$', description: 'The bank, by the code that banks know it by' }),
    number: Type.String({ pattern: '^[A-Z0-9]{4,34}$', description: 'The account, without spaces' }),
    holder: text(120),
  },
  { additionalProperties: false },
);

/** How far an order to pay back is: what a bank was told to pay, and what it said instead of paying. */
export const orderingSchema = {
  order: nullable(
    Type.Object({
      orderId: Type.String(),
      amount: wholeAmount,
      at: instant,
      sentAt: Type.String({ description: 'When it was sent last; UTC instant, ISO 8601' }),
      timesSent: Type.Integer({ description: 'A bank that does not answer is told again, by the same order' }),
    }),
  ),
  rejected: nullable(
    Type.Object({
      rejection: Type.Unsafe<RefundRejection>(Type.Union(REFUND_REJECTIONS.map((each) => Type.Literal(each)))),
      note: Type.String(),
      at: instant,
    }),
  ),
};

export const ChannelSchema = Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Literal('red')]);

export const NumberParams = Type.Object({
  number: Type.Unsafe<DeclarationNumber>(
    Type.String({ pattern: DECLARATION_NUMBER_PATTERN, description: 'Declaration number' }),
  ),
});

export const DatumSchema = Type.Object({
  label: TextSchema,
  value: Type.String(),
  unit: Type.Optional(Type.String()),
  words: Type.Optional(TextSchema),
});

export const TaxRowSchema = Type.Object(
  {
    line: nullable(Type.Integer()),
    taxType: Type.String(),
    label: TextSchema,
    data: Type.Array(DatumSchema),
    calculation: Type.String(),
    value: Type.String(),
    unit: Type.String(),
    legalBasis: Type.Optional(Type.String()),
  },
  { $id: 'TaxRow' },
);

export const LodgeAnswerSchema = Type.Object(
  {
    number: Type.String(),
    status: StatusSchema,
    channel: nullable(ChannelSchema),
    taxes: Type.Array(Type.Object({ taxType: Type.String(), payable: wholeAmount })),
    totalPayable: wholeAmount,
    currency: Type.String(),
    paymentReference: nullable(Type.String()),
    tracking: Type.String(),
    warnings: Type.Array(Type.Ref('Refusal')),
    /** The linked declarations of a shipment that one could not carry; `number` is that of the first. */
    parts: Type.Optional(
      Type.Array(
        Type.Object({
          number: Type.String(),
          goodsItemQuantity: Type.Integer(),
          status: StatusSchema,
          totalPayable: wholeAmount,
          paymentReference: nullable(Type.String()),
          tracking: Type.String(),
        }),
      ),
    ),
  },
  { $id: 'LodgeAnswer' },
);

/** What an amendment makes of the taxes, or would make of them. */
export const AmendmentAnswerSchema = Type.Object(
  {
    number: Type.String(),
    version: Type.Integer(),
    status: StatusSchema,
    channel: nullable(ChannelSchema),
    taxes: Type.Array(Type.Object({ taxType: Type.String(), payable: wholeAmount })),
    totalPayable: wholeAmount,
    difference: Type.Array(Type.Object({ taxType: Type.String(), payable: wholeAmount })),
    warnings: Type.Array(Type.Ref('Refusal')),
  },
  { $id: 'AmendmentAnswer' },
);

/** What a step on a declaration answers: where it stands now. */
export const StepAnswerSchema = Type.Object({ number: Type.String(), status: StatusSchema }, { $id: 'StepAnswer' });

export const DeclarationSummarySchema = Type.Object(
  {
    number: Type.String(),
    /** As it is written on the version in force: its last digit counts the amendments. */
    numberInForce: Type.String(),
    ownReference: nullable(Type.String()),
    typeCode: Type.String(),
    direction: Type.String(),
    officeId: Type.String(),
    status: StatusSchema,
    statusSince: instant,
    channel: nullable(ChannelSchema),
    importerId: nullable(Type.String()),
    importerName: nullable(Type.String()),
    exporterId: nullable(Type.String()),
    exporterName: nullable(Type.String()),
    declarantId: nullable(Type.String()),
    goodsItemCount: Type.Integer(),
    description: Type.String(),
    /** Which of the linked declarations of a shipment it is. In lists, the first stands for all, with their sums. */
    shipment: nullable(Type.Object({ firstNumber: Type.String(), branch: Type.Integer(), total: Type.Integer() })),
    totalPayable: wholeAmount,
    amountDue: wholeAmount,
    currency: Type.String(),
    submittedAt: instant,
    registeredAt: nullable(instant),
    releasedAt: nullable(instant),
    /** By when whoever holds it has to act; null where the law names no time. */
    dueAt: nullable(instant),
    /** A time has passed that the office's leader looks after. */
    escalated: Type.Boolean(),
    /** What the declarant asked for and the office has not answered. */
    asked: Type.Array(Type.Unsafe<Asked>(Type.Union(ASKED.map((asked) => Type.Literal(asked))))),
  },
  { $id: 'DeclarationSummary' },
);
export type DeclarationSummary = Static<typeof DeclarationSummarySchema>;

/** What an office sees of a case beside what everybody does. */
export const CaseSummarySchema = Type.Object(
  {
    ...DeclarationSummarySchema.properties,
    /** The officer who holds it; null: nobody yet. */
    holderId: nullable(Type.String()),
    /** By how many hours it counts as due sooner than it is, for its risk and for the sum at stake. */
    soonerHours: Type.Object({ risk: Type.Integer(), value: Type.Integer() }),
  },
  { $id: 'CaseSummary' },
);
export type CaseSummary = Static<typeof CaseSummarySchema>;

export const AttachmentSchema = Type.Object(
  {
    id: Type.String(),
    typeCode: Type.String(),
    name: Type.String(),
    mediaType: Type.String(),
    sizeBytes: Type.Integer(),
    uploadedAt: instant,
  },
  { $id: 'Attachment' },
);

export const TimelineEntrySchema = Type.Object(
  {
    at: instant,
    event: Type.String(),
    label: TextSchema,
    by: Type.Union([Type.Literal('trader'), Type.Literal('customs'), Type.Literal('bank'), Type.Literal('system')]),
    /** As somebody wrote it, in the language they wrote in. */
    note: nullable(Type.String()),
    /** What the house itself did it for, where nobody wrote anything. */
    because: Type.Optional(TextSchema),
  },
  { $id: 'TimelineEntry' },
);
export type TimelineEntry = Static<typeof TimelineEntrySchema>;

export const DeclarationViewSchema = Type.Object(
  {
    summary: Type.Ref('DeclarationSummary'),
    version: Type.Integer({
      minimum: 0,
      maximum: 9,
      description: 'The version in force, which counts the amendments: what the steps that change it are sent with',
    }),
    revision: Type.Integer({
      description: 'Another one with everything that happens to it, also what changes no version',
    }),
    declaration: Type.Unsafe<Declaration>(Type.Ref('Declaration')),
    taxTable: Type.Array(Type.Ref('TaxRow')),
    amountPaid: wholeAmount,
    /** Fines that stand; what is payable in all counts them. */
    penalties: Type.Array(
      Type.Object({
        id: Type.String(),
        violation: TextSchema,
        amount: wholeAmount,
        imposedAt: instant,
        open: Type.String({ description: 'What of it is not paid, in whole units: taxes are paid first' }),
        dueAt: nullable(Type.String({ description: 'Until when it is to be paid; null where it is' })),
      }),
    ),
    /** Of what is payable, what need not be paid before release, and by when. */
    deferred: nullable(Type.Object({ amount: wholeAmount, dueOn: Type.String() })),
    paymentReference: nullable(Type.String()),
    tracking: Type.String(),
    holder: Type.Union([Type.Literal('trader'), Type.Literal('customs'), Type.Literal('none')]),
    next: TextSchema,
    legalActions: Type.Array(Type.String()),
    /** The times that run on it, first due first. */
    deadlines: Type.Array(Type.Ref('Deadline')),
    requestedDocuments: Type.Array(
      Type.Object({
        typeCode: Type.String(),
        note: Type.String(),
        requestedAt: instant,
        answeredAt: nullable(instant),
      }),
    ),
    attachments: Type.Array(Type.Ref('Attachment')),
    findings: Type.Array(
      Type.Object({
        conforms: Type.Boolean(),
        lines: Type.Array(
          Type.Object({
            sequence: Type.Integer(),
            note: Type.String(),
            quantityFound: Type.Optional(Type.String()),
          }),
        ),
        note: Type.String(),
        at: instant,
        /** When a later decision took it back. */
        reversedAt: nullable(instant),
      }),
    ),
    /** What it drew on exemption lists and quotas, until that is given back. */
    reliefDraws: Type.Array(
      Type.Object({
        account: Type.Union([Type.Literal('list'), Type.Literal('quota')]),
        id: Type.String(),
        line: Type.Optional(Type.Integer()),
        item: Type.Integer(),
        quantity: Type.String(),
        unitCode: Type.String(),
      }),
    ),
    /** An amendment that is drafted, or asked of customs. */
    amendment: nullable(
      Type.Object({
        stage: Type.Union([Type.Literal('drafted'), Type.Literal('requested')]),
        reasonCode: Type.String(),
        reason: Type.String(),
        at: instant,
      }),
    ),
    /** What customs told the declarant to do. */
    instruction: nullable(
      Type.Object({
        kind: Type.Union([Type.Literal('amend'), Type.Literal('change')]),
        text: Type.String(),
        lines: Type.Array(Type.Integer()),
        at: instant,
      }),
    ),
    /** A cancellation that was asked for and is not decided. */
    cancellation: nullable(Type.Object({ groundCode: Type.String(), reason: Type.String(), at: instant })),
    /** What of it banks answer for, and until when. */
    securities: Type.Array(
      Type.Object({
        guaranteeId: Type.String(),
        amount: wholeAmount,
        purpose: Type.Union([Type.Literal('payment'), Type.Literal('certificate'), Type.Literal('finalValue')]),
        until: Type.String(),
      }),
    ),
    /** What another agency has yet to say of the goods. */
    specialised: nullable(
      Type.Object({
        agencyCode: Type.String({ description: 'Code list agency' }),
        documentTypeCode: Type.String(),
        note: Type.String(),
        dueOn: Type.String(),
        at: instant,
      }),
    ),
    /** Where the trader keeps the goods while they are under control, or asks to. */
    storage: nullable(
      Type.Object({
        stage: Type.Union([Type.Literal('asked'), Type.Literal('allowed'), Type.Literal('arrived')]),
        kind: StorageKindSchema,
        place: Type.String(),
        reason: Type.String(),
        at: instant,
        breach: nullable(Type.String()),
      }),
    ),
    /** A release before the figures are final: asked for, granted or given. */
    early: nullable(
      Type.Object({
        stage: Type.Union([Type.Literal('asked'), Type.Literal('granted'), Type.Literal('given')]),
        groundCode: Type.String({ description: 'Code list early-release-ground' }),
        reason: Type.String(),
        at: instant,
      }),
    ),
    /** Why a release that was given does not count now. */
    stopped: nullable(Type.Object({ reason: Type.String(), at: instant })),
    /** What was paid beyond what is payable, and is owed to the payer. */
    refundable: wholeAmount,
    /** A refund that was asked for: where to, what a bank was told to pay, and what it said instead of paying. */
    refund: nullable(
      Type.Object({ account: RefundAccountSchema, reason: Type.String(), at: instant, ...orderingSchema }),
    ),
    /** What banks were called on for as guarantors, and how much of it they have paid and were not paid back. */
    called: Type.Array(Type.Object({ guaranteeId: Type.String(), amount: wholeAmount, paid: wholeAmount })),
    /** What goes back to a bank that paid as guarantor. */
    repayment: nullable(Type.Object({ guaranteeId: Type.String(), ...orderingSchema })),
    /** Of what was accepted on paper while the system was down, and entered afterwards. */
    paper: nullable(
      Type.Object({
        number: Type.String(),
        on: Type.String(),
        acceptedBy: Type.String(),
        releasedAt: Type.Optional(instant),
        replaces: Type.Optional(Type.String()),
      }),
    ),
    /** Decisions of customs in effect, by their place in the journal: what a reversal names, and an appeal. */
    decisions: Type.Array(
      Type.Object({ position: Type.String(), type: Type.String(), label: TextSchema, at: instant }),
    ),
    appeals: Type.Array(
      Type.Object({
        id: Type.String(),
        decision: Type.String(),
        label: TextSchema,
        text: Type.String(),
        at: instant,
        /** An intricate one, that takes the longer time. */
        prolonged: Type.Boolean(),
        answer: nullable(
          Type.Object({
            outcome: Type.Union([Type.Literal('upheld'), Type.Literal('dismissed'), Type.Literal('withdrawn')]),
            reason: Type.String(),
            at: instant,
          }),
        ),
      }),
    ),
    timeline: Type.Array(Type.Ref('TimelineEntry')),
  },
  { $id: 'DeclarationView' },
);
export type DeclarationView = Static<typeof DeclarationViewSchema>;

export const ExplanationSchema = Type.Object(
  {
    rule: Type.String(),
    label: TextSchema,
    audience: Type.Union([Type.Literal('trader'), Type.Literal('officer')]),
    legalBasis: Type.Optional(Type.String()),
    data: Type.Array(DatumSchema),
    calculation: Type.Optional(Type.String()),
    value: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
    steps: Type.Array(Type.Unknown({ description: 'Explanation, nested' })),
  },
  { $id: 'Explanation' },
);

export const ListQuery = Type.Object({
  status: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[A-Za-z]+(,[A-Za-z]+)*$',
      description: 'One or more statuses, comma-separated',
    }),
  ),
  channel: Type.Optional(ChannelSchema),
  escalated: Type.Optional(
    Type.Literal(true, { description: 'Only those of which a time has passed that the leader looks after' }),
  ),
  q: Type.Optional(
    Type.String({ maxLength: 100, description: 'Number, own reference, bill, party or goods; accents do not matter' }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  position: Type.Optional(
    Type.String({ pattern: '^\\d{1,19}$', description: 'Wait until the list has seen this journal position' }),
  ),
});
export type ListQuery = Static<typeof ListQuery>;

export const SummaryPage = Type.Object({
  items: Type.Array(Type.Ref('DeclarationSummary')),
  nextCursor: Type.Union([Type.String(), Type.Null()], {
    description:
      'Where to go on; null at the end. A page of what is rare may hold few items or none and still lead on: so many declarations are looked at for each',
  }),
  asOf: instant,
});
