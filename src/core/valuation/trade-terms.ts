/** Which costs of the main carriage a price under these delivery terms already holds. */
export interface TermsContent {
  readonly freight: boolean;
  readonly insurance: boolean;
}

/**
 * What a price contains follows from the terms themselves (Incoterms of the International Chamber of Commerce 1980–2020 and
 * the trade's older shorthand), not from a country's law. Which terms a country accepts is its code list.
 */
const TERMS: Readonly<Record<string, TermsContent>> = {
  EXW: { freight: false, insurance: false },
  FCA: { freight: false, insurance: false },
  FAS: { freight: false, insurance: false },
  FOB: { freight: false, insurance: false },
  'C&I': { freight: false, insurance: true },
  CFR: { freight: true, insurance: false },
  'C&F': { freight: true, insurance: false },
  CPT: { freight: true, insurance: false },
  CIF: { freight: true, insurance: true },
  CIP: { freight: true, insurance: true },
  DAF: { freight: true, insurance: true },
  DES: { freight: true, insurance: true },
  DEQ: { freight: true, insurance: true },
  DAT: { freight: true, insurance: true },
  DPU: { freight: true, insurance: true },
  DAP: { freight: true, insurance: true },
  DDU: { freight: true, insurance: true },
  DDP: { freight: true, insurance: true },
};

export const termsContent = (conditionCode: string): TermsContent | undefined => TERMS[conditionCode];
