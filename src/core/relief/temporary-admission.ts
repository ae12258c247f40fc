import type { Declaration, PreviousDocument } from '#core/declaration';
import { addDays, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';

/** The type of the previous document that names the temporary admission a declaration ends. */
export const TEMPORARY_ADMISSION_DOCUMENT = 'TDN';

/** How many days goods under this declaration type may stay; `undefined` where the law of the day sets no number. */
export function stayDays(typeCode: string, reference: Reference, on: PlainDate): number | undefined {
  const days = reference.codes.find('declaration-type', typeCode, on)?.attributes['stay_days'];
  return days === undefined || days === '' ? undefined : Number(days);
}

/** Whether goods under this type are admitted for a time and then leave, or return. */
export function isTemporaryAdmission(typeCode: string, reference: Reference, on: PlainDate): boolean {
  const regime = reference.codes.find('declaration-type', typeCode, on)?.attributes['regime'];
  return regime === 'temporary-admission' || regime === 'temporary-exportation';
}

/** The last day goods registered that day may stay, by the law of that day. */
export function stayDeadline(typeCode: string, reference: Reference, registeredOn: PlainDate): PlainDate | undefined {
  const days = stayDays(typeCode, reference, registeredOn);
  return days === undefined ? undefined : addDays(registeredOn, days);
}

const NONE: readonly string[] = [];

/** The types of declaration that one of this type brings to an end: a re-export ends a temporary import. */
export function closedTypes(typeCode: string, reference: Reference, on: PlainDate): readonly string[] {
  const closes = reference.codes.find('declaration-type', typeCode, on)?.attributes['closes'];
  return closes === undefined || closes === '' ? NONE : closes.split(' ');
}

/** A declaration that is ended, and where this one says so. */
export interface AdmissionLink {
  readonly id: string;
  readonly pointer: string;
}

/** The temporary admissions a declaration names, on the whole or on single lines. */
export function admissionLinks(declaration: Declaration): readonly AdmissionLink[] {
  return [
    ...linksIn(declaration.previousDocuments, '/previousDocuments'),
    ...declaration.goodsItems.flatMap((item, index) =>
      linksIn(item.previousDocuments, `/goodsItems/${index}/previousDocuments`),
    ),
  ];
}

const linksIn = (documents: readonly PreviousDocument[] | undefined, pointer: string): readonly AdmissionLink[] =>
  documents?.flatMap(({ typeCode, id }, index) =>
    typeCode === TEMPORARY_ADMISSION_DOCUMENT && id !== undefined ? [{ id, pointer: `${pointer}/${index}/id` }] : [],
  ) ?? [];
