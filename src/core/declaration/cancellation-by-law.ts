import type { DeclarationState } from './declaration-state.ts';
import type { DeclarationStatus } from './status.ts';

/** The deadline after which a registered declaration may be cancelled without anybody's request. */
export const CANCELLATION_BY_LAW = 'cancellationByLaw';

/** Statuses in which nothing says that the goods came, or that anybody showed them or their papers in full. */
export const NOTHING_SHOWN: readonly DeclarationStatus[] = [
  'underDocumentCheck',
  'awaitingDocuments',
  'underInspection',
  'amendmentInstructed',
  'awaitingPayment',
];

/**
 * Whether a registered declaration is of goods that nobody is known to have seen. Customs learns of no arrival by itself:
 * what it has are its own findings, and what the declarant asked for or did with the goods. So nothing is cancelled by the
 * clock; it only puts such a declaration before an officer, who knows or asks whether the goods came.
 */
export const isUnseen = ({
  status,
  findings,
  storage,
  early,
  cancellation,
  specialised,
  registeredAt,
}: DeclarationState): boolean =>
  registeredAt !== null &&
  NOTHING_SHOWN.includes(status) &&
  findings.length === 0 &&
  storage === undefined &&
  early === undefined &&
  specialised === undefined &&
  cancellation === undefined;
