import type { Declaration, GoodsItem } from '#core/declaration';
import { decimalText, parseDecimal, sumDecimals } from '#core/kernel';

interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Goods of one line, their value and what is claimed for them. */
export interface GoodsLine {
  readonly commodityCode?: string;
  readonly originCountryCode?: string;
  readonly tariffTreatment?: string;
  readonly certificateForm?: string;
  readonly vatRegime?: string;
  readonly value?: Money;
  readonly quantity?: { readonly value: string; readonly unitCode: string };
  readonly characteristics?: readonly { readonly typeCode: string; readonly value: string }[];
}

/** Goods, most often of one line, and what holds for the whole shipment. */
export interface GoodsQuestion extends GoodsLine {
  readonly typeCode?: string;
  readonly freight?: Money;
  readonly insurance?: Money;
  readonly incoterm?: string;
  /** The lines after the first. */
  readonly more?: readonly GoodsLine[];
}

/** The price already is the value at the first gate of import. */
const VALUE_AT_GATE = 'CIF';

/** The question as the smallest declaration that asks it. What it leaves out, the declaration leaves out. */
export function questionDeclaration(question: GoodsQuestion, typeCode: string): Declaration {
  const { freight, insurance, more = [] } = question;
  const lines = [question, ...more];
  const invoiceAmount = totalOf(lines);
  return {
    typeCode: question.typeCode ?? typeCode,
    ...(invoiceAmount && { invoiceAmount }),
    tradeTerms: { conditionCode: question.incoterm ?? VALUE_AT_GATE },
    ...((freight ?? insurance) && {
      customsValuation: {
        ...(freight && { freightChargeAmount: freight }),
        ...(insurance && { insuranceAmount: insurance }),
      },
    }),
    goodsItems: lines.map(itemOf),
  };
}

/** What an invoice of these lines comes to; none where a line has no value, or they are in several currencies. */
function totalOf(lines: readonly GoodsLine[]): Money | undefined {
  const [first] = lines;
  if (lines.length === 1) return first?.value;
  const currency = first?.value?.currency;
  const amounts = lines.map(({ value }) =>
    value?.currency === currency ? parseDecimal(value?.amount ?? '') : undefined,
  );
  if (currency === undefined || amounts.includes(undefined)) return undefined;
  return { amount: decimalText(sumDecimals(amounts.filter((amount) => amount !== undefined))), currency };
}

function itemOf(line: GoodsLine, index: number): GoodsItem {
  const { commodityCode, originCountryCode, tariffTreatment, vatRegime, certificateForm, value, quantity } = line;
  const { characteristics } = line;
  return {
    sequence: index + 1,
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
  };
}

const characteristicOf = ({ typeCode, value }: { readonly typeCode: string; readonly value: string }) =>
  /^\d+(\.\d+)?$/.test(value) ? { typeCode, measure: { value } } : { typeCode, description: value };
