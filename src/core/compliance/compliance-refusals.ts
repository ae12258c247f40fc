import { refusalFrom, type Refusal, type RefusalRule, type Text } from '#core/kernel';

const COMPLIANCE: Text = { vi: 'Mức độ tuân thủ', en: 'Compliance level' };

/** Why a measure, or what somebody says against it, does not come about. */
export const COMPLIANCE_REFUSALS = {
  'CPL-001': {
    label: COMPLIANCE,
    message: { vi: 'Yêu cầu không đúng mẫu.', en: 'The request does not have the documented shape.' },
    fix: {
      vi: 'Đối chiếu với mô tả của lệnh và gửi lại.',
      en: 'Compare it with the description of the command and send it again.',
    },
  },
  'CPL-002': {
    label: COMPLIANCE,
    message: { vi: 'Chưa có hồ sơ nào mang mã này.', en: 'No profile has this code.' },
    fix: { vi: 'Kiểm tra lại mã số thuế.', en: 'Check the tax code.' },
  },
  'CPL-003': {
    label: COMPLIANCE,
    message: {
      vi: 'Chưa có bảng ngưỡng nào có hiệu lực vào ngày này.',
      en: 'No table of thresholds is in force on this day.',
    },
    fix: { vi: 'Công bố bảng ngưỡng trước.', en: 'Publish a table of thresholds first.' },
  },
  'CPL-004': {
    label: COMPLIANCE,
    message: { vi: 'Chưa có kết quả đánh giá nào để khiếu nại.', en: 'There is no measure yet to contest.' },
    fix: { vi: 'Chờ kết quả đánh giá đầu tiên.', en: 'Wait for the first measure.' },
  },
  'CPL-005': {
    label: COMPLIANCE,
    message: {
      vi: 'Đã có ý kiến đang chờ cơ quan hải quan trả lời.',
      en: 'What was said against it before still waits for an answer.',
    },
    fix: { vi: 'Chờ trả lời rồi gửi ý kiến mới.', en: 'Wait for the answer, then say what is new.' },
  },
  'CPL-006': {
    label: COMPLIANCE,
    message: { vi: 'Ý kiến này không còn chờ trả lời.', en: 'This no longer waits for an answer.' },
    fix: { vi: 'Tải lại hồ sơ.', en: 'Load the profile again.' },
  },
  'CPL-007': {
    label: COMPLIANCE,
    message: {
      vi: 'Mức sửa phải có hạn, sau hôm nay và không quá {days} ngày.',
      en: 'A correction holds until a day after today, at most {days} days from now.',
    },
    fix: { vi: 'Chọn lại ngày hết hạn.', en: 'Choose another last day.' },
  },
  'CPL-008': {
    label: COMPLIANCE,
    message: {
      vi: 'Chỉ doanh nghiệp ưu tiên mới có mức 1, hạng 1.',
      en: 'Level 1 and class 1 are those of priority enterprises only.',
    },
    fix: { vi: 'Chọn mức và hạng khác.', en: 'Choose another level and class.' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ComplianceRefusalCode = keyof typeof COMPLIANCE_REFUSALS;

export const complianceRefusal = (
  code: ComplianceRefusalCode,
  pointer: string,
  values?: Readonly<Record<string, string>>,
): Refusal => refusalFrom(COMPLIANCE_REFUSALS, code, pointer, values);
