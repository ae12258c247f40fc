import type { SeenOrder } from '#core/inspection';
import { Type, type Static } from 'typebox';

/** What the sender had before them when it was written down; both or neither. */
export const SeenQuery = Type.Object({
  orderedAt: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z$',
      description: 'The order under which it was recorded: refused with INS-028 where another is in force, or none',
    }),
  ),
  version: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 9, description: 'The version of the declaration that it was recorded by' }),
  ),
});

/** As a command wants it. */
export const seenOf = ({ orderedAt, version }: Static<typeof SeenQuery>): { readonly seen?: SeenOrder } =>
  orderedAt === undefined || version === undefined ? {} : { seen: { orderedAt, version } };
