import type { Refusal, RefusalRule, Text } from '#core/kernel';
import type { RefusalReason } from './decide.ts';

/** A refused access in words, with the stable code integrators switch on. */
export const accessRefusal = (reason: RefusalReason): Refusal => ({
  pointer: '',
  severity: 'error',
  ...ACCESS_REFUSALS[reason],
});

const ACCESS: Text = { vi: 'Quyền truy cập', en: 'Access' };

/** What the policy says no with. */
export const ACCESS_REFUSALS: Readonly<Record<RefusalReason, RefusalRule & { readonly code: string }>> = {
  signIn: {
    code: 'ACC-006',
    label: ACCESS,
    message: { vi: 'Cần đăng nhập để thực hiện việc này', en: 'This needs a signed-in person or an API key' },
    fix: {
      vi: 'Đăng nhập, hoặc gửi khóa API trong tiêu đề Authorization',
      en: 'Sign in, or send an API key in the Authorization header',
    },
  },
  role: {
    code: 'ACC-002',
    label: ACCESS,
    message: { vi: 'Vai trò của bạn không bao gồm việc này', en: 'Your role does not include this' },
    fix: {
      vi: 'Nhờ quản trị viên của tổ chức cấp vai trò phù hợp',
      en: 'Ask the administrator of your organisation for the role that does',
    },
  },
  relation: {
    code: 'ACC-001',
    label: ACCESS,
    message: {
      vi: 'Việc này thuộc tổ chức hoặc đơn vị hải quan khác',
      en: 'This concerns another organisation or another customs office',
    },
    fix: {
      vi: 'Kiểm tra mã số thuế và mã đơn vị hải quan trong chứng từ',
      en: 'Check the tax codes and the customs office in the document',
    },
  },
  delegation: {
    code: 'ACC-003',
    label: ACCESS,
    message: {
      vi: 'Không có ủy quyền còn hiệu lực của doanh nghiệp này cho việc này',
      en: 'No delegation by this organisation is in force that covers this',
    },
    fix: {
      vi: 'Đề nghị doanh nghiệp cấp hoặc gia hạn ủy quyền, rồi gửi lại',
      en: 'Ask the organisation to grant or extend the delegation, then send again',
    },
  },
  scope: {
    code: 'ACC-004',
    label: ACCESS,
    message: { vi: 'Khóa API này không có phạm vi cần thiết', en: 'This API key lacks the scope for this' },
    fix: { vi: 'Tạo khóa mới có phạm vi cần thiết', en: 'Create a key that includes the scope' },
  },
  interest: {
    code: 'ACC-005',
    label: ACCESS,
    message: {
      vi: 'Bạn là thành viên của một tổ chức liên quan, nên việc này phải do người khác thực hiện',
      en: 'You are recorded with an organisation concerned, so someone else has to do this',
    },
    fix: { vi: 'Chuyển hồ sơ cho cán bộ khác', en: 'Hand the case to another officer' },
  },
};
