import type { Declaration, GoodsItem } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { TAX_TYPES, type TaxType } from './tax-unit.ts';

/**
 * What is otherwise in one of several answers side by side: another origin, agreement, code, delivery term or day. What is
 * not named stays as it is; `''` takes away what stands there, so that a treatment is chosen by itself again.
 */
export interface Variation {
  /** Only this line, counted from 1; without it every line. */
  readonly line?: number;
  readonly commodityCode?: string;
  readonly originCountryCode?: string;
  /** `MFN`, `ORDINARY` or an agreement. */
  readonly tariffTreatment?: string;
  /** Without it, a preference is claimed with the first form of its agreement. */
  readonly certificateForm?: string;
  readonly vatRegime?: string;
  readonly typeCode?: string;
  readonly incoterm?: string;
  readonly freight?: Charge;
  readonly insurance?: Charge;
  /** The day whose law and rates apply. */
  readonly on?: string;
  /** Only what was known at this instant. */
  readonly knownAt?: string;
}

interface Charge {
  readonly amount: string;
  readonly currency: string;
}

/** A declaration with what a variation says in place of what it said. `on` and `knownAt` are about the law, not about it. */
export function varied(
  base: Declaration,
  variation: Variation,
  { tariff }: Pick<Reference, 'tariff'>,
  on: PlainDate,
): Declaration {
  const formOf = (treatment: string | undefined) =>
    treatment === undefined ? undefined : tariff.agreement(treatment, on)?.certificateForms[0];
  const { line, typeCode, incoterm, freight, insurance } = variation;
  const goodsItems = base.goodsItems.map((item, index) =>
    line === undefined || line === index + 1 ? variedItem(item, variation, formOf) : item,
  );
  const customsValuation = {
    ...base.customsValuation,
    ...(freight && { freightChargeAmount: freight }),
    ...(insurance && { insuranceAmount: insurance }),
  };
  return {
    ...base,
    ...(typeCode !== undefined && typeCode !== '' && { typeCode }),
    ...(incoterm !== undefined && { tradeTerms: { ...base.tradeTerms, conditionCode: incoterm } }),
    ...((freight ?? insurance) && { customsValuation }),
    goodsItems,
  };
}

function variedItem(
  item: GoodsItem,
  variation: Variation,
  formOf: (treatment: string | undefined) => string | undefined,
): GoodsItem {
  const { commodityCode, originCountryCode, tariffTreatment, certificateForm, vatRegime } = variation;
  const otherOrigin = originCountryCode !== undefined && originCountryCode !== item.origin?.countryCode;
  // A preference belongs to its origin: goods of another one do not keep it unless it is named anew.
  const treatment = tariffTreatment ?? (otherOrigin ? '' : undefined);
  const claims = [
    ...(treatment === undefined ? [] : [[TAX_TYPES.importDuty, treatment] as const]),
    ...(vatRegime === undefined ? [] : [[TAX_TYPES.vat, vatRegime] as const]),
  ];
  let dutyTaxFees = item.dutyTaxFees;
  for (const [taxType, regime] of claims) dutyTaxFees = claimed(dutyTaxFees ?? [], taxType, regime);
  const form = certificateForm ?? formOf(treatment);
  const documents = item.additionalDocuments ?? [];
  const certified = documents.some(({ typeCode }) => typeCode === `${CERTIFICATE}${form}`);
  return {
    ...item,
    ...(commodityCode !== undefined && { commodityCode }),
    ...(originCountryCode !== undefined && { origin: { ...item.origin, countryCode: originCountryCode } }),
    ...(dutyTaxFees && { dutyTaxFees }),
    ...(form !== undefined &&
      form !== '' &&
      !certified && { additionalDocuments: [...documents, { typeCode: `${CERTIFICATE}${form}`, id: UNNUMBERED }] }),
  };
}

/** A certificate of origin by its form, as the list of document types names it. */
const CERTIFICATE = 'CO-';
/** A certificate that is only thought of. */
const UNNUMBERED = '-';

type Claims = NonNullable<GoodsItem['dutyTaxFees']>;

function claimed(fees: Claims, typeCode: TaxType, dutyRegimeCode: string): Claims {
  const others = fees.filter((fee) => fee.typeCode !== typeCode);
  // What else was claimed on the same tax (a quota, an exemption) belonged to the treatment that goes.
  return dutyRegimeCode === '' ? others : [...others, { typeCode, dutyRegimeCode }];
}
