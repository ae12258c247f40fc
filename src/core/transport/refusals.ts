import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/** Refusals about transports under customs control. */
export const TRANSPORT_REFUSALS = {
  'TRP-001': {
    label: { vi: 'Số tờ khai vận chuyển', en: 'Transport number' },
    message: { vi: 'Không có tờ khai vận chuyển mang số này', en: 'There is no transport with this number' },
    fix: { vi: 'Kiểm tra lại số tờ khai vận chuyển', en: 'Check the number' },
  },
  'TRP-002': {
    label: { vi: 'Trạng thái tờ khai vận chuyển', en: 'Status of the transport' },
    message: {
      vi: '“{step}” không thực hiện được khi tờ khai vận chuyển đang ở trạng thái hiện tại',
      en: '“{step}” does not fit the current status of the transport',
    },
    fix: { vi: 'Xem trạng thái hiện tại của tờ khai vận chuyển', en: 'See how the transport stands now' },
  },
  'TRP-003': {
    label: { vi: 'Vận chuyển độc lập', en: 'Independent transport' },
    message: {
      vi: 'Quốc gia này không có thủ tục vận chuyển độc lập chịu sự giám sát hải quan',
      en: 'This country has no independent transport under customs control',
    },
    fix: { vi: 'Dùng tờ khai hải quan', en: 'Use a declaration' },
  },
  'TRP-004': {
    label: { vi: 'Mã', en: 'Code' },
    message: {
      vi: 'Mã “{value}” không có trong danh mục {list} ngày {on}',
      en: 'Code “{value}” is not in list {list} on {on}',
    },
    fix: { vi: 'Chọn mã trong danh mục', en: 'Choose a code of the list' },
  },
  'TRP-005': {
    label: { vi: 'Ngày dự kiến', en: 'Planned days' },
    message: {
      vi: 'Ngày khởi hành {from} và ngày đến {to} phải có thật, không trước {on} và theo đúng thứ tự',
      en: 'Departure {from} and arrival {to} must be days, in this order and not before {on}',
    },
    fix: { vi: 'Sửa lại hai ngày dự kiến', en: 'Correct the planned days' },
  },
  'TRP-006': {
    label: { vi: 'Nơi đến', en: 'Destination' },
    message: { vi: 'Nơi đến trùng với nơi đi', en: 'The goods would end where they began' },
    fix: { vi: 'Sửa lại nơi đi hoặc nơi đến', en: 'Correct one of the two places' },
  },
  'TRP-007': {
    label: { vi: 'Hàng vận chuyển', en: 'Goods carried' },
    message: { vi: 'Chưa khai hàng hóa hoặc tờ khai nào', en: 'Neither goods nor a declaration is named' },
    fix: { vi: 'Mô tả hàng hóa, hoặc ghi số tờ khai của hàng', en: 'Describe the goods, or name their declarations' },
  },
  'TRP-008': {
    label: { vi: 'Số công-te-nơ', en: 'Container number' },
    message: {
      vi: 'Số công-te-nơ “{value}” không đúng ISO 6346',
      en: 'Container “{value}” is no number of ISO 6346',
    },
    fix: { vi: 'Đối chiếu với số ghi trên công-te-nơ', en: 'Compare it with what the container shows' },
  },
  'TRP-009': {
    label: { vi: 'Số công-te-nơ', en: 'Container number' },
    message: { vi: 'Công-te-nơ “{value}” được khai hai lần', en: 'Container “{value}” is named twice' },
    fix: { vi: 'Bỏ dòng thừa', en: 'Take one out' },
  },
  'TRP-010': {
    label: { vi: 'Tờ khai của hàng vận chuyển', en: 'Declaration of the goods' },
    message: {
      vi: 'Không có tờ khai số {value} mà bạn được xem',
      en: 'There is no declaration {value} that you may read',
    },
    fix: {
      vi: 'Kiểm tra số tờ khai, hoặc đề nghị chủ hàng ủy quyền',
      en: 'Check the number, or ask for a delegation by whose goods they are',
    },
  },
  'TRP-011': {
    label: { vi: 'Người khai vận chuyển', en: 'Principal' },
    message: {
      vi: 'Người khai vận chuyển chưa đăng ký với hải quan hoặc không còn hoạt động',
      en: 'The principal is not known to customs, or not active',
    },
    fix: { vi: 'Kiểm tra mã số thuế', en: 'Check the tax code' },
  },
  'TRP-012': {
    label: { vi: 'Phiên bản', en: 'Version' },
    message: { vi: 'Tờ khai vận chuyển đã được sửa sau khi bạn xem', en: 'It was corrected since you looked' },
    fix: { vi: 'Xem bản mới nhất rồi sửa lại', en: 'Look at the newest version, then correct that' },
  },
  'TRP-013': {
    label: { vi: 'Số lần sửa', en: 'Corrections' },
    message: { vi: 'Đã sửa đủ số lần cho phép', en: 'It was corrected as often as one can be' },
    fix: { vi: 'Hủy và đăng ký tờ khai vận chuyển mới', en: 'Withdraw it and register another' },
  },
  'TRP-014': {
    label: { vi: 'Cơ quan hải quan nơi đi', en: 'Office of departure' },
    message: { vi: 'Không sửa được cơ quan hải quan nơi đi', en: 'The office of departure can not be corrected' },
    fix: { vi: 'Hủy và đăng ký tại cơ quan kia', en: 'Withdraw it and register at the other office' },
  },
  'TRP-015': {
    label: { vi: 'Ngày dự kiến đến', en: 'Planned arrival' },
    message: {
      vi: 'Bảo lãnh của lô hàng chỉ có hiệu lực đến {until}',
      en: 'The guarantee that was drawn on holds until {until} only',
    },
    fix: { vi: 'Đến trước ngày đó, hoặc hủy và đăng ký lại', en: 'Arrive by then, or withdraw and register anew' },
  },
  'TRP-016': {
    label: { vi: 'Số bảo lãnh', en: 'Guarantee number' },
    message: { vi: 'Tờ khai vận chuyển chưa ghi bảo lãnh nào', en: 'The transport names no guarantee' },
    fix: { vi: 'Ghi số bảo lãnh', en: 'Name a guarantee' },
  },
  'TRP-017': {
    label: { vi: 'Thời điểm', en: 'Time' },
    message: {
      vi: 'Thời điểm này ở tương lai hoặc trước bước liền trước',
      en: 'This lies ahead, or before the step that comes first',
    },
    fix: { vi: 'Ghi thời điểm thực tế', en: 'State when it really was' },
  },
  'TRP-018': {
    label: { vi: 'Thời điểm khởi hành', en: 'Departure' },
    message: {
      vi: 'Hàng khởi hành sau ngày dự kiến đến {until}',
      en: 'The goods leave after the day {until} on which they were to arrive',
    },
    fix: { vi: 'Đề nghị sửa ngày dự kiến đến trước', en: 'Have the planned arrival corrected first' },
  },
  'TRP-019': {
    label: { vi: 'Công-te-nơ khởi hành', en: 'Containers that leave' },
    message: {
      vi: 'Công-te-nơ khởi hành khác với công-te-nơ đã khai',
      en: 'These are not the containers that were declared',
    },
    fix: { vi: 'Đối chiếu, hoặc đề nghị sửa tờ khai vận chuyển', en: 'Compare, or have the transport corrected' },
  },
  'TRP-020': {
    label: { vi: 'Niêm phong', en: 'Seals' },
    message: {
      vi: 'Niêm phong khi đến khác với khi đi, nên không thể còn nguyên vẹn',
      en: 'The seals differ from those at departure, so they can not be intact',
    },
    fix: { vi: 'Đối chiếu số niêm phong, hoặc ghi nhận sai khác', en: 'Compare the seals, or note what differs' },
  },
  'TRP-030': {
    label: { vi: 'Thời hạn khai trước', en: 'Keeping of a pre-registration' },
    message: {
      vi: 'Thông tin vận chuyển khai trước đã quá thời hạn lưu',
      en: 'This pre-registration has been kept as long as it may be',
    },
    fix: { vi: 'Khai lại thành tờ khai vận chuyển mới', en: 'Declare the transport anew' },
  },
  'TRP-021': {
    label: { vi: 'Sai khác', en: 'Differences' },
    message: { vi: 'Chưa ghi điều gì sai khác khi đến', en: 'It is not said what differs' },
    fix: { vi: 'Mô tả tình trạng niêm phong và hàng hóa', en: 'Describe the seals and the goods as they were found' },
  },
  'TRP-022': {
    label: { vi: 'Thời hạn đến đích', en: 'Time to arrive' },
    message: {
      vi: 'Hàng còn thời hạn đến hết ngày {until} để đến đích',
      en: 'The goods have until the end of {until} to arrive',
    },
    fix: { vi: 'Chờ hết thời hạn đó', en: 'Wait until it is over' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

type TransportRefusalCode = keyof typeof TRANSPORT_REFUSALS;

export const transportRefusal = (code: TransportRefusalCode, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(TRANSPORT_REFUSALS, code, pointer, values);
