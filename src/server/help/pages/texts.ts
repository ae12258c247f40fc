import type { Text } from '#core/kernel';

export const TEXTS = {
  listTitle: { vi: 'Mã lỗi và cách sửa', en: 'Error codes and what to do' },
  listLead: {
    vi: 'Mọi câu trả lời từ chối đều nêu mã. Mã không đổi theo thời gian: phần mềm dựa vào mã, con người đọc lời.',
    en: 'Every refusal carries a code. Codes are stable: software goes by the code, people read the words.',
  },
  kinds: { vi: 'Loại câu trả lời', en: 'Kinds of answers' },
  means: { vi: 'Nghĩa là gì', en: 'What it means' },
  why: { vi: 'Vì sao', en: 'Why' },
  fix: { vi: 'Cách sửa', en: 'What to do' },
  example: { vi: 'Ví dụ câu trả lời', en: 'An example of the answer' },
  legalBasis: { vi: 'Căn cứ', en: 'Legal basis' },
  illustrative: {
    vi: 'minh họa, cần đối chiếu với văn bản',
    en: 'illustrative, to be compared with the text of the law',
  },
  warning: { vi: 'Cảnh báo: không ngăn việc gửi tờ khai.', en: 'A warning: it does not stand in the way.' },
  all: { vi: 'Tất cả mã lỗi', en: 'All error codes' },
  unknown: { vi: 'Không có mã lỗi này', en: 'There is no such error code' },
  unknownFix: {
    vi: 'Kiểm tra lại mã trong câu trả lời của hệ thống.',
    en: 'Check the code in the answer you were given.',
  },
  status: { vi: 'HTTP', en: 'HTTP' },
} as const satisfies Readonly<Record<string, Text>>;
