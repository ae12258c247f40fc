import { refusalFrom, type Refusal, type RefusalRule, type SlotValues, type Text } from '#core/kernel';

const MESSAGE: Text = { vi: 'Thông điệp', en: 'Message' };

/** Why bytes are not read as JSON. */
export const JSON_REFUSALS = {
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
  'MSG-012': {
    label: MESSAGE,
    message: { vi: 'Nội dung có hơn {excess}', en: 'The body has more than {excess}' },
    fix: { vi: 'Gửi theo mô hình trong tài liệu API', en: 'Send the model described in the API documentation' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export const jsonRefusal = (code: keyof typeof JSON_REFUSALS, values?: SlotValues): Refusal =>
  refusalFrom(JSON_REFUSALS, code, '', values);
