import { legalDate, plainDate } from '#core/kernel';
import { notFound, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { demand, signedInOnly } from '../install.ts';
import { isDay } from './is-day.ts';
import { managedUser, managesIn, refuseOneself } from './managed-user.ts';
import { heldProperties, heldRefusals, kindOf } from './membership-body.ts';
import type { AccessRoute } from './route.ts';
import { DaySchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';
import { userView } from './user-view.ts';

const ChangeMembership = Type.Object(
  {
    ...heldProperties,
    /** The last day; null: until it is changed. What ended stays on record. */
    validTo: Type.Optional(Type.Union([DaySchema, Type.Null()])),
  },
  { additionalProperties: false },
);

/** PUT /api/v1/users/:id/memberships/:organisationId */
export const changeMembership: AccessRoute = (app, { access, clock, zoneOffsetMinutes, isOffice }) => {
  app.put(
    '/api/v1/users/:id/memberships/:organisationId',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'changeMembership',
        tags: ['Access'],
        summary: 'Set what a person holds in an organisation: roles, offices, last day',
        description: 'Takes effect at once, also for sessions and keys in use.',
        security: SESSION_OR_KEY_SECURITY,
        params: Type.Object({
          id: Type.String({ minLength: 1, maxLength: 64 }),
          organisationId: Type.String({ minLength: 1, maxLength: 35 }),
        }),
        body: ChangeMembership,
        response: { 200: Type.Ref('User'), '4xx': ProblemRef },
      },
    },
    async (request) => {
      const { id, organisationId } = request.params;
      const { roles, offices = [], validTo = null } = request.body;
      const person = await managedUser(request, access, id);
      demand(request, 'access.manageUsers', { principalId: organisationId });
      refuseOneself(request, id);
      const organisation = await access.people.organisation(organisationId);
      const kind = kindOf(organisation?.kind);
      if (kind === undefined) throw notFound();
      const today = legalDate(clock.now(), zoneOffsetMinutes);
      const held = person.memberships.find((membership) => membership.organisationId === organisationId);
      const validFrom = held ? plainDate(held.validFrom) : today;
      const lastDay = validTo !== null && isDay(validTo) ? validTo : null;
      const refusals = [
        ...heldRefusals(kind, { roles, offices }, isOffice),
        ...(validTo === null || (lastDay !== null && lastDay >= validFrom)
          ? []
          : [accessProblem('ACC-038', '/validTo')]),
      ];
      if (refusals.length > 0) throw refusalsProblem(refusals);
      await access.people.setMembership(request.actor, {
        userId: id,
        organisationId,
        roles,
        offices,
        validFrom,
        validTo: lastDay,
      });
      const changed = await access.people.find(id);
      if (changed === undefined) throw notFound();
      return userView(changed, managesIn(request));
    },
  );
};
