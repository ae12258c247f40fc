import { refusal } from '#core/declaration';
import { checkOrigin, type Material, type OriginLaw, type Product, type ProductCosts } from '#core/origin';
import { decimal, type Decimal, type PlainDate, type Refusal } from '#core/kernel';
import type { Reference } from '#core/reference';
import { dayOf } from '#server/codes';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';
import { OriginAnswer, OriginQuestion } from '../origin-schemas.ts';
import { findingView, partiesOf } from '../origin-view.ts';

type Question = Static<typeof OriginQuestion>;

/** Whether a product of these materials originates under an agreement: the rule, the arithmetic, what is missing. */
export function originChecks(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/origin/checks',
    {
      schema: {
        operationId: 'checkOrigin',
        tags: ['Public'],
        summary: 'Hold a product and its materials against the rule of origin of an agreement',
        body: OriginQuestion,
        response: { 200: OriginAnswer, 422: Type.Ref('Problem') },
      },
      config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    },
    (request) => {
      const { reference } = services.reference.current();
      const question = request.body;
      const law = lawFor(question, reference, dayOf(question.on, services));
      const finding = checkOrigin(law, productOf(question), question.materials.map(materialOf), costsOf(question));
      return findingView(law, finding);
    },
  );
}

function lawFor(question: Question, reference: Reference, on: PlainDate): OriginLaw {
  const { agreement: code, commodityCode, originCountryCode: origin } = question;
  const agreement = reference.tariff.agreement(code, on);
  const terms = reference.origin.termsOn(code, on);
  const refusals: Refusal[] = [];
  if (reference.tariff.lineOn(commodityCode, on) === undefined)
    refusals.push(refusal('HS-002', { pointer: '/commodityCode' }, { value: commodityCode, on }));
  if (agreement === undefined || terms === undefined)
    throw refusalsProblem([...refusals, refusal('ORG-005', { pointer: '/agreement' }, { value: code, on })]);
  if (!agreement.members.includes(origin)) {
    const open = reference.tariff.agreementsFor(origin, on).map((one) => one.code);
    const options = open.length === 0 ? '–' : open.join(', ');
    refusals.push(refusal('ORG-004', { pointer: '/originCountryCode' }, { origin, agreement: code, options }));
  }
  if (refusals.length > 0) throw refusalsProblem(refusals);
  const rule = reference.origin.ruleFor(code, commodityCode, on);
  return { terms, rule, parties: partiesOf(agreement.members, reference) };
}

const productOf = (question: Question): Product => ({
  code: question.commodityCode,
  originCountry: question.originCountryCode,
  ...(question.whollyObtained !== undefined && { whollyObtained: question.whollyObtained }),
  ...(question.onlyMinimalWork !== undefined && { onlyMinimalWork: question.onlyMinimalWork }),
  ...(question.weight !== undefined && { weight: decimal(question.weight) }),
  processes: Object.fromEntries((question.processes ?? []).map(({ process, done }) => [process, done])),
});

const materialOf = (material: Question['materials'][number]): Material => ({
  code: material.commodityCode,
  value: decimal(material.value),
  ...(material.originCountryCode !== undefined && { originCountry: material.originCountryCode }),
  ...(material.originating !== undefined && { originating: material.originating }),
  ...(material.regionalValue !== undefined && { regionalValue: decimal(material.regionalValue) }),
  ...(material.weight !== undefined && { weight: decimal(material.weight) }),
});

function costsOf({ costs = {} }: Question): ProductCosts {
  const read: Record<string, Decimal> = {};
  for (const [cost, amount] of Object.entries(costs)) read[cost] = decimal(amount);
  return read;
}
