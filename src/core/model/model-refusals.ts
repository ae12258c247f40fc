import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

const MODEL = { vi: 'Mô hình', en: 'Model' };
const TRAINING = { vi: 'Huấn luyện', en: 'Training' };
const SELECTION = { vi: 'Lựa chọn bằng mô hình', en: 'Selection by models' };

/** Why something about selection by models is not done. */
export const MODEL_REFUSALS = {
  'MDL-001': {
    label: MODEL,
    message: { vi: 'Yêu cầu không đúng cấu trúc', en: 'The request does not have the agreed shape' },
    fix: { vi: 'Gửi lại theo tài liệu API', en: 'Send it again as the API documentation says' },
  },
  'MDL-002': {
    label: MODEL,
    message: { vi: 'Không có mô hình {model}', en: 'There is no model {model}' },
    fix: { vi: 'Chọn một mô hình trong danh sách', en: 'Choose one from the list of models' },
  },
  'MDL-003': {
    label: { vi: 'Quyền', en: 'Permission' },
    message: { vi: 'Bạn không có quyền này đối với mô hình lựa chọn', en: 'You may not do this with models' },
    fix: { vi: 'Nhờ một chuyên viên quản lý rủi ro', en: 'Ask a risk analyst' },
  },
  'MDL-004': {
    label: { vi: 'Lý do', en: 'Reason' },
    message: { vi: 'Cần ghi lý do, tối đa {max} ký tự', en: 'A reason is needed, of at most {max} characters' },
    fix: { vi: 'Ghi căn cứ để người khác hiểu được', en: 'Say on what ground, so that others understand it' },
  },
  'MDL-005': {
    label: SELECTION,
    message: { vi: 'Lựa chọn bằng mô hình đang ngừng', en: 'Selection by models is stopped already' },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'MDL-006': {
    label: SELECTION,
    message: { vi: 'Lựa chọn bằng mô hình không bị ngừng', en: 'Selection by models is not stopped' },
    fix: { vi: 'Không cần khởi động lại', en: 'It need not be started again' },
  },
  'MDL-007': {
    label: MODEL,
    message: { vi: 'Mô hình này đã có trong danh sách', en: 'This model is in the list already' },
    fix: { vi: 'Không cần thêm lần nữa', en: 'It need not be added again' },
  },
  'MDL-008': {
    label: MODEL,
    message: { vi: 'Hiện không có mô hình nào giữ vai trò này', en: 'No model has this role now' },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'MDL-009': {
    label: SELECTION,
    message: {
      vi: 'Đã có thay đổi kể từ khi lập đề xuất',
      en: 'It has changed since this was proposed',
    },
    fix: { vi: 'Xem tình trạng hiện tại và đề xuất lại', en: 'Look at how things stand now and propose again' },
  },
  'MDL-010': {
    label: SELECTION,
    message: { vi: 'Đề xuất không thay đổi gì', en: 'The proposal changes nothing' },
    fix: { vi: 'Chọn mô hình khác hoặc sửa thông số', en: 'Choose another model, or change the settings' },
  },
  'MDL-011': {
    label: SELECTION,
    message: {
      vi: 'Tỷ lệ hàng kiểm tra chỉ dùng cho kiểm tra một phần hàng',
      en: 'A share of the goods goes with the inspection of a part of them only',
    },
    fix: {
      vi: 'Chọn kiểm tra một phần hàng, hoặc bỏ tỷ lệ',
      en: 'Choose the inspection of a part of the goods, or leave the share out',
    },
  },
  'MDL-012': {
    label: SELECTION,
    message: {
      vi: 'Luồng vàng chỉ kiểm tra hồ sơ: soi chiếu và kiểm tra hàng cần luồng đỏ',
      en: 'The yellow channel looks at documents only: scanning and inspecting goods need the red one',
    },
    fix: {
      vi: 'Chọn luồng đỏ, hoặc chọn hình thức hồ sơ',
      en: 'Choose the red channel, or the inspection of documents',
    },
  },
  'MDL-020': {
    label: TRAINING,
    message: {
      vi: 'Chưa đủ dữ liệu để huấn luyện: {looked} tờ khai đã kiểm tra (cần {lookedMin}), {finds} tờ khai có phát hiện (cần {findsMin})',
      en: 'There is too little to learn from: {looked} declarations were looked at ({lookedMin} are needed), something was found on {finds} ({findsMin} are needed)',
    },
    fix: {
      vi: 'Chờ thêm kết quả kiểm tra; luồng ngẫu nhiên và quy tắc vẫn tiếp tục chọn',
      en: 'Wait for more results of control; rules and the random stream go on selecting',
    },
  },
  'MDL-021': {
    label: TRAINING,
    message: { vi: 'Đang có một lần huấn luyện chưa xong', en: 'A training is still running' },
    fix: { vi: 'Chờ nó xong hoặc dừng nó', en: 'Wait until it is done, or cancel it' },
  },
  'MDL-022': {
    label: { vi: 'Tệp mô hình', en: 'Model file' },
    message: { vi: 'Không đọc được tệp: {problem}', en: 'The file cannot be read: {problem}' },
    fix: {
      vi: 'Dùng tệp do hệ thống này, XGBoost (JSON) hoặc ONNX tạo ra',
      en: 'Take a file made by this system, by XGBoost (JSON) or in ONNX',
    },
  },
  'MDL-023': {
    label: { vi: 'Tệp mô hình', en: 'Model file' },
    message: {
      vi: 'Mô hình không dùng đúng các đặc trưng của hệ thống, theo thứ tự',
      en: 'The model does not ask for just the features of this system, in their order',
    },
    fix: {
      vi: 'Huấn luyện lại với các cột ghi trong tài liệu tham khảo',
      en: 'Train it with the columns that the reference page names',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ModelRefusal = keyof typeof MODEL_REFUSALS;

export const modelRefusal = (code: ModelRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(MODEL_REFUSALS, code, pointer, values);
