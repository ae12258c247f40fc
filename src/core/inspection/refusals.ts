import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/** Refusals of the steps of an inspection. */
export const INSPECTION_REFUSALS = {
  'INS-001': {
    label: { vi: 'Kiểm tra thực tế', en: 'Inspection' },
    message: {
      vi: 'Bước này không thực hiện được ở giai đoạn hiện tại của việc kiểm tra',
      en: 'This step does not fit where the inspection stands',
    },
    fix: { vi: 'Mở lại hồ sơ để xem việc làm được lúc này', en: 'Reload the case to see what can be done now' },
  },
  'INS-002': {
    label: { vi: 'Phạm vi kiểm tra', en: 'What to inspect' },
    message: {
      vi: 'Lệnh kiểm tra chưa nêu container, kiện hay dòng hàng nào',
      en: 'The order names no container, package or goods line',
    },
    fix: {
      vi: 'Chọn ít nhất một container, một dòng hàng, hoặc ghi các kiện phải kiểm tra',
      en: 'Choose a container or a goods line, or say which packages',
    },
  },
  'INS-003': {
    label: { vi: 'Container', en: 'Container' },
    message: {
      vi: 'Container {value} không có trong tờ khai hoặc trong lệnh kiểm tra',
      en: 'Container {value} is not on the declaration, or not in the order',
    },
    fix: { vi: 'Chọn container có trong danh sách', en: 'Choose a container of the list' },
  },
  'INS-004': {
    label: { vi: 'Dòng hàng', en: 'Goods line' },
    message: { vi: 'Tờ khai không có dòng hàng {value}', en: 'The declaration has no goods line {value}' },
    fix: {
      vi: 'Chọn dòng có trong tờ khai, hoặc để trống cho hàng chưa khai',
      en: 'Choose a line of the declaration, or none for goods it does not name',
    },
  },
  'INS-005': {
    label: { vi: 'Thời gian kiểm tra', en: 'Time of the inspection' },
    message: {
      vi: 'Thời gian kiểm tra đã qua, còn hơn một năm nữa mới đến, hoặc không có trong lịch',
      en: 'The time of the inspection has passed, is more than a year away, or is none of the calendar',
    },
    fix: { vi: 'Ghi thời gian từ bây giờ đến trong vòng một năm', en: 'Enter a time from now on, within a year' },
  },
  'INS-006': {
    label: { vi: 'Soi chiếu container', en: 'Scan of a container' },
    message: {
      vi: 'Soi chiếu bằng máy phải nêu container',
      en: 'A scanner looks at containers, and the order names none',
    },
    fix: {
      vi: 'Chọn container phải soi, hoặc chọn kiểm tra thủ công',
      en: 'Choose the containers to scan, or inspect by hand',
    },
  },
  'INS-007': {
    label: { vi: 'Hình ảnh', en: 'Pictures' },
    message: {
      vi: 'Hình ảnh này chưa được tải lên hồ sơ kiểm tra',
      en: 'This picture was not added to the inspection',
    },
    fix: { vi: 'Tải hình lên rồi chọn lại', en: 'Add the picture, then choose it' },
  },
  'INS-008': {
    label: { vi: 'Hình ảnh', en: 'Pictures' },
    message: { vi: 'Hồ sơ kiểm tra đã có đủ số hình tối đa', en: 'The inspection holds as many pictures as it may' },
    fix: { vi: 'Chọn những hình rõ nhất', en: 'Choose the clearest ones' },
  },
  'INS-009': {
    label: { vi: 'Phiếu kiểm tra hồ sơ', en: 'Checklist of documents' },
    message: {
      vi: 'Câu hỏi “{value}” không thuộc phiếu kiểm tra của tờ khai này',
      en: 'Question “{value}” is not on the checklist of this declaration',
    },
    fix: { vi: 'Mở lại hồ sơ để lấy phiếu đang áp dụng', en: 'Reload the case for the checklist in force' },
  },
  'INS-010': {
    label: { vi: 'Phiếu kiểm tra hồ sơ', en: 'Checklist of documents' },
    message: {
      vi: 'Câu hỏi “{question}” chưa được trả lời, hoặc được trả lời hai lần',
      en: 'Question “{question}” is not answered, or answered twice',
    },
    fix: { vi: 'Trả lời mỗi câu hỏi một lần', en: 'Answer each question once' },
  },
  'INS-011': {
    label: { vi: 'Phiếu kiểm tra hồ sơ', en: 'Checklist of documents' },
    message: { vi: 'Câu trả lời “không” cần nói rõ vì sao', en: 'The answer “no” needs to say why' },
    fix: { vi: 'Ghi điều chưa đúng', en: 'Write what does not agree' },
  },
  'INS-012': {
    label: { vi: 'Kết quả kiểm tra', en: 'Finding' },
    message: {
      vi: 'Kết quả chưa ghi số lượng, xuất xứ, mã số, tình trạng hay nhận xét nào',
      en: 'The finding holds no quantity, origin, code, condition or note',
    },
    fix: { vi: 'Ghi ít nhất một điều đã thấy', en: 'Write at least one thing that was seen' },
  },
  'INS-013': {
    label: { vi: 'Đơn vị tính', en: 'Unit' },
    message: {
      vi: 'Số lượng thực tế cần đơn vị tính có trong danh mục áp dụng ngày {on}',
      en: 'The quantity found needs a unit of the list in force on {on}',
    },
    fix: { vi: 'Tra mã đơn vị tính (F4)', en: 'Open the look-up of units (F4)' },
  },
  'INS-014': {
    label: { vi: 'Danh mục', en: 'Code list' },
    message: {
      vi: 'Mã “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Code “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Chọn mã có trong danh mục', en: 'Choose one of the list' },
  },
  'INS-015': {
    label: { vi: 'Niêm phong mẫu', en: 'Seal of the sample' },
    message: { vi: 'Số niêm phong {value} đã dùng cho một mẫu khác', en: 'Seal {value} is on another sample already' },
    fix: { vi: 'Kiểm tra lại số niêm phong', en: 'Check the number of the seal' },
  },
  'INS-016': {
    label: { vi: 'Mẫu', en: 'Sample' },
    message: { vi: 'Không có mẫu số {value} đang chờ kết quả', en: 'No sample {value} waits for a result' },
    fix: { vi: 'Chọn mẫu đang chờ kết quả', en: 'Choose a sample that waits' },
  },
  'INS-017': {
    label: { vi: 'Kết luận', en: 'Conclusion' },
    message: { vi: 'Lệnh kiểm tra chưa thực hiện xong: {what}', en: 'What was ordered is not done yet: {what}' },
    fix: { vi: 'Ghi đủ kết quả rồi kết luận', en: 'Record the rest, then conclude' },
  },
  'INS-018': {
    label: { vi: 'Kết luận', en: 'Conclusion' },
    message: {
      vi: 'Kết luận phù hợp thì không nêu sai khác; không phù hợp thì nêu ít nhất một',
      en: 'A conclusion that all conforms names no discrepancy; any other names one',
    },
    fix: { vi: 'Bỏ các sai khác, hoặc thêm sai khác đã thấy', en: 'Remove the discrepancies, or add what differs' },
  },
  'INS-019': {
    label: { vi: 'Xử lý sai khác', en: 'What follows' },
    message: { vi: 'Sai khác về {kind} không xử lý theo cách này', en: 'A discrepancy of {kind} does not become that' },
    fix: { vi: 'Chọn cách xử lý: {options}', en: 'Choose one of: {options}' },
  },
  'INS-020': {
    label: { vi: 'Kết luận', en: 'Conclusion' },
    message: {
      vi: 'Mẫu số {value} còn chờ kết quả phân tích nên chưa kết luận phù hợp được',
      en: 'Sample {value} waits for the laboratory, so “conforms” can not be concluded yet',
    },
    fix: {
      vi: 'Chờ kết quả phân tích, hoặc đề nghị giải phóng hàng trước',
      en: 'Wait for the laboratory, or let release before the final result be asked for',
    },
  },
  'INS-021': {
    label: { vi: 'Việc phải xử lý', en: 'Follow-up' },
    message: { vi: 'Không có việc {value} đang chờ xử lý', en: 'No follow-up {value} is open' },
    fix: { vi: 'Mở lại hồ sơ để xem các việc đang chờ', en: 'Reload the case to see what is open' },
  },
  'INS-022': {
    label: { vi: 'Mức phạt', en: 'Amount of the fine' },
    message: {
      vi: 'Mức phạt phải từ {min} đến {max}',
      en: 'The fine lies between {min} and {max}',
    },
    fix: { vi: 'Ghi số tiền trong khung này', en: 'Enter an amount within these bounds' },
  },
  'INS-023': {
    label: { vi: 'Quyết định xử phạt', en: 'Decision on a fine' },
    message: {
      vi: 'Người đề xuất không được tự quyết định đề xuất của mình',
      en: 'Who proposed the fine does not decide on it',
    },
    fix: { vi: 'Để lãnh đạo khác quyết định', en: 'Let another leader decide' },
  },
  'INS-024': {
    label: { vi: 'Đề xuất xử phạt', en: 'Proposed fine' },
    message: { vi: 'Việc {value} chưa có đề xuất mức phạt', en: 'No fine is proposed under {value} yet' },
    fix: { vi: 'Đề xuất hành vi và mức phạt trước', en: 'Propose the violation and the amount first' },
  },
  'INS-025': {
    label: { vi: 'Hồ sơ điều tra', en: 'Investigation' },
    message: {
      vi: 'Hồ sơ {value} do người khác thụ lý, hoặc chưa ai nhận',
      en: 'Investigation {value} is in other hands, or in none',
    },
    fix: {
      vi: 'Người thụ lý ghi tiếp, hoặc lãnh đạo nhận lại hồ sơ',
      en: 'Let who has it go on, or a leader take it over',
    },
  },
  'INS-026': {
    label: { vi: 'Chữ ký người đại diện', en: 'Signature of the representative' },
    message: {
      vi: 'Biên bản ghi là đã ký nhưng thiếu họ tên hoặc hình chữ ký',
      en: 'The record says it was signed, and the name or the picture of the signature is missing',
    },
    fix: {
      vi: 'Ghi họ tên và thêm hình chữ ký, hoặc ghi lý do không ký',
      en: 'Enter the name and add the picture, or say why there is no signature',
    },
  },
  'INS-027': {
    label: { vi: 'Lý do không có chữ ký', en: 'Why there is no signature' },
    message: {
      vi: 'Chưa ghi vì sao người đại diện không ký hoặc vắng mặt',
      en: 'Nothing says why the representative did not sign, or was not there',
    },
    fix: { vi: 'Ghi lý do', en: 'Write down the reason' },
  },
  'INS-028': {
    label: { vi: 'Lệnh kiểm tra', en: 'Order of the inspection' },
    message: {
      vi: 'Lệnh kiểm tra hoặc tờ khai đã thay đổi, bị hủy hoặc đã có kết luận kể từ khi ghi nhận',
      en: 'The order or the declaration was changed, withdrawn or concluded on since this was written down',
    },
    fix: {
      vi: 'Xem lại lệnh đang có hiệu lực rồi mới gửi, hoặc xuất bản ghi ra tệp',
      en: 'Look at the order in force before you send it, or keep the record as a file',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type InspectionRefusalCode = keyof typeof INSPECTION_REFUSALS;

export const inspectionRefusal = (code: InspectionRefusalCode, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(INSPECTION_REFUSALS, code, pointer, values);
