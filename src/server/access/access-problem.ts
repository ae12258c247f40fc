import { refusalFrom, type Refusal, type Text } from '#core/kernel';

/** What credentials can be refused for. The policy's own refusals are in `core/access`. */
export type AccessProblem = keyof typeof ACCESS_PROBLEMS;

const word = (label: Text, message: Text, fix: Text) => ({ label, message, fix });
const SIGN_IN: Text = { vi: 'Đăng nhập', en: 'Sign-in' };
const KEY: Text = { vi: 'Khóa API', en: 'API key' };
const NEW_KEY: Text = { vi: 'Tạo khóa mới trong mục Tích hợp', en: 'Create a new key on the Integration page' };
const NEW_PASSWORD: Text = { vi: 'Mật khẩu mới', en: 'New password' };
const EMAIL: Text = { vi: 'E-mail', en: 'E-mail' };
const ORGANISATION: Text = { vi: 'Tổ chức', en: 'Organisation' };
const ACCOUNT: Text = { vi: 'Tài khoản', en: 'Account' };
const CODE: Text = { vi: 'Mã xác thực', en: 'Code' };
const PASSKEY: Text = { vi: 'Khóa truy cập', en: 'Passkey' };
const RELOAD: Text = { vi: 'Tải lại trang rồi thử lại', en: 'Reload the page and try again' };

