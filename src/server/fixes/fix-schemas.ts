import { STATED_TEXT } from '#core/kernel';
import { Type } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const closed = { additionalProperties: false } as const;

/** More lines than a file may have. */
const PLACE_MAX = 1_000_000;
const THING = {
  source: Type.Enum(['draft', 'import', 'preRegistration', 'declaration']),
  id: Type.String({ maxLength: 40, description: 'Of the draft or the file; the number of the declaration' }),
  place: nullable(Type.Integer({ minimum: 0, maximum: PLACE_MAX, description: 'Of the declaration in its file' })),
};
const Pointer = Type.String({ maxLength: 400 });

export const FixSchema = Type.Object(
  {
    ...THING,
    seen: Type.String({ description: 'Send it back: nothing is mended that somebody else changed since' }),
    name: Type.String(),
    client: Type.String(),
    code: nullable(Type.String({ description: 'None where customs told it in words' })),
    pointer: Pointer,
    editable: Type.Boolean({ description: 'One text mends it; of a whole line, of one of its fields' }),
    label: TextSchema,
    message: TextSchema,
    fix: TextSchema,
    declared: Type.String(),
  },
  { $id: 'Fix' },
);

/** As many as are listed. */
const ROWS_MAX = 1_000;
const TEXT_LENGTH_MAX = 4_000;

export const MendBody = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          ...THING,
          seen: Type.String({ maxLength: 100 }),
          pointer: Type.String({ maxLength: 400, pattern: '^(/[A-Za-z0-9]{1,48}){1,12}$', description: 'Of a field' }),
          declared: Type.String({ maxLength: TEXT_LENGTH_MAX, description: 'What stood there when you looked' }),
          value: Type.String({ maxLength: TEXT_LENGTH_MAX }),
        },
        closed,
      ),
      { minItems: 1, maxItems: ROWS_MAX },
    ),
    amendment: Type.Optional(
      Type.Object(
        {
          reasonCode: Type.String({ minLength: 1, maxLength: 20, description: 'Code list amendment-reason' }),
          reason: Type.String({ minLength: 1, maxLength: 2_000, pattern: STATED_TEXT }),
        },
        { ...closed, description: 'Why registered declarations are amended; they are left alone without it' },
      ),
    ),
  },
  closed,
);

export const MendAnswer = Type.Object({
  results: Type.Array(
    Type.Object({
      ...THING,
      pointer: Pointer,
      outcome: Type.Union([
        Type.Literal('saved'),
        Type.Literal('stands'),
        Type.Literal('changed'),
        Type.Literal('refused'),
        Type.Literal('gone'),
      ]),
      refusals: Type.Array(Type.Ref('Refusal')),
    }),
  ),
});
