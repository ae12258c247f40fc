import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

const RULE = { vi: 'Quy tắc lựa chọn', en: 'Selection rule' };
const ALL = { vi: 'Toàn bộ quy tắc', en: 'All rules' };

/** Why something about a selection rule is not done. */
export const RULE_REFUSALS = {
  'RSK-001': {
    label: RULE,
    message: { vi: 'Yêu cầu không đúng cấu trúc', en: 'The request does not have the agreed shape' },
    fix: { vi: 'Gửi lại theo tài liệu API', en: 'Send it again as the API documentation says' },
  },
  'RSK-002': {
    label: RULE,
    message: { vi: 'Không có quy tắc {rule}', en: 'There is no rule {rule}' },
    fix: { vi: 'Chọn một quy tắc trong danh sách', en: 'Choose one from the list of rules' },
  },
  'RSK-003': {
    label: { vi: 'Quyền', en: 'Permission' },
    message: { vi: 'Bạn không có quyền này đối với quy tắc lựa chọn', en: 'You may not do this with selection rules' },
    fix: { vi: 'Nhờ một chuyên viên quản lý rủi ro', en: 'Ask a risk analyst' },
  },
  'RSK-004': {
    label: { vi: 'Lý do', en: 'Reason' },
    message: { vi: 'Cần ghi lý do, tối đa {max} ký tự', en: 'A reason is needed, of at most {max} characters' },
    fix: { vi: 'Ghi căn cứ để người khác hiểu được', en: 'Say on what ground, so that others understand it' },
  },
  'RSK-005': {
    label: RULE,
    message: { vi: 'Quy tắc này đang ngừng', en: 'This rule is stopped already' },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'RSK-006': {
    label: RULE,
    message: { vi: 'Quy tắc này không bị ngừng', en: 'This rule is not stopped' },
    fix: { vi: 'Không cần khởi động lại', en: 'It need not be started again' },
  },
  'RSK-007': {
    label: RULE,
    message: { vi: 'Quy tắc này không có phiên bản {version}', en: 'This rule has no version {version}' },
    fix: { vi: 'Chọn một phiên bản trong lịch sử của quy tắc', en: 'Choose one from the history of the rule' },
  },
  'RSK-008': {
    label: RULE,
    message: { vi: 'Phiên bản {version} chính là phiên bản hiện hành', en: 'Version {version} is the current one' },
    fix: {
      vi: 'Nếu quy tắc đang ngừng, hãy đề xuất khởi động lại',
      en: 'If the rule is stopped, propose to start it again',
    },
  },
  'RSK-009': {
    label: RULE,
    message: {
      vi: 'Phiên bản {version} đã bị ngừng, một người không thể tự đưa trở lại',
      en: 'Version {version} was stopped; one person alone does not bring it back',
    },
    fix: {
      vi: 'Đề xuất một phiên bản mới để người khác phê duyệt',
      en: 'Propose a new version for somebody else to approve',
    },
  },
  'RSK-010': {
    label: RULE,
    message: {
      vi: 'Quy tắc này đã thay đổi kể từ khi lập đề xuất',
      en: 'This rule has changed since this was proposed',
    },
    fix: { vi: 'Mở phiên bản hiện hành và đề xuất lại', en: 'Open the current version and propose again' },
  },
  'RSK-011': {
    label: RULE,
    message: { vi: 'Đề xuất không thay đổi gì', en: 'The proposal changes nothing' },
    fix: { vi: 'Sửa quy tắc trước khi trình', en: 'Change the rule before proposing it' },
  },
  'RSK-012': {
    label: ALL,
    message: { vi: 'Các quy tắc đang ngừng toàn bộ', en: 'All rules are stopped already' },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'RSK-013': {
    label: ALL,
    message: { vi: 'Các quy tắc không bị ngừng toàn bộ', en: 'The rules are not stopped as a whole' },
    fix: { vi: 'Không cần khởi động lại', en: 'They need not be started again' },
  },
  'RSK-014': {
    label: { vi: 'Biểu thức', en: 'Expression' },
    message: { vi: 'Không hiểu biểu thức: {problem}', en: 'The expression is not understood: {problem}' },
    fix: {
      vi: 'Sửa chỗ được gạch chân, rồi kiểm tra lại',
      en: 'Mend what is underlined, then check again',
    },
  },
  'RSK-015': {
    label: { vi: 'Phép thử', en: 'Tests' },
    message: { vi: 'Phép thử không đạt: {test}', en: 'A test does not come out as it says: {test}' },
    fix: {
      vi: 'Sửa biểu thức hoặc kết quả mong đợi của phép thử',
      en: 'Mend the expression, or what the test expects',
    },
  },
  'RSK-016': {
    label: { vi: 'Hiệu lực', en: 'Validity' },
    message: {
      vi: 'Ngày hiệu lực không có trong lịch hoặc kết thúc trước khi bắt đầu',
      en: 'The days of validity are not in the calendar, or end before they begin',
    },
    fix: { vi: 'Sửa ngày bắt đầu và ngày hết hạn', en: 'Mend the first and the last day' },
  },
  'RSK-018': {
    label: { vi: 'Hậu quả của quy tắc', en: 'What the rule brings about' },
    message: { vi: '{problem}', en: '{problem}' },
    fix: { vi: 'Sửa luồng, hình thức kiểm tra hoặc mức độ', en: 'Mend the channel, the inspection or its depth' },
  },
  'RSK-017': {
    label: ALL,
    message: { vi: 'Đã có {max} quy tắc, không thể thêm', en: 'There are {max} rules already; no more can be added' },
    fix: { vi: 'Gộp hoặc kết thúc các quy tắc không còn dùng', en: 'Join rules, or end those no longer needed' },
  },
  'RSK-019': {
    label: { vi: 'Thời kỳ', en: 'Period' },
    message: {
      vi: 'Thời kỳ kết thúc trước khi bắt đầu hoặc sau hôm nay ({today})',
      en: 'The period ends before it begins, or after today ({today})',
    },
    fix: { vi: 'Chọn các ngày đã qua', en: 'Choose days that are past' },
  },
  'RSK-020': {
    label: { vi: 'Diễn lại', en: 'Replay' },
    message: {
      vi: 'Bạn đang có một lần diễn lại chưa xong',
      en: 'A replay of yours is still running',
    },
    fix: { vi: 'Chờ nó xong hoặc dừng nó', en: 'Wait until it is done, or cancel it' },
  },
  'RSK-021': {
    label: { vi: 'Diễn lại', en: 'Replay' },
    message: {
      vi: 'Đang có {max} lần diễn lại, chưa thể chạy thêm',
      en: '{max} replays are running; no more can be started now',
    },
    fix: { vi: 'Thử lại sau ít phút', en: 'Try again in some minutes' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type RuleRefusal = keyof typeof RULE_REFUSALS;

export const ruleRefusal = (code: RuleRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(RULE_REFUSALS, code, pointer, values);
