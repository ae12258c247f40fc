import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { PersonRow } from '../sql.ts';
import { LanguageSchema } from './session-view.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const moment = Type.String({ description: 'UTC instant, ISO 8601' });
const day = Type.String({ description: 'YYYY-MM-DD' });

/** A person on record, with what they hold where the reader manages people. */
export const UserView = Type.Object(
  {
    id: Type.String(),
    email: Type.String(),
    name: Type.String(),
    language: LanguageSchema,
    disabled: Type.Boolean(),
    /** Until when a one-time password waits for its first use; null where the person has chosen their own. */
    oneTimePasswordUntil: nullable(moment),
    createdAt: moment,
    lastSignedInAt: nullable(moment),
    /** Whether signing in asks for more than the password. */
    secondFactor: Type.Boolean(),
    memberships: Type.Array(
      Type.Object({
        organisationId: Type.String(),
        organisationName: Type.String(),
        kind: Type.String(),
        roles: Type.Array(Type.String()),
        offices: Type.Array(Type.String()),
        validFrom: day,
        validTo: nullable(day),
      }),
    ),
  },
  { $id: 'User' },
);
export type UserView = Static<typeof UserView>;

/** Of the memberships, those in organisations that the reader manages. */
export const userView = (row: PersonRow, manages: (organisationId: string) => boolean): UserView => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language,
  disabled: row.disabled,
  oneTimePasswordUntil: row.one_time_until?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
  secondFactor: row.second_factor,
  memberships: row.memberships
    .filter(({ organisationId }) => manages(organisationId))
    .map((membership) => ({
      ...membership,
      roles: [...membership.roles],
      offices: [...membership.offices],
    })),
});
