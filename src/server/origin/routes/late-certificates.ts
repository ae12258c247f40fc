import { assess, questionDeclaration, type Assessment } from '#core/assessment';
import { refusal, type Declaration } from '#core/declaration';
import { lateCertificateDifference, lateClaim } from '#core/origin';
import type { PlainDate, Refusals, Result, Text } from '#core/kernel';
import { withLegalBases, type Reference } from '#core/reference';
import { valueDeclaration } from '#core/valuation';
import { AssessmentQuestion } from '#server/assessment';
import { dayOf } from '#server/codes';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { LateCertificateAnswer } from '../origin-schemas.ts';

/**
 * What hangs on a certificate that follows later: the payable taxes without it less those with it, which is what a guarantee
 * has to cover, and the last day to hand it in. The same functions assess both as assess a declaration.
 */
export function lateCertificates(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/origin/late-certificates',
    {
      schema: {
        operationId: 'assessLateCertificate',
        tags: ['Public'],
        summary: 'The difference in taxes until a certificate of origin follows, and its deadline',
        description: 'The question is that of an assessment; its tariffTreatment names the agreement.',
        body: AssessmentQuestion,
        response: { 200: LateCertificateAnswer, 422: Type.Ref('Problem') },
      },
      config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    },
    (request) => {
      const { reference } = services.reference.current();
      const on = dayOf(request.body.on, services);
      const { tariffTreatment, certificateForm: _form, ...goods } = request.body;
      const agreement = reference.tariff.agreement(tariffTreatment ?? '', on);
      if (agreement === undefined)
        throw refusalsProblem([
          refusal('ORG-005', { pointer: '/tariffTreatment' }, { value: tariffTreatment ?? '', on }),
        ]);
      const { code, certificateForms } = agreement;
      const [certificateForm = ''] = certificateForms;
      const typeCode = reference.country.calculatorTypeCode;
      const without = assessed(questionDeclaration(goods, typeCode), reference, on);
      const claim = { ...goods, tariffTreatment: code, certificateForm };
      const withCertificate = assessed(questionDeclaration(claim, typeCode), reference, on);
      const late = lateClaim(reference.origin.termsOn(code, on), on);
      const answer = {
        agreement: code,
        registeredOn: on,
        deadline: late?.deadline ?? null,
        guarantee: late?.guarantee ?? false,
        legalBasis: late?.legalBasis ?? null,
        currency: reference.country.currency,
      };
      if (!without.ok || !withCertificate.ok) {
        const refusals = [without, withCertificate].find((one) => !one.ok);
        const told = refusals?.ok === false ? refusals.error : [];
        return { ...answer, refusals: [...withLegalBases(told, reference.legalBases, on)], taxes: [], total: null };
      }
      const { taxes, total } = lateCertificateDifference(without.value, withCertificate.value);
      return {
        ...answer,
        refusals: [],
        taxes: taxes.map((tax) => ({ ...tax, name: nameOf(tax.taxType, reference, on) })),
        total,
      };
    },
  );
}

function assessed(declaration: Declaration, reference: Reference, on: PlainDate): Result<Assessment, Refusals> {
  const valuation = valueDeclaration(declaration, reference, on);
  return valuation.ok ? assess(declaration, valuation.value, reference, on) : valuation;
}

const nameOf = (taxType: string, { codes }: Reference, on: PlainDate): Text =>
  codes.find('tax-type', taxType, on)?.name ?? { vi: taxType, en: taxType };
