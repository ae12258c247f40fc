import {
  encodeDocument,
  FIELD_POINTER,
  MEMBER_ID,
  MEMBER_POINTER,
  OPERATIONS_MAX,
  VALUE_LENGTH_MAX,
  type DraftDocument,
  type EncodedDraft,
} from '#core/draft';
import { Type, type Static } from 'typebox';
import type { DraftsRoom } from './drafts-room.ts';
import type { DraftRow } from './sql.ts';

const POINTER_LENGTH_MAX = 400;
/** A name that a program gave itself: of a browser, of a change. */
export const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
export const DraftId = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const DraftParams = Type.Object({ id: DraftId });

const FieldPointer = Type.String({ maxLength: POINTER_LENGTH_MAX, pattern: FIELD_POINTER });
const MemberPointer = Type.String({ maxLength: POINTER_LENGTH_MAX, pattern: MEMBER_POINTER });
const MemberId = Type.String({ pattern: MEMBER_ID });
const After = Type.Union([MemberId, Type.Null()]);
const Value = Type.String({ maxLength: VALUE_LENGTH_MAX });
const closed = { additionalProperties: false } as const;

const Operation = Type.Union([
  Type.Object({ op: Type.Literal('set'), at: FieldPointer, value: Value }, closed),
  Type.Object({ op: Type.Literal('settle'), at: FieldPointer, value: Value }, closed),
  Type.Object({ op: Type.Literal('insert'), list: FieldPointer, id: MemberId, after: After }, closed),
  Type.Object({ op: Type.Literal('remove'), at: MemberPointer }, closed),
  Type.Object({ op: Type.Literal('restore'), at: MemberPointer }, closed),
  Type.Object({ op: Type.Literal('move'), at: MemberPointer, after: After }, closed),
]);
const Revision = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const Operations = Type.Array(Operation, { minItems: 1, maxItems: OPERATIONS_MAX });

/** What a device did to a draft since it last said so. */
export const DraftChangeBody = Type.Object(
  {
    id: Token,
    device: Token,
    baseRevision: Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      description: 'The last revision that you had seen',
    }),
    operations: Operations,
  },
  closed,
);

export const AcceptedChangeSchema = Type.Object(
  {
    id: Token,
    device: Token,
    baseRevision: Revision,
    operations: Type.Array(Type.Unsafe<Static<typeof Operation>>(Type.Object({}, { additionalProperties: true }))),
    revision: Revision,
    at: Type.String(),
    userId: Type.String(),
    name: Type.String(),
  },
  { $id: 'AcceptedDraftChange' },
);

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const DeclarationNumber = Type.String({ maxLength: 20, pattern: '^[0-9A-Z]{1,20}$' });

export const PurposeSchema = Type.Object(
  {
    replaces: Type.Optional(DeclarationNumber),
    amends: Type.Optional(
      Type.Object(
        {
          number: DeclarationNumber,
          version: Type.Integer({ minimum: 0 }),
          versions: Type.Optional(
            Type.String({
              pattern: '^\\d{1,99}$',
              description: 'Of a shipment: one digit for each of its declarations',
            }),
          ),
        },
        closed,
      ),
    ),
  },
  { ...closed, description: 'The declaration that it overwrites or amends; a new one where it names none' },
);
export const Keeps = Type.Array(Type.String({ maxLength: 120, pattern: '^(/(\\*|[A-Za-z][A-Za-z0-9]*))+$' }), {
  maxItems: 60,
  description: 'Places whose texts a new draft begins with; none for all',
});
export const Name = Type.String({ maxLength: 120, pattern: '\\S' });

const HEAD = {
  id: DraftId,
  organisationId: Type.String(),
  name: nullable(Type.String()),
  title: Type.String({ description: 'The description of its first line' }),
  importer: Type.String(),
  lineCount: Type.Integer(),
  openMatters: Type.Integer({ description: 'Questions of its own that were set aside and have no other answer yet' }),
  purpose: PurposeSchema,
  keeps: nullable(Type.Array(Type.String(), { description: 'Of a template' })),
  revision: Revision,
  createdAt: Type.String(),
  changedAt: Type.String(),
  changedBy: Type.String(),
  deletedAt: nullable(Type.String()),
  lodged: nullable(Type.Object({ number: Type.String(), at: Type.String() })),
  lodgingKey: Type.String({ description: 'Lodge it under this Idempotency-Key: two who do so make one declaration' }),
};
export const DraftHeadSchema = Type.Object(HEAD, { $id: 'DraftHead' });
export const DraftSchema = Type.Object(
  {
    ...HEAD,
    document: Type.Unsafe<EncodedDraft>(
      Type.Object(
        {
          revision: Revision,
          stamps: Type.Array(Type.Object({}, { additionalProperties: true })),
          root: Type.Object({}, { additionalProperties: true }),
        },
        { description: 'Fields as [text, number of the stamp, …others]; lists as {"@": members}' },
      ),
    ),
  },
  { $id: 'Draft' },
);

export async function headView(row: DraftRow, { nameOf }: Pick<DraftsRoom, 'nameOf'>) {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    title: row.title,
    importer: row.importer,
    lineCount: row.line_count,
    openMatters: row.open_matters,
    purpose: row.purpose ?? {},
    keeps: row.keeps && [...row.keeps],
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    changedBy: await nameOf(row.changed_by),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    lodged:
      row.lodged_number === null || row.lodged_at === null
        ? null
        : { number: row.lodged_number, at: row.lodged_at.toISOString() },
    lodgingKey: row.lodging_key,
  };
}

export const draftView = async (row: DraftRow, document: DraftDocument, room: Pick<DraftsRoom, 'nameOf'>) => ({
  ...(await headView(row, room)),
  revision: document.revision,
  document: encodeDocument(document),
});
