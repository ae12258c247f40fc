import { DELEGABLE_SCOPES } from '#core/access';
import { legalDate } from '#core/kernel';
import { notFound, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { demand, signedIn, signedInOnly } from '../install.ts';
import { delegationView, ScopeSchema } from './delegation-view.ts';
import { isDay } from './is-day.ts';
import type { AccessRoute } from './route.ts';
import { DaySchema, OrganisationIdSchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

const GrantDelegation = Type.Object(
  {
    brokerId: OrganisationIdSchema,
    scopes: Type.Array(ScopeSchema, { minItems: 1, maxItems: DELEGABLE_SCOPES.length, uniqueItems: true }),
    /** The first day; today where it is not given. */
    validFrom: Type.Optional(DaySchema),
    /** The last day, included; until it is revoked where it is not given. */
    validTo: Type.Optional(Type.Union([DaySchema, Type.Null()])),
  },
  { additionalProperties: false },
);

/** POST /api/v1/delegations */
export const grantDelegation: AccessRoute = (app, { access, clock, zoneOffsetMinutes }) => {
  app.post(
    '/api/v1/delegations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'grantDelegation',
        tags: ['Access'],
        summary: 'Let a customs broker act for my organisation',
        security: SESSION_OR_KEY_SECURITY,
        body: GrantDelegation,
        response: { 201: Type.Ref('Delegation'), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const actor = signedIn(request);
      const principalId = actor.organisationId;
      demand(request, 'delegation.grant', { principalId });
      const today = legalDate(clock.now(), zoneOffsetMinutes);
      const { brokerId, scopes, validFrom = today, validTo = null } = request.body;
      const broker = brokerId === principalId ? undefined : await access.people.organisation(brokerId);
      const first = isDay(validFrom) && validFrom >= today ? validFrom : undefined;
      const last = validTo !== null && isDay(validTo) ? validTo : null;
      const ordered = validTo === null || (last !== null && last >= validFrom);
      const refusals = [
        ...(broker?.kind === 'brokerage' ? [] : [accessProblem('ACC-037', '/brokerId')]),
        ...(first === undefined ? [accessProblem('ACC-038', '/validFrom')] : []),
        ...(ordered ? [] : [accessProblem('ACC-038', '/validTo')]),
      ];
      if (first === undefined || refusals.length > 0) throw refusalsProblem(refusals);
      const id = await access.people.grant(actor, { principalId, brokerId, scopes, validFrom: first, validTo: last });
      app.programLog.info({ userId: actor.userId, delegationId: id }, 'delegation granted');
      const row = await access.people.delegation(id);
      if (row === undefined) throw notFound();
      return reply.code(201).send(delegationView(row, today));
    },
  );
};
