import { refusalFrom, type Refusal, type RefusalRule } from '#core/kernel';

/** Why what somebody sent was given up while it was read. */
export const APART_REFUSALS = {
  'TIM-108': {
    label: { vi: 'Tệp', en: 'File' },
    message: {
      vi: 'Việc đọc tệp mất quá nhiều thời gian hoặc bộ nhớ',
      en: 'Reading the file took too much time or memory',
    },
    fix: {
      vi: 'Chỉ để lại phần cần dùng, như một trang tính, rồi gửi lại',
      en: 'Keep only what is needed of it, such as one sheet, and send it again',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export const apartRefusal = (code: keyof typeof APART_REFUSALS): Refusal => refusalFrom(APART_REFUSALS, code, '');
