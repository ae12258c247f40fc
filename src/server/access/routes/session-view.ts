import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { Access } from '../access.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
export const LanguageSchema = Type.Union([Type.Literal('vi'), Type.Literal('en')]);
const Organisation = Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() });

/** Who is there. The same shape for a session, a key and a visitor; what does not apply is null or empty. */
export const SessionView = Type.Object(
  {
    user: nullable(
      Type.Object({ id: Type.String(), email: Type.String(), name: Type.String(), language: LanguageSchema }),
    ),
    organisation: nullable(Organisation),
    roles: Type.Array(Type.String()),
    offices: Type.Array(Type.String()),
    /** Of the API key; null for people, whose roles are not narrowed. */
    scopes: nullable(Type.Array(Type.String())),
    /** All organisations one may speak for today, for switching. */
    organisations: Type.Array(Organisation),
    /** To send as `x-csrf-token` with every POST, PUT, PATCH and DELETE of a session. */
    csrfToken: nullable(Type.String()),
    /** When the session ends if nothing more is done, and when it ends at the latest. */
    expiresAt: nullable(Type.String()),
    endsAt: nullable(Type.String()),
  },
  { $id: 'Session' },
);
export type SessionView = Static<typeof SessionView>;

const NOBODY: SessionView = {
  user: null,
  organisation: null,
  roles: [],
  offices: [],
  scopes: null,
  organisations: [],
  csrfToken: null,
  expiresAt: null,
  endsAt: null,
};

export async function sessionView(
  { credential, actor }: Pick<FastifyRequest, 'credential' | 'actor'>,
  access: Access,
): Promise<SessionView> {
  const held = {
    roles: [...actor.roles],
    offices: [...actor.offices],
    scopes: actor.scopes ? [...actor.scopes] : null,
  };
  switch (credential.kind) {
    case 'visitor':
      return NOBODY;
    case 'key':
      return { ...NOBODY, ...held, organisation: credential.access.organisation };
    case 'session': {
      const { session } = credential;
      const memberships = await access.sessions.memberships(session.user.id);
      return {
        ...held,
        user: session.user,
        organisation: session.organisation,
        organisations: memberships.map(({ organisation_id: id, name, kind }) => ({ id, name, kind })),
        csrfToken: session.csrfToken,
        expiresAt: new Date(session.expiresAtMs).toISOString(),
        endsAt: new Date(session.endsAtMs).toISOString(),
      };
    }
  }
}
