import { can } from '#core/access';
import { declarationRef, resourceOf, type AnswerReferral, type WeighConcern } from '#core/clearance';
import { code } from '#core/declaration';
import { referralRef, type ReferralState } from '#core/referral';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, Reason, sendAccepted } from '#server/declaration';
import { run } from '#server/platform/database';
import type { HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import { Type } from 'typebox';
import { SQL } from '../referral-sql.ts';
import type { ReferralServices } from '../referral-services.ts';
import { AnswerBody, CaseReferrals } from '../referral-views.ts';
import { referredIn } from '../referred.ts';
import { openView } from './own-referrals.ts';

const TAGS = ['Referrals'];
const PATH = '/api/v1/cases/:number/referrals';
const AgencyParams = Type.Object({ ...NumberParams.properties, agency: code(20) });

/** What other agencies say of a case, for its office: their answers, those entered for them, and what the office makes of a concern. */
export function caseReferrals(app: HttpApp, { services, nameOf }: ReferralServices): void {
  app.addSchema(CaseReferrals);
  const writes = {
    200: Type.Ref('StepAnswer'),
    403: Type.Ref('Problem'),
    404: Type.Ref('Problem'),
    409: Type.Ref('Problem'),
    422: Type.Ref('Problem'),
  };

  app.get(
    PATH,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCaseReferrals',
        tags: TAGS,
        summary: 'To which agencies a declaration is referred, and what they answered',
        params: NumberParams,
        response: { 200: Type.Ref('CaseReferrals'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async ({ actor, params: { number } }) => {
      const { state } = await readDeclaration(services, actor, number, 'selection.readReasons');
      const rows = await run(services.pool, SQL.ofDeclaration, [number]);
      const referral = await services.engine.readState<ReferralState>(referralRef(number));
      const named = async (userId: string): Promise<string> => (await nameOf(userId)) ?? userId;
      const items = rows.map(async (row) => {
        const answer = referral?.state.answers.find(({ agencyCode }) => agencyCode === row.agency_code);
        return {
          ...openView(row),
          // The list follows a moment later; who has answered sees it at once.
          finding: answer?.finding ?? null,
          weighed: answer?.weighed !== undefined,
          reason: answer?.reason ?? null,
          answeredAt: answer?.at ?? null,
          answeredBy: answer ? await named(answer.userId) : null,
          onPaper: answer?.onPaper ?? false,
          office: answer?.weighed
            ? { reason: answer.weighed.reason, by: await named(answer.weighed.userId), at: answer.weighed.at }
            : null,
        };
      });
      return { items: await Promise.all(items), mayAct: can(actor, 'case.decide', resourceOf(state.head)) };
    },
  );

  app.post(
    `${PATH}/:agency/answer`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'enterReferralAnswer',
        tags: TAGS,
        summary: 'Enter what an agency answered in writing',
        params: AgencyParams,
        body: AnswerBody,
        response: writes,
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      const { number, agency } = params;
      await readDeclaration(services, actor, number, 'selection.readReasons');
      const events = await services.engine.readStream(declarationRef(number));
      const command: AnswerReferral = {
        type: 'referral.answer',
        data: {
          number,
          agencyCode: agency,
          referTo: [...referredIn(events).keys()],
          finding: body.finding,
          reason: (body.reason ?? '').trim(),
        },
        actor,
      };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    `${PATH}/:agency/weigh`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'weighReferralConcern',
        tags: TAGS,
        summary: 'Say what the office makes of a concern; until then it ends no control as if there were none',
        params: AgencyParams,
        body: Type.Object({ reason: Reason }, { additionalProperties: false }),
        response: writes,
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      const { number, agency } = params;
      await readDeclaration(services, actor, number, 'selection.readReasons');
      const data = { number, agencyCode: agency, reason: body.reason.trim() };
      const command: WeighConcern = { type: 'referral.weigh', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
