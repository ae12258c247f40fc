import type { Refusal, Text } from '#core/kernel';

/** What credentials can be refused for. The policy's own refusals are in `core/access`. */
export type AccessProblem = keyof typeof WORDS;

const word = (label: Text, message: Text, fix: Text) => ({ label, message, fix });
const SIGN_IN: Text = { vi: 'Đăng nhập', en: 'Sign-in' };
const KEY: Text = { vi: 'Khóa API', en: 'API key' };
const NEW_KEY: Text = { vi: 'Tạo khóa mới trong mục Tích hợp', en: 'Create a new key on the Integration page' };
const RELOAD: Text = { vi: 'Tải lại trang rồi thử lại', en: 'Reload the page and try again' };

const WORDS = {
  'ACC-010': word(
    SIGN_IN,
    {
      vi: 'E-mail và mật khẩu không khớp với tài khoản đang hoạt động nào',
      en: 'No open account has this e-mail and password',
    },
    {
      vi: 'Kiểm tra lại, hoặc nhờ quản trị viên đặt lại mật khẩu hay mở lại tài khoản',
      en: 'Check both, or ask your administrator to reset the password or reopen the account',
    },
  ),
  'ACC-011': word(
    SIGN_IN,
    { vi: 'Đã thử đăng nhập quá nhiều lần', en: 'Too many attempts to sign in' },
    {
      vi: 'Chờ hết thời gian nêu trong Retry-After rồi thử lại',
      en: 'Wait for the time named in Retry-After, then try again',
    },
  ),
  'ACC-012': word(
    SIGN_IN,
    { vi: 'Hệ thống đang xử lý nhiều lượt đăng nhập', en: 'Many people are signing in at this moment' },
    { vi: 'Thử lại sau vài giây', en: 'Try again in a few seconds' },
  ),
  'ACC-013': word(
    { vi: 'Yêu cầu', en: 'Request' },
    { vi: 'Yêu cầu này đến từ một trang web khác', en: 'This request came from another website' },
    RELOAD,
  ),
  'ACC-014': word(
    { vi: 'Yêu cầu', en: 'Request' },
    {
      vi: 'Thiếu mã x-csrf-token của phiên làm việc, hoặc mã đã cũ',
      en: 'The x-csrf-token of the session is missing or out of date',
    },
    {
      vi: 'Lấy mã từ GET /api/v1/session và gửi trong tiêu đề x-csrf-token',
      en: 'Read it from GET /api/v1/session and send it in the header x-csrf-token',
    },
  ),
  'ACC-015': word(
    SIGN_IN,
    { vi: 'Bạn không phải là thành viên của tổ chức này', en: 'You are not a member of this organisation today' },
    { vi: 'Chọn một trong các tổ chức của bạn', en: 'Choose one of your organisations' },
  ),
  'ACC-020': word(
    KEY,
    { vi: 'Không có khóa API này', en: 'There is no such API key' },
    { vi: 'Sao chép lại toàn bộ khóa', en: 'Copy the whole key again' },
  ),
  'ACC-021': word(
    KEY,
    {
      vi: 'Khóa này dành cho hệ thống khác: test_ cho thử nghiệm, live_ cho vận hành',
      en: 'This key is for the other system: test_ is for the sandbox, live_ for the real one',
    },
    { vi: 'Dùng khóa được tạo trên hệ thống này', en: 'Use a key created on this system' },
  ),
  'ACC-022': word(KEY, { vi: 'Khóa API đã hết hạn', en: 'The API key has expired' }, NEW_KEY),
  'ACC-023': word(KEY, { vi: 'Khóa API đã bị thu hồi', en: 'The API key was revoked' }, NEW_KEY),
  'ACC-024': word(
    KEY,
    {
      vi: 'Người tạo khóa không còn làm việc trong tổ chức',
      en: 'The person who created the key no longer works in the organisation',
    },
    { vi: 'Nhờ một thành viên khác tạo khóa mới', en: 'Ask another member to create a new key' },
  ),
  'ACC-025': word(
    KEY,
    { vi: 'Khóa đã dùng hết số yêu cầu mỗi giây', en: 'The key has used up its requests per second' },
    {
      vi: 'Gửi chậm lại theo Retry-After, hoặc đề nghị nâng hạn mức',
      en: 'Slow down as Retry-After says, or ask for a higher limit',
    },
  ),
  'ACC-026': word(
    KEY,
    {
      vi: 'Một khóa không thể tạo khóa có phạm vi rộng hơn chính nó',
      en: 'A key can not create one with more scopes than its own',
    },
    { vi: 'Đăng nhập để tạo khóa này', en: 'Sign in to create this key' },
  ),
  'ACC-027': word(
    KEY,
    {
      vi: 'Tổ chức đã có đủ số khóa đang hoạt động',
      en: 'The organisation already has as many keys in force as it may',
    },
    { vi: 'Thu hồi khóa không còn dùng', en: 'Revoke a key that is no longer used' },
  ),
  'ACC-028': word(
    KEY,
    {
      vi: 'Ngày hết hạn phải ở tương lai, trong vòng một năm',
      en: 'The expiry has to lie in the future, within a year',
    },
    { vi: 'Chọn ngày khác', en: 'Choose another day' },
  ),
} as const;

export const accessProblem = (code: AccessProblem, pointer = ''): Refusal => ({
  code,
  pointer,
  severity: 'error',
  ...WORDS[code],
});
