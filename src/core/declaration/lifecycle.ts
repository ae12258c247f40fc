import { isOpenAppeal } from './appeals.ts';
import { AMENDMENTS_MAX } from './declaration-number.ts';
import { versionOf, type DeclarationState } from './declaration-state.ts';
import { guarantorsRefund, openRefundOrders, payersRefund } from './refund-state.ts';
import type { DeclarationStatus } from './status.ts';
import type { Storage } from './storage.ts';
import type { Action } from '#core/access';
import type { Text } from '#core/kernel';

/** Statuses in which an office goes on with its control. */
const CONTROLLED = [
  'underDocumentCheck',
  'awaitingDocuments',
  'underInspection',
  'discrepancyFound',
] as const satisfies readonly DeclarationStatus[];
const UNDER_CUSTOMS = [
  ...CONTROLLED,
  'awaitingSpecialised',
  'amendmentInstructed',
  'awaitingPayment',
] as const satisfies readonly DeclarationStatus[];
const REGISTERED = [
  ...UNDER_CUSTOMS,
  'releasedProvisionally',
  'released',
] as const satisfies readonly DeclarationStatus[];
/** Released, and yet the goods may not go. */
const STOPPED = ['suspended', 'revoked'] as const satisfies readonly DeclarationStatus[];

/** What of a declaration decides whether a step is legal. */
export type Standing = Pick<
  DeclarationState,
  | 'status'
  | 'channel'
  | 'controlPassed'
  | 'amendment'
  | 'amendments'
  | 'decisions'
  | 'appeals'
  | 'cancellation'
  | 'refundable'
  | 'refund'
  | 'repayment'
  | 'called'
  | 'securities'
  | 'storage'
  | 'early'
  | 'penalties'
>;

/** One step of the law: when it is legal, and whose it is. */
export interface LegalStep {
  readonly in: readonly DeclarationStatus[];
  /** What more than the status it takes. */
  readonly when?: (standing: Standing) => boolean;
  /** It puts another version in force: the last digit of the number has to be able to count it. */
  readonly countsVersion?: true;
  /** The line of the policy table that says who may; by role, tie and office. */
  readonly policy: Action;
  /** Its counterparts in VNACCS: procedures, and messages where there is no procedure. */
  readonly vnaccs: readonly string[];
  readonly name: Text;
}

/** A cancelled declaration owes no tax; a fine for what was found stays due. */
const owes = ({ status, penalties }: Standing): boolean => status !== 'cancelled' || penalties !== undefined;
const isDrafted = ({ amendment }: Standing): boolean => amendment?.stage === 'drafted';
const hasDecisions = ({ decisions }: Standing): boolean => decisions !== undefined && decisions.length > 0;
const isAppealed = ({ appeals }: Standing): boolean => appeals?.some(isOpenAppeal) ?? false;
const isStorageAt =
  (...stages: readonly Storage['stage'][]) =>
  ({ storage }: Standing): boolean =>
    storage !== undefined && stages.includes(storage.stage);
/** Asked for, and no bank is at it. */
const isRefundAsked = ({ refund }: Standing): boolean => refund !== undefined && refund.order === undefined;
const isRequested = ({ amendment }: Standing): boolean => amendment?.stage === 'requested';

/**
 * The one table of legal steps, behind engine, API, screens and the chart in the docs.
 *
 * What ends the control of each channel: documents may be asked for in both, and while they are awaited either end is near;
 * but goods selected for inspection never leave on papers alone, and a check of papers finds nothing about goods.
 */
