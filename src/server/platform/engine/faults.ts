import { refusalFrom, type Refusals, type RefusalRule, type Text } from '#core/kernel';

const SYSTEM: Text = { vi: 'Hệ thống', en: 'System' };
const REPORTED: Text = {
  vi: 'Sự việc đã được ghi lại để kiểm tra. Nếu cần gấp, hãy liên hệ bộ phận hỗ trợ và cho biết thời điểm gửi.',
  en: 'It was recorded and will be looked at. If it is urgent, contact support and say when you sent it.',
};

/**
 * What the engine itself refuses. These are not about the law: something in the program or in the bytes is wrong, and it concerns
 * this one command only.
 */
export const ENGINE_REFUSALS = {
  'ENG-001': {
    label: SYSTEM,
    message: { vi: 'Lỗi nội bộ khi xử lý yêu cầu này.', en: 'An internal fault stopped this request.' },
    fix: REPORTED,
  },
  'ENG-002': {
    label: SYSTEM,
    message: {
      vi: 'Dữ liệu chứa ký tự hoặc giá trị không lưu trữ được.',
      en: 'The data holds a character or a value that cannot be stored.',
    },
    fix: {
      vi: 'Hãy bỏ các ký tự điều khiển (ví dụ ký tự NUL) rồi gửi lại.',
      en: 'Remove control characters (for example NUL) and send it again.',
    },
  },
  'ENG-003': {
    label: SYSTEM,
    message: {
      vi: 'Hồ sơ hoặc yêu cầu vượt quá giới hạn kích thước.',
      en: 'The record or the request exceeds a size limit.',
    },
    fix: { vi: 'Hãy chia nhỏ rồi gửi lại.', en: 'Split it and send the parts.' },
  },
  'ENG-004': {
    label: SYSTEM,
    message: { vi: 'Loại yêu cầu này không tồn tại.', en: 'There is no such kind of request.' },
    fix: {
      vi: 'Hãy kiểm tra tên loại yêu cầu trong tài liệu.',
      en: 'Check the name of the request in the documentation.',
    },
  },
  'ENG-005': {
    label: SYSTEM,
    message: {
      vi: 'Cơ sở dữ liệu không nhận kết quả của yêu cầu này.',
      en: 'The database does not take the outcome of this request.',
    },
    fix: REPORTED,
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type FaultCode = keyof typeof ENGINE_REFUSALS;

/** A command that cannot be carried out because of itself. Thrown inside the engine's own files, never across its door. */
export class CommandFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** What the sender is told: the code and the words, never the inside of the program. */
export const refusalsOf = ({ code }: CommandFault): Refusals => [refusalFrom(ENGINE_REFUSALS, code, '')];
