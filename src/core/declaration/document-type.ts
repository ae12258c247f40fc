import type { PlainDate, Refusals } from '#core/kernel';
import type { Reference } from '#core/reference';
import { refusal } from './refusals.ts';

/** Says of a kind of document, asked for or supplied apart from a declaration, whether the list of the day has it. */
export function documentTypeRefusals(typeCode: string, pointer: string, reference: Reference, on: PlainDate): Refusals {
  if (reference.codes.find('document-type', typeCode, on) !== undefined) return [];
  return [refusal('DOC-001', { pointer }, { value: typeCode, on })];
}
