import { JSON_REFUSALS } from '#server/platform/json';
import { refusalFrom, type Refusal, type RefusalRule, type SlotValues, type Text } from '#core/kernel';

const MESSAGE: Text = { vi: 'Thông điệp', en: 'Message' };
const DAY: Text = { vi: 'Ngày', en: 'Day' };
/** For programs and for people at a page alike. */
const AGAIN: Text = {
  vi: 'Gửi lại sau ít giây; gửi lại với cùng Idempotency-Key là an toàn',
  en: 'Send the same again in some seconds; with the same Idempotency-Key that is harmless',
};
const FIELD: Text = { vi: 'Trường dữ liệu', en: 'Field' };

/** What the HTTP edge itself finds wrong, before any room has seen the message. */
export const EDGE_REFUSALS = {
  ...JSON_REFUSALS,
  'MSG-005': {
    label: MESSAGE,
    message: { vi: 'Không đọc được yêu cầu: {fault}', en: 'The request could not be read: {fault}' },
    fix: { vi: 'Gửi theo tài liệu API', en: 'Send it as the API documentation says' },
  },
  'MSG-006': {
    label: MESSAGE,
    message: { vi: 'Đây không phải là một yêu cầu HTTP', en: 'This is not an HTTP request' },
    fix: { vi: 'Kiểm tra chương trình gửi và địa chỉ', en: 'Check the program that sends, and the address' },
  },
  'MSG-007': {
    label: MESSAGE,
    message: {
      vi: 'Yêu cầu không gửi hết trong thời gian cho phép',
      en: 'The request did not come to its end in time',
    },
    fix: {
      vi: 'Kiểm tra đường truyền rồi gửi lại; gửi lại với cùng Idempotency-Key là an toàn',
      en: 'Check the connection and send it again; with the same Idempotency-Key that is harmless',
    },
  },
  'MSG-008': {
    label: { vi: 'Idempotency-Key', en: 'Idempotency-Key' },
    message: {
      vi: 'Idempotency-Key gồm từ 1 đến {limit} ký tự ASCII nhìn thấy được',
      en: 'Idempotency-Key takes 1 to {limit} visible ASCII characters',
    },
    fix: { vi: 'Dùng một mã UUID mới cho mỗi việc', en: 'Use a new UUID for each thing that you send' },
  },
  'MSG-009': {
    label: { vi: 'Tệp', en: 'File' },
    message: { vi: 'Không thấy tệp trong yêu cầu', en: 'There is no whole file in the request' },
    fix: {
      vi: 'Gửi {expected} trong biểu mẫu multipart/form-data',
      en: 'Send {expected} as multipart/form-data',
    },
  },
  'MSG-010': {
    label: MESSAGE,
    message: { vi: 'Yêu cầu không có tờ khai', en: 'There is no declaration in the request' },
    fix: {
      vi: 'Gửi tờ khai ở dạng application/json hoặc application/xml',
      en: 'Send a declaration as application/json or application/xml',
    },
  },
  'MSG-011': {
    label: MESSAGE,
    message: { vi: 'Nội dung đã ký không phải là {what}', en: 'The signed text is not {what}' },
    fix: { vi: 'Ký đúng nội dung nêu trong tài liệu API', en: 'Sign what the API documentation describes' },
  },
  'MSG-013': {
    label: MESSAGE,
    message: {
      vi: 'Hệ thống đang có nhiều việc và chưa nhận được yêu cầu này; không có gì bị mất',
      en: 'The system has much to do and could not take this up yet; nothing was lost',
    },
    fix: AGAIN,
  },
  'MSG-014': {
    label: MESSAGE,
    message: { vi: 'Cơ sở dữ liệu đang tạm ngừng', en: 'The database is away for the moment' },
    fix: AGAIN,
  },
  'MSG-015': {
    label: MESSAGE,
    message: { vi: 'Hệ thống đang phục vụ những người khác', en: 'Others are being served at this moment' },
    fix: AGAIN,
  },
  'MSG-016': {
    label: MESSAGE,
    message: {
      vi: 'Yêu cầu này có tối đa {max} byte',
      en: 'A request of this kind has at most {max} bytes',
    },
    fix: { vi: 'Gửi ít dữ liệu hơn trong một lần', en: 'Send less at a time' },
  },
  'MSG-017': {
    label: { vi: 'Tệp', en: 'File' },
    message: {
      vi: 'Tệp có tối đa {max} byte, mỗi lần một tệp',
      en: 'A file has at most {max} bytes, and one is sent at a time',
    },
    fix: { vi: 'Gửi tệp nhỏ hơn, hoặc chia thành nhiều tệp', en: 'Send a smaller file, or divide it into several' },
  },
  'MSG-018': {
    label: MESSAGE,
    message: {
      vi: 'Địa chỉ và các tiêu đề cộng lại dài hơn mức mà một yêu cầu cần',
      en: 'Address and headers together are longer than any request needs',
    },
    fix: { vi: 'Gửi ít tiêu đề và cookie hơn', en: 'Send fewer headers and cookies' },
  },
  'MSG-019': {
    label: { vi: 'Hộp thử', en: 'Sandbox' },
    message: { vi: 'Hộp thử hiện không trả lời được', en: 'The sandbox cannot answer at this moment' },
    fix: AGAIN,
  },
  'MSG-020': {
    label: { vi: 'Hộp thử', en: 'Sandbox' },
    message: {
      vi: 'Số tham chiếu của người khai yêu cầu hộp thử trả lời như thế này',
      en: 'The declarant’s own reference makes the sandbox answer so',
    },
    fix: { vi: 'Dùng số tham chiếu khác để được xử lý bình thường', en: 'Use another reference to be served as usual' },
  },
  'MSG-021': {
    label: { vi: 'Idempotency-Key', en: 'Idempotency-Key' },
    message: {
      vi: 'Yêu cầu với Idempotency-Key này đã được nhận trước đây, với nội dung khác',
      en: 'A request with this Idempotency-Key was accepted before, with other content',
    },
    fix: {
      vi: 'Ở trang web: tải lại trang để xem nội dung đã nhận. Chương trình: dùng mã mới cho nội dung mới',
      en: 'At a page: reload it to see what was accepted. In a program: use a new key for new content',
    },
  },
  'MSG-022': {
    label: MESSAGE,
    message: {
      vi: 'Nội dung được nén theo “{value}”; ở đây chỉ nhận nội dung không nén',
      en: 'The body is packed as “{value}”; only what is not packed is taken here',
    },
    fix: { vi: 'Gửi lại không có Content-Encoding', en: 'Send it again without Content-Encoding' },
  },
  'FMT-001': {
    label: FIELD,
    message: { vi: 'Thiếu trường “{field}”', en: 'The field “{field}” is missing' },
    fix: { vi: 'Điền trường này', en: 'Fill in this field' },
  },
  'FMT-002': {
    label: FIELD,
    message: { vi: 'Mô hình dữ liệu không có trường “{field}”', en: 'The data model has no field “{field}”' },
    fix: {
      vi: 'Bỏ trường này hoặc sửa lại tên theo tài liệu API',
      en: 'Remove it, or correct its name by the API documentation',
    },
  },
  'FMT-003': {
    label: FIELD,
    message: {
      vi: 'Giá trị của “{field}” không đúng dạng ({form})',
      en: 'The value of “{field}” does not have its form ({form})',
    },
    fix: {
      vi: 'Sửa theo dạng nêu trong tài liệu API',
      en: 'Correct it to the form in the API documentation',
    },
  },
  'FMT-004': {
    label: MESSAGE,
    message: {
      vi: 'Nội dung không đúng mô hình dữ liệu và có hơn {limit} giá trị nên không liệt kê được từng lỗi',
      en: 'The body does not fit the data model, and with more than {limit} values its faults are not listed one by one',
    },
    fix: { vi: 'Gửi ít dữ liệu hơn trong một lần', en: 'Send less at a time' },
  },
  'FMT-005': {
    label: FIELD,
    message: {
      vi: 'Trường “{field}” đứng cạnh một tờ khai đã có nội dung này',
      en: 'The field “{field}” stands beside a declaration, which says it itself',
    },
    fix: { vi: 'Ghi nội dung này trong tờ khai', en: 'Say it in the declaration' },
  },
  'FMT-006': {
    label: DAY,
    message: { vi: '“{value}” không phải là một ngày có trong lịch', en: '“{value}” is not a day of the calendar' },
    fix: { vi: 'Ghi năm-tháng-ngày, ví dụ 2026-01-31', en: 'Write year-month-day, such as 2026-01-31' },
  },
  'FMT-007': {
    label: DAY,
    message: { vi: '“{value}” không nằm giữa {from} và {to}', en: '“{value}” does not lie between {from} and {to}' },
    fix: { vi: 'Chọn một ngày trong khoảng này', en: 'Choose a day between the two' },
  },
  'FMT-008': {
    label: { vi: 'Thời điểm', en: 'Moment' },
    message: { vi: '“{value}” không phải là một thời điểm có thật', en: '“{value}” is no moment that exists' },
    fix: {
      vi: 'Ghi ngày, giờ và múi giờ, ví dụ 2026-01-31T08:30:00Z',
      en: 'Write day, time and zone, such as 2026-01-31T08:30:00Z',
    },
  },
  'FMT-009': {
    label: { vi: 'Thời điểm', en: 'Moment' },
    message: {
      vi: '“{value}” không phải là một thời điểm từ năm 1970 đến bây giờ',
      en: '“{value}” is not a moment between 1970 and now',
    },
    fix: { vi: 'Chọn một thời điểm đã qua', en: 'Choose a moment that has passed' },
  },
  'FMT-010': {
    label: { vi: 'Đến hết ngày', en: 'Last day' },
    message: { vi: 'Ngày cuối đứng trước ngày đầu', en: 'The last day comes before the first' },
    fix: { vi: 'Chọn ngày cuối từ ngày đầu trở đi', en: 'Choose the first day or a later one as the last' },
  },
  'FMT-011': {
    label: { vi: 'Con trỏ', en: 'Cursor' },
    message: { vi: 'Con trỏ không do danh sách này đưa ra', en: 'The cursor is not one that this list gave' },
    fix: { vi: 'Đọc lại từ đầu, không gửi con trỏ', en: 'Begin without one' },
  },
  'FMT-012': {
    label: { vi: 'Đồng tiền', en: 'Currency' },
    message: { vi: 'Khoản tiền này được ghi bằng {currency}', en: 'This amount is booked in {currency}' },
    fix: { vi: 'Gửi số tiền bằng {currency}', en: 'Send the amount in {currency}' },
  },
  'FMT-013': {
    label: { vi: 'Loại chứng từ', en: 'Kind of document' },
    message: {
      vi: 'Thiếu trường “typeCode” nêu loại chứng từ, đứng trước tệp',
      en: 'The field “typeCode”, which names the kind of document, does not stand before the file',
    },
    fix: { vi: 'Gửi “typeCode” trước tệp trong biểu mẫu', en: 'Send “typeCode” before the file in the form' },
  },
  'FMT-014': {
    label: { vi: 'Mã số', en: 'Number of the party' },
    message: {
      vi: '“{value}” không phải là mã số của doanh nghiệp hay cá nhân',
      en: '“{value}” is no number of a party',
    },
    fix: { vi: 'Ghi mã số thuế hoặc số định danh', en: 'Write the tax code or personal number' },
  },
  'FMT-015': {
    label: { vi: 'Số tham chiếu', en: 'Reference' },
    message: { vi: 'Không có mã lỗi {code}', en: 'There is no error code {code}' },
    fix: { vi: 'Chọn một mã ở trang /help/errors', en: 'Choose one of those at /help/errors' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type EdgeRefusalCode = keyof typeof EDGE_REFUSALS;

export const edgeRefusal = (code: EdgeRefusalCode, pointer: string, values?: SlotValues): Refusal =>
  refusalFrom(EDGE_REFUSALS, code, pointer, values);
