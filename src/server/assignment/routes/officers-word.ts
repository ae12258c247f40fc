import type { AssignmentServices } from '../officers-of.ts';
import { officerIn } from './officer-in.ts';
import { reassignAbsent, reassignTied } from '../reassign.ts';
import { can } from '#core/access';
import { legalDate, parsePlainDate } from '#core/kernel';
import { signedInOnly, type Access } from '#server/access';
import { type HttpApp, malformed, problem, ProblemError } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What officers say of themselves: whom they are tied to, and when they are away. A leader records absences too. */
export function officersWord(
  app: HttpApp,
  parts: AssignmentServices & { readonly services: Services; readonly access: Access },
): void {
  const { services, access } = parts;
  app.post(
    '/api/v1/interests',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'declareInterest',
        tags: ['Cases'],
        summary:
          'Declare that I, or somebody close to me, am tied to an organisation; its cases are closed to me from now on',
        body: Type.Object(
          {
            organisationId: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{1,34}$' }),
            relation: Type.Union([Type.Literal('own'), Type.Literal('relative'), Type.Literal('other')]),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), '4xx': Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const actor = officerIn(request);
      await access.people.declareInterest(actor, request.body);
      await reassignTied(parts, actor.userId);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/absences',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'recordAbsence',
        tags: ['Cases'],
        summary: 'Record the days on which an officer is away: mine, or by the leader; cases held go to others',
        body: Type.Object(
          { officerId: Type.String({ minLength: 1, maxLength: 64 }), firstDay: Day, lastDay: Day },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ casesMoved: Type.Integer() }), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const actor = officerIn(request);
      const { officerId, ...days } = request.body;
      const [firstDay, lastDay] = [parsePlainDate(days.firstDay), parsePlainDate(days.lastDay)];
      if (firstDay === undefined) throw malformed('FMT-006', '/firstDay', { value: days.firstDay });
      if (lastDay === undefined) throw malformed('FMT-006', '/lastDay', { value: days.lastDay });
      if (lastDay < firstDay) throw malformed('FMT-010', '/lastDay');
      const colleagues = await access.officers(actor.offices);
      const officer = colleagues.find(({ userId }) => userId === officerId);
      const isLeader = officer?.offices.some((officeId) => can(actor, 'case.assign', { officeId })) ?? false;
      if (!officer || (officerId !== actor.userId && !isLeader)) throw new ProblemError(problem('not-allowed'));
      await access.people.recordAbsence(actor, { userId: officerId, firstDay, lastDay });
      const { zoneOffsetMinutes } = services.reference.current().reference.country;
      const today = legalDate(services.clock.now(), zoneOffsetMinutes);
      const isNow = firstDay <= today && today <= lastDay;
      return { casesMoved: isNow ? await reassignAbsent(parts) : 0 };
    },
  );
}
