import { refusalFrom, type Refusal, type RefusalRule } from '#core/kernel';

/** Refusals of the commands on a party's profile. */
export const PARTY_REFUSALS = {
  'PARTY-001': {
    label: { vi: 'Hồ sơ doanh nghiệp', en: 'Party profile' },
    message: { vi: 'Dữ liệu hồ sơ không đúng mẫu.', en: 'The profile does not have the documented shape.' },
    fix: {
      vi: 'Đối chiếu với mô tả của lệnh và gửi lại.',
      en: 'Compare it with the description of the command and send it again.',
    },
  },
  'PARTY-002': {
    label: { vi: 'Mã số thuế', en: 'Tax code' },
    message: { vi: 'Mã này đã được đăng ký.', en: 'This code is registered already.' },
    fix: { vi: 'Dùng lệnh cập nhật để sửa hồ sơ đã có.', en: 'Use the update command to change the existing profile.' },
  },
  'PARTY-003': {
    label: { vi: 'Mã số thuế', en: 'Tax code' },
    message: { vi: 'Chưa có hồ sơ nào mang mã này.', en: 'No profile has this code.' },
    fix: { vi: 'Đăng ký hồ sơ trước.', en: 'Register the party first.' },
  },
  'PARTY-004': {
    label: { vi: 'Ngày', en: 'Date' },
    message: {
      vi: 'Ngày không có trong lịch hoặc nằm trong tương lai.',
      en: 'The date is not in the calendar or lies in the future.',
    },
    fix: {
      vi: 'Ghi ngày theo dạng NĂM-THÁNG-NGÀY, không sau hôm nay.',
      en: 'Write the date as YEAR-MONTH-DAY, not after today.',
    },
  },
  'PARTY-005': {
    label: { vi: 'Số liệu lịch sử', en: 'History counters' },
    message: { vi: 'Những ngày này đã được tính vào số liệu.', en: 'These days are in the counters already.' },
    fix: { vi: 'Chỉ gửi số liệu của những ngày sau lần tính trước.', en: 'Send only the days after the last count.' },
  },
  'PARTY-006': {
    label: { vi: 'Doanh nghiệp ưu tiên', en: 'Priority enterprise' },
    message: {
      vi: 'Mức tuân thủ 1 và chế độ ưu tiên phải đi cùng nhau.',
      en: 'Compliance level 1 and priority status go together.',
    },
    fix: { vi: 'Đặt cả hai hoặc không đặt cái nào.', en: 'Set both or neither.' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type PartyRefusalCode = keyof typeof PARTY_REFUSALS;

export const partyRefusal = (code: PartyRefusalCode, pointer: string): Refusal =>
  refusalFrom(PARTY_REFUSALS, code, pointer);
