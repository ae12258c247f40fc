import { refusalFrom, type Refusal, type RefusalRule, type SlotValues, type Text } from '#core/kernel';

const MESSAGE: Text = { vi: 'Thông điệp', en: 'Message' };
const FIELD: Text = { vi: 'Trường dữ liệu', en: 'Field' };

/** What the HTTP edge itself finds wrong, before any room has seen the message. */
export const EDGE_REFUSALS = {
  'MSG-001': {
    label: MESSAGE,
    message: { vi: 'Nội dung không phải mã UTF-8', en: 'The body is not UTF-8 text' },
    fix: { vi: 'Lưu tệp ở mã UTF-8 rồi gửi lại', en: 'Save the file as UTF-8 and send it again' },
  },
  'MSG-002': {
    label: MESSAGE,
    message: { vi: 'Cấu trúc lồng nhau quá {limit} mức', en: 'Nested deeper than {limit} levels' },
    fix: { vi: 'Gửi theo mô hình trong tài liệu API', en: 'Send the model described in the API documentation' },
  },
  'MSG-003': {
    label: MESSAGE,
    message: { vi: 'JSON chưa đúng cú pháp: {fault}', en: 'The JSON text breaks off: {fault}' },
    fix: { vi: 'Sửa cú pháp tại vị trí nêu trên', en: 'Mend the syntax at the place named' },
  },
  'MSG-004': {
    label: MESSAGE,
    message: {
      vi: 'Tên "{field}" xuất hiện hai lần trong cùng một đối tượng',
      en: 'The name "{field}" stands twice in one object',
    },
    fix: { vi: 'Giữ lại một giá trị cho mỗi tên', en: 'Keep one value for each name' },
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
} as const satisfies Readonly<Record<string, RefusalRule>>;

export const edgeRefusal = (code: keyof typeof EDGE_REFUSALS, pointer: string, values?: SlotValues): Refusal =>
  refusalFrom(EDGE_REFUSALS, code, pointer, values);
