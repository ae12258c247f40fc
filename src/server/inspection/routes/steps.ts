import { InspectionFile, InspectionNotice, InspectionNotices, InspectionStepBody } from '../inspection-schemas.ts';
import { inspectionFile, inspectionNotices, type InspectionReading } from '../inspection-view.ts';
import { officerNames } from '../officer-names.ts';
import { readInspection } from '../read-inspection.ts';
import { seenOf, SeenQuery } from '../seen-query.ts';
import type { Inspected, InspectionCommand } from '#core/clearance';
import { declaredGoods } from '#core/inspection';
import type { Actor } from '#core/kernel';
import { signedInOnly, type Access } from '#server/access';
import { withLetterOf } from '#server/clearance';
import { NumberParams, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

/** The inspection of a declaration: the file that the office works on, and the notice that the trader reads. */
export function steps(app: HttpApp, services: Services, access: Pick<Access, 'officers'>): void {
  for (const schema of [InspectionFile, InspectionNotice, InspectionNotices, InspectionStepBody]) app.addSchema(schema);
  const path = '/api/v1/cases/:number/inspection';

  app.get(
    path,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showInspection',
        tags: ['Inspections'],
        summary: 'The inspection of a case: checklist, orders, what was found, what follows, and what can be done next',
        params: NumberParams,
        response: { 200: Type.Ref('InspectionFile'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const reading = await readInspection(services, request.actor, request.params.number, 'case.read');
      const named = reading.inspection?.followUps.some(({ proposal, officer }) => proposal ?? officer) === true;
      const nameOf = await officerNames(access, named ? [reading.record.state.head.officeId] : []);
      return inspectionFile(reading, request.actor, nameOf);
    },
  );

  app.post(
    `${path}/steps`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'takeInspectionStep',
        tags: ['Inspections'],
        summary: 'Check documents, order, record or conclude an inspection',
        description:
          'A conclusion is told to the declaration as the finding that ends its control; each discrepancy gets the number of what it becomes.',
        params: NumberParams,
        querystring: SeenQuery,
        body: InspectionStepBody,
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
      const reading = await readInspection(services, actor, params.number, 'case.read');
      const { record, country, today } = reading;
      const goods = declaredGoods(record.declaration, country.reference.tariff, today);
      const command = commandOf(body, { number: params.number, goods, ...seenOf(request.query) }, actor);
      const lettered = body.step === 'imposePenalty' ? imposedWithLetter(command, body, reading, services) : command;
      return sendAccepted(reply, await submitted(services, request, { ...lettered, actor }, 'interactive'));
    },
  );

  app.get(
    '/api/v1/declarations/:number/inspection',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showInspectionNotices',
        tags: ['Inspections'],
        summary: 'Notices of inspection: which goods, where and when; and what was found, once it is concluded',
        params: NumberParams,
        response: { 200: Type.Ref('InspectionNotices'), 404: Type.Ref('Problem') },
      },
    },
    async (request) =>
      inspectionNotices(await readInspection(services, request.actor, request.params.number, 'declaration.read')),
  );
}

/** A fine goes out with a letter: as the leader wrote it, else as it is drafted. */
function imposedWithLetter(
  command: InspectionCommand,
  { followUp, amount, reason, letter }: Extract<Static<typeof InspectionStepBody>, { readonly step: 'imposePenalty' }>,
  { record, inspection }: InspectionReading,
  services: Services,
) {
  const violation = inspection?.followUps.find(({ id }) => id === followUp)?.proposal?.violation;
  const told = { action: 'imposePenalty', reason, amount, violation, ...(letter && { letter }) };
  return withLetterOf(command, told, record, services);
}

function commandOf(body: InspectionStepBody, about: Inspected, actor: Actor): InspectionCommand {
  switch (body.step) {
    case 'checkDocuments':
      return { type: 'inspection.checkDocuments', data: { ...about, items: body.items }, actor };
    case 'order':
      return { type: 'inspection.order', data: { ...about, order: body.order }, actor };
    case 'cancel':
      return { type: 'inspection.cancel', data: { ...about, reason: body.reason }, actor };
    case 'recordScan':
      return { type: 'inspection.recordScan', data: { ...about, scan: body.scan }, actor };
    case 'recordFinding':
      return { type: 'inspection.recordFinding', data: { ...about, finding: body.finding }, actor };
    case 'checkContainer':
      return { type: 'inspection.checkContainer', data: { ...about, check: body.check }, actor };
    case 'recordAttendance':
      return { type: 'inspection.recordAttendance', data: { ...about, attested: body.attested }, actor };
    case 'takeSample':
      return { type: 'inspection.takeSample', data: { ...about, sample: body.sample }, actor };
    case 'recordLaboratoryResult':
      return { type: 'inspection.recordLaboratoryResult', data: { ...about, result: body.result }, actor };
    case 'conclude': {
      const { conforms, discrepancies, text } = body;
      return { type: 'inspection.conclude', data: { ...about, conforms, discrepancies, text }, actor };
    }
    case 'proposePenalty':
      return {
        type: 'inspection.proposePenalty',
        data: { ...about, followUp: body.followUp, proposal: body.proposal },
        actor,
      };
    case 'imposePenalty': {
      const { followUp, amount, reason } = body;
      return { type: 'inspection.imposePenalty', data: { ...about, followUp, amount, reason }, actor };
    }
    case 'dropPenalty':
      return {
        type: 'inspection.dropPenalty',
        data: { ...about, followUp: body.followUp, reason: body.reason },
        actor,
      };
    case 'takeCase':
      return { type: 'inspection.takeCase', data: { ...about, followUp: body.followUp }, actor };
    case 'addCaseNote':
      return { type: 'inspection.addCaseNote', data: { ...about, followUp: body.followUp, text: body.text }, actor };
    case 'concludeCase': {
      const { followUp, outcome, text } = body;
      return { type: 'inspection.concludeCase', data: { ...about, followUp, outcome, text }, actor };
    }
    case 'closeFollowUp':
      return { type: 'inspection.closeFollowUp', data: { ...about, followUp: body.followUp, text: body.text }, actor };
  }
}
