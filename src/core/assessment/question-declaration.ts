import type { Declaration } from '#core/declaration';

/** Goods of one line, their value and what is claimed for them. */
export interface GoodsQuestion {
  readonly typeCode?: string;
  readonly commodityCode?: string;
  readonly originCountryCode?: string;
  readonly tariffTreatment?: string;
  readonly certificateForm?: string;
  readonly vatRegime?: string;
  readonly value?: { readonly amount: string; readonly currency: string };
  readonly freight?: { readonly amount: string; readonly currency: string };
  readonly insurance?: { readonly amount: string; readonly currency: string };
  readonly incoterm?: string;
  readonly quantity?: { readonly value: string; readonly unitCode: string };
  readonly characteristics?: readonly { readonly typeCode: string; readonly value: string }[];
}

/** The price already is the value at the first gate of import. */
const VALUE_AT_GATE = 'CIF';

/** The question as the smallest declaration that asks it. What it leaves out, the declaration leaves out. */
export function questionDeclaration(question: GoodsQuestion, typeCode: string): Declaration {
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
