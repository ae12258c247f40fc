import { Type, type Static } from 'typebox';
import { Amount, closed, code, decimalText, Measure, optional, qualifiers, text } from './values.ts';

/** What the declarant says of price, value and taxes. */

/** An addition to the price (freight, commission …) or a deduction from it, by code of the country's list. */
export const ChargeDeduction = Type.Object({ typeCode: code(5), amount: Amount, qualifiers }, closed);
export type ChargeDeduction = Static<typeof ChargeDeduction>;

/** Price components that the invoice price does not contain, in any quoted currency. */
export const CustomsValuation = Type.Object(
  {
    methodCode: optional(code(3)),
    freightChargeAmount: optional(Amount),
    insuranceAmount: optional(Amount),
    exitToEntryChargeAmount: optional(Amount),
    chargeDeductions: optional(Type.Array(ChargeDeduction, { maxItems: 99 })),
    qualifiers,
  },
  closed,
);
export type CustomsValuation = Static<typeof CustomsValuation>;

export const ValuationAdjustment = Type.Object(
  { additionCode: optional(code(4)), amount: optional(Amount), qualifiers },
  closed,
);
export type ValuationAdjustment = Static<typeof ValuationAdjustment>;

export const TradeTerms = Type.Object(
  {
    conditionCode: optional(code(7)),
    countryRelationshipCode: optional(code(3)),
    locationId: optional(code(17)),
    locationName: optional(text(256)),
    description: optional(text(256)),
    qualifiers,
  },
  closed,
);
export type TradeTerms = Static<typeof TradeTerms>;

export const CurrencyExchange = Type.Object(
  { currencyTypeCode: optional(code(3)), rate: optional(decimalText), qualifiers },
  closed,
);
export type CurrencyExchange = Static<typeof CurrencyExchange>;

/** How the declarant means to pay one tax, and what they make it out to be. */
export const Payment = Type.Object(
  {
    methodCode: optional(code(3)),
    taxAssessedAmount: optional(Amount),
    paymentAmount: optional(Amount),
    referenceId: optional(text(35)),
    qualifiers,
  },
  closed,
);
export type Payment = Static<typeof Payment>;

/** What the declarant claims for one tax: `dutyRegimeCode` names the tariff treatment or the chosen rate. */
export const DutyTaxFee = Type.Object(
  {
    typeCode: optional(code(10)),
    dutyRegimeCode: optional(code(40)),
    quotaOrderId: optional(code(20)),
    exemptionCode: optional(code(10)),
    specificTaxBaseQuantity: optional(Measure),
    adValoremTaxBaseAmount: optional(Amount),
    taxRate: optional(decimalText),
    taxAssessedAmount: optional(Amount),
    deductAmount: optional(Amount),
    payment: optional(Payment),
    qualifiers,
  },
  closed,
);
export type DutyTaxFee = Static<typeof DutyTaxFee>;
