import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';

/** Which costs of the main carriage a price under these delivery terms already holds. */
export interface TermsContent {
  readonly freight: boolean;
  readonly insurance: boolean;
}

/** `undefined` where the terms are not in the list in force on that day. */
export function termsContent(conditionCode: string, reference: Reference, on: PlainDate): TermsContent | undefined {
  const attributes = reference.codes.find('incoterm', conditionCode, on)?.attributes;
  if (attributes === undefined) return undefined;
  return { freight: attributes['freight'] === 'included', insurance: attributes['insurance'] === 'included' };
}
