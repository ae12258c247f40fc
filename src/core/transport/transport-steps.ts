import { owedToGuarantor, type TransportState, type TransportStatus } from './transport.ts';
import type { Action } from '#core/access';
import type { Text } from '#core/kernel';

type Standing = Pick<TransportState, 'status' | 'security' | 'called'>;

/** One step of the law: when it is legal, and whose it is. */
export interface TransportStep {
  readonly in: readonly TransportStatus[];
  /** What more than the status it takes. */
  readonly when?: (standing: Standing) => boolean;
  /** The line of the policy table that says who may. */
  readonly policy: Extract<Action, `transport.${string}`>;
  /** At which end of the way the office is that takes it. */
  readonly at: 'departure' | 'destination';
  /** Its counterparts in VNACCS: procedures, and messages where there is no procedure. */
  readonly vnaccs: readonly string[];
  readonly name: Text;
}

const BEFORE_APPROVAL = [
  'underCheck',
  'correctionInstructed',
  'awaitingGuarantee',
] as const satisfies readonly TransportStatus[];
const BEFORE_DEPARTURE = [...BEFORE_APPROVAL, 'approved'] as const satisfies readonly TransportStatus[];
/** A demand that stands, or money of the bank that no order pays back yet. */
const isToRepay = (standing: Standing): boolean =>
  standing.called !== undefined &&
  standing.called.order === undefined &&
  (standing.called.withdrawnAt === undefined || owedToGuarantor(standing) > 0n);
const isSecured = ({ security }: Standing): boolean => security !== undefined;

/** The one table of legal steps of a transport, behind engine, API and docs. It begins with what is sent in advance, or with its registration. */
export const TRANSPORT_STEPS = {
  'transport.replace': {
    in: ['preRegistered'],
    policy: 'transport.register',
    at: 'departure',
    vnaccs: ['OLA', 'OLB'],
    name: { vi: 'Khai lại thông tin vận chuyển khai trước', en: 'Overwrite the pre-registration' },
  },
  'transport.makeOfficial': {
    in: ['preRegistered'],
    policy: 'transport.register',
    at: 'departure',
    vnaccs: ['OLC'],
    name: { vi: 'Đăng ký chính thức', en: 'Register' },
  },
  'transport.correct': {
    in: BEFORE_DEPARTURE,
    policy: 'transport.register',
    at: 'departure',
    vnaccs: ['COT11'],
    name: { vi: 'Sửa tờ khai vận chuyển', en: 'Correct' },
  },
  'transport.secure': {
    in: ['awaitingGuarantee'],
    policy: 'transport.register',
    at: 'departure',
    vnaccs: ['VAF807', 'VAS512'],
    name: { vi: 'Bảo lãnh cho lô hàng vận chuyển', en: 'Secure by a guarantee' },
  },
  'transport.withdraw': {
    in: ['preRegistered', ...BEFORE_DEPARTURE],
    policy: 'transport.register',
    at: 'departure',
    vnaccs: ['VAS514', 'VAS508'],
    name: { vi: 'Người khai hủy tờ khai vận chuyển', en: 'Withdraw' },
  },
  'transport.instructCorrection': {
    in: ['underCheck'],
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['VAS510'],
    name: { vi: 'Hướng dẫn sửa tờ khai vận chuyển', en: 'Instruct to correct' },
  },
  'transport.requireGuarantee': {
    in: ['underCheck'],
    when: (standing) => !isSecured(standing),
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['VAS509'],
    name: { vi: 'Yêu cầu bảo lãnh', en: 'Ask for a guarantee' },
  },
  'transport.approve': {
    in: ['underCheck'],
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['VAS504', 'VAS506'],
    name: { vi: 'Phê duyệt vận chuyển', en: 'Approve' },
  },
  'transport.refuse': {
    in: BEFORE_APPROVAL,
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['VAS511'],
    name: { vi: 'Không phê duyệt vận chuyển', en: 'Refuse' },
  },
  'transport.cancel': {
    in: BEFORE_DEPARTURE,
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['VAS514', 'VAS508'],
    name: { vi: 'Hải quan hủy tờ khai vận chuyển', en: 'Cancel' },
  },
  'transport.depart': {
    in: ['approved'],
    policy: 'transport.decide',
    at: 'departure',
    vnaccs: ['BOA'],
    name: { vi: 'Đăng ký khởi hành', en: 'Record the departure' },
  },
  'transport.arrive': {
    in: ['departed'],
    policy: 'transport.decide',
    at: 'destination',
    vnaccs: ['BIA11', 'VAS516'],
    name: { vi: 'Đăng ký hàng đến', en: 'Record the arrival' },
  },
  'transport.freeGuarantee': {
    in: ['arrived'],
    when: isSecured,
    policy: 'transport.decide',
    at: 'destination',
    vnaccs: [],
    name: { vi: 'Giải phóng bảo lãnh', en: 'Free the guarantee' },
  },
  // Of goods under way only once their time is over, which the state alone does not tell.
  'transport.callGuarantee': {
    in: ['departed', 'arrived'],
    when: isSecured,
    policy: 'transport.decide',
    at: 'destination',
    vnaccs: [],
    name: { vi: 'Yêu cầu ngân hàng bảo lãnh nộp thay', en: 'Call on the guarantee' },
  },
  // The goods came after all: what the bank was to pay for them it need not, and what it paid it gets back.
  'transport.repayGuarantor': {
    in: ['arrived'],
    when: isToRepay,
    policy: 'transport.repay',
    at: 'destination',
    vnaccs: [],
    name: { vi: 'Rút yêu cầu, hoàn trả ngân hàng bảo lãnh', en: 'Withdraw the demand, pay the guarantor back' },
  },
  'transport.resendRepayment': {
    in: ['arrived'],
    when: ({ called }) => called?.order !== undefined,
    policy: 'transport.repay',
    at: 'destination',
    vnaccs: [],
    name: { vi: 'Gửi lại lệnh hoàn trả', en: 'Send the order to pay back again' },
  },
} as const satisfies Readonly<Record<string, TransportStep>>;

export type TransportAction = keyof typeof TRANSPORT_STEPS;
export const TRANSPORT_ACTIONS = Object.keys(TRANSPORT_STEPS) as readonly TransportAction[];

export const transportStepOf = (action: TransportAction): TransportStep => TRANSPORT_STEPS[action];

export function isTransportLegal(standing: Standing, action: TransportAction): boolean {
  const step = transportStepOf(action);
  return step.in.includes(standing.status) && (step.when === undefined || step.when(standing));
}

/** What could be done now, by whoever may. */
export const legalTransportActions = (standing: Standing): readonly TransportAction[] =>
  TRANSPORT_ACTIONS.filter((action) => isTransportLegal(standing, action));
