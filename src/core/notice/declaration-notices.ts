import { DEADLINE_NOTICES } from './deadline-notices.ts';
import type { NoticeRules } from './notice-rule.ts';
import type { Channel, DeclarationEventData } from '#core/declaration';

/** Both sides of a declaration: whose goods they are, and who sent it. */
const TRADE = ['principal', 'submitter'] as const;
const OFFICE = ['office'] as const;

/** Goods that left on paper are told to have left, and not what would have been done with them. */
const isSelected =
  (channel: Channel) =>
  ({ selection, paper }: Extract<DeclarationEventData, { type: 'Registered' }>): boolean =>
    selection.channel === channel && paper?.releasedAt === undefined;

/** To other agencies. What selects is typed by its own room; here it is carried. */
const isReferred = ({ selection }: { readonly selection?: { readonly channel: Channel } }): boolean =>
  selection !== undefined && 'referTo' in selection;

/** Whose money goes back: the payer's own, or that of the bank that paid for it. */
const isGuarantors = ({ guaranteeId }: { readonly guaranteeId?: string }): boolean => guaranteeId !== undefined;
const isPayers = (told: { readonly guaranteeId?: string }): boolean => !isGuarantors(told);

/**
 * Who is told what of a declaration. Every event has its line here, or the compiler objects; an empty one says that nobody needs
 * to be told, and why. No rule reads why a declaration was selected, only what is done with it.
 */
