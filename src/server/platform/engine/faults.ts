import type { Refusal, Refusals, Text } from '#core/kernel';

/**
 * What the engine itself refuses. These are not about the law: something in the program or in the bytes is wrong, and it concerns
 * this one command only.
 */
const FAULTS = {
  'ENG-001': fault('Lỗi nội bộ khi xử lý yêu cầu này.', 'An internal fault stopped this request.'),
  'ENG-002': fault(
    'Dữ liệu chứa ký tự hoặc giá trị không lưu trữ được.',
    'The data holds a character or a value that cannot be stored.',
  ),
  'ENG-003': fault(
    'Hồ sơ hoặc yêu cầu vượt quá giới hạn kích thước.',
    'The record or the request exceeds a size limit.',
  ),
  'ENG-004': fault('Loại yêu cầu này không tồn tại.', 'There is no such kind of request.'),
  'ENG-005': fault(
    'Cơ sở dữ liệu không nhận kết quả của yêu cầu này.',
    'The database does not take the outcome of this request.',
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type FaultCode = keyof typeof FAULTS;

/** A command that cannot be carried out because of itself. Thrown inside the engine's own files, never across its door. */
export class CommandFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** What the sender is told: the code and the words, never the inside of the program. */
export function refusalsOf({ code }: CommandFault): Refusals {
  const refusal: Refusal = {
    code,
    pointer: '',
    severity: 'error',
    label: { vi: 'Hệ thống', en: 'System' },
    message: FAULTS[code],
    fix: FIXES[code],
  };
  return [refusal];
}

const REPORTED: Text = {
  vi: 'Sự việc đã được ghi lại để kiểm tra. Nếu cần gấp, hãy liên hệ bộ phận hỗ trợ và cho biết thời điểm gửi.',
  en: 'It was recorded and will be looked at. If it is urgent, contact support and say when you sent it.',
};
const FIXES: Readonly<Record<FaultCode, Text>> = {
  'ENG-001': REPORTED,
  'ENG-002': {
    vi: 'Hãy bỏ các ký tự điều khiển (ví dụ ký tự NUL) rồi gửi lại.',
    en: 'Remove control characters (for example NUL) and send it again.',
  },
  'ENG-003': { vi: 'Hãy chia nhỏ rồi gửi lại.', en: 'Split it and send the parts.' },
  'ENG-004': {
    vi: 'Hãy kiểm tra tên loại yêu cầu trong tài liệu.',
    en: 'Check the name of the request in the documentation.',
  },
  'ENG-005': REPORTED,
};

function fault(vi: string, en: string): Text {
  return { vi, en };
}