export const ACCESS_PROBLEMS = {
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
  'ACC-016': word(
    NEW_PASSWORD,
    {
      vi: 'Mật khẩu này chỉ dùng một lần, để bạn đặt mật khẩu của riêng mình',
      en: 'This password works once, for choosing your own',
    },
    { vi: 'Đặt mật khẩu mới, ít nhất 12 ký tự', en: 'Choose a new password of at least 12 characters' },
  ),
  'ACC-017': word(
    SIGN_IN,
    { vi: 'Mật khẩu dùng một lần đã hết hạn', en: 'The one-time password has expired' },
    { vi: 'Nhờ quản trị viên cấp lại', en: 'Ask your administrator for another' },
  ),
  'ACC-018': word(
    NEW_PASSWORD,
    { vi: 'Mật khẩu mới trùng mật khẩu cũ', en: 'The new password is the old one' },
    { vi: 'Chọn mật khẩu khác', en: 'Choose another' },
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
  'ACC-029': word(
    { vi: 'Yêu cầu', en: 'Request' },
    { vi: 'Quá nhiều yêu cầu từ địa chỉ này', en: 'Too many requests from this address' },
    { vi: 'Gửi chậm lại theo Retry-After', en: 'Slow down as Retry-After says' },
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
  'ACC-030': word(
    EMAIL,
    { vi: 'E-mail này đã có tài khoản', en: 'There is an account with this e-mail already' },
    {
      vi: 'Tìm người đó trong danh sách, hoặc nhờ quản trị hệ thống',
      en: 'Look for the person in the list, or ask the administrator of the system',
    },
  ),
  'ACC-031': word(
    EMAIL,
    { vi: 'Đây không phải là địa chỉ e-mail', en: 'This is not an e-mail address' },
    { vi: 'Ghi địa chỉ dạng ten@don-vi.vn', en: 'Write it like name@organisation.vn' },
  ),
  'ACC-032': word(
    ORGANISATION,
    { vi: 'Không có tổ chức nào mang mã này', en: 'No organisation has this number' },
    {
      vi: 'Kiểm tra mã, hoặc ghi loại và tên để thêm tổ chức',
      en: 'Check the number, or give kind and name to add the organisation',
    },
  ),
  'ACC-033': word(
    { vi: 'Vai trò', en: 'Roles' },
    { vi: 'Tổ chức loại này không có vai trò đó', en: 'An organisation of this kind does not have that role' },
    { vi: 'Chọn trong các vai trò được nêu', en: 'Choose from the roles that are offered' },
  ),
  'ACC-034': word(
    { vi: 'Đơn vị hải quan', en: 'Customs offices' },
    {
      vi: 'Công chức cần ít nhất một đơn vị hải quan có thật; người khác không có',
      en: 'An officer needs at least one customs office that exists; others have none',
    },
    { vi: 'Chọn đơn vị trong danh mục', en: 'Choose offices from the list' },
  ),
  'ACC-035': word(
    ACCOUNT,
    { vi: 'Không ai tự thay đổi tài khoản của chính mình ở đây', en: 'Nobody changes their own account here' },
    { vi: 'Nhờ một quản trị viên khác', en: 'Ask another administrator' },
  ),
  'ACC-036': word(
    ACCOUNT,
    {
      vi: 'Tài khoản này chỉ quản trị hệ thống mới thay đổi được',
      en: 'Only the administrator of the system may change this account',
    },
    {
      vi: 'Có thể kết thúc vai trò của người đó trong tổ chức bạn',
      en: 'You may end what the person holds in your organisation',
    },
  ),
  'ACC-037': word(
    { vi: 'Đại lý hải quan', en: 'Customs broker' },
    { vi: 'Không có đại lý hải quan nào mang mã này', en: 'No customs broker has this number' },
    { vi: 'Kiểm tra mã số thuế của đại lý', en: 'Check the tax code of the broker' },
  ),
  'ACC-038': word(
    { vi: 'Thời hạn', en: 'Period' },
    {
      vi: 'Thời hạn phải bắt đầu từ hôm nay trở đi và không kết thúc trước khi bắt đầu',
      en: 'The period begins today or later, and does not end before it begins',
    },
    { vi: 'Chọn lại ngày', en: 'Choose other days' },
  ),
  'ACC-039': word(
    CODE,
    {
      vi: 'Mã không khớp, đã hết hạn hoặc đã được dùng',
      en: 'This code does not fit: it is too old, was used already, or is another one',
    },
    {
      vi: 'Nhập mã mới nhất trong ứng dụng, hoặc một mã dự phòng chưa dùng',
      en: 'Enter the newest code of the app, or a recovery code that was not used yet',
    },
  ),
  'ACC-040': word(
    SIGN_IN,
    { vi: 'Bước nhập mật khẩu đã quá lâu', en: 'The password was given too long ago' },
    { vi: 'Đăng nhập lại từ đầu', en: 'Sign in from the beginning' },
  ),
  'ACC-041': word(
    { vi: 'Mật khẩu hiện tại', en: 'Current password' },
    { vi: 'Mật khẩu hiện tại không đúng', en: 'This is not your current password' },
    { vi: 'Nhập lại, hoặc dùng mục quên mật khẩu', en: 'Enter it again, or use “Forgot password” at sign-in' },
  ),
  'ACC-042': word(
    CODE,
    { vi: 'Tài khoản đã dùng một ứng dụng xác thực', en: 'The account uses an authenticator app already' },
    { vi: 'Gỡ ứng dụng hiện tại trước', en: 'Remove that one first' },
  ),
  'ACC-043': word(
    { vi: 'Liên kết đặt lại mật khẩu', en: 'Link to reset the password' },
    { vi: 'Liên kết đã được dùng hoặc đã hết hạn', en: 'The link was used already, or is too old' },
    { vi: 'Yêu cầu một liên kết mới', en: 'Ask for a new one' },
  ),
  'ACC-044': word(
    { vi: 'E-mail', en: 'E-mail' },
    { vi: 'Hệ thống này không gửi e-mail', en: 'This system sends no e-mail' },
    {
      vi: 'Nhờ quản trị viên của tổ chức đặt lại mật khẩu',
      en: 'Ask the administrator of your organisation to reset the password',
    },
  ),
  'ACC-045': word(
    PASSKEY,
    { vi: 'Không chấp nhận được khóa truy cập này', en: 'This passkey was not accepted' },
    { vi: 'Thử lại, hoặc đăng nhập bằng mật khẩu', en: 'Try again, or sign in with your password' },
  ),
  'ACC-046': word(
    PASSKEY,
    {
      vi: 'Khóa truy cập cần một địa chỉ có tên miền, không phải địa chỉ IP',
      en: 'Passkeys need an address with a name, not an IP address',
    },
    { vi: 'Mở hệ thống bằng tên miền của nó', en: 'Open the system by its name' },
  ),
  'ACC-047': word(
    PASSKEY,
    { vi: 'Tài khoản đã có đủ số khóa truy cập', en: 'The account has as many passkeys as it may' },
    { vi: 'Gỡ khóa không còn dùng', en: 'Remove one that is no longer used' },
  ),
  'ACC-048': word(
    ORGANISATION,
    {
      vi: 'Cùng lúc đó có người đã ghi mã tổ chức này là một loại tổ chức khác',
      en: 'Somebody else recorded this organisation meanwhile, as one of another kind',
    },
    RELOAD,
  ),
} as const;

export const accessProblem = (code: AccessProblem, pointer = ''): Refusal =>
  refusalFrom(ACCESS_PROBLEMS, code, pointer);
