import type { AddressFault } from './webhook-address.ts';
import type { RefusalRule } from '#core/kernel';

/** An integration has a handful; more would multiply every notice. */
export const ENDPOINTS_MAX = 10;

const LABEL = { vi: 'Điểm nhận webhook', en: 'Webhook endpoint' };

/** What is refused about webhook endpoints. */
export const WEBHOOK_REFUSALS = {
  'NTC-001': {
    label: LABEL,
    message: {
      vi: 'Địa chỉ phải là một URL https đọc được',
      en: 'The address has to be a readable https URL',
    },
    fix: {
      vi: 'Viết địa chỉ đầy đủ, ví dụ https://example.com/hai-dang',
      en: 'Write the whole address, such as https://example.com/hai-dang',
    },
  },
  'NTC-002': {
    label: LABEL,
    message: {
      vi: 'Địa chỉ không được chứa tên đăng nhập hay mật khẩu',
      en: 'The address must not hold a user name or a password',
    },
    fix: {
      vi: 'Bỏ phần trước dấu @; chữ ký của lời gọi đã chứng thực người gửi',
      en: 'Leave out what stands before the @; the signature of each call says who sent it',
    },
  },
  'NTC-003': {
    label: LABEL,
    message: {
      vi: 'Địa chỉ dẫn vào mạng nội bộ, không ra mạng công cộng',
      en: 'The address leads into a private network, not to the public one',
    },
    fix: {
      vi: 'Dùng một địa chỉ công cộng; người vận hành có thể cho phép địa chỉ khác',
      en: 'Use a public address; whoever runs this installation can allow others',
    },
  },
  'NTC-004': {
    label: LABEL,
    message: {
      vi: `Tổ chức đã có ${ENDPOINTS_MAX} điểm nhận, nhiều nhất có thể`,
      en: `The organisation has ${ENDPOINTS_MAX} endpoints, which is as many as there can be`,
    },
    fix: { vi: 'Xóa điểm nhận không còn dùng', en: 'Delete one that is no longer used' },
  },
  'NTC-005': {
    label: LABEL,
    message: {
      vi: 'Điểm nhận đang tắt nên không thể gửi lại',
      en: 'The endpoint is switched off, so nothing can be replayed',
    },
    fix: { vi: 'Bật điểm nhận trước, rồi gửi lại', en: 'Switch it on first, then replay' },
  },
} as const satisfies Record<string, RefusalRule>;

export const REFUSAL_OF_ADDRESS: Readonly<Record<AddressFault, keyof typeof WEBHOOK_REFUSALS>> = {
  unreadable: 'NTC-001',
  notHttps: 'NTC-001',
  credentials: 'NTC-002',
  private: 'NTC-003',
};
