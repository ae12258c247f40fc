import type { Text } from '#core/kernel';

/** What was done or looked at, as the logs name it. */
const WORDS: ReadonlyMap<string, Text> = new Map([
  ['user.add', { vi: 'Thêm người dùng', en: 'Added a user' }],
  ['user.setMembership', { vi: 'Đổi vai trò', en: 'Changed roles' }],
  ['user.setDisabled', { vi: 'Khóa hoặc mở lại tài khoản', en: 'Disabled an account or opened it again' }],
  ['user.declareInterest', { vi: 'Khai báo lợi ích liên quan', en: 'Declared an interest' }],
  ['user.recordAbsence', { vi: 'Ghi nhận ngày vắng mặt', en: 'Recorded an absence' }],
  ['user.resetPassword', { vi: 'Cấp mật khẩu một lần', en: 'Gave a one-time password' }],
  ['user.resetSecondFactor', { vi: 'Gỡ xác thực hai bước của người dùng', en: 'Reset the second factor of a user' }],
  ['user.changeOwnPassword', { vi: 'Tự đổi mật khẩu', en: 'Changed their own password' }],
  ['user.resetOwnPassword', { vi: 'Đặt lại mật khẩu qua e-mail', en: 'Reset their own password by e-mail' }],
  ['user.addSecondFactor', { vi: 'Bật xác thực hai bước', en: 'Added a second factor' }],
  ['user.removeSecondFactor', { vi: 'Gỡ một cách xác thực hai bước', en: 'Removed a second factor' }],
  ['user.renewRecoveryCodes', { vi: 'Tạo lại mã dự phòng', en: 'Made new recovery codes' }],
  ['user.endOwnSession', { vi: 'Kết thúc một phiên đăng nhập', en: 'Ended one of their sessions' }],
  ['delegation.grant', { vi: 'Cấp ủy quyền', en: 'Granted a delegation' }],
  ['delegation.revoke', { vi: 'Thu hồi ủy quyền', en: 'Revoked a delegation' }],
  ['delegation.read', { vi: 'Xem ủy quyền', en: 'Looked at a delegation' }],
  ['draft.read', { vi: 'Xem bản nháp', en: 'Looked at a draft' }],
  ['catalogue.read', { vi: 'Xem danh mục hàng hóa', en: 'Looked at a catalogue of goods' }],
  ['declaration.register', { vi: 'Mở tờ khai để sửa', en: 'Opened a declaration to change it' }],
  ['declaration.attach', { vi: 'Mở tờ khai để đính kèm chứng từ', en: 'Opened a declaration to attach a document' }],
  ['declaration.read', { vi: 'Xem tờ khai', en: 'Looked at a declaration' }],
  ['case.read', { vi: 'Xem hồ sơ xử lý', en: 'Looked at a case' }],
  ['selection.readReasons', { vi: 'Xem lý do phân luồng', en: 'Looked at why it was selected' }],
  ['payment.read', { vi: 'Xem khoản nộp', en: 'Looked at a payment' }],
  ['suspense.read', { vi: 'Xem khoản tiền chờ xử lý', en: 'Looked at money in suspense' }],
  ['release.read', { vi: 'Xem việc cho qua khu vực giám sát', en: 'Looked at a release' }],
  ['party.read', { vi: 'Xem doanh nghiệp', en: 'Looked at an organisation' }],
  ['guarantee.read', { vi: 'Xem bảo lãnh', en: 'Looked at a guarantee' }],
  ['exemption.read', { vi: 'Xem danh mục miễn thuế', en: 'Looked at an exemption list' }],
  ['transport.read', { vi: 'Xem tờ khai vận chuyển', en: 'Looked at a transport' }],
  ['invoice.read', { vi: 'Xem hóa đơn', en: 'Looked at an invoice' }],
  ['notice.read', { vi: 'Xem thông báo', en: 'Looked at notices' }],
  [
    'reference.readEffects',
    { vi: 'Xem tờ khai mà biểu thuế mới làm thay đổi', en: 'Looked at a declaration that a new tariff changes' },
  ],
  ['referral.read', { vi: 'Xem việc chuyển cơ quan khác', en: 'Looked at a referral to another agency' }],
  ['risk.rule.read', { vi: 'Xem quy tắc lựa chọn', en: 'Looked at selection rules' }],
  ['risk.model.read', { vi: 'Xem mô hình rủi ro', en: 'Looked at risk models' }],
  [
    'risk.list.read',
    { vi: 'Xem tờ khai trùng danh sách theo dõi', en: 'Looked at a declaration that matched a watch list' },
  ],
  ['risk.fairness.read', { vi: 'Xem số liệu công bằng và liêm chính', en: 'Looked at fairness and integrity' }],
  ['risk.price.read', { vi: 'Xem đơn giá', en: 'Looked at prices' }],
]);

/** In words; by its name where the logs say something newer than this. */
export const auditWords = (action: string, language: 'vi' | 'en'): string => WORDS.get(action)?.[language] ?? action;
