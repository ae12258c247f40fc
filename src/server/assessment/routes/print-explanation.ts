import { AssessmentBody } from '../assessment-schemas.ts';
import { declarationAsked } from '../declaration-asked.ts';
import { printedExplanation } from '../printed-explanation.ts';
import { explainAssessment, explainQuestion } from '#core/assessment';
import type { CodeList } from '#core/codes';
import { explanationFor, parsePlainDate } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { madeWith, NumberParams, readDeclaration } from '#server/declaration';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { languageOf, localTime } from '#server/platform/pages';
import { dayOf } from '#server/codes';
import type { Services } from '#server/platform/services';
import { timeTravel } from '#server/reference';
import { Type } from 'typebox';

/** A person prints a page now and then; laying out fifty lines takes the program a tenth of a second. */
const PRINTS_RATE = { max: 30, timeWindow: '1 minute' };

const LanguageQuery = Type.Object({ lang: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])) });
const PDF = { description: 'A PDF document', content: { 'application/pdf': { schema: Type.Unknown() } } };

const NOTHING_REGISTERED = {
  vi: 'Để tham khảo: chưa có tờ khai nào được đăng ký.',
  en: 'For information: no declaration has been registered.',
} as const;

const LABELS = {
  number: { vi: 'Số tờ khai', en: 'Declaration' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  type: { vi: 'Loại hình', en: 'Declaration type' },
  office: { vi: 'Cơ quan hải quan', en: 'Customs office' },
} as const;

/** How figures came about, on paper: of a registered declaration for those who may read it, of a question for anybody. */
export function printExplanation(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/explanation.pdf',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'printExplanation',
        tags: ['Declarations'],
        summary: 'Why each figure is what it is, as PDF',
        params: NumberParams,
        querystring: LanguageQuery,
        response: {
          200: PDF,
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PRINTS_RATE },
    },
    async (request, reply) => {
      const { number } = request.params;
      const record = await readDeclaration(services, request.actor, number);
      const { assessment, declaration, state } = record;
      if (!assessment) throw notFound();
      const { reference } = await madeWith(record, services);
      const explanation = explanationFor('trader', explainAssessment(assessment, declaration, reference));
      if (!explanation) throw notFound();
      const language = languageOf(request.query, request.headers['accept-language']);
      const { codes, country } = reference;
      const { officeId, typeCode } = state.head;
      const on = parsePlainDate(assessment.on);
      const named = (list: CodeList, code: string) => {
        const name = on && codes.find(list, code, on)?.name[language];
        return name === undefined ? code : `${code} · ${name}`;
      };
      const registeredAt = localTime(state.registeredAt ?? state.submittedAt, language, country.zoneOffsetMinutes);
      const pdf = await printedExplanation(explanation, {
        language,
        facts: [
          { label: LABELS.number, value: number },
          { label: LABELS.registered, value: registeredAt },
          { label: LABELS.type, value: named('declaration-type', typeCode) },
          { label: LABELS.office, value: named('customs-office', officeId) },
        ],
        footer: {
          vi: `Tờ khai ${number} · dữ liệu ${reference.version}`,
          en: `Declaration ${number} · reference data ${reference.version}`,
        },
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${number}-${language}.pdf"`)
        .send(pdf);
    },
  );

  const referenceThen = timeTravel(app, services);
  app.post(
    '/api/v1/assessments/print',
    {
      schema: {
        operationId: 'printAssessment',
        tags: ['Public'],
        summary: 'Duty and taxes on goods with the calculation of each figure, as PDF',
        description:
          'The question of an assessment. Without figures there is nothing to print: what stands in the way is refused.',
        querystring: LanguageQuery,
        body: AssessmentBody,
        response: { 200: PDF, 422: Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
      config: { rateLimit: PRINTS_RATE },
    },
    async (request, reply) => {
      const { on, knownAt } = request.body;
      const { reference } = await referenceThen(request, knownAt);
      const declaration = declarationAsked(request.body, reference.country.calculatorTypeCode);
      const asked = { declaration, reference, on: dayOf(on, services) };
      const { explanation, refusals } = explainQuestion(asked);
      if (explanation === null) throw refusalsProblem(refusals);
      const language = languageOf(request.query, request.headers['accept-language']);
      const pdf = await printedExplanation(explanation, {
        language,
        notice: NOTHING_REGISTERED,
        facts: [],
        footer: { vi: `Dữ liệu ${reference.version}`, en: `Reference data ${reference.version}` },
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="hai-dang-${asked.on}.pdf"`)
        .send(pdf);
    },
  );
}
