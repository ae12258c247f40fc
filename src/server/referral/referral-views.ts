import { REFERRAL_FINDINGS } from '#core/referral';
import { reasonText } from '#core/declaration';
import { StatusSchema } from '#server/declaration';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Finding = Type.Enum(REFERRAL_FINDINGS, {
  description: 'Seen: the answer is to come. No concern, or one, of which the reason says more',
});
/** As much as one page of a letter. */
const WORDS_LENGTH_MAX = 2_000;
/** A concern is said; that there is none may be. */
export const AnswerBody = Type.Union([
  Type.Object(
    {
      finding: Type.Literal('concern'),
      reason: reasonText(WORDS_LENGTH_MAX),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      finding: Type.Enum(['seen', 'noConcern']),
      reason: Type.Optional(reasonText(WORDS_LENGTH_MAX)),
    },
    { additionalProperties: false },
  ),
]);

const open = {
  number: Type.String(),
  agencyCode: Type.String({ description: 'Of the code list agency' }),
  officeId: Type.String(),
  raisedAt: Type.String(),
  dueAt: nullable(Type.String()),
  finding: nullable(Finding),
  /** The office has said what it makes of a concern. */
  weighed: Type.Boolean(),
};

export const ReferralList = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        ...open,
        /** Cancelled or withdrawn: no answer is needed any longer. */
        gone: Type.Boolean(),
        released: Type.Boolean({ description: 'The goods may have left' }),
      }),
    ),
    isCut: Type.Boolean(),
  },
  { $id: 'ReferralList' },
);

/** What the agency is shown: the goods and who trades them, not what they cost and not why they were selected. */
export const ReferralView = Type.Object(
  {
    number: Type.String(),
    officeId: Type.String(),
    status: StatusSchema,
    direction: Type.Enum(['import', 'export']),
    importer: nullable(Type.String()),
    exporter: nullable(Type.String()),
    lines: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        commodityCode: Type.String(),
        description: Type.String(),
        originCode: Type.String(),
        quantity: Type.String({ description: 'With its unit' }),
        documents: Type.Array(Type.String({ description: 'Type and number of what is declared for the line' })),
      }),
    ),
    referrals: Type.Array(
      Type.Object({
        ...open,
        reason: nullable(Type.String()),
        answeredAt: nullable(Type.String()),
        onPaper: Type.Boolean({ description: 'An officer entered it for the agency' }),
        office: nullable(Type.Object({ reason: Type.String(), at: Type.String() })),
      }),
    ),
  },
  { $id: 'ReferralView' },
);
export type ReferralView = Static<typeof ReferralView>;

export const CaseReferrals = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        ...open,
        reason: nullable(Type.String()),
        answeredAt: nullable(Type.String()),
        answeredBy: nullable(Type.String()),
        onPaper: Type.Boolean(),
        office: nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String() })),
      }),
    ),
    /** This officer may enter what an agency answered in writing, and say what the office makes of a concern. */
    mayAct: Type.Boolean(),
  },
  { $id: 'CaseReferrals' },
);
export type CaseReferrals = Static<typeof CaseReferrals>;
