import type { Declaration } from '#core/declaration';
import { edgeRefusal, refusalsProblem } from '#server/platform/http';
import type { AssessmentBody, AssessmentQuestion } from './assessment-schemas.ts';

/** The price already is the value at the first gate of import. */
const VALUE_AT_GATE = 'CIF';

/** What a body asks about: the declaration in it, or the smallest one that asks the question. */
export function declarationAsked(body: AssessmentBody, typeCode: string): Declaration {
  const { declaration, on: _on, knownAt: _knownAt, ...goods } = body;
  if (declaration === undefined) return questionDeclaration(goods, typeCode);
  const beside = Object.keys(goods);
  if (beside.length > 0) throw refusalsProblem(beside.map(besideDeclaration));
  return declaration;
}

const besideDeclaration = (field: string) =>
  edgeRefusal(
    'FMT-005',
    `/${field}`,
    `Trường “${field}” đứng cạnh một tờ khai đã có nội dung này`,
    `The field “${field}” stands beside a declaration, which says it itself`,
    { vi: 'Ghi nội dung này trong tờ khai', en: 'Say it in the declaration' },
  );

/** The question as the smallest declaration that asks it. What it leaves out, the declaration leaves out. */
export function questionDeclaration(question: Partial<AssessmentQuestion>, typeCode: string): Declaration {
  const { commodityCode, originCountryCode, tariffTreatment, vatRegime, certificateForm, value, quantity } = question;
  const { freight, insurance, characteristics } = question;
  return {
    typeCode: question.typeCode ?? typeCode,
    ...(value && { invoiceAmount: value }),
    tradeTerms: { conditionCode: question.incoterm ?? VALUE_AT_GATE },
    ...((freight ?? insurance) && {
      customsValuation: {
        ...(freight && { freightChargeAmount: freight }),
        ...(insurance && { insuranceAmount: insurance }),
      },
    }),
    goodsItems: [
      {
        sequence: 1,
        ...(commodityCode !== undefined && { commodityCode }),
        ...(originCountryCode !== undefined && { origin: { countryCode: originCountryCode } }),
        ...(value && { itemChargeAmount: value }),
        ...(quantity && { tariffQuantity: quantity }),
        dutyTaxFees: [
          ...(tariffTreatment ? [{ typeCode: 'CUD', dutyRegimeCode: tariffTreatment }] : []),
          ...(vatRegime ? [{ typeCode: 'VAT', dutyRegimeCode: vatRegime }] : []),
        ],
        ...(certificateForm && { additionalDocuments: [{ typeCode: `CO-${certificateForm}`, id: '-' }] }),
        ...(characteristics && { productCharacteristics: characteristics.map(characteristicOf) }),
      },
    ],
  };
}

const characteristicOf = ({ typeCode, value }: { readonly typeCode: string; readonly value: string }) =>
  /^\d+(\.\d+)?$/.test(value) ? { typeCode, measure: { value } } : { typeCode, description: value };
