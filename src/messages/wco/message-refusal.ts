import type { Refusal, RefusalRule, Text } from '#core/kernel';

/** What stands in the way of reading a message, with the place in the document (both counted from 1; 0 where there is none). */
export interface MessageRefusal extends Refusal {
  readonly kind: RefusalKind;
  readonly line: number;
  readonly column: number;
}

export interface Place {
  readonly line: number;
  readonly column: number;
  /** A path of element names, or a JSON pointer into the model where a value does not fit it. */
  readonly path: string;
}

export type RefusalKind = keyof typeof KINDS;

/** What happened and what to do next, once for every kind; `detail` is put in for `{}`. */
const KINDS = {
  malformed: {
    code: 'XML-001',
    vi: 'Tài liệu XML bị lỗi cú pháp: {}.',
    en: 'The XML is not well-formed: {}.',
    fixVi: 'Sửa tại dòng và cột đã nêu rồi gửi lại.',
    fixEn: 'Correct the document at the line and column given and send it again.',
  },
  doctype: {
    code: 'XML-002',
    vi: 'Tài liệu có khai báo DOCTYPE hoặc thực thể, hệ thống không đọc các khai báo này.',
    en: 'The document declares a DOCTYPE or an entity; these are never read.',
    fixVi: 'Bỏ khai báo DOCTYPE và gửi lại.',
    fixEn: 'Remove the DOCTYPE declaration and send the document again.',
  },
  limit: {
    code: 'XML-003',
    vi: 'Tài liệu vượt giới hạn: {}.',
    en: 'The document goes beyond a limit: {}.',
    fixVi: 'Chia lô hàng thành nhiều tờ khai hoặc kiểm tra phần mềm tạo tài liệu.',
    fixEn: 'Split the shipment into several declarations, or check the software that wrote the document.',
  },
  encoding: {
    code: 'XML-004',
    vi: 'Không đọc được bảng mã của tài liệu: {}.',
    en: 'The character encoding cannot be read: {}.',
    fixVi: 'Lưu tài liệu ở bảng mã UTF-8 và gửi lại.',
    fixEn: 'Save the document as UTF-8 and send it again.',
  },
  notDeclaration: {
    code: 'WCO-001',
    vi: 'Tài liệu không phải là tờ khai theo Mô hình dữ liệu WCO: {}.',
    en: 'The document is not a WCO Data Model declaration: {}.',
    fixVi: 'Gửi thông điệp DEC: phần tử MetaData chứa Declaration, đúng không gian tên.',
    fixEn: 'Send a DEC message: a MetaData element that holds a Declaration, in their namespaces.',
  },
  notResponse: {
    code: 'WCO-005',
    vi: 'Tài liệu không phải là thông điệp trả lời theo Mô hình dữ liệu WCO: {}.',
    en: 'The document is not a WCO Data Model response: {}.',
    fixVi: 'Gửi thông điệp RES: phần tử MetaData chứa Response.',
    fixEn: 'Send a RES message: a MetaData element that holds a Response.',
  },
  aside: {
    code: 'WCO-002',
    vi: 'Không có chỗ cho {} trong thông điệp.',
    en: 'The message has no place for {}.',
    fixVi: 'Bỏ phần này hoặc dùng đúng tên phần tử của Mô hình dữ liệu WCO.',
    fixEn: 'Leave it out, or use the element name of the WCO Data Model.',
  },
  value: {
    code: 'WCO-003',
    vi: 'Giá trị không đúng dạng: {}.',
    en: 'The value does not have the required form: {}.',
    fixVi: 'Sửa giá trị theo định dạng của trường này.',
    fixEn: 'Give the value in the format of this field.',
  },
  lostColons: {
    code: 'WCO-004',
    vi: 'Mọi dấu hai chấm trong tên và không gian tên của tài liệu đã bị mất.',
    en: 'The document lost every colon of its names and namespaces.',
    fixVi: 'Kiểm tra phần mềm trung gian đã làm mất dấu hai chấm rồi gửi lại bản gốc.',
    fixEn: 'Check the software on the way that removes colons, and send the original.',
  },
} as const;

const LABEL: Text = { vi: 'Tài liệu XML', en: 'XML document' };

/** The same by code, as every other catalogue has it; several kinds may share one. */
export const MESSAGE_REFUSALS: Readonly<Record<string, RefusalRule>> = Object.fromEntries(
  Object.values(KINDS).map(({ code, vi, en, fixVi, fixEn }) => [
    code,
    {
      label: LABEL,
      message: { vi: vi.replace('{}', '{detail}'), en: en.replace('{}', '{detail}') },
      fix: { vi: fixVi, en: fixEn },
    },
  ]),
);

export function messageRefusal(kind: RefusalKind, place: Place, detail: string | Text = ''): MessageRefusal {
  const words = KINDS[kind];
  const told = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  return {
    kind,
    code: words.code,
    pointer: place.path,
    severity: 'error',
    label:
      place.line === 0
        ? LABEL
        : { vi: `Dòng ${place.line}, cột ${place.column}`, en: `Line ${place.line}, column ${place.column}` },
    message: { vi: words.vi.replace('{}', () => told.vi), en: words.en.replace('{}', () => told.en) },
    fix: { vi: words.fixVi, en: words.fixEn },
    line: place.line,
    column: place.column,
  };
}
