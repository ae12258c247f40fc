import type { NoticeRules } from './notice-rule.ts';
import { REFUND_ANSWER } from '#core/declaration';
import type { TransportEventData } from '#core/transport';

const TRADE = ['principal', 'submitter'] as const;
const isChecked = ({ selection }: { readonly selection: { readonly channel: string } }): boolean =>
  selection.channel === 'yellow';
const dueAt = ({ dueAt: by }: { readonly dueAt: string }) => ({ dueAt: by });

const isOfBank = ({ kind }: { readonly kind: string }): boolean => kind === REFUND_ANSWER;
const isOfArrival = (told: { readonly kind: string }): boolean => !isOfBank(told);

/** Who is told what of a transport under customs control: both its ends, and who answers for it. */
export const TRANSPORT_NOTICES: NoticeRules<TransportEventData> = {
  PreRegistered: [],
  Withdrawn: [],
  Registered: [{ code: 'transport.toCheck', to: ['office'], when: isChecked }],
  Corrected: [{ code: 'transport.toCheck', to: ['office'], when: isChecked }],
  CorrectionInstructed: [{ code: 'transport.correctionInstructed', to: TRADE }],
  GuaranteeRequired: [{ code: 'transport.guaranteeRequired', to: TRADE }],
  GuaranteeSecured: [{ code: 'transport.toCheck', to: ['office'] }],
  // Told with what ended the transport, but for what was held back.
  SecurityFreed: [],
  SecurityCalled: [{ code: 'transport.guaranteeCalled', to: TRADE }],
  SecurityPaid: [{ code: 'transport.guaranteePaid', to: ['office', 'destinationLeader'] }],
  SecurityWithdrawn: [{ code: 'transport.demandWithdrawn', to: TRADE }],
  // Told with the demand that is withdrawn; the bank has its order by a channel of its own.
  RepaymentOrdered: [],
  RepaymentResent: [],
  SecurityRepaid: [{ code: 'transport.guarantorRepaid', to: [...TRADE, 'destinationLeader'] }],
  RepaymentRejected: [{ code: 'transport.repaymentReturned', to: ['destinationLeader'] }],
  Approved: [{ code: 'transport.approved', to: TRADE }],
  Refused: [{ code: 'transport.refused', to: TRADE }],
  Cancelled: [
    { code: 'transport.cancelled', to: TRADE, when: ({ by }) => by === 'customs' },
    { code: 'transport.withdrawn', to: ['office'], when: ({ by }) => by === 'trader' },
  ],
  Departed: [{ code: 'transport.departed', to: ['destination'] }],
  Arrived: [
    { code: 'transport.arrived', to: TRADE, when: ({ conforms }) => conforms },
    { code: 'transport.arrivedOtherwise', to: TRADE, when: ({ conforms }) => !conforms },
    { code: 'transport.foundOtherwise', to: ['office', 'destinationLeader'], when: ({ conforms }) => !conforms },
  ],
  DeadlineWarned: [
    { code: 'transport.arrivalNear', to: TRADE, when: isOfArrival, facts: dueAt },
    { code: 'deadline.officeNear', to: ['destinationLeader'], when: isOfBank, facts: dueAt },
  ],
  // Goods that do not come are missed where they were to come; so is the answer of a bank.
  DeadlinePassed: [
    { code: 'transport.arrivalPassed', to: TRADE, when: isOfArrival, facts: dueAt },
    { code: 'transport.missing', to: ['destinationLeader', 'leader'], when: isOfArrival, facts: dueAt },
    { code: 'deadline.officePassed', to: ['destinationLeader'], when: isOfBank, facts: dueAt },
  ],
};
