import { assess, taxTable } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import type { Refusals } from '#core/kernel';
import { withLegalBases } from '#core/reference';
import { valueDeclaration } from '#core/valuation';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const decimalText = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
const code = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** Goods, their value and what is claimed for them. */
export const AssessmentQuestion = Type.Object(
  {
    typeCode: Type.Optional(code(7)),
    commodityCode: Type.String({ pattern: '^\\d{8}$' }),
    originCountryCode: code(2),
    tariffTreatment: Type.Optional(code(10)),
    certificateForm: Type.Optional(code(8)),
    vatRegime: Type.Optional(code(10)),
    value: Type.Object({ amount: decimalText, currency: code(3) }, { additionalProperties: false }),
    freight: Type.Optional(Type.Object({ amount: decimalText, currency: code(3) }, { additionalProperties: false })),
    incoterm: Type.Optional(code(7)),
    quantity: Type.Optional(Type.Object({ value: decimalText, unitCode: code(4) }, { additionalProperties: false })),
    characteristics: Type.Optional(
      Type.Array(Type.Object({ typeCode: code(20), value: code(40) }, { additionalProperties: false }), {
        maxItems: 10,
      }),
    ),
    on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  },
  { additionalProperties: false },
);

/** What would be due on goods: the same functions as for a declaration, without one. No account needed. */
export function assessGoods(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/assessments',
    {
      schema: {
        operationId: 'assessGoods',
        tags: ['Public'],
        summary: 'Duty and taxes on goods, with the calculation',
        body: AssessmentQuestion,
        response: {
          200: Type.Object({
            refusals: Type.Array(Type.Ref('Refusal')),
            taxTable: Type.Array(Type.Ref('TaxRow')),
            totalPayable: Type.Union([Type.String(), Type.Null()]),
          }),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    },
    (request) => {
      const { reference } = services.reference.current();
      const on = dayOf(request.body.on, services);
      const declaration = questionDeclaration(request.body, reference.country.calculatorTypeCode);
      const refused = (refusals: Refusals) => ({
        refusals: [...withLegalBases(refusals, reference.legalBases, on)],
        taxTable: [],
        totalPayable: null,
      });
      const valuation = valueDeclaration(declaration, reference, on);
      if (!valuation.ok) return refused(valuation.error);
      const assessment = assess(declaration, valuation.value, reference, on);
      if (!assessment.ok) return refused(assessment.error);
      return {
        refusals: [],
        taxTable: [...taxTable(assessment.value, declaration, reference)],
        totalPayable: assessment.value.payable,
      };
    },
  );
}

/** The price already is the value at the first gate of import. */
const VALUE_AT_GATE = 'CIF';

/** The question as the smallest declaration that asks it. */
export function questionDeclaration(question: Static<typeof AssessmentQuestion>, typeCode: string): Declaration {
  return {
    typeCode: question.typeCode ?? typeCode,
    invoiceAmount: question.value,
    tradeTerms: { conditionCode: question.incoterm ?? VALUE_AT_GATE },
    ...(question.freight ? { customsValuation: { freightChargeAmount: question.freight } } : {}),
    goodsItems: [
      {
        sequence: 1,
        commodityCode: question.commodityCode,
        origin: { countryCode: question.originCountryCode },
        itemChargeAmount: question.value,
        ...(question.quantity ? { tariffQuantity: question.quantity } : {}),
        dutyTaxFees: [
          ...(question.tariffTreatment ? [{ typeCode: 'CUD', dutyRegimeCode: question.tariffTreatment }] : []),
          ...(question.vatRegime ? [{ typeCode: 'VAT', dutyRegimeCode: question.vatRegime }] : []),
        ],
        ...(question.certificateForm
          ? { additionalDocuments: [{ typeCode: `CO-${question.certificateForm}`, id: '-' }] }
          : {}),
        ...(question.characteristics ? { productCharacteristics: question.characteristics.map(characteristicOf) } : {}),
      },
    ],
  };
}

const characteristicOf = ({ typeCode, value }: { readonly typeCode: string; readonly value: string }) =>
  /^\d+(\.\d+)?$/.test(value) ? { typeCode, measure: { value } } : { typeCode, description: value };
