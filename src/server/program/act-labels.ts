import type { Text } from '#core/kernel';
import { EVENT_LABELS } from '#server/declaration';

const OTHERS: ReadonlyMap<string, Text> = new Map([
  ['consultation.ConsultationOpened', { vi: 'Mở tham vấn trị giá', en: 'Opened a consultation on value' }],
  ['consultation.ConsultationConcluded', { vi: 'Kết luận tham vấn trị giá', en: 'Concluded a consultation on value' }],
  ['exemption-list.Accepted', { vi: 'Chấp nhận danh mục miễn thuế', en: 'Accepted an exemption list' }],
  ['exemption-list.Refused', { vi: 'Từ chối danh mục miễn thuế', en: 'Refused an exemption list' }],
  ['exemption-list.Suspended', { vi: 'Tạm dừng danh mục miễn thuế', en: 'Suspended an exemption list' }],
  ['exemption-list.Resumed', { vi: 'Tiếp tục danh mục miễn thuế', en: 'Resumed an exemption list' }],
  ['exemption-list.Closed', { vi: 'Đóng danh mục miễn thuế', en: 'Closed an exemption list' }],
  ['guarantee.GuaranteeIssued', { vi: 'Ghi nhận bảo lãnh', en: 'Recorded a guarantee' }],
  ['guarantee.GuaranteeEnded', { vi: 'Kết thúc bảo lãnh', en: 'Ended a guarantee' }],
  ['guarantee.GuaranteeCalled', { vi: 'Yêu cầu ngân hàng trả theo bảo lãnh', en: 'Called a guarantee' }],
  ['inspection.DocumentCheckRecorded', { vi: 'Kiểm tra hồ sơ', en: 'Checked documents' }],
  ['inspection.InspectionOrdered', { vi: 'Ra lệnh kiểm tra', en: 'Ordered an inspection' }],
  ['inspection.InspectionCancelled', { vi: 'Hủy lệnh kiểm tra', en: 'Cancelled an inspection' }],
  ['inspection.InspectionConcluded', { vi: 'Kết luận kiểm tra', en: 'Concluded an inspection' }],
  ['inspection.ContainerChecked', { vi: 'Kiểm tra container', en: 'Checked a container' }],
  ['inspection.PhysicalFindingRecorded', { vi: 'Ghi nhận hàng hóa', en: 'Recorded goods found' }],
  ['inspection.AttendanceRecorded', { vi: 'Ghi nhận người chứng kiến', en: 'Recorded who attended' }],
  ['inspection.PhotoAdded', { vi: 'Thêm ảnh kiểm tra', en: 'Added a picture of an inspection' }],
  ['inspection.ScanRecorded', { vi: 'Ghi nhận kết quả soi', en: 'Recorded a scan' }],
  ['inspection.SampleTaken', { vi: 'Lấy mẫu', en: 'Took a sample' }],
  ['inspection.LaboratoryResultRecorded', { vi: 'Ghi kết quả phân tích', en: 'Recorded a laboratory result' }],
  ['inspection.PenaltyProposed', { vi: 'Đề xuất xử phạt', en: 'Proposed a fine' }],
  ['inspection.CaseTaken', { vi: 'Nhận thụ lý vụ việc', en: 'Took up a case' }],
  ['inspection.CaseNoteAdded', { vi: 'Ghi chú vụ việc', en: 'Added a note to a case' }],
  ['inspection.CaseConcluded', { vi: 'Kết luận vụ việc', en: 'Concluded a case' }],
  ['inspection.FollowUpClosed', { vi: 'Đóng việc xử lý sai khác', en: 'Closed a follow-up' }],
  ['inspection.FollowUpReopened', { vi: 'Mở lại việc xử lý sai khác', en: 'Opened a follow-up again' }],
  ['letter.LetterSent', { vi: 'Gửi thư cho người khai', en: 'Sent a letter to the declarant' }],
  ['party.Registered', { vi: 'Ghi nhận doanh nghiệp', en: 'Recorded an organisation' }],
  ['party.ProfileChanged', { vi: 'Đổi thông tin doanh nghiệp', en: 'Changed the profile of an organisation' }],
  ['party.StorageBarred', { vi: 'Không cho đưa hàng về bảo quản', en: 'Barred from keeping goods' }],
  ['price-doubt.DoubtSetAside', { vi: 'Bỏ nghi vấn về giá', en: 'Set a doubt about a price aside' }],
  ['proposal.Proposed', { vi: 'Đề xuất thay đổi dữ liệu', en: 'Proposed a change of data' }],
  ['proposal.Approved', { vi: 'Phê duyệt thay đổi dữ liệu', en: 'Approved a change of data' }],
  ['proposal.Rejected', { vi: 'Từ chối thay đổi dữ liệu', en: 'Rejected a change of data' }],
  ['proposal.Withdrawn', { vi: 'Rút đề xuất thay đổi dữ liệu', en: 'Withdrew a change of data' }],
  ['risk-rule.RuleAdopted', { vi: 'Đưa quy tắc lựa chọn vào áp dụng', en: 'Put a selection rule in force' }],
  ['risk-rule.RuleStopped', { vi: 'Ngừng một quy tắc lựa chọn', en: 'Stopped a selection rule' }],
  ['risk-rule.RuleRestarted', { vi: 'Chạy lại một quy tắc lựa chọn', en: 'Started a selection rule again' }],
  ['risk-rule.RuleRestored', { vi: 'Quay lại phiên bản cũ của quy tắc', en: 'Went back to a version of a rule' }],
  ['risk-control.AllStopped', { vi: 'Ngừng toàn bộ quy tắc lựa chọn', en: 'Stopped all selection rules' }],
  ['risk-control.AllRestarted', { vi: 'Chạy lại toàn bộ quy tắc lựa chọn', en: 'Started all selection rules again' }],
  ['learned-selection.ModelAdded', { vi: 'Thêm mô hình lựa chọn', en: 'Added a model' }],
  ['learned-selection.ChampionSet', { vi: 'Đưa mô hình vào lựa chọn', en: 'Let a model select' }],
  ['learned-selection.ChallengerSet', { vi: 'Cho mô hình chấm điểm song song', en: 'Let a model score beside' }],
  ['learned-selection.ModelRetired', { vi: 'Rút mô hình khỏi vai trò', en: 'Took a model out of its role' }],
  ['learned-selection.LearnedStopped', { vi: 'Ngừng lựa chọn bằng mô hình', en: 'Stopped selection by models' }],
  [
    'learned-selection.LearnedRestarted',
    { vi: 'Chạy lại lựa chọn bằng mô hình', en: 'Started selection by models again' },
  ],
  [
    'learned-selection.SelectionSettingsChanged',
    { vi: 'Đổi thông số lựa chọn bằng mô hình', en: 'Changed how models select' },
  ],
  ['reference.reference-published', { vi: 'Công bố dữ liệu tham chiếu', en: 'Published reference data' }],
  ['subject.Erased', { vi: 'Xóa dữ liệu cá nhân', en: 'Erased personal data' }],
  ['suspense.SuspenseAllotted', { vi: 'Phân bổ tiền chờ', en: 'Allotted money in suspense' }],
  ['suspense.SuspenseTakenBack', { vi: 'Gỡ một lần phân bổ', en: 'Took an allotment back' }],
  ['suspense.SuspenseHeld', { vi: 'Tạm giữ tiền chờ', en: 'Put money in suspense aside' }],
  ['suspense.SuspenseHoldEnded', { vi: 'Kết thúc tạm giữ', en: 'Ended a hold' }],
  ['suspense.SuspenseReturnOrdered', { vi: 'Ra lệnh trả lại tiền chờ', en: 'Ordered money given back' }],
  ['suspense.SuspenseReturnResent', { vi: 'Gửi lại lệnh trả tiền', en: 'Sent an order again' }],
  ['transport.Approved', { vi: 'Chấp nhận vận chuyển', en: 'Approved a transport' }],
  ['transport.Refused', { vi: 'Từ chối vận chuyển', en: 'Refused a transport' }],
  ['transport.Departed', { vi: 'Xác nhận hàng đi', en: 'Recorded a departure' }],
  ['transport.Arrived', { vi: 'Xác nhận hàng đến', en: 'Recorded an arrival' }],
  [
    'transport.SecurityCalled',
    { vi: 'Yêu cầu trả theo bảo lãnh vận chuyển', en: 'Called the security of a transport' },
  ],
]);

const DECLARATION = 'declaration.';

/** What an event of any stream is called when somebody did it; null where it has no name yet. */
export function labelOfAct(action: string): Text | null {
  if (!action.startsWith(DECLARATION)) return OTHERS.get(action) ?? null;
  const type = action.slice(DECLARATION.length);
  return Object.hasOwn(EVENT_LABELS, type) ? EVENT_LABELS[type as keyof typeof EVENT_LABELS] : null;
}