export const LEGAL_STEPS = {
  'declaration.replace': {
    in: ['preRegistered'],
    policy: 'declaration.preRegister',
    vnaccs: ['IDA', 'IDB', 'EDA', 'EDB'],
    name: { vi: 'Khai lại thông tin đăng ký trước', en: 'Overwrite the pre-registration' },
  },
  'declaration.register': {
    in: ['preRegistered'],
    policy: 'declaration.register',
    vnaccs: ['IDC', 'EDC', 'MIC', 'MEC'],
    name: { vi: 'Đăng ký chính thức', en: 'Register' },
  },
  'declaration.withdraw': {
    in: ['preRegistered'],
    policy: 'declaration.register',
    vnaccs: ['E0034'],
    name: { vi: 'Rút thông tin đăng ký trước', en: 'Withdraw' },
  },
  'declaration.attach': {
    in: ['preRegistered', ...UNDER_CUSTOMS, ...STOPPED],
    policy: 'declaration.attach',
    vnaccs: ['HYS'],
    name: { vi: 'Đính kèm chứng từ', en: 'Attach a document' },
  },
  'declaration.amend': {
    in: REGISTERED,
    when: (standing) => !isRequested(standing) && standing.cancellation === undefined,
    countsVersion: true,
    policy: 'declaration.register',
    vnaccs: ['IDD', 'IDA01', 'EDD', 'EDA01', 'MID', 'MIE', 'MED', 'MEE', 'AMA', 'AMB'],
    name: { vi: 'Khai sửa đổi, bổ sung', en: 'Amend' },
  },
  'declaration.confirmAmendment': {
    in: REGISTERED,
    when: (standing) => isDrafted(standing) && standing.cancellation === undefined,
    countsVersion: true,
    policy: 'declaration.register',
    vnaccs: ['IDE', 'EDE', 'AMC'],
    name: { vi: 'Đăng ký chính thức nội dung sửa đổi', en: 'Register the amendment' },
  },
  'declaration.dropAmendment': {
    in: REGISTERED,
    when: ({ amendment }) => amendment !== undefined,
    policy: 'declaration.register',
    vnaccs: [],
    name: { vi: 'Bỏ nội dung sửa đổi', en: 'Drop the amendment' },
  },
  'amendment.accept': {
    in: REGISTERED,
    when: isRequested,
    countsVersion: true,
    policy: 'case.decide',
    vnaccs: ['VAL803', 'VAL804', 'VAL805'],
    name: { vi: 'Chấp nhận khai bổ sung', en: 'Accept the amendment' },
  },
  'amendment.reject': {
    in: REGISTERED,
    when: isRequested,
    policy: 'case.decide',
    vnaccs: ['VAL806'],
    name: { vi: 'Từ chối khai bổ sung', en: 'Reject the amendment' },
  },
  'case.accept': {
    in: ['underDocumentCheck', 'awaitingDocuments'],
    when: ({ channel }) => channel === 'yellow',
    policy: 'case.decide',
    vnaccs: ['VAD2AG', 'VAE2LF'],
    name: { vi: 'Chấp nhận kết quả kiểm tra hồ sơ', en: 'Accept the documents' },
  },
  'case.requestDocuments': {
    in: ['underDocumentCheck', 'awaitingDocuments', 'underInspection'],
    policy: 'case.requestDocument',
    vnaccs: ['VAL006'],
    name: { vi: 'Yêu cầu bổ sung chứng từ', en: 'Ask for documents' },
  },
  'case.recordFinding': {
    in: ['awaitingDocuments', 'underInspection', 'discrepancyFound'],
    when: ({ channel }) => channel === 'red',
    policy: 'case.recordFinding',
    vnaccs: ['VAD487', 'VAE474'],
    name: { vi: 'Ghi kết quả kiểm tra thực tế', en: 'Record what the inspection found' },
  },
  'case.awaitSpecialised': {
    in: CONTROLLED,
    policy: 'case.requestDocument',
    vnaccs: [],
    name: { vi: 'Chờ kết quả kiểm tra chuyên ngành', en: 'Wait for a specialised inspection' },
  },
  'case.recordSpecialised': {
    in: ['awaitingSpecialised'],
    policy: 'case.decide',
    vnaccs: ['NSW 26'],
    name: { vi: 'Ghi kết quả kiểm tra chuyên ngành', en: 'Record the result of the specialised inspection' },
  },
  'declaration.requestStorage': {
    in: [...CONTROLLED, 'awaitingSpecialised'],
    when: ({ storage }) => storage === undefined,
    policy: 'declaration.register',
    vnaccs: ['Form 18'],
    name: { vi: 'Đề nghị đưa hàng về bảo quản', en: 'Ask to keep the goods' },
  },
  'case.allowStorage': {
    in: UNDER_CUSTOMS,
    when: isStorageAt('asked'),
    policy: 'case.decide',
    vnaccs: ['Form 18'],
    name: { vi: 'Cho đưa hàng về bảo quản', en: 'Allow the goods to be kept' },
  },
  'case.refuseStorage': {
    in: UNDER_CUSTOMS,
    when: isStorageAt('asked'),
    policy: 'case.decide',
    vnaccs: ['Form 18'],
    name: { vi: 'Không cho đưa hàng về bảo quản', en: 'Refuse to let the goods be kept' },
  },
  'declaration.confirmStorage': {
    in: UNDER_CUSTOMS,
    when: isStorageAt('allowed'),
    policy: 'declaration.register',
    vnaccs: ['Form 19'],
    name: { vi: 'Báo hàng đã về nơi bảo quản', en: 'Confirm that the goods arrived' },
  },
  'case.recordStorageBreach': {
    in: UNDER_CUSTOMS,
    when: isStorageAt('allowed', 'arrived'),
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Ghi nhận vi phạm bảo quản', en: 'Record a breach of the storage' },
  },
  'case.endStorage': {
    in: UNDER_CUSTOMS,
    when: isStorageAt('allowed', 'arrived'),
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Kết thúc bảo quản', en: 'End the storage' },
  },
  'case.instructAmendment': {
    in: [...CONTROLLED, 'awaitingSpecialised'],
    policy: 'case.decide',
    vnaccs: ['VAD800', 'VAE800', 'CCM'],
    name: { vi: 'Hướng dẫn khai sửa đổi', en: 'Instruct to amend' },
  },
  'case.withdrawInstruction': {
    in: ['amendmentInstructed'],
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Thu hồi hướng dẫn', en: 'Withdraw the instruction' },
  },
  'case.assign': {
    in: [...CONTROLLED, 'amendmentInstructed'],
    policy: 'case.assign',
    vnaccs: [],
    name: { vi: 'Phân công công chức', en: 'Assign to an officer' },
  },
  'case.rechannel': {
    in: [...CONTROLLED, 'awaitingSpecialised', 'awaitingPayment'],
    policy: 'case.decide',
    vnaccs: ['VAD2AC', 'VAD3AC', 'VAE2LD', 'VAE3LD'],
    name: { vi: 'Chuyển luồng', en: 'Change the channel' },
  },
  'case.assess': {
    in: [...REGISTERED, ...STOPPED],
    when: ({ cancellation }) => cancellation === undefined,
    countsVersion: true,
    policy: 'case.review',
    vnaccs: ['VAD2AY', 'VAE2LY', 'VAF802'],
    name: { vi: 'Ấn định thuế', en: 'Assess by customs' },
  },
  'declaration.requestCancellation': {
    in: [...UNDER_CUSTOMS, 'revoked'],
    when: ({ cancellation }) => cancellation === undefined,
    policy: 'declaration.register',
    vnaccs: ['Form 06'],
    name: { vi: 'Đề nghị hủy tờ khai', en: 'Ask for cancellation' },
  },
  'case.rejectCancellation': {
    in: [...UNDER_CUSTOMS, 'revoked'],
    when: ({ cancellation }) => cancellation !== undefined,
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Không đồng ý hủy tờ khai', en: 'Refuse the cancellation' },
  },
  'case.cancel': {
    in: [...UNDER_CUSTOMS, 'revoked'],
    policy: 'case.decide',
    vnaccs: ['Form 06'],
    name: { vi: 'Hủy tờ khai', en: 'Cancel the declaration' },
  },
  'declaration.secure': {
    in: [...UNDER_CUSTOMS],
    when: ({ cancellation }) => cancellation === undefined,
    policy: 'declaration.register',
    vnaccs: ['IAS', 'ENC', 'VAF805', 'VAF806'],
    name: { vi: 'Bảo lãnh số thuế phải nộp', en: 'Secure by a guarantee' },
  },
  'case.callSecurity': {
    in: REGISTERED,
    when: ({ securities }) => securities !== undefined,
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Yêu cầu ngân hàng bảo lãnh nộp thay', en: 'Call on the guarantee' },
  },
  'declaration.requestRelease': {
    in: [...CONTROLLED, 'awaitingPayment'],
    when: ({ early }) => early === undefined,
    policy: 'declaration.register',
    vnaccs: ['BP', 'VAD2BK', 'VAD3BK'],
    name: { vi: 'Đề nghị giải phóng hàng', en: 'Ask for release before the figures are final' },
  },
  'case.grantRelease': {
    in: [...CONTROLLED, 'awaitingPayment'],
    // Goods selected for inspection are inspected first, whatever is open of their figures.
    when: ({ early, channel, controlPassed }) => early?.stage === 'asked' && (channel !== 'red' || controlPassed),
    policy: 'case.decide',
    vnaccs: ['VAD2BJ', 'VAD3BJ'],
    name: { vi: 'Cho giải phóng hàng', en: 'Grant the release' },
  },
  'case.denyRelease': {
    in: UNDER_CUSTOMS,
    when: ({ early }) => early?.stage === 'asked',
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Không cho giải phóng hàng', en: 'Deny the release' },
  },
  'case.finalise': {
    in: ['releasedProvisionally'],
    policy: 'case.decide',
    vnaccs: ['VAD2AG'],
    name: { vi: 'Chấp nhận số liệu chính thức', en: 'Accept the figures as final' },
  },
  'case.suspendRelease': {
    in: ['released', 'releasedProvisionally'],
    policy: 'case.decide',
    vnaccs: ['VASSCM 06'],
    name: { vi: 'Tạm dừng thông quan', en: 'Suspend the release' },
  },
  'case.resumeRelease': {
    in: STOPPED,
    // Where the control it stood on was taken back, the goods are controlled anew; what was asked is answered first.
    when: ({ controlPassed, cancellation }) => controlPassed && cancellation === undefined,
    policy: 'case.review',
    vnaccs: ['VASSCM 07'],
    name: { vi: 'Cho thông quan trở lại', en: 'Let the release stand again' },
  },
  'case.revokeRelease': {
    in: ['released', 'releasedProvisionally', 'suspended'],
    policy: 'case.review',
    vnaccs: ['VASSCM 07'],
    name: { vi: 'Hủy quyết định thông quan', en: 'Revoke the release' },
  },
  'case.controlAnew': {
    in: ['revoked'],
    policy: 'case.decide',
    vnaccs: [],
    name: { vi: 'Đưa hàng trở lại kiểm tra', en: 'Control the goods anew' },
  },
  'payment.order': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: owes,
    policy: 'declaration.register',
    vnaccs: ['VAF801', 'VAF511'],
    name: { vi: 'Nộp thuế', en: 'Pay' },
  },
  'payment.receive': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: owes,
    policy: 'payment.notify',
    vnaccs: ['VAF511'],
    name: { vi: 'Ghi nhận tiền nộp', en: 'Receive a payment' },
  },
  'declaration.requestRefund': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    // Another account may be named once a bank could not pay into the first.
    when: (standing) =>
      standing.refundable !== undefined &&
      (standing.refund === undefined || standing.refund.rejected !== undefined) &&
      payersRefund(standing) > 0n,
    policy: 'declaration.register',
    vnaccs: [],
    name: { vi: 'Đề nghị hoàn tiền nộp thừa', en: 'Ask for a refund' },
  },
  'refund.order': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: (standing) => isRefundAsked(standing) && payersRefund(standing) > 0n,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Ra lệnh hoàn tiền nộp thừa', en: 'Order the refund' },
  },
  'refund.refuse': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: (standing) => isRefundAsked(standing),
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Không chấp nhận hoàn tiền', en: 'Refuse the refund' },
  },
  'refund.repayGuarantor': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    // It paid for another: what is owed back goes to it first, and it need not ask.
    when: (standing) => guarantorsRefund(standing) !== undefined,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Hoàn trả ngân hàng bảo lãnh', en: 'Pay the guarantor back' },
  },
  'refund.resend': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: (standing) => openRefundOrders(standing).length > 0,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Gửi lại lệnh hoàn tiền', en: 'Send the order to refund again' },
  },
  'refund.answer': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: (standing) => openRefundOrders(standing).length > 0,
    policy: 'payment.notify',
    vnaccs: [],
    name: { vi: 'Ngân hàng trả lời lệnh hoàn tiền', en: 'Answer an order to refund' },
  },
  'case.reverse': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: hasDecisions,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Hủy bỏ một quyết định', en: 'Reverse a decision' },
  },
  'declaration.appeal': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: hasDecisions,
    policy: 'declaration.register',
    vnaccs: [],
    name: { vi: 'Khiếu nại một quyết định', en: 'Appeal against a decision' },
  },
  'declaration.withdrawAppeal': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: isAppealed,
    policy: 'declaration.register',
    vnaccs: [],
    name: { vi: 'Rút khiếu nại', en: 'Withdraw an appeal' },
  },
  'appeal.prolong': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: isAppealed,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Kéo dài thời hạn giải quyết khiếu nại', en: 'Take longer for an appeal' },
  },
  'appeal.decide': {
    in: [...REGISTERED, ...STOPPED, 'cancelled'],
    when: isAppealed,
    policy: 'case.review',
    vnaccs: [],
    name: { vi: 'Giải quyết khiếu nại', en: 'Decide on an appeal' },
  },
} as const satisfies Readonly<Record<string, LegalStep>>;

