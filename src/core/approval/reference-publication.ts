import { Check } from 'typebox/value';
import { err, ok, type Json } from '#core/kernel';
import { PublishReferenceData, publicationOutcome, publicationStream } from '#core/reference';
import type { ApprovalKind } from './approval-kind.ts';
import { approvalRefusal } from './approval-refusals.ts';

/** A tariff is read for days, not for months; a proposal that nobody took up in a fortnight is compared anew. */
const DAYS_OPEN = 14;

export const REFERENCE_PUBLICATION = 'reference-publication';

/** A version of the reference data, stored under its hash before it is proposed. Approving publishes it in the same transaction. */
export const referencePublication: ApprovalKind = {
  name: REFERENCE_PUBLICATION,
  mayPropose: 'reference.propose',
  mayApprove: 'reference.approve',
  daysOpen: DAYS_OPEN,
  check: (data) => (Check(PublishReferenceData, data) ? [] : [approvalRefusal('APR-001', '/data')]),
  touches: (data) => [publicationStream(publicationOf(data).country)],
  carryOut: (data, world) => {
    const published = publicationOutcome(publicationOf(data), world);
    if (published.ok) return ok(published.value);
    return err(published.error.map(({ code }) => approvalRefusal(code === 'REF-002' ? 'APR-012' : 'APR-011', '/data')));
  },
};

/** Checked when it was proposed; the journal cannot have changed it. */
export function publicationOf(data: Json): PublishReferenceData {
  if (!Check(PublishReferenceData, data)) throw new Error('a proposed publication has the agreed shape');
  return data;
}
