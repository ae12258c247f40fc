import type { ShownStatus } from '#core/clearance';
import type { DeclarationEventType } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { CountryProfile } from '#core/reference';

/** Of a status alone, whatever else is open. */
export interface Progress {
  readonly holder: 'trader' | 'customs' | 'none';
  readonly label: Text;
  readonly next: Text;
}

/** What the status by itself says; with everything else that is open, see `nextStepOf`. */
export const progressOf = (status: ShownStatus, country: Pick<CountryProfile, 'preRegistrationDays'>): Progress =>
  status === 'preRegistered'
    ? { ...PROGRESS[status], next: registerWithin(country.preRegistrationDays) }
    : PROGRESS[status];

const registerWithin = (days: number): Text => ({
  vi: `Đăng ký chính thức trong ${days} ngày`,
  en: `Register it within ${days} ${days === 1 ? 'day' : 'days'}`,
});

/** For each status; how long a pre-registration is kept is the country's to say. */
const PROGRESS: Readonly<Record<ShownStatus, Progress>> = {
  preRegistered: {
    holder: 'trader',
    label: { vi: 'Đã khai trước', en: 'Pre-registered' },
    next: { vi: 'Đăng ký chính thức', en: 'Register it' },
  },
  lapsed: {
    holder: 'none',
    label: { vi: 'Quá hạn khai trước', en: 'Lapsed' },
    next: { vi: 'Khai lại thành tờ khai mới', en: 'Lodge the declaration anew' },
  },
  underDocumentCheck: {
    holder: 'customs',
    label: { vi: 'Đang kiểm tra hồ sơ', en: 'Documents being checked' },
    next: { vi: 'Công chức kiểm tra hồ sơ', en: 'An officer checks the documents' },
  },
  awaitingDocuments: {
    holder: 'trader',
    label: { vi: 'Chờ chứng từ', en: 'Awaiting documents' },
    next: { vi: 'Tải lên chứng từ được yêu cầu', en: 'Upload the documents asked for' },
  },
  underInspection: {
    holder: 'customs',
    label: { vi: 'Chờ kiểm tra thực tế', en: 'Awaiting inspection' },
    next: { vi: 'Công chức kiểm tra thực tế hàng hóa', en: 'An officer inspects the goods' },
  },
  awaitingSpecialised: {
    holder: 'trader',
    label: { vi: 'Chờ kiểm tra chuyên ngành', en: 'Awaiting another agency' },
    next: {
      vi: 'Đính kèm kết quả kiểm tra chuyên ngành',
      en: 'Attach the result of the specialised inspection',
    },
  },
  discrepancyFound: {
    holder: 'customs',
    label: { vi: 'Có sai khác', en: 'Discrepancy found' },
    next: { vi: 'Công chức kết luận về sai khác', en: 'An officer concludes on the discrepancy' },
  },
  amendmentInstructed: {
    holder: 'trader',
    label: { vi: 'Chờ khai sửa đổi', en: 'To be amended' },
    next: { vi: 'Sửa tờ khai theo hướng dẫn', en: 'Amend as customs instructed' },
  },
  awaitingPayment: {
    holder: 'trader',
    label: { vi: 'Chờ nộp thuế', en: 'Awaiting payment' },
    next: { vi: 'Nộp thuế theo mã nộp', en: 'Pay with the payment reference' },
  },
  releasedProvisionally: {
    holder: 'trader',
    label: { vi: 'Đã giải phóng hàng', en: 'Released, figures not final' },
    next: { vi: 'Khai số liệu chính thức', en: 'Declare the final figures' },
  },
  released: {
    holder: 'none',
    label: { vi: 'Đã thông quan', en: 'Released' },
    next: { vi: 'Hàng được đưa khỏi khu vực giám sát', en: 'The goods may leave customs supervision' },
  },
  suspended: {
    holder: 'customs',
    label: { vi: 'Tạm dừng thông quan', en: 'Release suspended' },
    next: { vi: 'Hàng chưa được đưa đi; chờ hải quan quyết định', en: 'The goods stay; customs decides' },
  },
  revoked: {
    holder: 'customs',
    label: { vi: 'Đã hủy thông quan', en: 'Release revoked' },
    next: { vi: 'Hàng phải trở lại chịu kiểm tra', en: 'The goods come back under control' },
  },
  cancelled: {
    holder: 'none',
    label: { vi: 'Đã hủy', en: 'Cancelled' },
    next: { vi: 'Hàng cần làm thủ tục thì khai tờ khai mới', en: 'Goods that still move take a new declaration' },
  },
  withdrawn: {
    holder: 'none',
    label: { vi: 'Đã rút', en: 'Withdrawn' },
    next: { vi: 'Không còn việc gì', en: 'Nothing is left to do' },
  },
};

