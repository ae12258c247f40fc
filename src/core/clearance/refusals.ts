import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/** Refusals of the process itself; those of the declaration's content are in `core/declaration`. */
export const CLEARANCE_REFUSALS = {
  'ACC-001': {
    label: { vi: 'Quyền hạn', en: 'Authority' },
    message: {
      vi: 'Tài khoản này không được làm việc đó cho bên được khai báo',
      en: 'This account may not do this for the party declared',
    },
    fix: {
      vi: 'Đăng nhập bằng tài khoản của doanh nghiệp hoặc nhờ doanh nghiệp ủy quyền trong mục Ủy quyền',
      en: 'Sign in as a member of the party, or ask the party to delegate to your organisation',
    },
  },
  'AMD-001': {
    label: { vi: 'Số lần sửa đổi', en: 'Number of amendments' },
    message: {
      vi: 'Tờ khai đã sửa đổi 9 lần, chữ số cuối của số tờ khai không tăng thêm được',
      en: 'The declaration was amended nine times, and the last digit of its number can count no more',
    },
    fix: {
      vi: 'Đề nghị cơ quan hải quan hủy tờ khai này và khai tờ khai mới',
      en: 'Ask customs to cancel this declaration, then lodge another',
    },
  },
  'AMD-002': {
    label: { vi: 'Chỉ tiêu không được sửa', en: 'Field that can not be amended' },
    message: {
      vi: 'Chỉ tiêu này không được sửa sau khi tờ khai đã đăng ký',
      en: 'This field can not be amended once the declaration is registered',
    },
    fix: {
      vi: 'Giữ nguyên chỉ tiêu này, hoặc đề nghị hủy tờ khai và khai tờ khai mới',
      en: 'Leave it as it is, or ask for cancellation and lodge another declaration',
    },
  },
  'AMD-003': {
    label: { vi: 'Nội dung sửa đổi', en: 'Amendment' },
    message: { vi: 'Không có chỉ tiêu nào thay đổi', en: 'Nothing is changed' },
    fix: { vi: 'Sửa chỉ tiêu cần sửa rồi gửi lại', en: 'Change what is to be amended, then send it again' },
  },
  'AMD-004': {
    label: { vi: 'Phiên bản tờ khai', en: 'Version of the declaration' },
    message: {
      vi: 'Tờ khai đã có phiên bản mới hơn bản mà nội dung này sửa đổi',
      en: 'The declaration has a newer version than the one amended here',
    },
    fix: {
      vi: 'Mở lại tờ khai, rồi sửa trên phiên bản đang có hiệu lực',
      en: 'Reload the declaration, and amend the version in force',
    },
  },
  'AMD-005': {
    label: { vi: 'Lý do sửa đổi', en: 'Reason of the amendment' },
    message: { vi: 'Không có mã lý do {value}', en: 'There is no reason {value}' },
    fix: { vi: 'Chọn một mã trong danh mục lý do', en: 'Choose one of the list of reasons' },
  },
  'AMD-006': {
    severity: 'warning',
    label: { vi: 'Thời hạn khai bổ sung', en: 'Time to amend' },
    message: {
      vi: 'Đã quá {days} ngày kể từ ngày thông quan: khai bổ sung có thể bị xử phạt',
      en: 'More than {days} days have passed since release: the amendment may come with a penalty',
    },
    fix: {
      vi: 'Vẫn gửi được; cơ quan hải quan xem xét việc xử phạt',
      en: 'It can be sent all the same; customs decides on the penalty',
    },
  },
  'AMD-007': {
    label: { vi: 'Số dòng hàng của lô hàng', en: 'Number of goods lines of the shipment' },
    message: {
      vi: 'Lô hàng có {lines} dòng hàng; bản sửa đổi có {declared}',
      en: 'The shipment has {lines} goods lines; the amendment has {declared}',
    },
    fix: {
      vi: 'Giữ đủ các dòng theo thứ tự; muốn thêm hoặc bỏ dòng thì sửa riêng tờ khai có dòng đó',
      en: 'Keep all lines in their order; to add or take out a line, amend the declaration that carries it',
    },
  },
  'APL-001': {
    label: { vi: 'Khiếu nại', en: 'Appeal' },
    message: { vi: 'Quyết định này đã có khiếu nại', en: 'This decision was appealed against already' },
    fix: {
      vi: 'Theo dõi khiếu nại đã gửi; không đồng ý với kết quả thì khiếu nại lên cấp trên hoặc khởi kiện',
      en: 'Follow that appeal; its answer may be taken to the authority above, or to court',
    },
  },
  'APL-002': {
    label: { vi: 'Thời hiệu khiếu nại', en: 'Time to appeal' },
    message: { vi: 'Thời hiệu khiếu nại đã hết ngày {on}', en: 'The time to appeal ended on {on}' },
    fix: {
      vi: 'Nếu có trở ngại khách quan, gửi đơn giấy kèm chứng cứ đến chi cục',
      en: 'If something beyond your control was in the way, bring the appeal on paper with its proof to the office',
    },
  },
  'APL-003': {
    label: { vi: 'Khiếu nại', en: 'Appeal' },
    message: { vi: 'Không có khiếu nại nào đang chờ mang mã này', en: 'No appeal with this id is open' },
    fix: { vi: 'Mở lại tờ khai để xem các khiếu nại', en: 'Reload the declaration to see its appeals' },
  },
  'APL-004': {
    label: { vi: 'Khiếu nại', en: 'Appeal' },
    message: { vi: 'Tờ khai đã có đủ số khiếu nại tối đa', en: 'The declaration has as many appeals as it may' },
    fix: { vi: 'Khiếu nại lên cấp trên hoặc khởi kiện', en: 'Turn to the authority above, or to court' },
  },
  'APL-005': {
    label: { vi: 'Thời hạn giải quyết khiếu nại', en: 'Time to answer an appeal' },
    message: { vi: 'Thời hạn đã được kéo dài một lần', en: 'The time was prolonged once already' },
    fix: { vi: 'Giải quyết khiếu nại', en: 'Decide on the appeal' },
  },
  'ASG-001': {
    label: { vi: 'Công chức', en: 'Officer' },
    message: {
      vi: 'Người này không làm công việc của hồ sơ tại đơn vị',
      en: 'This person does not do this work at the office of the case',
    },
    fix: { vi: 'Chọn công chức của đơn vị có vai trò phù hợp', en: 'Choose an officer of the office whose role it is' },
  },
  'ASG-002': {
    label: { vi: 'Xung đột lợi ích', en: 'Conflict of interest' },
    message: {
      vi: 'Công chức có liên quan đến một bên của tờ khai',
      en: 'The officer is tied to a party of the declaration',
    },
    fix: { vi: 'Chọn công chức khác', en: 'Choose another officer' },
  },
  'ASG-003': {
    label: { vi: 'Vắng mặt', en: 'Absence' },
    message: { vi: 'Công chức hôm nay vắng mặt', en: 'The officer is away today' },
    fix: { vi: 'Chọn công chức khác', en: 'Choose another officer' },
  },
  'ASG-004': {
    label: { vi: 'Hai người độc lập', en: 'Four eyes' },
    message: {
      vi: 'Công chức đã ghi kết quả đang được xem xét lại',
      en: 'The officer recorded the finding that is to be judged again',
    },
    fix: { vi: 'Chọn công chức khác', en: 'Choose another officer' },
  },
  'CAN-001': {
    label: { vi: 'Lý do hủy tờ khai', en: 'Ground of the cancellation' },
    message: { vi: 'Không có mã lý do hủy {value}', en: 'There is no ground {value}' },
    fix: { vi: 'Chọn một mã trong danh mục lý do hủy', en: 'Choose one of the list of grounds' },
  },
  'CAN-002': {
    label: { vi: 'Lý do hủy tờ khai', en: 'Ground of the cancellation' },
    message: {
      vi: 'Lý do này cần đề nghị của người khai',
      en: 'This ground needs a request by the declarant',
    },
    fix: {
      vi: 'Chờ đề nghị hủy, hoặc chọn lý do mà cơ quan hải quan tự quyết định',
      en: 'Wait for the request, or choose a ground on which customs decides by itself',
    },
  },
  'CAN-003': {
    label: { vi: 'Lý do hủy tờ khai', en: 'Ground of the cancellation' },
    message: {
      vi: 'Lý do này chỉ áp dụng khi đã quá {days} ngày kể từ ngày đăng ký',
      en: 'This ground counts only once {days} days have passed since registration',
    },
    fix: { vi: 'Chờ đến ngày {on}', en: 'Wait until {on}' },
  },
  'CAN-004': {
    label: { vi: 'Lý do hủy tờ khai', en: 'Ground of the cancellation' },
    message: {
      vi: 'Lý do này do cơ quan hải quan quyết định, người khai không đề nghị được',
      en: 'On this ground customs decides; a declarant does not ask for it',
    },
    fix: { vi: 'Chọn lý do khác', en: 'Choose another ground' },
  },
  'CAN-005': {
    label: { vi: 'Lý do hủy tờ khai', en: 'Ground of the cancellation' },
    message: {
      vi: 'Lý do này không dùng cho chiều xuất hoặc nhập của tờ khai',
      en: 'This ground is for the other direction, export or import',
    },
    fix: { vi: 'Chọn lý do khác', en: 'Choose another ground' },
  },
  'CAS-004': {
    label: { vi: 'Luồng', en: 'Channel' },
    message: { vi: 'Tờ khai đang ở luồng này', en: 'The declaration is in this channel already' },
    fix: { vi: 'Chọn luồng khác', en: 'Choose another channel' },
  },
  'CAS-005': {
    label: { vi: 'Luồng', en: 'Channel' },
    message: {
      vi: 'Chuyển sang luồng nhẹ hơn cần lãnh đạo chi cục quyết định',
      en: 'A lighter channel takes the decision of the office’s leader',
    },
    fix: { vi: 'Trình lãnh đạo chi cục', en: 'Bring it before the leader' },
  },
  'CNS-001': {
    label: { vi: 'Tham vấn trị giá', en: 'Consultation on the value' },
    message: {
      vi: 'Tờ khai này đã có tham vấn trị giá',
      en: 'This declaration has its consultation already',
    },
    fix: {
      vi: 'Tiếp tục tham vấn đang có',
      en: 'Go on with the one there is',
    },
  },
  'CNS-002': {
    label: { vi: 'Tham vấn trị giá', en: 'Consultation on the value' },
    message: {
      vi: 'Bước này không thực hiện được ở giai đoạn hiện tại của tham vấn',
      en: 'This step does not fit where the consultation stands',
    },
    fix: {
      vi: 'Mở lại tờ khai để xem việc làm được lúc này',
      en: 'Reload the declaration to see what can be done now',
    },
  },
  'CNS-003': {
    label: { vi: 'Chứng từ trả lời', en: 'Documents of the answer' },
    message: {
      vi: 'Chứng từ này chưa được đính kèm tờ khai',
      en: 'This document is not attached to the declaration',
    },
    fix: {
      vi: 'Đính kèm chứng từ vào tờ khai rồi chọn lại',
      en: 'Attach the document to the declaration, then choose it',
    },
  },
  'CNS-004': {
    label: { vi: 'Tham vấn trị giá', en: 'Consultation on the value' },
    message: {
      vi: 'Chưa hết thời hạn trả lời nên chưa kết luận không trả lời được',
      en: 'The time to answer has not passed, so “no answer” can not be concluded yet',
    },
    fix: {
      vi: 'Chờ đến hết thời hạn đã báo cho doanh nghiệp',
      en: 'Wait until the time that the trader was given has passed',
    },
  },
  'CNS-005': {
    label: { vi: 'Dòng hàng', en: 'Goods lines' },
    message: {
      vi: 'Tham vấn chưa nêu dòng hàng nào',
      en: 'The consultation names no goods line',
    },
    fix: {
      vi: 'Chọn ít nhất một dòng hàng',
      en: 'Choose at least one line',
    },
  },
  'CNS-006': {
    label: { vi: 'Tham vấn trị giá', en: 'Consultation on the value' },
    message: {
      vi: 'Chưa có thời hạn tham vấn áp dụng cho hôm nay',
      en: 'No time for a consultation is in force today',
    },
    fix: {
      vi: 'Báo bộ phận quản trị dữ liệu quốc gia',
      en: 'Tell those who keep the country’s data',
    },
  },
  'CNS-007': {
    label: { vi: 'Trị giá đề nghị', en: 'Proposed value' },
    message: {
      vi: 'Đã chấp nhận trị giá khai thì không đề nghị trị giá khác',
      en: 'The declared value is accepted, so no other is proposed',
    },
    fix: {
      vi: 'Bỏ trị giá đề nghị, hoặc kết luận không chấp nhận',
      en: 'Remove the proposal, or conclude that the value is rejected',
    },
  },
  'CNS-008': {
    label: { vi: 'Trị giá đề nghị', en: 'Proposed value' },
    message: {
      vi: 'Không chấp nhận trị giá khai thì phải nêu phương pháp xác định trị giá khác',
      en: 'A value that is rejected needs another method to go by',
    },
    fix: {
      vi: 'Chọn phương pháp và ghi trị giá đề nghị',
      en: 'Choose a method and enter the value proposed',
    },
  },
  'FIN-001': {
    label: { vi: 'Lý do giải phóng hàng', en: 'Ground of the release' },
    message: { vi: 'Không có mã lý do {value}', en: 'There is no ground {value}' },
    fix: { vi: 'Chọn một mã trong danh mục lý do', en: 'Choose one of the list of grounds' },
  },
  'FIN-002': {
    label: { vi: 'Mục đích bảo lãnh', en: 'Purpose of the guarantee' },
    message: {
      vi: 'Tờ khai này chưa được cho giải phóng hàng',
      en: 'No release before final figures is granted on this declaration',
    },
    fix: {
      vi: 'Đề nghị giải phóng hàng trước, hoặc bảo lãnh số thuế phải nộp',
      en: 'Ask for it first, or secure what is due now',
    },
  },
  'LIF-001': {
    label: { vi: 'Trạng thái tờ khai', en: 'Status of the declaration' },
    message: {
      vi: 'Việc này không thực hiện được khi tờ khai đang ở trạng thái hiện tại',
      en: 'This step does not fit the current status of the declaration',
    },
    fix: {
      vi: 'Mở lại tờ khai để xem các việc làm được lúc này',
      en: 'Reload the declaration to see what can be done now',
    },
  },
  'LIF-002': {
    label: { vi: 'Số tờ khai', en: 'Declaration number' },
    message: { vi: 'Không có tờ khai mang số này', en: 'There is no declaration with this number' },
    fix: { vi: 'Kiểm tra lại 12 chữ số', en: 'Check the 12 digits' },
  },
  'LIF-003': {
    label: { vi: 'Loại hình', en: 'Procedure' },
    message: {
      vi: 'Tờ khai nhập khẩu không sửa thành xuất khẩu được, và ngược lại',
      en: 'An import declaration cannot be overwritten as an export, nor the reverse',
    },
    fix: { vi: 'Khai một tờ khai mới', en: 'Lodge a new declaration' },
  },
  'LIF-004': {
    label: { vi: 'Thời hạn khai trước', en: 'Keeping of a pre-registration' },
    message: {
      vi: 'Thông tin khai trước đã quá thời hạn lưu nên không sửa, bổ sung hoặc đăng ký được nữa',
      en: 'This pre-registration has been kept as long as it may be, so it can no longer be changed, added to or registered',
    },
    fix: {
      vi: 'Khai lại thành tờ khai mới; số tham chiếu nội bộ cũ dùng lại được',
      en: 'Lodge the declaration anew; its own reference may be used again',
    },
  },
  'LIF-005': {
    label: { vi: 'Chức năng của thông điệp', en: 'Function of the message' },
    message: {
      vi: 'Thông điệp này yêu cầu sửa hoặc hủy một tờ khai khác, không phải để khai tờ khai mới',
      en: 'This message asks to amend or cancel another declaration; it does not lodge one',
    },
    fix: {
      vi: 'Gửi tờ khai mới với chức năng 9; tờ khai khai trước thì ghi đè bằng PUT',
      en: 'Lodge a new declaration with function 9; overwrite a pre-registered one with PUT',
    },
  },
  'DUP-001': {
    label: { vi: 'Số tham chiếu nội bộ', en: 'Own reference' },
    message: {
      vi: 'Số tham chiếu này đã dùng cho một tờ khai khác của doanh nghiệp',
      en: 'This own reference is already used by another declaration of the party',
    },
    fix: {
      vi: 'Dùng số tham chiếu khác, hoặc mở tờ khai đã đăng ký với số này',
      en: 'Use another reference, or open the declaration that holds it',
    },
  },
  'DUP-002': {
    label: { vi: 'Lô hàng', en: 'Consignment' },
    message: {
      vi: 'Lô hàng này đã có trên một tờ khai đã đăng ký của doanh nghiệp: cùng vận đơn, hóa đơn, mã hàng, số lượng và giá',
      en: 'These goods are already on a registered declaration of the party: same bill, invoice, codes, quantities and prices',
    },
    fix: {
      vi: 'Dùng tờ khai đã đăng ký; nếu đây là phần khác của cùng lô hàng, ghi container của phần này, hoặc ghi số tờ khai đầu tiên vào chứng từ trước đó',
      en: 'Use the registered declaration; for a further part of the consignment give its containers, or name the first declaration as a previous document',
    },
  },
  'REV-001': {
    label: { vi: 'Quyết định bị hủy bỏ', en: 'Decision to reverse' },
    message: {
      vi: 'Không có quyết định nào còn hiệu lực ở vị trí này',
      en: 'No decision that is in effect stands at this place',
    },
    fix: {
      vi: 'Mở lại tờ khai để xem các quyết định còn hiệu lực',
      en: 'Reload the declaration to see the decisions in effect',
    },
  },
  'REV-002': {
    label: { vi: 'Người quyết định', en: 'Who decides' },
    message: {
      vi: 'Người đã ra quyết định không được tự hủy bỏ hoặc giải quyết khiếu nại về quyết định đó',
      en: 'Who took a decision neither reverses it nor decides on an appeal against it',
    },
    fix: { vi: 'Trình một lãnh đạo khác', en: 'Bring it before another leader' },
  },
  'REV-003': {
    label: { vi: 'Quyết định bị hủy bỏ', en: 'Decision to reverse' },
    message: {
      vi: 'Có quyết định sau đó dựa trên quyết định này',
      en: 'A later decision stands on this one',
    },
    fix: { vi: 'Hủy bỏ quyết định sau trước', en: 'Reverse the later one first' },
  },
  'REV-004': {
    label: { vi: 'Quyết định bị hủy bỏ', en: 'Decision to reverse' },
    message: {
      vi: 'Người khai đang có nội dung sửa đổi khác',
      en: 'The declarant has another amendment under way',
    },
    fix: {
      vi: 'Quyết định về nội dung đó, hoặc chờ người khai bỏ nội dung đó',
      en: 'Decide on that one, or wait until the declarant drops it',
    },
  },
  'SPC-001': {
    label: { vi: 'Cơ quan kiểm tra chuyên ngành', en: 'Agency of the inspection' },
    message: { vi: 'Không có mã cơ quan {value}', en: 'There is no agency {value}' },
    fix: { vi: 'Chọn một mã trong danh mục cơ quan', en: 'Choose one of the list of agencies' },
  },
  'SPC-002': {
    label: { vi: 'Hạn có kết quả', en: 'Day by which the result is due' },
    message: {
      vi: 'Hạn phải là một ngày từ {from} đến {to}',
      en: 'It is a day from {from} to {to}',
    },
    fix: { vi: 'Sửa lại ngày', en: 'Change the day' },
  },
  'SPC-003': {
    label: { vi: 'Chứng từ kết quả', en: 'Document of the result' },
    message: {
      vi: 'Chứng từ này chưa được đính kèm tờ khai',
      en: 'This document is not attached to the declaration',
    },
    fix: {
      vi: 'Đính kèm chứng từ kết quả vào tờ khai rồi chọn lại',
      en: 'Attach the document with the result to the declaration, then choose it',
    },
  },
  'STG-001': {
    label: { vi: 'Đưa hàng về bảo quản', en: 'Keeping the goods' },
    message: {
      vi: 'Doanh nghiệp không được đưa hàng về bảo quản đến hết ngày {until} do vi phạm trước đây',
      en: 'The party may keep no goods until the end of {until}, for what it did before',
    },
    fix: {
      vi: 'Để hàng ở nơi chịu sự giám sát của hải quan cho đến khi có kết quả',
      en: 'Leave the goods under customs supervision until the result is there',
    },
  },
  'STG-002': {
    label: { vi: 'Vi phạm bảo quản', en: 'Breach of the storage' },
    message: {
      vi: 'Chưa quá hạn nộp kết quả kiểm tra chuyên ngành',
      en: 'No result of a specialised inspection is late',
    },
    fix: { vi: 'Chờ hết hạn, hoặc ghi vi phạm khác', en: 'Wait until it is, or record another breach' },
  },
  'REV-005': {
    label: { vi: 'Quyết định bị hủy bỏ', en: 'Decision to reverse' },
    message: {
      vi: 'Tờ khai là một phần của lô hàng khai trên nhiều tờ khai nên không khôi phục riêng được',
      en: 'The declaration is one of several linked ones, and is not brought back alone',
    },
    fix: { vi: 'Khai lại phần hàng này bằng tờ khai mới', en: 'Declare this part of the goods anew' },
  },
  'REV-006': {
    label: { vi: 'Quyết định bị hủy bỏ', en: 'Decision to reverse' },
    message: {
      vi: 'Điều mà quyết định này chấm dứt chưa thể khôi phục trong tình trạng hiện nay',
      en: 'What this decision ended can not stand again as things are now',
    },
    fix: {
      vi: 'Giải quyết trước điều đang cản trở: việc kiểm tra đã bị hủy bỏ, đề nghị hủy tờ khai, hoặc đề nghị mới của người khai',
      en: 'Settle first what stands in its way: a control taken back, a cancellation asked for, or a newer request',
    },
  },
  'STD-001': {
    label: { vi: 'Doanh nghiệp', en: 'Party' },
    message: { vi: 'Mã doanh nghiệp chưa đăng ký với hải quan', en: 'This party is not registered with customs' },
    fix: {
      vi: 'Kiểm tra mã số thuế, hoặc đăng ký doanh nghiệp trước',
      en: 'Check the tax code, or register the party first',
    },
  },
  'STD-002': {
    label: { vi: 'Doanh nghiệp', en: 'Party' },
    message: {
      vi: 'Doanh nghiệp đang tạm ngừng hoặc đã giải thể nên chưa mở tờ khai mới được',
      en: 'The party is suspended or dissolved, so it cannot lodge a new declaration',
    },
    fix: { vi: 'Liên hệ cơ quan thuế để cập nhật tình trạng', en: 'Ask the tax office to update its standing' },
  },
  'STD-003': {
    label: { vi: 'Nợ thuế', en: 'Tax debt' },
    message: {
      vi: 'Doanh nghiệp có nợ thuế quá hạn trên 90 ngày',
      en: 'The party has tax debt overdue for more than 90 days',
    },
    fix: { vi: 'Nộp khoản nợ rồi gửi lại', en: 'Pay the debt, then send again' },
  },
  'CAS-001': {
    label: { vi: 'Chứng từ yêu cầu', en: 'Documents asked for' },
    message: { vi: 'Yêu cầu chưa nêu chứng từ nào', en: 'The request names no document' },
    fix: { vi: 'Chọn ít nhất một chứng từ', en: 'Choose at least one document' },
  },
  'CAS-002': {
    label: { vi: 'Kết quả kiểm tra', en: 'Inspection finding' },
    message: { vi: 'Dòng hàng này không có trong tờ khai', en: 'The declaration has no such goods line' },
    fix: { vi: 'Chọn dòng có trong tờ khai', en: 'Choose a line of the declaration' },
  },
  'CAS-003': {
    label: { vi: 'Chứng từ đính kèm', en: 'Attached documents' },
    message: {
      vi: 'Tờ khai đã có đủ số chứng từ đính kèm tối đa',
      en: 'The declaration holds as many attached documents as it may',
    },
    fix: { vi: 'Gộp các trang vào một tệp PDF', en: 'Put the pages together in one PDF file' },
  },
  'PAP-001': {
    label: { vi: 'Số tờ khai giấy', en: 'Number of the paper' },
    message: {
      vi: 'Tờ khai giấy mang số này đã được nhập vào hệ thống',
      en: 'The paper with this number was entered already',
    },
    fix: { vi: 'Tìm tờ khai đã nhập theo số giấy', en: 'Find the declaration that was entered for it' },
  },
  'PAP-002': {
    label: { vi: 'Ngày tiếp nhận tờ khai giấy', en: 'Day of the paper' },
    message: {
      vi: 'Ngày tiếp nhận phải từ {from} đến {to}',
      en: 'The day of the paper lies between {from} and {to}',
    },
    fix: {
      vi: 'Kiểm tra ngày trên dấu tiếp nhận',
      en: 'See the date of the stamp of acceptance',
    },
  },
  'PAP-003': {
    label: { vi: 'Thông quan trên giấy', en: 'Release on paper' },
    message: {
      vi: 'Hàng không thể thông quan trước ngày tiếp nhận hoặc sau lúc này',
      en: 'Goods are not released before their paper was accepted, nor later than now',
    },
    fix: { vi: 'Kiểm tra giờ thông quan trên tờ khai giấy', en: 'See the time of release on the paper' },
  },
  'PAP-004': {
    label: { vi: 'Tờ khai bị thay thế', en: 'Declaration replaced' },
    message: {
      vi: 'Tờ khai này không phải tờ khai đã hủy do hệ thống sự cố',
      en: 'This is no declaration that was cancelled because the system failed',
    },
    fix: {
      vi: 'Hủy tờ khai đó với lý do sự cố hệ thống trước, hoặc bỏ số tờ khai',
      en: 'Cancel it on the ground of a system failure first, or leave it out',
    },
  },
  'PAY-002': {
    label: { vi: 'Báo có', en: 'Credit notice' },
    message: {
      vi: 'Mã thông điệp này đã dùng cho một khoản báo có khác',
      en: 'This message id was used before for another credit',
    },
    fix: { vi: 'Gửi lại với mã thông điệp mới', en: 'Report the credit under an id of its own' },
  },
  'PAY-003': {
    label: { vi: 'Số thuế phải nộp', en: 'Amount payable' },
    message: {
      vi: 'Số thuế tính được lớn hơn mức một tờ khai có thể ghi sổ',
      en: 'The taxes come to more than one declaration can have booked',
    },
    fix: {
      vi: 'Kiểm tra lại trị giá, số lượng và mã tiền tệ của từng dòng',
      en: 'Check the value, quantity and currency of each line',
    },
  },
  'PAY-001': {
    label: { vi: 'Nộp thuế', en: 'Payment' },
    message: { vi: 'Tờ khai này không còn khoản phải nộp', en: 'Nothing is due on this declaration' },
    fix: { vi: 'Không cần làm gì thêm', en: 'There is nothing left to do' },
  },
  'RFL-001': {
    label: { vi: 'Cơ quan được hỏi', en: 'Agency' },
    message: {
      vi: 'Tờ khai không được chuyển đến cơ quan {value}',
      en: 'The declaration is not referred to {value}',
    },
    fix: { vi: 'Chọn một cơ quan trong danh sách của hồ sơ', en: 'Choose an agency that the case names' },
  },
  'RFL-002': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: { vi: 'Tờ khai đã hủy hoặc đã rút', en: 'The declaration was cancelled or withdrawn' },
    fix: { vi: 'Không cần trả lời nữa', en: 'No answer is needed any longer' },
  },
  'RFL-003': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: { vi: 'Đã có quá nhiều lần trả lời về tờ khai này', en: 'This declaration was answered about too often' },
    fix: { vi: 'Liên hệ trực tiếp đơn vị hải quan', en: 'Turn to the customs office itself' },
  },
  'RFL-004': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: {
      vi: 'Không có ý kiến lo ngại nào của cơ quan này đang chờ đơn vị',
      en: 'No concern of this agency waits for the office',
    },
    fix: { vi: 'Mở lại hồ sơ', en: 'Reload the case' },
  },
  'RFL-005': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: {
      vi: '{agency} nêu ý kiến lo ngại mà đơn vị chưa xem xét',
      en: '{agency} raised a concern that the office has not answered',
    },
    fix: {
      vi: 'Đọc ý kiến trong hồ sơ, ghi cách đơn vị xem xét, rồi quyết định',
      en: 'Read the concern on the case, write what the office makes of it, then decide',
    },
  },
  'RFL-006': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: { vi: 'Cơ quan này đã trả lời', en: 'This agency has answered already' },
    fix: { vi: 'Nếu ý kiến đã khác, gửi ý kiến mới', en: 'If it sees it otherwise now, it answers anew' },
  },
  'RFL-007': {
    label: { vi: 'Ý kiến của cơ quan', en: 'Answer of an agency' },
    message: {
      vi: 'Cơ quan này đã tự trả lời; chỉ cơ quan đó được trả lời lại',
      en: 'This agency answered itself; only it may answer anew',
    },
    fix: { vi: 'Ghi cách đơn vị xem xét ý kiến đó', en: 'Write what the office makes of its answer' },
  },
  'RFD-001': {
    label: { vi: 'Lệnh hoàn tiền', en: 'Order to refund' },
    message: { vi: 'Không có lệnh hoàn tiền nào mang số này đang chờ', en: 'No order with this number waits' },
    fix: { vi: 'Kiểm tra lại số lệnh', en: 'Check the number of the order' },
  },
  'RFD-002': {
    label: { vi: 'Kết quả hoàn tiền', en: 'What became of it' },
    message: {
      vi: 'Ngân hàng đã trả lời lệnh này khác đi trước đó',
      en: 'The bank answered this order otherwise before',
    },
    fix: {
      vi: 'Đối chiếu với cơ quan hải quan trước khi chi trả',
      en: 'Settle it with customs before anything is paid',
    },
  },
  'RFD-003': {
    label: { vi: 'Số tiền hoàn', en: 'Amount' },
    message: { vi: 'Lệnh hoàn tiền là {amount}', en: 'The order is for {amount}' },
    fix: { vi: 'Trả lời đúng số tiền của lệnh', en: 'Answer for the amount of the order' },
  },
  'RFD-004': {
    label: { vi: 'Hoàn tiền', en: 'Refund' },
    message: {
      vi: 'Tờ khai này đã có quá nhiều lệnh hoàn tiền',
      en: 'Too many refunds were ordered for this declaration',
    },
    fix: { vi: 'Giải quyết trực tiếp tại cơ quan hải quan', en: 'Have it settled at the customs office' },
  },
  'RFD-005': {
    label: { vi: 'Gửi lại lệnh hoàn tiền', en: 'Sending again' },
    message: {
      vi: 'Lệnh này đã được gửi lại quá nhiều lần mà ngân hàng không trả lời',
      en: 'This order was sent again too often, and the bank never answered',
    },
    fix: { vi: 'Liên hệ trực tiếp với ngân hàng', en: 'Call the bank' },
  },
  'SUS-001': {
    label: { vi: 'Khoản tiền chờ', en: 'Money in suspense' },
    message: { vi: 'Không có khoản tiền chờ nào mang mã này', en: 'No credit with this id waits' },
    fix: { vi: 'Mở lại danh sách tiền chờ', en: 'Reload the list of money in suspense' },
  },
  'SUS-002': {
    label: { vi: 'Khoản tiền chờ', en: 'Money in suspense' },
    message: {
      vi: 'Khoản tiền này vừa được xử lý sau khi bạn mở',
      en: 'Somebody acted on this credit after you opened it',
    },
    fix: { vi: 'Mở lại, xem việc đã làm rồi quyết định', en: 'Reload it, see what was done, and decide then' },
  },
  'SUS-003': {
    label: { vi: 'Số tiền', en: 'Amount' },
    message: { vi: 'Khoản này chỉ còn {left} chờ xử lý', en: 'Only {left} of this credit waits' },
    fix: { vi: 'Nhập số tiền không lớn hơn số còn lại', en: 'Enter no more than what is left' },
  },
  'SUS-004': {
    label: { vi: 'Số tiền', en: 'Amount' },
    message: { vi: 'Tờ khai này chỉ còn phải nộp {due}', en: 'This declaration owes {due} and no more' },
    fix: {
      vi: 'Phân bổ đúng số còn phải nộp; phần còn lại phân bổ cho tờ khai khác hoặc trả lại',
      en: 'Allot what is owed; allot the rest to another declaration, or give it back',
    },
  },
  'SUS-005': {
    label: { vi: 'Tờ khai', en: 'Declaration' },
    message: {
      vi: 'Không có tờ khai nào mang số này đang nhận tiền',
      en: 'No declaration of this number takes a payment',
    },
    fix: { vi: 'Kiểm tra lại số tờ khai', en: 'Check the number' },
  },
  'SUS-006': {
    label: { vi: 'Phân bổ', en: 'Allotment' },
    message: {
      vi: 'Tiền đã đi tiếp: hàng đã được thông quan, hoặc tờ khai đã dùng hay hoàn số tiền này',
      en: 'The money has moved on: the goods were released, or the declaration has used or owes back this sum',
    },
    fix: {
      vi: 'Sửa bằng khai bổ sung, hoàn tiền hoặc thu hồi quyết định của chính tờ khai đó',
      en: 'Put it right on the declaration itself: by amendment, by refund, or by taking a decision back',
    },
  },
  'SUS-007': {
    label: { vi: 'Phê duyệt hai người', en: 'Two people' },
    message: {
      vi: 'Khoản tiền lớn hơn {limit} cần hai người: một người đề xuất, một người khác phê duyệt',
      en: 'A credit above {limit} takes two people: one proposes, another approves',
    },
    fix: { vi: 'Gửi đề xuất', en: 'Propose it' },
  },
  'SUS-008': {
    label: { vi: 'Khoản tiền chờ', en: 'Money in suspense' },
    message: { vi: 'Khoản tiền này đang được tạm giữ: {reason}', en: 'This credit is put aside: {reason}' },
    fix: { vi: 'Kết thúc tạm giữ trước', en: 'End the hold first' },
  },
  'SUS-009': {
    label: { vi: 'Lệnh trả lại', en: 'Order to give back' },
    message: {
      vi: 'Ngân hàng chưa trả lời lệnh trả lại đang chờ',
      en: 'The bank has not answered the order that is under way',
    },
    fix: { vi: 'Chờ ngân hàng trả lời, hoặc gửi lại lệnh', en: 'Wait for its answer, or send the order again' },
  },
  'SUS-010': {
    label: { vi: 'Ngày tạm giữ', en: 'Hold' },
    message: {
      vi: 'Chỉ tạm giữ đến một ngày sau hôm nay và không quá {on}',
      en: 'Put it aside until a day after today, {on} at the latest',
    },
    fix: { vi: 'Chọn ngày khác', en: 'Choose another day' },
  },
  'SUS-011': {
    label: { vi: 'Khoản tiền chờ', en: 'Money in suspense' },
    message: {
      vi: 'Bước này không hợp với tình trạng hiện tại của khoản tiền',
      en: 'This step does not fit how the credit stands now',
    },
    fix: { vi: 'Mở lại khoản tiền để xem việc làm được', en: 'Reload the credit to see what can be done' },
  },
  'SUS-012': {
    label: { vi: 'Khoản tiền chờ', en: 'Money in suspense' },
    message: { vi: 'Khoản tiền này đã được xử lý quá nhiều lần', en: 'Too much was done with this credit already' },
    fix: { vi: 'Giải quyết với ngân hàng và cơ quan kho bạc', en: 'Settle it with the bank and the treasury' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ClearanceRefusalCode = keyof typeof CLEARANCE_REFUSALS;

export const refuse = (code: ClearanceRefusalCode, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(CLEARANCE_REFUSALS, code, pointer, values);
