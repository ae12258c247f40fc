import { refusalFrom, type Text } from '#core/kernel';
import { problem, ProblemError } from '#server/platform/http';

const DRAFT: Text = { vi: 'Tờ khai nháp', en: 'Draft' };

/** Why a draft takes no change. */
export const DRAFT_REFUSALS = {
  'DRF-001': {
    label: DRAFT,
    message: {
      vi: 'Bản nháp này đã được gửi thành tờ khai {number}',
      en: 'This draft has become declaration {number}',
    },
    fix: {
      vi: 'Mở tờ khai đó, hoặc tạo một bản nháp mới từ nội dung trên thiết bị',
      en: 'Open that declaration, or make a new draft of what is on your device',
    },
  },
  'DRF-002': {
    label: DRAFT,
    message: { vi: 'Bản nháp đã quá lớn', en: 'The draft has grown too large' },
    fix: { vi: 'Chia lô hàng thành nhiều bản nháp', en: 'Split the shipment into several drafts' },
  },
  'DRF-003': {
    label: DRAFT,
    message: { vi: 'Tổ chức đã có quá nhiều bản nháp', en: 'The organisation has too many drafts' },
    fix: { vi: 'Xóa những bản nháp không còn dùng', en: 'Delete drafts that are no longer used' },
  },
  'DRF-004': {
    label: DRAFT,
    message: {
      vi: 'Một lần thay đổi xóa, khôi phục hoặc chuyển chỗ quá {limit} dòng',
      en: 'One change takes out, puts back or moves more than {limit} lines',
    },
    fix: { vi: 'Chia thành nhiều lần thay đổi', en: 'Do it in several changes' },
  },
} as const;

type DraftProblem = keyof typeof DRAFT_REFUSALS;

export const draftProblem = (code: DraftProblem, values?: Readonly<Record<string, string>>): ProblemError =>
  new ProblemError(
    problem(code === 'DRF-001' ? 'conflict' : 'validation', {
      errors: [refusalFrom(DRAFT_REFUSALS, code, '', values)],
    }),
  );