export const EVENT_LABELS: Readonly<Record<DeclarationEventType, Text>> = {
  PreRegistered: { vi: 'Khai trước', en: 'Pre-registered' },
  Registered: { vi: 'Đăng ký tờ khai', en: 'Registered' },
  DocumentsRequested: { vi: 'Yêu cầu bổ sung chứng từ', en: 'Documents requested' },
  DocumentAttached: { vi: 'Đính kèm chứng từ', en: 'Document attached' },
  ControlAccepted: { vi: 'Chấp nhận hồ sơ', en: 'Documents accepted' },
  FindingRecorded: { vi: 'Ghi kết quả kiểm tra thực tế', en: 'Inspection finding recorded' },
  PaymentOrdered: { vi: 'Lệnh nộp thuế đã gửi ngân hàng', en: 'Payment ordered at the bank' },
  DutyPaid: { vi: 'Ngân hàng xác nhận nộp thuế', en: 'Payment confirmed by the bank' },
  DutyPaymentReversed: { vi: 'Gỡ khoản nộp ghi nhầm', en: 'A payment booked by mistake was taken off' },
  ReliefGivenBack: { vi: 'Hoàn lượng trừ lùi miễn thuế, hạn ngạch', en: 'Relief drawn was given back' },
  Released: { vi: 'Thông quan', en: 'Released' },
  Withdrawn: { vi: 'Rút thông tin khai trước', en: 'Withdrawn' },
  AmendmentDrafted: { vi: 'Khai trước nội dung sửa đổi', en: 'Amendment drafted' },
  AmendmentRequested: { vi: 'Đề nghị khai bổ sung', en: 'Amendment asked for' },
  AmendmentDropped: { vi: 'Bỏ nội dung sửa đổi', en: 'Amendment dropped' },
  AmendmentRejected: { vi: 'Từ chối khai bổ sung', en: 'Amendment refused' },
  Amended: { vi: 'Sửa đổi tờ khai', en: 'Amended' },
  AmendmentInstructed: { vi: 'Hướng dẫn khai sửa đổi', en: 'Told to amend' },
  InstructionWithdrawn: { vi: 'Thu hồi hướng dẫn', en: 'Instruction withdrawn' },
  Rechannelled: { vi: 'Chuyển luồng', en: 'Channel changed' },
  CancellationRequested: { vi: 'Đề nghị hủy tờ khai', en: 'Cancellation asked for' },
  CancellationRejected: { vi: 'Không đồng ý hủy', en: 'Cancellation refused' },
  Cancelled: { vi: 'Hủy tờ khai', en: 'Cancelled' },
  Secured: { vi: 'Bảo lãnh thuế', en: 'Secured by a guarantee' },
  SecurityFreed: { vi: 'Giải tỏa bảo lãnh', en: 'Guarantee freed' },
  SecurityCalled: { vi: 'Yêu cầu ngân hàng bảo lãnh nộp thay', en: 'Guarantee called on' },
  SpecialisedAwaited: { vi: 'Chờ kết quả kiểm tra chuyên ngành', en: 'Another agency is awaited' },
  SpecialisedRecorded: { vi: 'Ghi kết quả kiểm tra chuyên ngành', en: 'Result of another agency recorded' },
  ReleaseRequested: { vi: 'Đề nghị giải phóng hàng', en: 'Early release asked for' },
  ReleaseGranted: { vi: 'Cho giải phóng hàng', en: 'Early release granted' },
  ReleaseDenied: { vi: 'Không cho giải phóng hàng', en: 'Early release denied' },
  ReleasedProvisionally: { vi: 'Giải phóng hàng', en: 'Released, figures not final' },
  Finalised: { vi: 'Số liệu chính thức', en: 'Figures final' },
  StorageRequested: { vi: 'Đề nghị đưa hàng về bảo quản', en: 'Storage asked for' },
  StorageAllowed: { vi: 'Cho đưa hàng về bảo quản', en: 'Storage allowed' },
  StorageRefused: { vi: 'Không cho đưa hàng về bảo quản', en: 'Storage refused' },
  StorageArrived: { vi: 'Hàng đã về nơi bảo quản', en: 'Arrived where it is kept' },
  StorageBreached: { vi: 'Vi phạm bảo quản', en: 'Storage breached' },
  StorageEnded: { vi: 'Kết thúc bảo quản', en: 'Storage over' },
  ReleaseSuspended: { vi: 'Tạm dừng thông quan', en: 'Release suspended' },
  ReleaseRevoked: { vi: 'Hủy quyết định thông quan', en: 'Release revoked' },
  ControlledAnew: { vi: 'Đưa hàng trở lại kiểm tra', en: 'Controlled anew' },
  ReleaseResumed: { vi: 'Cho thông quan trở lại', en: 'Release stands again' },
  RefundDue: { vi: 'Có tiền nộp thừa', en: 'Overpaid' },
  RefundRequested: { vi: 'Đề nghị hoàn tiền', en: 'Refund asked for' },
  RefundRefused: { vi: 'Không chấp nhận hoàn tiền', en: 'Refund refused' },
  RefundOrdered: { vi: 'Ra lệnh hoàn tiền', en: 'Refund ordered' },
  RefundResent: { vi: 'Gửi lại lệnh hoàn tiền', en: 'Order to refund sent again' },
  RefundRejected: { vi: 'Ngân hàng không trả được tiền hoàn', en: 'The bank could not pay the refund' },
  RefundPaid: { vi: 'Đã hoàn tiền nộp thừa', en: 'Refunded' },
  RefundSetOff: { vi: 'Bù trừ tiền nộp thừa', en: 'Set off against what was overpaid' },
  PenaltyImposed: { vi: 'Quyết định xử phạt', en: 'A fine was imposed' },
  DecisionReversed: { vi: 'Hủy bỏ một quyết định', en: 'Decision reversed' },
  AppealLodged: { vi: 'Khiếu nại một quyết định', en: 'Appeal lodged' },
  AppealProlonged: { vi: 'Kéo dài thời hạn giải quyết khiếu nại', en: 'Appeal takes longer' },
  AppealWithdrawn: { vi: 'Rút khiếu nại', en: 'Appeal withdrawn' },
  AppealDecided: { vi: 'Giải quyết khiếu nại', en: 'Appeal decided' },
  CaseAssigned: { vi: 'Phân công công chức thụ lý', en: 'Assigned to an officer' },
  AdmissionEnded: { vi: 'Hàng tạm nhập, tạm xuất đã tái xuất, tái nhập', en: 'The temporary admission was ended' },
  AdmissionReopened: {
    vi: 'Tờ khai tái xuất, tái nhập không còn: thời hạn lưu lại tiếp tục',
    en: 'What had ended the temporary admission is no more: its time runs again',
  },
  DeadlineWarned: { vi: 'Nhắc thời hạn sắp hết', en: 'Time is running out' },
  DeadlinePassed: { vi: 'Đã quá thời hạn', en: 'Time is over' },
};
