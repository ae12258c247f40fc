import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

const ENTRY = { vi: 'Mục theo dõi', en: 'Watch-list entry' };

/** Why something about a watch list is not done. */
export const WATCH_LIST_REFUSALS = {
  'WTL-001': {
    label: ENTRY,
    message: { vi: 'Yêu cầu không đúng cấu trúc', en: 'The request does not have the agreed shape' },
    fix: { vi: 'Gửi lại theo tài liệu API', en: 'Send it again as the API documentation says' },
  },
  'WTL-002': {
    label: ENTRY,
    message: { vi: 'Không có mục theo dõi {entry}', en: 'There is no watch-list entry {entry}' },
    fix: { vi: 'Chọn một mục trong danh sách', en: 'Choose one from the list' },
  },
  'WTL-003': {
    label: { vi: 'Quyền', en: 'Permission' },
    message: { vi: 'Bạn không có quyền này đối với danh sách theo dõi', en: 'You may not do this with watch lists' },
    fix: { vi: 'Nhờ một chuyên viên quản lý rủi ro', en: 'Ask a risk analyst' },
  },
  'WTL-004': {
    label: ENTRY,
    message: {
      vi: 'Số công-ten-nơ {value} sai chữ số kiểm tra',
      en: 'The check digit of container number {value} does not fit',
    },
    fix: {
      vi: 'Kiểm tra lại: bốn chữ cái và bảy chữ số theo ISO 6346',
      en: 'Look again: four letters and seven digits by ISO 6346',
    },
  },
  'WTL-005': {
    label: { vi: 'Thời hạn', en: 'Validity' },
    message: { vi: 'Ngày {day} không hợp với thời hạn', en: 'The day {day} does not fit the validity' },
    fix: {
      vi: 'Ngày cuối không trước ngày đầu, và không quá {max} ngày',
      en: 'The last day is not before the first, and at most {max} days away',
    },
  },
  'WTL-006': {
    label: ENTRY,
    message: { vi: 'Mục theo dõi này đã kết thúc', en: 'This watch-list entry has ended' },
    fix: { vi: 'Thêm mục mới nếu còn cần theo dõi', en: 'Add a new one if it is still to be watched' },
  },
  'WTL-007': {
    label: { vi: 'Mức độ mật', en: 'Sensitivity' },
    message: { vi: 'Mục hạn chế phải nêu ai được biết', en: 'A restricted entry names who may know of it' },
    fix: { vi: 'Nêu vai trò, đơn vị hoặc người được biết', en: 'Name roles, offices or people' },
  },
  'WTL-008': {
    label: ENTRY,
    message: { vi: '“{value}” quá chung để theo dõi', en: '“{value}” is too common to look out for' },
    fix: { vi: 'Thêm chữ để phân biệt', en: 'Add words that tell it apart' },
  },
  'WTL-009': {
    label: ENTRY,
    message: {
      vi: 'Mục theo dõi {entry} đã đổi, hoặc không chờ phê duyệt',
      en: 'Watch-list entry {entry} was changed since, or waits for nobody',
    },
    fix: { vi: 'Mở mục đó và đề xuất lại nếu cần', en: 'Open it, and propose it anew where needed' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

type WatchListRefusal = keyof typeof WATCH_LIST_REFUSALS;

export const watchListRefusal = (code: WatchListRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(WATCH_LIST_REFUSALS, code, pointer, values);
