import { visibleTo } from '#core/access';
import { declarationRef, type AnswerReferral } from '#core/clearance';
import type { Declaration, DeclarationNumber, DeclarationState } from '#core/declaration';
import { referralRef, type ReferralState } from '#core/referral';
import { signedInOnly } from '#server/access';
import { NumberParams, sendAccepted } from '#server/declaration';
import { run } from '#server/platform/database';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';
import { SQL, type ReferralRow } from '../referral-sql.ts';
import { AnswerBody, ReferralList, ReferralView } from '../referral-views.ts';
import { readReferred, type Referred } from '../referred.ts';

const TAGS = ['Referrals'];
const PATH = '/api/v1/referrals';
const LISTED_MAX = 200;

/** What customs refers to another authority, for that authority: what waits for its answer, what was declared, and the answer. */
export function ownReferrals(app: HttpApp, services: Services): void {
  app.addSchema(ReferralList);
  app.addSchema(ReferralView);
  const reads = { '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') };

  app.get(
    PATH,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listReferrals',
        tags: TAGS,
        summary: 'Declarations referred to your agency, those that wait for its answer first',
        querystring: Type.Object({ all: Type.Optional(Type.Boolean({ description: 'Also what was answered' })) }),
        response: { 200: Type.Ref('ReferralList'), ...reads },
      },
    },
    async ({ actor, query: { all = false } }) => {
      const { organisationIds } = visibleTo(actor, 'referral.read');
      const rows =
        organisationIds.length === 0
          ? []
          : await run(services.pool, SQL.ofAgencies, [organisationIds, all, LISTED_MAX + 1]);
      const listed = rows.slice(0, LISTED_MAX);
      const refs = listed.map(({ number }) => declarationRef(number as DeclarationNumber));
      const states = await services.engine.readStates<DeclarationState>(refs);
      return {
        items: listed.map((row) => ({
          ...openView(row),
          gone: row.gone,
          released: mayHaveLeft(states.get(`declaration/${row.number}`)?.state),
        })),
        isCut: rows.length > LISTED_MAX,
      };
    },
  );

  app.get(
    `${PATH}/:number`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showReferral',
        tags: TAGS,
        summary: 'What was declared, of a declaration referred to your agency',
        params: NumberParams,
        response: { 200: Type.Ref('ReferralView'), ...reads },
      },
    },
    async ({ actor, params: { number } }) => {
      const referred = await readReferred(services, actor, number);
      const rows = await run(services.pool, SQL.ofDeclaration, [number]);
      const answers = await services.engine.readState<ReferralState>(referralRef(number));
      return viewOf(referred, rows, answers?.state);
    },
  );

  app.post(
    `${PATH}/:number/answer`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'answerReferral',
        tags: TAGS,
        summary: 'Answer for your agency: seen, no concern, or a concern. The last answer counts',
        params: NumberParams,
        body: AnswerBody,
        response: {
          200: Type.Ref('StepAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      const { number } = params;
      const { own, agencies } = await readReferred(services, actor, number);
      const command: AnswerReferral = {
        type: 'referral.answer',
        data: {
          number,
          agencyCode: own[0] ?? '',
          referTo: agencies,
          finding: body.finding,
          reason: (body.reason ?? '').trim(),
        },
        actor,
      };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}

/** After its release nobody can say that the goods are still there. */
const LEFT: ReadonlySet<string> = new Set(['released', 'releasedProvisionally', 'suspended', 'revoked']);
const mayHaveLeft = (state: DeclarationState | undefined): boolean => state !== undefined && LEFT.has(state.status);

export const openView = ({
  number,
  agency_code,
  office_id,
  raised_at,
  due_at,
  finding,
  seen,
  weighed,
}: ReferralRow) => ({
  number,
  agencyCode: agency_code,
  officeId: office_id,
  raisedAt: raised_at,
  dueAt: due_at,
  finding: finding ?? (seen ? ('seen' as const) : null),
  weighed,
});

function viewOf(
  { state: { head, status }, declaration, own }: Referred,
  rows: readonly ReferralRow[],
  referral: ReferralState | undefined,
): ReferralView {
  return {
    number: head.number,
    officeId: head.officeId,
    status,
    direction: head.direction,
    importer: declaration.importer?.name ?? head.importerId,
    exporter: declaration.exporter?.name ?? head.exporterId,
    lines: declaration.goodsItems.map(lineView),
    referrals: rows
      .filter(({ agency_code }) => own.includes(agency_code))
      .map((row) => {
        const answer = referral?.answers.find(({ agencyCode }) => agencyCode === row.agency_code);
        return {
          ...openView(row),
          // The list follows a moment later; who has answered sees it at once.
          finding: answer?.finding ?? null,
          weighed: answer?.weighed !== undefined,
          reason: answer?.reason ?? null,
          answeredAt: answer?.at ?? null,
          onPaper: answer?.onPaper ?? false,
          office: answer?.weighed ? { reason: answer.weighed.reason, at: answer.weighed.at } : null,
        };
      }),
  };
}

const lineView = (item: Declaration['goodsItems'][number]) => ({
  sequence: item.sequence,
  commodityCode: item.commodityCode ?? '',
  description: item.description ?? '',
  originCode: item.origin?.countryCode ?? '',
  quantity: item.tariffQuantity ? `${item.tariffQuantity.value} ${item.tariffQuantity.unitCode ?? ''}`.trim() : '',
  documents: (item.additionalDocuments ?? []).map(({ typeCode, id }) => [typeCode, id].filter(Boolean).join(' ')),
});
