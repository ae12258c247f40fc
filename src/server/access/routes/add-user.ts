import { can } from '#core/access';
import type { Refusal } from '#core/kernel';
import { legalDate } from '#core/kernel';
import { problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { EMAIL_LENGTH_MAX, normaliseEmail } from '../email.ts';
import { demand, signedIn, signedInOnly } from '../install.ts';
import { ONE_TIME_PASSWORD_HOURS } from '../people.ts';
import { heldProperties, heldRefusals, KindSchema, kindOf } from './membership-body.ts';
import type { AccessRoute } from './route.ts';
import { NameSchema, OrganisationIdSchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';
import { LanguageSchema } from './session-view.ts';

const NAME_LENGTH_MAX = 300;
const name = NameSchema(NAME_LENGTH_MAX);

const AddUser = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: EMAIL_LENGTH_MAX }),
    name,
    language: Type.Optional(LanguageSchema),
    organisationId: OrganisationIdSchema,
    /** For an administrator of the system: an organisation that is not on record yet comes on record. */
    organisation: Type.Optional(Type.Object({ kind: KindSchema, name }, { additionalProperties: false })),
    ...heldProperties,
  },
  { additionalProperties: false },
);

/** POST /api/v1/users */
export const addUser: AccessRoute = (app, { access, clock, zoneOffsetMinutes, isOffice }) => {
  app.post(
    '/api/v1/users',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'addUser',
        tags: ['Access'],
        summary: 'Add a person to an organisation',
        description: `The one-time password is in the answer and never shown again. It opens nothing but the choice of one's own, within ${ONE_TIME_PASSWORD_HOURS} hours.`,
        security: SESSION_OR_KEY_SECURITY,
        body: AddUser,
        response: { 201: Type.Object({ id: Type.String(), oneTimePassword: Type.String() }), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const actor = signedIn(request);
      const { organisationId, organisation, roles, offices = [], language = 'vi' } = request.body;
      demand(request, 'access.manageUsers', { principalId: organisationId });
      const email = normaliseEmail(request.body.email);
      const known = await access.people.organisation(organisationId);
      const added = known === undefined && can(actor, 'access.manageUsers', {}) ? organisation : undefined;
      const kind = kindOf(known?.kind ?? added?.kind);
      const refusals: readonly Refusal[] = [
        ...(email === undefined ? [accessProblem('ACC-031', '/email')] : []),
        ...(kind === undefined
          ? [accessProblem('ACC-032', '/organisationId')]
          : heldRefusals(kind, { roles, offices }, isOffice)),
      ];
      if (email === undefined || refusals.length > 0) throw refusalsProblem(refusals);
      const created = await access.people.add(actor, {
        email,
        name: request.body.name.trim(),
        language,
        membership: { organisationId, roles, offices, validFrom: legalDate(clock.now(), zoneOffsetMinutes) },
        ...(added ? { organisation: { ...added, id: organisationId } } : {}),
      });
      if (created === undefined)
        throw new ProblemError(problem('conflict', { errors: [accessProblem('ACC-030', '/email')] }));
      app.programLog.info({ userId: actor.userId, added: created.id }, 'user added');
      return reply.code(201).header('cache-control', 'no-store').send(created);
    },
  );
};
