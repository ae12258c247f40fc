import type { PlainDate } from '#core/kernel';
import { refusal, type Declaration, type RefusalPlace } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { ConversionDesk } from '../conversion-desk.ts';
import { AGREEMENT_METHODS, type AgreementMethod } from '../valuation.ts';

const METHOD_OF: Readonly<Record<string, AgreementMethod>> = Object.fromEntries(
  AGREEMENT_METHODS.map((method) => [String(method), method]),
);

/** A method as it was declared, with what the country's list hangs on it. */
export interface DeclaredMethod {
  /** `undefined` where none was declared, which means the price. */
  readonly code: string | undefined;
  readonly method: AgreementMethod;
  /** The parties are related, and the declarant says that the price does not show it. */
  readonly uninfluenced: boolean;
  /** How many days may lie between these goods and those that they are compared with. */
  readonly windowDays: number | undefined;
  /** The type of the document that shows what the value is taken from. */
  readonly documentType: string | undefined;
  readonly place: RefusalPlace;
}

export interface DeclaredMethods {
  readonly shipment: DeclaredMethod;
  readonly ofLine: (index: number) => DeclaredMethod;
  /** Whether any line is valued otherwise than by its price. */
  readonly someOther: boolean;
  /** Whether any says that a relationship did not influence the price. */
  readonly someUninfluenced: boolean;
}

const SHIPMENT_PLACE: RefusalPlace = { pointer: '/customsValuation/methodCode' };

/** The price, which is how nearly all goods are valued and what a declaration means that names no method. */
const TRANSACTION: DeclaredMethod = {
  code: undefined,
  method: 1,
  uninfluenced: false,
  windowDays: undefined,
  documentType: undefined,
  place: SHIPMENT_PLACE,
};
const TRANSACTION_ONLY: DeclaredMethods = methodsOf(TRANSACTION, undefined);

/** One method for the shipment, and of a line where it names its own. */
export function declaredMethods(
  { customsValuation, goodsItems }: Declaration,
  reference: Reference,
  on: PlainDate,
  desk: ConversionDesk,
): DeclaredMethods {
  const shipmentCode = customsValuation?.methodCode;
  const shipment =
    shipmentCode === undefined ? TRANSACTION : methodOf(shipmentCode, SHIPMENT_PLACE, reference, on, desk);
  let own: Map<number, DeclaredMethod> | undefined;
  for (let index = 0; index < goodsItems.length; index += 1) {
    const code = goodsItems[index]?.customsValuation?.methodCode;
    if (code === undefined) continue;
    const place = { pointer: `/goodsItems/${index}/customsValuation/methodCode`, line: index + 1 };
    (own ??= new Map()).set(index, methodOf(code, place, reference, on, desk));
  }
  return own === undefined && shipment === TRANSACTION ? TRANSACTION_ONLY : methodsOf(shipment, own);
}

function methodsOf(shipment: DeclaredMethod, own: ReadonlyMap<number, DeclaredMethod> | undefined): DeclaredMethods {
  let someOther = shipment.method !== 1;
  let someUninfluenced = shipment.uninfluenced;
  for (const { method, uninfluenced } of own?.values() ?? []) {
    someOther ||= method !== 1;
    someUninfluenced ||= uninfluenced;
  }
  return { shipment, ofLine: (index) => own?.get(index) ?? shipment, someOther, someUninfluenced };
}

function methodOf(
  code: string,
  place: RefusalPlace,
  reference: Reference,
  on: PlainDate,
  desk: ConversionDesk,
): DeclaredMethod {
  const attributes = reference.codes.find('valuation-method', code, on)?.attributes;
  const method = METHOD_OF[attributes?.['agreement_method'] ?? ''];
  if (attributes === undefined || method === undefined) {
    desk.refusals.push(refusal('VAL-019', place, { value: code, on }));
    return TRANSACTION;
  }
  const uninfluenced = attributes['related'] === 'uninfluenced';
  // The code that nearly every declaration names: it says no more than naming none.
  if (method === 1 && !uninfluenced && place === SHIPMENT_PLACE) return TRANSACTION;
  return {
    code,
    method,
    uninfluenced,
    windowDays: attributes['window_days'] ? Number(attributes['window_days']) : undefined,
    documentType: attributes['document'] || undefined,
    place,
  };
}