export const DECLARATION_NOTICES: NoticeRules<DeclarationEventData> = {
  ...DEADLINE_NOTICES,
  // The office's own order of work.
  CaseAssigned: [],
  // Whoever ended it has its own declaration in hand.
  AdmissionEnded: [],
  AdmissionReopened: [],
  // Its sender has the number in hand, and nobody else has to know yet.
  PreRegistered: [],
  Registered: [
    { code: 'declaration.registered', to: TRADE, when: isSelected('green') },
    { code: 'declaration.documentCheck', to: TRADE, when: isSelected('yellow') },
    { code: 'declaration.inspection', to: TRADE, when: isSelected('red') },
    { code: 'referral.raised', to: ['agency'], when: isReferred },
  ],
  DocumentsRequested: [
    {
      code: 'declaration.documentsRequested',
      to: TRADE,
      facts: ({ documents }) => ({ documents: documents.map(({ typeCode }) => typeCode).join(', ') }),
    },
  ],
  DocumentAttached: [
    {
      code: 'declaration.documentAttached',
      to: OFFICE,
      facts: ({ attachment }) => ({ document: attachment.typeCode }),
    },
  ],
  ControlAccepted: [{ code: 'declaration.controlAccepted', to: TRADE }],
  FindingRecorded: [
    { code: 'declaration.findingConforms', to: TRADE, when: ({ conforms }) => conforms },
    { code: 'declaration.discrepancyFound', to: TRADE, when: ({ conforms }) => !conforms },
  ],
  // The bank has its order by a channel of its own.
  PaymentOrdered: [],
  DutyPaid: [{ code: 'declaration.dutyPaid', to: TRADE }],
  DutyPaymentReversed: [{ code: 'declaration.dutyPaymentReversed', to: TRADE }],
  Released: [{ code: 'declaration.released', to: TRADE }],
  ReliefGivenBack: [{ code: 'declaration.reliefGivenBack', to: TRADE }],
  // Who withdraws a pre-registration knows, and customs has not acted on it.
  Withdrawn: [],
  // The first of two steps, seen by who takes it.
  AmendmentDrafted: [],
  AmendmentDropped: [],
  AmendmentRequested: [{ code: 'declaration.amendmentRequested', to: OFFICE }],
  AmendmentRejected: [{ code: 'declaration.amendmentRejected', to: TRADE }],
  Amended: [
    { code: 'declaration.amended', to: TRADE },
    { code: 'referral.raised', to: ['agency'], when: isReferred },
  ],
  AmendmentInstructed: [
    { code: 'declaration.amendmentInstructed', to: TRADE, when: ({ kind }) => kind === 'amend' },
    { code: 'declaration.changeInstructed', to: TRADE, when: ({ kind }) => kind === 'change' },
  ],
  InstructionWithdrawn: [{ code: 'declaration.instructionWithdrawn', to: TRADE }],
  Rechannelled: [
    { code: 'declaration.documentCheck', to: TRADE, when: ({ channel }) => channel === 'yellow' },
    { code: 'declaration.inspection', to: TRADE, when: ({ channel }) => channel === 'red' },
  ],
  CancellationRequested: [{ code: 'declaration.cancellationRequested', to: OFFICE }],
  CancellationRejected: [{ code: 'declaration.cancellationRejected', to: TRADE }],
  Cancelled: [{ code: 'declaration.cancelled', to: TRADE }],
  // Part of a registration or a release, whose own notices say it.
  Secured: [],
  SecurityFreed: [],
  SecurityCalled: [{ code: 'declaration.securityCalled', to: TRADE }],
  SpecialisedAwaited: [{ code: 'declaration.specialisedAwaited', to: TRADE, facts: ({ dueOn }) => ({ dueOn }) }],
  SpecialisedRecorded: [
    { code: 'declaration.specialisedConforms', to: TRADE, when: ({ conforms }) => conforms },
    { code: 'declaration.specialisedFails', to: TRADE, when: ({ conforms }) => !conforms },
  ],
  ReleaseRequested: [{ code: 'declaration.releaseRequested', to: OFFICE }],
  ReleaseGranted: [{ code: 'declaration.releaseGranted', to: TRADE }],
  ReleaseDenied: [{ code: 'declaration.releaseDenied', to: TRADE }],
  ReleasedProvisionally: [{ code: 'declaration.releasedProvisionally', to: TRADE }],
  Finalised: [{ code: 'declaration.finalised', to: TRADE }],
  StorageRequested: [{ code: 'declaration.storageRequested', to: OFFICE }],
  StorageAllowed: [{ code: 'declaration.storageAllowed', to: TRADE }],
  StorageRefused: [{ code: 'declaration.storageRefused', to: TRADE }],
  StorageArrived: [{ code: 'declaration.storageArrived', to: OFFICE }],
  StorageBreached: [{ code: 'declaration.storageBreached', to: TRADE, facts: ({ barredUntil }) => ({ barredUntil }) }],
  StorageEnded: [{ code: 'declaration.storageEnded', to: TRADE }],
  ReleaseSuspended: [{ code: 'declaration.releaseSuspended', to: TRADE }],
  ReleaseRevoked: [{ code: 'declaration.releaseRevoked', to: TRADE }],
  ReleaseResumed: [{ code: 'declaration.releaseResumed', to: TRADE }],
  ControlledAnew: [
    { code: 'declaration.documentCheck', to: TRADE, when: ({ channel }) => channel === 'yellow' },
    { code: 'declaration.inspection', to: TRADE, when: ({ channel }) => channel === 'red' },
  ],
  RefundDue: [{ code: 'declaration.refundDue', to: TRADE }],
  // What it does to tax and release is told by the events that come with it.
  PenaltyImposed: [{ code: 'declaration.penaltyImposed', to: TRADE }],
  DecisionReversed: [{ code: 'declaration.decisionReversed', to: TRADE }],
  RefundSetOff: [],
  AppealLodged: [{ code: 'declaration.appealLodged', to: ['leader'] }],
  AppealProlonged: [{ code: 'declaration.appealProlonged', to: TRADE }],
  AppealWithdrawn: [{ code: 'declaration.appealWithdrawn', to: ['leader'] }],
  AppealDecided: [
    { code: 'declaration.appealUpheld', to: TRADE, when: ({ outcome }) => outcome === 'upheld' },
    { code: 'declaration.appealDismissed', to: TRADE, when: ({ outcome }) => outcome === 'dismissed' },
  ],
  RefundRequested: [{ code: 'declaration.refundRequested', to: ['leader'] }],
  RefundRefused: [{ code: 'declaration.refundRefused', to: TRADE }],
  RefundOrdered: [
    { code: 'declaration.refundOrdered', to: TRADE, when: isPayers },
    { code: 'declaration.repaymentOrdered', to: TRADE, when: isGuarantors },
  ],
  // The bank hears it by a channel of its own.
  RefundResent: [],
  RefundRejected: [
    { code: 'declaration.refundRejected', to: TRADE, when: isPayers },
    { code: 'declaration.refundReturned', to: ['leader'] },
  ],
  RefundPaid: [
    { code: 'declaration.refundPaid', to: TRADE, when: isPayers },
    { code: 'declaration.guarantorRepaid', to: TRADE, when: isGuarantors },
  ],
};