export type DeclarationAction = keyof typeof LEGAL_STEPS;
export const DECLARATION_ACTIONS = Object.keys(LEGAL_STEPS) as readonly DeclarationAction[];

export const legalStepOf = (action: DeclarationAction): LegalStep => LEGAL_STEPS[action];

export const isLegal = (standing: Standing, action: DeclarationAction): boolean =>
  isOtherwiseLegal(standing, action) && !isBeyondLastVersion(standing, action);

/** Whether nothing but the count of amendments stands in the way: no digit is left for another version. */
export const lacksVersion = (standing: Standing, action: DeclarationAction): boolean =>
  isOtherwiseLegal(standing, action) && isBeyondLastVersion(standing, action);

function isOtherwiseLegal(standing: Standing, action: DeclarationAction): boolean {
  const step = legalStepOf(action);
  return step.in.includes(standing.status) && (step.when === undefined || step.when(standing));
}

const isBeyondLastVersion = (standing: Standing, action: DeclarationAction): boolean =>
  legalStepOf(action).countsVersion === true && versionOf(standing) >= AMENDMENTS_MAX;

/** What could be done now, by whoever may. */
export const legalActions = (standing: Standing): readonly DeclarationAction[] =>
  DECLARATION_ACTIONS.filter((action) => isLegal(standing, action));
