import type { DeclarationStatus } from '#core/declaration';

/** Everything whose time the house keeps. How long each is, is country data; when it begins and ends, is said in `deadlines-of.ts`. */
export const DEADLINE_KINDS = [
  'documentCheck',
  'inspection',
  'discrepancy',
  'documents',
  'amendmentInstruction',
  'amendmentAnswer',
  'cancellationAnswer',
  'appeal',
  'appealAnswer',
  'intricateAppealAnswer',
  'deferredPayment',
  'temporaryAdmission',
  'consultationAnswer',
  'consultationConclusion',
  'specialisedResult',
  'storageAnswer',
  'ownStorageAnswer',
  'releaseAnswer',
  'finalFigures',
  'transportArrival',
  'cancellationByLaw',
  'refundAnswer',
  'penaltyPayment',
  'priceDoubt',
  'referralAnswer',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/**
 * Kinds that nobody is warned of and that every declaration has for a while: they are looked for once a day among what is
 * still there, so that what is released as it comes never costs a timer.
 */
const DAILY: ReadonlySet<DeadlineKind> = new Set(['cancellationByLaw']);
export const isDaily = (kind: DeadlineKind): boolean => DAILY.has(kind);

/** Deadlines that last as long as a declaration stays in a status. */
export const KIND_OF_STATUS: { readonly [S in DeclarationStatus]?: DeadlineKind } = {
  underDocumentCheck: 'documentCheck',
  awaitingDocuments: 'documents',
  underInspection: 'inspection',
  discrepancyFound: 'discrepancy',
  amendmentInstructed: 'amendmentInstruction',
};

/** Kinds whose day is set by the decision or the code list that started them. */
const STATED: ReadonlySet<DeadlineKind> = new Set([
  'deferredPayment',
  'temporaryAdmission',
  'consultationAnswer',
  'consultationConclusion',
  'specialisedResult',
  'transportArrival',
  'priceDoubt',
]);
export const isStated = (kind: DeadlineKind): boolean => STATED.has(kind);

/** Events of declarations that come with nearly every one and begin no deadline, though they may end one. */
const BEGIN_NOTHING: ReadonlySet<string> = new Set(['PaymentOrdered', 'DutyPaid', 'Released']);
export const beginsDeadline = (eventType: string): boolean => !BEGIN_NOTHING.has(eventType);
