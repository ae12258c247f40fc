import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

const PROPOSAL = { vi: 'Đề xuất', en: 'Proposal' };
const APPROVAL = { vi: 'Phê duyệt', en: 'Approval' };

/** Why something that takes two people is not proposed or decided. */
export const APPROVAL_REFUSALS = {
  'APR-001': {
    label: PROPOSAL,
    message: { vi: 'Đề xuất không đúng cấu trúc', en: 'The proposal does not have the agreed shape' },
    fix: { vi: 'Gửi lại theo tài liệu API', en: 'Send it again as the API documentation says' },
  },
  'APR-002': {
    label: PROPOSAL,
    message: { vi: 'Không có loại đề xuất này', en: 'There is no such kind of proposal' },
    fix: { vi: 'Chọn một loại trong tài liệu API', en: 'Choose one that the API documentation lists' },
  },
  'APR-003': {
    label: PROPOSAL,
    message: { vi: 'Không có đề xuất mang số này', en: 'No proposal has this number' },
    fix: { vi: 'Kiểm tra lại số đề xuất', en: 'Check the number of the proposal' },
  },
  'APR-004': {
    label: PROPOSAL,
    message: {
      vi: 'Đề xuất này đã được quyết định: {outcome}',
      en: 'This proposal has been decided already: {outcome}',
    },
    fix: {
      vi: 'Không cần làm gì thêm; muốn thay đổi thì lập đề xuất mới',
      en: 'Nothing is left to do here; propose anew to change it',
    },
  },
  'APR-005': {
    label: PROPOSAL,
    message: { vi: 'Đề xuất đã hết hạn sau ngày {day}', en: 'The proposal expired after {day}' },
    fix: { vi: 'Lập đề xuất mới', en: 'Propose it anew' },
  },
  'APR-006': {
    label: APPROVAL,
    message: {
      vi: 'Người đề xuất không được tự quyết định đề xuất của mình',
      en: 'Whoever proposed something does not decide on it',
    },
    fix: {
      vi: 'Nhờ một người khác có quyền phê duyệt; nếu muốn bỏ thì rút đề xuất',
      en: 'Ask another person who may approve; to drop it, withdraw it',
    },
  },
  'APR-007': {
    label: APPROVAL,
    message: {
      vi: 'Nội dung được phê duyệt không phải là nội dung của đề xuất này',
      en: 'What was approved is not what this proposal holds',
    },
    fix: { vi: 'Mở lại đề xuất, xem kỹ rồi quyết định', en: 'Open the proposal again, read it and decide' },
  },
  'APR-008': {
    label: PROPOSAL,
    message: {
      vi: 'Chỉ người đề xuất được rút hoặc thay đề xuất',
      en: 'Only who proposed it withdraws or replaces it',
    },
    fix: { vi: 'Nếu không đồng ý, hãy từ chối và ghi lý do', en: 'To disagree, reject it with a reason' },
  },
  'APR-009': {
    label: { vi: 'Lý do', en: 'Reason' },
    message: { vi: 'Cần ghi lý do, tối đa {max} ký tự', en: 'A reason is needed, of at most {max} characters' },
    fix: { vi: 'Ghi căn cứ để người khác hiểu được', en: 'Say on what ground, so that others understand it' },
  },
  'APR-010': {
    label: APPROVAL,
    message: {
      vi: 'Phê duyệt là việc của một người, không phải của một khóa API',
      en: 'Approving is the act of a person, not of an API key',
    },
    fix: { vi: 'Đăng nhập để xem và quyết định', en: 'Sign in to read it and decide' },
  },
  'APR-011': {
    label: PROPOSAL,
    message: {
      vi: 'Kể từ khi lập đề xuất, một phiên bản dữ liệu khác đã có hiệu lực',
      en: 'Another version of the data came into force since this was proposed',
    },
    fix: {
      vi: 'Người đề xuất cần cập nhật đề xuất theo dữ liệu đang có hiệu lực, rồi trình lại',
      en: 'Who proposed it brings it up to date with the data in force; then it is read and approved again',
    },
  },
  'APR-012': {
    label: PROPOSAL,
    message: {
      vi: 'Dữ liệu này đang có hiệu lực, không có gì thay đổi',
      en: 'This is the data in force: nothing would change',
    },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'APR-013': {
    label: { vi: 'Quyền', en: 'Permission' },
    message: {
      vi: 'Bạn không có quyền này đối với loại đề xuất này',
      en: 'You may not do this with proposals of this kind',
    },
    fix: { vi: 'Nhờ người có quyền thực hiện', en: 'Ask somebody who may' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ApprovalRefusal = keyof typeof APPROVAL_REFUSALS;

export const approvalRefusal = (code: ApprovalRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(APPROVAL_REFUSALS, code, pointer, values);
