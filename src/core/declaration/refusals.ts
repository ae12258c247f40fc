import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/**
 * Every refusal that a declaration can meet before selection: its checks, its valuation and its assessment. The codes are
 * stable; integrators switch on them. `docs/reference/errors.md` is generated from this table.
 *
 * Groups: DEC declaration · PTY parties · TRN transport · PKG packages and mass · HS classification and description ·
 * QTY quantities · ORG origin and preference · VAL price and value · DOC documents · TAX duties and taxes.
 */
export const REFUSALS = {
  'DEC-001': {
    label: { vi: 'Mã loại hình', en: 'Declaration type' },
    message: {
      vi: 'Mã loại hình “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Declaration type “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Tra mã loại hình (F4) và chọn mã đang áp dụng',
      en: 'Open the look-up of types (F4) and pick one in force',
    },
  },
  'DEC-002': {
    label: { vi: 'Cơ quan hải quan', en: 'Customs office' },
    message: { vi: 'Tờ khai chưa có mã cơ quan hải quan', en: 'The declaration names no customs office' },
    fix: {
      vi: 'Tra mã cơ quan hải quan (F4) và điền nơi đăng ký tờ khai',
      en: 'Open the office look-up (F4) and enter the office where the declaration is registered',
    },
  },
  'DEC-003': {
    label: { vi: 'Cơ quan hải quan', en: 'Customs office' },
    message: {
      vi: 'Mã cơ quan hải quan “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Customs office “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Tra mã cơ quan hải quan (F4) và chọn đơn vị đang hoạt động',
      en: 'Open the office look-up (F4) and pick an office in operation',
    },
  },
  'DEC-004': {
    label: { vi: 'Dòng hàng', en: 'Goods lines' },
    message: { vi: 'Tờ khai chưa có dòng hàng nào', en: 'The declaration has no goods line' },
    fix: { vi: 'Thêm ít nhất một dòng hàng', en: 'Add at least one goods line' },
  },
  'DEC-005': {
    label: { vi: 'Dòng hàng', en: 'Goods lines' },
    message: {
      vi: 'Tờ khai có {count} dòng hàng, nhiều hơn mức {limit} dòng của một tờ khai',
      en: 'The declaration has {count} goods lines, more than the {limit} one declaration can carry',
    },
    fix: {
      vi: 'Tách phần còn lại sang tờ khai nhánh của cùng lô hàng',
      en: 'Move the remaining lines to a further declaration of the same consignment',
    },
  },
  'DEC-006': {
    label: { vi: 'Tổng số dòng hàng', en: 'Number of goods lines' },
    message: {
      vi: 'Tổng số dòng hàng ghi là {declared} nhưng tờ khai có {count} dòng',
      en: 'The number of goods lines is given as {declared} but the declaration has {count}',
    },
    fix: {
      vi: 'Sửa tổng số dòng hàng thành {count}, hoặc bổ sung dòng còn thiếu',
      en: 'Change the number to {count}, or add the missing lines',
    },
  },
  'DEC-012': {
    label: { vi: 'Số liệu của cả lô hàng', en: 'Figures of the shipment' },
    message: {
      vi: 'Số liệu của cả lô hàng do cơ quan hải quan ghi khi tách tờ khai',
      en: 'The figures of the shipment are written by customs when it divides one',
    },
    fix: {
      vi: 'Bỏ trường này và gửi tất cả dòng hàng trong một lần khai',
      en: 'Leave this field out, and send all goods lines together',
    },
  },
  'DEC-013': {
    label: { vi: 'Số tờ khai nhánh', en: 'Number of linked declarations' },
    message: {
      vi: 'Lô hàng {first} có {parts} tờ khai, nội dung mới cần {needed}',
      en: 'Shipment {first} has {parts} declarations, and what is sent needs {needed}',
    },
    fix: {
      vi: 'Ghi đè bằng số tờ khai đầu tiên và số dòng hàng cần đúng {parts} tờ khai, hoặc khai mới',
      en: 'Overwrite it under the first number with lines that need {parts} declarations, or lodge it anew',
    },
  },
  'DEC-007': {
    label: { vi: 'Số thứ tự dòng', en: 'Line number' },
    message: { vi: 'Số thứ tự dòng {value} được dùng nhiều lần', en: 'Line number {value} is used more than once' },
    fix: { vi: 'Đánh số các dòng hàng liên tiếp từ 1', en: 'Number the goods lines from 1 without gaps' },
  },
  'DEC-008': {
    label: { vi: 'Phân loại hàng hóa', en: 'Cargo class' },
    message: {
      vi: 'Mã phân loại hàng hóa “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Cargo class “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn mã trong danh mục (ví dụ A cho quà biếu, D cho phòng chống dịch), hoặc để trống với hàng thông thường',
      en: 'Pick a code from the list (for example A for gifts, D for epidemic control), or leave it empty for ordinary goods',
    },
  },
  'DEC-009': {
    label: { vi: 'Mã nước', en: 'Country' },
    message: {
      vi: 'Mã nước “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Country “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Dùng mã nước hai chữ cái theo ISO 3166, ví dụ CN, JP, US',
      en: 'Use the two-letter ISO 3166 code, for example CN, JP, US',
    },
  },
  'DEC-010': {
    label: { vi: 'Ngày tháng', en: 'Date' },
    message: { vi: '“{value}” không phải là một ngày có trong lịch', en: '“{value}” is not a day of the calendar' },
    fix: {
      vi: 'Ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-11-21',
      en: 'Write the date as year-month-day, for example 2026-11-21',
    },
  },
  'DEC-011': {
    label: { vi: 'Số thứ tự dòng', en: 'Line number' },
    message: {
      vi: 'Dòng hàng thứ {place} mang số thứ tự {value}',
      en: 'The goods line in place {place} bears number {value}',
    },
    fix: { vi: 'Đánh số các dòng hàng liên tiếp từ 1', en: 'Number the goods lines from 1 without gaps' },
  },
  'DEC-014': {
    label: { vi: 'Ngày tháng', en: 'Date' },
    message: { vi: 'Ngày {value} cách nay hơn một trăm năm', en: '{value} is more than a hundred years ago' },
    fix: {
      vi: 'Ghi năm bằng bốn chữ số, ví dụ 2026 chứ không phải 0026',
      en: 'Write the year with four digits, for example 2026 and not 0026',
    },
  },
  'DEC-015': {
    label: { vi: 'Các điểm còn lại', en: 'What else was found' },
    message: {
      vi: 'Còn ít nhất {count} điểm nữa không nêu từng điểm',
      en: 'At least {count} more findings are not told one by one',
    },
    fix: {
      vi: 'Sửa những điểm đã nêu rồi gửi lại để thấy các điểm còn lại',
      en: 'Mend what is told, then send it again to see the rest',
    },
  },
  'LOW-001': {
    label: { vi: 'Tờ khai trị giá thấp', en: 'Low-value form' },
    message: {
      vi: 'Mẫu {form} không dùng cho loại hình {type}',
      en: 'Form {form} is not for declaration type {type}',
    },
    fix: {
      vi: 'Dùng MIC cho hàng nhập khẩu, MEC cho hàng xuất khẩu, hoặc bỏ mẫu này và khai tờ khai đầy đủ',
      en: 'Use MIC for imports and MEC for exports, or leave the form out and declare in full',
    },
  },
  'LOW-002': {
    label: { vi: 'Mã phân loại hàng hóa', en: 'Cargo class' },
    message: {
      vi: 'Mẫu {form} chỉ dùng cho hàng thuộc loại {options}, tờ khai ghi {value}',
      en: 'Form {form} is for cargo of class {options}, the declaration says {value}',
    },
    fix: {
      vi: 'Chọn đúng loại hàng, hoặc bỏ mẫu này và khai tờ khai đầy đủ (IDA/IDC, EDA/EDC)',
      en: 'Choose the class, or leave the form out and declare in full (IDA/IDC, EDA/EDC)',
    },
  },
  'LOW-003': {
    label: { vi: 'Dòng hàng', en: 'Goods lines' },
    message: {
      vi: 'Mẫu {form} nhận nhiều nhất {limit} dòng hàng, tờ khai có {count}',
      en: 'Form {form} takes at most {limit} goods lines, the declaration has {count}',
    },
    fix: {
      vi: 'Bỏ mẫu này và khai tờ khai đầy đủ (IDA/IDC, EDA/EDC)',
      en: 'Leave the form out and declare in full (IDA/IDC, EDA/EDC)',
    },
  },
  'LOW-004': {
    label: { vi: 'Trị giá hải quan', en: 'Customs value' },
    message: {
      vi: 'Trị giá {value} vượt mức {limit} của mẫu {form}',
      en: 'The value of {value} is above the {limit} of form {form}',
    },
    fix: {
      vi: 'Bỏ mẫu này và khai tờ khai đầy đủ (IDA/IDC cho nhập khẩu, EDA/EDC cho xuất khẩu)',
      en: 'Leave the form out and declare in full (IDA/IDC for imports, EDA/EDC for exports)',
    },
  },
  'LOW-005': {
    label: { vi: 'Mã HS', en: 'HS code' },
    message: {
      vi: 'Mã “{value}” không phải {digits} chữ số trở lên của một nhóm hàng trong biểu thuế',
      en: '“{value}” is not {digits} digits or more of a heading of the tariff',
    },
    fix: {
      vi: 'Ghi ít nhất {digits} chữ số đầu của mã HS',
      en: 'State at least the first {digits} digits of the HS code',
    },
  },
  'PTY-001': {
    label: { vi: 'Người nhập khẩu', en: 'Importer' },
    message: {
      vi: 'Tờ khai nhập khẩu chưa có mã số thuế của người nhập khẩu',
      en: 'The import declaration gives no tax code of the importer',
    },
    fix: { vi: 'Điền mã số thuế và tên người nhập khẩu', en: 'Enter the importer’s tax code and name' },
  },
  'PTY-002': {
    label: { vi: 'Người xuất khẩu', en: 'Exporter' },
    message: {
      vi: 'Tờ khai xuất khẩu chưa có mã số thuế của người xuất khẩu',
      en: 'The export declaration gives no tax code of the exporter',
    },
    fix: { vi: 'Điền mã số thuế và tên người xuất khẩu', en: 'Enter the exporter’s tax code and name' },
  },
  'PTY-003': {
    label: { vi: 'Mã số thuế', en: 'Tax code' },
    message: {
      vi: 'Mã số thuế “{value}” không đúng dạng 10 chữ số, 10 chữ số kèm 3 chữ số của đơn vị phụ thuộc, hoặc 12 chữ số của cá nhân',
      en: 'Tax code “{value}” is not ten digits, ten digits plus three of a dependent unit, or the twelve digits of a person',
    },
    fix: {
      vi: 'Ghi mã số thuế như trên giấy chứng nhận đăng ký thuế, ví dụ 0100000001 hoặc 0100000001-001',
      en: 'Write the tax code as on the tax registration, for example 0100000001 or 0100000001-001',
    },
  },
  'PTY-004': {
    label: { vi: 'Tên người nhập khẩu', en: 'Importer’s name' },
    message: { vi: 'Tờ khai chưa có tên người nhập khẩu', en: 'The declaration does not name the importer' },
    fix: {
      vi: 'Ghi tên đầy đủ như trên hợp đồng hoặc hóa đơn',
      en: 'Enter the full name as on the contract or invoice',
    },
  },
  'PTY-005': {
    label: { vi: 'Tên người xuất khẩu', en: 'Exporter’s name' },
    message: { vi: 'Tờ khai chưa có tên người xuất khẩu', en: 'The declaration does not name the exporter' },
    fix: {
      vi: 'Ghi tên đầy đủ như trên hợp đồng hoặc hóa đơn',
      en: 'Enter the full name as on the contract or invoice',
    },
  },
  'TRN-001': {
    label: { vi: 'Phương thức vận chuyển', en: 'Mode of transport' },
    message: { vi: 'Tờ khai chưa có mã phương thức vận chuyển', en: 'The declaration gives no mode of transport' },
    fix: {
      vi: 'Chọn phương thức vận chuyển: đường không, đường biển, đường bộ, đường sắt, đường sông hoặc khác',
      en: 'Pick the mode of transport: air, sea, road, rail, river or other',
    },
  },
  'TRN-002': {
    label: { vi: 'Phương thức vận chuyển', en: 'Mode of transport' },
    message: {
      vi: 'Mã phương thức vận chuyển “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Mode of transport “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Chọn mã trong danh mục phương thức vận chuyển', en: 'Pick a code from the list of transport modes' },
  },
  'TRN-003': {
    label: { vi: 'Ngày hàng đến', en: 'Arrival date' },
    message: { vi: 'Tờ khai nhập khẩu chưa có ngày hàng đến', en: 'The import declaration gives no arrival date' },
    fix: {
      vi: 'Điền ngày phương tiện đến cửa khẩu nhập, hoặc ngày dự kiến đến',
      en: 'Enter the day the means of transport arrives, or is expected, at the gate of entry',
    },
  },
  'TRN-004': {
    label: { vi: 'Ngày hàng đi', en: 'Departure date' },
    message: {
      vi: 'Tờ khai xuất khẩu chưa có ngày hàng đi dự kiến',
      en: 'The export declaration gives no planned departure date',
    },
    fix: {
      vi: 'Điền ngày phương tiện dự kiến rời cửa khẩu xuất',
      en: 'Enter the day the means of transport is planned to leave',
    },
  },
  'TRN-005': {
    severity: 'warning',
    label: { vi: 'Ngày hàng đến', en: 'Arrival date' },
    message: {
      vi: 'Hàng đến ngày {value}, đã {days} ngày; thời hạn nộp tờ khai là {limit} ngày kể từ ngày hàng đến',
      en: 'The goods arrived on {value}, {days} days ago; the declaration is due within {limit} days of arrival',
    },
    fix: {
      vi: 'Kiểm tra lại ngày hàng đến; nếu đúng, tờ khai vẫn được nhận và ghi nhận là nộp muộn',
      en: 'Check the arrival date; if it is right, the declaration is accepted and marked as late',
    },
  },
  'TRN-006': {
    severity: 'warning',
    label: { vi: 'Ngày hàng đến', en: 'Arrival date' },
    message: {
      vi: 'Hàng dự kiến đến ngày {value}, sau hơn {limit} ngày; tờ khai mà hàng chưa đến sau {limit} ngày sẽ hết giá trị làm thủ tục',
      en: 'The goods are expected on {value}, more than {limit} days ahead; a declaration whose goods have not arrived after {limit} days lapses',
    },
    fix: {
      vi: 'Khai báo trước và đăng ký khi gần đến ngày hàng đến',
      en: 'Keep it as advance information and register it nearer to arrival',
    },
  },
  'TRN-007': {
    severity: 'warning',
    label: { vi: 'Ngày hàng đi', en: 'Departure date' },
    message: {
      vi: 'Ngày hàng đi {value} đã qua; tờ khai xuất khẩu nộp chậm nhất 4 giờ trước khi phương tiện xuất cảnh',
      en: 'The departure date {value} has passed; an export declaration is due at least 4 hours before the means of transport leaves',
    },
    fix: { vi: 'Cập nhật ngày hàng đi theo chuyến thực tế', en: 'Update the departure date to the actual voyage' },
  },
  'TRN-008': {
    label: { vi: 'Địa điểm xếp hàng', en: 'Place of loading' },
    message: { vi: 'Chưa có mã địa điểm xếp hàng', en: 'The place of loading is missing' },
    fix: {
      vi: 'Điền mã địa điểm năm ký tự, ví dụ CNSHA (Thượng Hải), VNCLI (Cát Lái)',
      en: 'Enter the five-character place code, for example CNSHA (Shanghai), VNCLI (Cát Lái)',
    },
  },
  'TRN-009': {
    label: { vi: 'Nước đến', en: 'Destination' },
    message: {
      vi: 'Tờ khai xuất khẩu chưa có nước đến hoặc địa điểm dỡ hàng cuối cùng',
      en: 'The export declaration gives no country of destination or place of unloading',
    },
    fix: {
      vi: 'Điền mã nước đến, ví dụ US, hoặc địa điểm dỡ hàng, ví dụ USLAX',
      en: 'Enter the country of destination, for example US, or the place of unloading, for example USLAX',
    },
  },
  'TRN-010': {
    label: { vi: 'Mã địa điểm', en: 'Place code' },
    message: {
      vi: 'Mã địa điểm “{value}” không bắt đầu bằng mã nước hai chữ cái trong danh mục',
      en: 'Place code “{value}” does not begin with a two-letter country code of the list',
    },
    fix: {
      vi: 'Dùng mã năm ký tự của UN/LOCODE: hai chữ mã nước và ba ký tự địa điểm',
      en: 'Use the five-character UN/LOCODE: two letters of the country and three of the place',
    },
  },
  'TRN-011': {
    severity: 'warning',
    label: { vi: 'Số công-te-nơ', en: 'Container number' },
    message: {
      vi: 'Số công-te-nơ “{value}” có số kiểm tra {found}, tính theo ISO 6346 là {expected}',
      en: 'Container “{value}” ends in check digit {found}; ISO 6346 gives {expected}',
    },
    fix: {
      vi: 'So lại số công-te-nơ với vận đơn, thường là sai một chữ số',
      en: 'Compare the number with the bill of lading; usually one digit is off',
    },
  },
  'TRN-012': {
    severity: 'warning',
    label: { vi: 'Số công-te-nơ', en: 'Container number' },
    message: {
      vi: 'Số công-te-nơ “{value}” không theo dạng bốn chữ cái và bảy chữ số của ISO 6346',
      en: 'Container “{value}” does not have the four letters and seven digits of ISO 6346',
    },
    fix: {
      vi: 'Ghi số công-te-nơ liền nhau, ví dụ MSKU1234565',
      en: 'Write the number without spaces, for example MSKU1234565',
    },
  },
  'TRN-013': {
    label: { vi: 'Số công-te-nơ', en: 'Container number' },
    message: { vi: 'Công-te-nơ “{value}” được khai nhiều lần', en: 'Container “{value}” is declared more than once' },
    fix: { vi: 'Giữ mỗi công-te-nơ một lần', en: 'Keep each container once' },
  },
  'TRN-014': {
    severity: 'warning',
    label: { vi: 'Số vận đơn', en: 'Transport document' },
    message: {
      vi: 'Tờ khai nhập khẩu chưa có số vận đơn',
      en: 'The import declaration names no bill of lading or air waybill',
    },
    fix: {
      vi: 'Điền số vận đơn để tờ khai được đối chiếu với bản lược khai',
      en: 'Enter the number so that the declaration can be matched with the manifest',
    },
  },
  'PKG-001': {
    label: { vi: 'Tổng số kiện', en: 'Number of packages' },
    message: { vi: 'Chưa có tổng số kiện', en: 'The number of packages is missing' },
    fix: {
      vi: 'Điền tổng số kiện như trên vận đơn hoặc phiếu đóng gói',
      en: 'Enter the number of packages as on the bill or packing list',
    },
  },
  'PKG-002': {
    label: { vi: 'Loại kiện', en: 'Package type' },
    message: { vi: 'Chưa có mã loại kiện', en: 'The package type is missing' },
    fix: {
      vi: 'Chọn mã loại kiện, ví dụ CT (thùng các-tông), PK (kiện)',
      en: 'Pick the package type, for example CT (carton), PK (package)',
    },
  },
  'PKG-003': {
    label: { vi: 'Loại kiện', en: 'Package type' },
    message: {
      vi: 'Mã loại kiện “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Package type “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Tra mã loại kiện (F4) và chọn trong danh mục',
      en: 'Open the package look-up (F4) and pick from the list',
    },
  },
  'PKG-004': {
    label: { vi: 'Tổng trọng lượng (Gross)', en: 'Total gross mass' },
    message: { vi: 'Chưa có tổng trọng lượng cả bì', en: 'The total gross mass is missing' },
    fix: {
      vi: 'Điền tổng trọng lượng cả bì như trên vận đơn',
      en: 'Enter the total gross mass as on the transport document',
    },
  },
  'PKG-005': {
    label: { vi: 'Trọng lượng', en: 'Mass' },
    message: {
      vi: 'Trọng lượng “{value}” phải lớn hơn 0 và tính bằng một đơn vị khối lượng, như KGM (ki-lô-gam) hoặc TNE (tấn)',
      en: 'Mass “{value}” must be above 0 and counted in a unit of mass, such as KGM (kilograms) or TNE (tonnes)',
    },
    fix: {
      vi: 'Ghi trọng lượng bằng số dương với đơn vị KGM hoặc TNE',
      en: 'Write the mass as a positive number in KGM or TNE',
    },
  },
  'PKG-006': {
    label: { vi: 'Trọng lượng tịnh', en: 'Net mass' },
    message: {
      vi: 'Trọng lượng tịnh {net} kg lớn hơn trọng lượng cả bì {gross} kg',
      en: 'The net mass {net} kg exceeds the gross mass {gross} kg',
    },
    fix: {
      vi: 'So lại hai trọng lượng với phiếu đóng gói; trọng lượng tịnh không kể bao bì',
      en: 'Compare both with the packing list; net mass is without packing',
    },
  },
  'PKG-007': {
    label: { vi: 'Tổng trọng lượng (Gross)', en: 'Total gross mass' },
    message: {
      vi: 'Các dòng hàng nặng {lines} kg, nhiều hơn tổng trọng lượng cả bì {total} kg',
      en: 'The goods lines weigh {lines} kg, more than the total gross mass of {total} kg',
    },
    fix: {
      vi: 'Sửa tổng trọng lượng hoặc trọng lượng của từng dòng',
      en: 'Correct the total or the mass of the lines',
    },
  },
  'PKG-008': {
    label: { vi: 'Tổng số kiện', en: 'Number of packages' },
    message: {
      vi: 'Các dòng hàng có {lines} kiện nhưng tổng số kiện là {total}',
      en: 'The goods lines hold {lines} packages but the total is {total}',
    },
    fix: { vi: 'Sửa tổng số kiện hoặc số kiện của từng dòng', en: 'Correct the total or the packages of the lines' },
  },
  'PKG-009': {
    label: { vi: 'Trọng lượng', en: 'Mass' },
    message: {
      vi: 'Trọng lượng {value} dài hơn mức hệ thống ghi được: {limit}',
      en: 'The mass {value} is longer than the system keeps: {limit}',
    },
    fix: {
      vi: 'Làm tròn trọng lượng, hoặc khai theo tấn (TNE) nếu quá lớn',
      en: 'Round it, or declare it in tonnes (TNE) where it is too large',
    },
  },
  'HS-001': {
    label: { vi: 'Mã HS', en: 'HS code' },
    message: { vi: 'Mã HS “{value}” phải có đủ 8 chữ số', en: 'HS code “{value}” must have 8 digits' },
    fix: { vi: 'Tra mã HS (F4) và chọn mã chi tiết nhất', en: 'Open HS look-up (F4) and pick the most detailed code' },
  },
  'HS-002': {
    label: { vi: 'Mã HS', en: 'HS code' },
    message: {
      vi: 'Mã HS “{value}” không phải là dòng thuế có hiệu lực ngày {on}',
      en: 'HS code “{value}” is not a tariff line in force on {on}',
    },
    fix: {
      vi: 'Tra mã HS (F4) theo tên hàng và chọn dòng tám chữ số',
      en: 'Open HS look-up (F4), search by name and pick an eight-digit line',
    },
  },
  'HS-003': {
    label: { vi: 'Mã HS', en: 'HS code' },
    message: { vi: 'Dòng hàng chưa có mã HS', en: 'The line has no HS code' },
    fix: {
      vi: 'Tra mã HS (F4) theo tên hàng và chọn dòng tám chữ số',
      en: 'Open HS look-up (F4), search by name and pick an eight-digit line',
    },
  },
  'HS-004': {
    label: { vi: 'Mô tả hàng hóa', en: 'Goods description' },
    message: { vi: 'Dòng hàng chưa có mô tả hàng hóa', en: 'The line has no goods description' },
    fix: {
      vi: 'Mô tả tên hàng, nhãn hiệu, kiểu loại, thành phần và tình trạng mới hay đã qua sử dụng',
      en: 'Describe name, brand, model, composition, and whether new or used',
    },
  },
  'HS-005': {
    label: { vi: 'Mô tả hàng hóa', en: 'Goods description' },
    message: {
      vi: 'Mô tả hàng hóa dài {length} ký tự, nhiều hơn mức {limit}',
      en: 'The description has {length} characters, more than the limit of {limit}',
    },
    fix: {
      vi: 'Rút gọn mô tả, đưa chi tiết vào tài liệu kèm theo',
      en: 'Shorten it and put details into an attached document',
    },
  },
  'HS-006': {
    label: { vi: 'Mô tả hàng hóa', en: 'Goods description' },
    message: {
      vi: 'Mô tả hàng hóa có ký tự điều khiển ở vị trí {position}',
      en: 'The description holds a control character at position {position}',
    },
    fix: {
      vi: 'Gõ lại mô tả, hoặc dán dưới dạng văn bản thuần không có dấu xuống dòng và tab',
      en: 'Type the description again, or paste it as plain text without line breaks and tabs',
    },
  },
  'QTY-001': {
    label: { vi: 'Số lượng', en: 'Quantity' },
    message: { vi: 'Dòng hàng chưa có số lượng', en: 'The line has no quantity' },
    fix: { vi: 'Điền số lượng theo đơn vị tính {units}', en: 'Enter the quantity in {units}' },
  },
  'QTY-002': {
    label: { vi: 'Số lượng', en: 'Quantity' },
    message: { vi: 'Số lượng “{value}” phải lớn hơn 0', en: 'Quantity “{value}” must be above 0' },
    fix: {
      vi: 'Ghi số lượng thực nhập hoặc thực xuất, dùng dấu chấm cho phần thập phân',
      en: 'Write the actual quantity, with a point before decimals',
    },
  },
  'QTY-003': {
    label: { vi: 'Đơn vị tính', en: 'Unit' },
    message: {
      vi: 'Đơn vị tính “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Unit “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Với mã HS này, dùng đơn vị {units}', en: 'For this HS code use {units}' },
  },
  'QTY-004': {
    label: { vi: 'Đơn vị tính', en: 'Unit' },
    message: {
      vi: 'Đơn vị tính “{value}” khác với đơn vị của dòng thuế {code}: {units}',
      en: 'Unit “{value}” differs from the unit of tariff line {code}: {units}',
    },
    fix: {
      vi: 'Khai số lượng theo đơn vị {units}; đơn vị của hóa đơn có thể ghi ở số lượng thứ hai',
      en: 'Declare the quantity in {units}; the invoice’s own unit may go into the second quantity',
    },
  },
  'QTY-005': {
    label: { vi: 'Số lượng', en: 'Quantity' },
    message: {
      vi: 'Số lượng {value} dài hơn mức hệ thống ghi được: {limit}',
      en: 'The quantity {value} is longer than the system keeps: {limit}',
    },
    fix: {
      vi: 'Làm tròn số lượng theo đơn vị của biểu thuế',
      en: 'Round it in the unit of the tariff',
    },
  },
  'ORG-001': {
    label: { vi: 'Nước xuất xứ', en: 'Country of origin' },
    message: {
      vi: 'Mã nước xuất xứ “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Country of origin “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Dùng mã nước hai chữ cái theo ISO 3166, ví dụ CN, JP, US',
      en: 'Use the two-letter ISO 3166 code, for example CN, JP, US',
    },
  },
  'ORG-002': {
    severity: 'warning',
    label: { vi: 'Nước xuất xứ', en: 'Country of origin' },
    message: {
      vi: 'Chưa xác định xuất xứ: thuế nhập khẩu được tính theo thuế suất thông thường',
      en: 'The origin is not determined: import duty is worked out at the ordinary rate',
    },
    fix: {
      vi: 'Điền nước xuất xứ nếu có chứng từ, để được hưởng thuế suất thấp hơn',
      en: 'Enter the country of origin where documents show it, to benefit from a lower rate',
    },
  },
  'ORG-003': {
    label: { vi: 'Chứng từ xuất xứ', en: 'Proof of origin' },
    message: {
      vi: 'Khai thuế suất ưu đãi đặc biệt {agreement} nhưng chưa có chứng từ xuất xứ mẫu {forms}',
      en: 'The {agreement} rate is claimed but there is no certificate of origin of form {forms}',
    },
    fix: {
      vi: 'Thêm chứng từ có mã {documents} với số và ngày cấp; hoặc khai thuế suất MFN và đề nghị hưởng ưu đãi khi có chứng từ, trong thời hạn nộp sau của hiệp định (xem trang Xuất xứ)',
      en: 'Add a document of type {documents} with its number and date; or claim the MFN rate, and the preference once the proof is there, within the agreement’s time for late claims (see the page on origin)',
    },
  },
  'ORG-004': {
    label: { vi: 'Ưu đãi thuế', en: 'Tariff preference' },
    message: {
      vi: 'Nước xuất xứ “{origin}” không phải là thành viên của {agreement}',
      en: 'Country of origin “{origin}” is not a member of {agreement}',
    },
    fix: {
      vi: 'Kiểm tra lại nước xuất xứ; các hiệp định dùng được: {options}',
      en: 'Check the country of origin; agreements open to it: {options}',
    },
  },
  'ORG-005': {
    label: { vi: 'Ưu đãi thuế', en: 'Tariff preference' },
    message: {
      vi: 'Biểu thuế “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Tariff treatment “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Dùng MFN, ORDINARY hoặc mã hiệp định, ví dụ ACFTA, ATIGA; để trống thì hệ thống dùng MFN khi hàng được hưởng đối xử tối huệ quốc',
      en: 'Use MFN, ORDINARY or an agreement code such as ACFTA, ATIGA; left empty, MFN applies where the origin has it',
    },
  },
  'ORG-006': {
    label: { vi: 'Chứng từ xuất xứ', en: 'Proof of origin' },
    message: {
      vi: 'Chứng từ xuất xứ {document} hết hiệu lực ngày {value}, trước ngày đăng ký {on}',
      en: 'Certificate of origin {document} expired on {value}, before the day of registration {on}',
    },
    fix: {
      vi: 'Dùng chứng từ còn hiệu lực, hoặc khai thuế suất MFN',
      en: 'Use a certificate still in force, or claim the MFN rate',
    },
  },
  'ORG-007': {
    label: { vi: 'Ưu đãi thuế', en: 'Tariff preference' },
    message: {
      vi: 'Khai thuế suất MFN nhưng hàng có xuất xứ {origin} không được hưởng đối xử tối huệ quốc',
      en: 'The MFN rate is claimed but origin {origin} has no most-favoured-nation treatment',
    },
    fix: {
      vi: 'Khai ORDINARY (thuế suất thông thường), hoặc sửa nước xuất xứ',
      en: 'Claim ORDINARY, or correct the country of origin',
    },
  },
  'ORG-008': {
    label: { vi: 'Ưu đãi thuế', en: 'Tariff preference' },
    message: {
      vi: 'Biểu thuế trong hệ thống chưa có thuế suất {agreement} của mã HS {code}',
      en: 'The tariff held here has no {agreement} rate for HS code {code}',
    },
    fix: {
      vi: 'Khai thuế suất MFN và đề nghị áp dụng ưu đãi sau, hoặc liên hệ cơ quan hải quan',
      en: 'Claim MFN and ask for the preference later, or contact the customs office',
    },
  },
  'ORG-009': {
    label: { vi: 'Nước xuất xứ', en: 'Country of origin' },
    message: {
      vi: 'Dòng hàng nhập khẩu chưa khai nước xuất xứ',
      en: 'The line of an import names no country of origin',
    },
    fix: {
      vi: 'Điền mã nước xuất xứ; nếu không xác định được thì ghi “{mark}” ở cuối phần mô tả hàng hóa',
      en: 'Enter the country of origin; where it cannot be determined, end the description with “{mark}”',
    },
  },
  'VAL-001': {
    label: { vi: 'Tỷ giá', en: 'Exchange rate' },
    message: {
      vi: 'Chưa có tỷ giá của {currency} cho ngày đăng ký {on}',
      en: 'No exchange rate of {currency} is published for registration on {on}',
    },
    fix: {
      vi: 'Đăng ký lại sau khi tỷ giá tuần được công bố (niêm yết cuối ngày {quoted}), hoặc kiểm tra lại mã tiền tệ',
      en: 'Register once the rate of the week is published (quoted at the close of {quoted}), or check the currency code',
    },
  },
  'VAL-002': {
    label: { vi: 'Mã tiền tệ', en: 'Currency' },
    message: {
      vi: 'Mã tiền tệ “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Currency “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Dùng mã ba chữ cái theo ISO 4217, ví dụ USD, EUR, CNY',
      en: 'Use the three-letter ISO 4217 code, for example USD, EUR, CNY',
    },
  },
  'VAL-003': {
    label: { vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' },
    message: {
      vi: 'Các dòng hàng cộng lại được {lines} {currency}, hóa đơn ghi {invoice} {currency}: chênh lệch {difference}, vượt mức cho phép {tolerance}',
      en: 'The lines add up to {lines} {currency}, the invoice says {invoice} {currency}: {difference} apart, beyond the tolerance of {tolerance}',
    },
    fix: {
      vi: 'So từng dòng với hóa đơn, rồi sửa trị giá dòng hoặc tổng trị giá',
      en: 'Compare each line with the invoice, then correct a line or the total',
    },
  },
  'VAL-004': {
    label: { vi: 'Đơn giá hóa đơn', en: 'Unit price' },
    message: {
      vi: 'Đơn giá {price} × số lượng {quantity} = {product}, khác trị giá dòng {value}',
      en: 'Unit price {price} × quantity {quantity} = {product}, which differs from the line value {value}',
    },
    fix: {
      vi: 'Sửa đơn giá, số lượng hoặc trị giá dòng; chênh lệch cho phép là {tolerance}',
      en: 'Correct price, quantity or value; {tolerance} apart is allowed',
    },
  },
  'VAL-005': {
    label: { vi: 'Trị giá hóa đơn', en: 'Line value' },
    message: { vi: 'Dòng hàng chưa có trị giá', en: 'The line has no value' },
    fix: {
      vi: 'Điền trị giá của dòng; hàng không thanh toán cũng phải khai trị giá',
      en: 'Enter the value of the line; goods free of charge have a value too',
    },
  },
  'VAL-006': {
    label: { vi: 'Trị giá hóa đơn', en: 'Line value' },
    message: { vi: 'Trị giá “{value}” của dòng hàng phải lớn hơn 0', en: 'Line value “{value}” must be above 0' },
    fix: {
      vi: 'Ghi giá thực trả hoặc phải trả; hàng không thanh toán khai theo giá của hàng giống hệt hoặc tương tự',
      en: 'Enter the price paid or payable; goods free of charge take the price of identical or similar goods',
    },
  },
  'VAL-007': {
    label: { vi: 'Điều kiện giao hàng', en: 'Delivery terms' },
    message: { vi: 'Chưa có điều kiện giao hàng', en: 'The delivery terms are missing' },
    fix: {
      vi: 'Chọn điều kiện giao hàng như trên hợp đồng, ví dụ CIF, FOB',
      en: 'Pick the terms of the contract, for example CIF, FOB',
    },
  },
  'VAL-008': {
    label: { vi: 'Điều kiện giao hàng', en: 'Delivery terms' },
    message: {
      vi: 'Điều kiện giao hàng “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Delivery terms “{value}” are not in the list in force on {on}',
    },
    fix: { vi: 'Chọn mã trong danh mục điều kiện giao hàng', en: 'Pick a code from the list of delivery terms' },
  },
  'VAL-009': {
    label: { vi: 'Phí vận chuyển', en: 'Freight' },
    message: {
      vi: 'Giá {terms} chưa gồm phí vận chuyển đến cửa khẩu nhập đầu tiên và tờ khai chưa ghi phí này',
      en: 'A {terms} price leaves out the freight to the first gate of entry, and none is declared',
    },
    fix: {
      vi: 'Ghi phí vận chuyển theo vận đơn hoặc hóa đơn cước; ghi 0 nếu không phát sinh',
      en: 'Enter the freight of the bill or freight invoice; enter 0 where there is none',
    },
  },
  'VAL-010': {
    severity: 'warning',
    label: { vi: 'Phí vận chuyển', en: 'Freight' },
    message: {
      vi: 'Giá {terms} đã gồm phí vận chuyển nên số đã khai không được cộng thêm',
      en: 'A {terms} price contains the freight already, so the declared amount is not added',
    },
    fix: {
      vi: 'Bỏ phí vận chuyển, hoặc sửa điều kiện giao hàng',
      en: 'Remove the freight, or correct the delivery terms',
    },
  },
  'VAL-011': {
    severity: 'warning',
    label: { vi: 'Phí bảo hiểm', en: 'Insurance' },
    message: {
      vi: 'Giá {terms} đã gồm bảo hiểm nên số đã khai không được cộng thêm',
      en: 'A {terms} price contains the insurance already, so the declared amount is not added',
    },
    fix: {
      vi: 'Bỏ phí bảo hiểm, hoặc sửa điều kiện giao hàng',
      en: 'Remove the insurance, or correct the delivery terms',
    },
  },
  'VAL-012': {
    label: { vi: 'Khoản điều chỉnh trị giá', en: 'Value adjustment' },
    message: {
      vi: 'Mã khoản điều chỉnh “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Adjustment “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Dùng mã khoản cộng (A hoa hồng, C đóng gói, E bản quyền …) hoặc khoản trừ (V vận chuyển nội địa, G giảm giá …)',
      en: 'Use the code of an addition (A commission, C packing, E royalties …) or a deduction (V inland freight, G discount …)',
    },
  },
  'VAL-013': {
    label: { vi: 'Số tiền', en: 'Amount' },
    message: { vi: 'Số tiền “{value}” không được nhỏ hơn 0', en: 'Amount “{value}” must not be below 0' },
    fix: {
      vi: 'Ghi số dương; mã của khoản điều chỉnh cho biết cộng hay trừ',
      en: 'Write it without a sign; the adjustment code says whether it is added or deducted',
    },
  },
  'VAL-014': {
    label: { vi: 'Trị giá tính thuế', en: 'Customs value' },
    message: {
      vi: 'Sau các khoản điều chỉnh, trị giá tính thuế của dòng là {value}, không lớn hơn 0',
      en: 'After adjustments the customs value of the line is {value}, which is not above 0',
    },
    fix: {
      vi: 'Kiểm tra các khoản trừ và phí vận chuyển, bảo hiểm',
      en: 'Check the deductions, freight and insurance',
    },
  },
  'VAL-015': {
    label: { vi: 'Ngày hóa đơn', en: 'Invoice date' },
    message: {
      vi: 'Ngày hóa đơn {value} sau ngày đăng ký {on}',
      en: 'Invoice date {value} is after the day of registration {on}',
    },
    fix: { vi: 'Ghi ngày như trên hóa đơn', en: 'Enter the date as on the invoice' },
  },
  'VAL-016': {
    label: { vi: 'Mã tiền tệ', en: 'Currency' },
    message: {
      vi: 'Dòng hàng tính bằng {value} nhưng hóa đơn tính bằng {currency}',
      en: 'The line is priced in {value} but the invoice is in {currency}',
    },
    fix: {
      vi: 'Khai mọi dòng theo đồng tiền của hóa đơn; hóa đơn khác thì lập tờ khai khác',
      en: 'Price every line in the invoice’s currency; another invoice takes another declaration',
    },
  },
  'VAL-017': {
    label: { vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' },
    message: {
      vi: 'Chưa có tổng trị giá hóa đơn và đồng tiền thanh toán',
      en: 'The invoice total and its currency are missing',
    },
    fix: {
      vi: 'Điền tổng trị giá và mã tiền tệ như trên hóa đơn',
      en: 'Enter the total and currency as on the invoice',
    },
  },
  'VAL-018': {
    label: { vi: 'Mã tiền tệ', en: 'Currency' },
    message: { vi: 'Số tiền {value} chưa có mã tiền tệ', en: 'Amount {value} names no currency' },
    fix: { vi: 'Ghi mã tiền tệ ba chữ cái, ví dụ USD', en: 'Add the three-letter currency code, for example USD' },
  },
  'VAL-019': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Mã phân loại khai trị giá “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Valuation method “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn mã trong danh mục, thường là 6 (trị giá giao dịch)',
      en: 'Pick from the list, usually 6 (transaction value)',
    },
  },
  'VAL-020': {
    label: { vi: 'Phương thức thanh toán', en: 'Payment terms' },
    message: {
      vi: 'Mã phương thức thanh toán “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Payment terms “{value}” are not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn mã trong danh mục, ví dụ TTR, LC, KHONGTT',
      en: 'Pick from the list, for example TTR, LC, KHONGTT',
    },
  },
  'VAL-021': {
    label: { vi: 'Phân bổ theo trọng lượng', en: 'Apportionment by mass' },
    message: {
      vi: 'Phân bổ chi phí theo trọng lượng nhưng dòng hàng chưa có trọng lượng',
      en: 'Costs are apportioned by mass but the line has none',
    },
    fix: {
      vi: 'Điền trọng lượng cả bì hoặc trọng lượng tịnh của mọi dòng, hoặc phân bổ theo trị giá',
      en: 'Enter gross or net mass on every line, or apportion by value',
    },
  },
  'VAL-022': {
    label: { vi: 'Phí vận chuyển', en: 'Freight' },
    message: {
      vi: 'Giá {terms} gồm phí vận chuyển quốc tế; trị giá hàng xuất khẩu tính tại cửa khẩu xuất nên cần biết phí này để trừ ra',
      en: 'A {terms} price contains international freight; the export value is taken at the gate of exit, so the freight to take out must be known',
    },
    fix: {
      vi: 'Ghi phí vận chuyển quốc tế đã gồm trong giá; ghi 0 nếu không phát sinh',
      en: 'Enter the international freight within the price; enter 0 where there is none',
    },
  },
  'VAL-023': {
    label: { vi: 'Phân loại giá hóa đơn', en: 'Price kind' },
    message: {
      vi: 'Mã phân loại giá hóa đơn “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Price kind “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn A (phải thanh toán), B (miễn phí), C (cả hai) hoặc D (khác)',
      en: 'Pick A (payable), B (free of charge), C (both) or D (other)',
    },
  },
  'VAL-024': {
    label: { vi: 'Khoản điều chỉnh trị giá', en: 'Value adjustment' },
    message: {
      vi: 'Ô “{value}” không dùng để tính trị giá hải quan ở nước này',
      en: 'The field “{value}” is not used for the customs value in this country',
    },
    fix: {
      vi: 'Khai phí vận chuyển, phí bảo hiểm và các khoản điều chỉnh theo mã ở phần trị giá',
      en: 'Declare freight, insurance and the adjustments by code in the valuation part',
    },
  },
  'VAL-025': {
    label: { vi: 'Trị giá', en: 'Value' },
    message: {
      vi: 'Số tiền {value} dài hơn mức hệ thống ghi được: {limit}',
      en: 'The amount {value} is longer than the system keeps: {limit}',
    },
    fix: {
      vi: 'Làm tròn số tiền đến mức đó',
      en: 'Round it to that length',
    },
  },
  'VAL-026': {
    label: { vi: 'Đơn giá', en: 'Unit price' },
    message: {
      vi: 'Đơn giá {value} dài hơn mức hệ thống ghi được: {limit}',
      en: 'The unit price {value} is longer than the system keeps: {limit}',
    },
    fix: {
      vi: 'Làm tròn đơn giá, hoặc để trống vì đơn giá không bắt buộc',
      en: 'Round it, or leave it out: a unit price is not mandatory',
    },
  },
  'VAL-027': {
    label: { vi: 'Phân bổ theo thể tích', en: 'Apportionment by volume' },
    message: {
      vi: 'Phân bổ chi phí theo thể tích nhưng dòng hàng chưa có thể tích',
      en: 'Costs are apportioned by volume but the line has none',
    },
    fix: {
      vi: 'Điền thể tích của mọi dòng, hoặc phân bổ theo trị giá',
      en: 'Enter the volume of every line, or apportion by value',
    },
  },
  'VAL-028': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Phương pháp “{value}” chỉ dùng cho hàng nhập khẩu; trị giá hàng xuất khẩu là giá bán tại cửa khẩu xuất',
      en: 'Method “{value}” is for imports; an export is valued at its price at the gate of exit',
    },
    fix: {
      vi: 'Để trống phương pháp hoặc khai giá giao dịch',
      en: 'Leave the method empty, or declare the transaction value',
    },
  },
  'VAL-029': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Các phương pháp áp dụng theo thứ tự: khai phương pháp {method} thì phải nêu vì sao phương pháp {missing} không áp dụng được',
      en: 'The methods come in order: method {method} is declared, and nothing says why method {missing} does not apply',
    },
    fix: {
      vi: 'Thêm lý do loại trừ phương pháp {missing} ở phần thông tin bổ sung, hoặc khai phương pháp đó',
      en: 'State why method {missing} is ruled out among the additional information, or declare that method',
    },
  },
  'VAL-030': {
    label: { vi: 'Hàng so sánh', en: 'Goods compared with' },
    message: {
      vi: 'Chưa có tờ khai hàng giống hệt hoặc tương tự (chứng từ loại {document}) để so sánh',
      en: 'No declaration of identical or similar goods (document type {document}) to compare with',
    },
    fix: {
      vi: 'Thêm chứng từ loại {document}: số, ngày, lượng và trị giá đã được chấp nhận',
      en: 'Add a document of type {document} with its number, day, quantity and the value that was accepted',
    },
  },
  'VAL-031': {
    label: { vi: 'Hàng so sánh', en: 'Goods compared with' },
    message: {
      vi: 'Chứng từ so sánh {document} thiếu ngày, lượng hoặc trị giá',
      en: 'Document {document} of the goods compared with lacks its day, quantity or value',
    },
    fix: {
      vi: 'Điền đủ ngày, lượng và trị giá lớn hơn 0 của lô hàng so sánh',
      en: 'Enter the day of that shipment, and a quantity and value above 0',
    },
  },
  'VAL-032': {
    label: { vi: 'Ngày của chứng từ', en: 'Day of the document' },
    message: {
      vi: 'Chứng từ {document} ngày {date} cách ngày hàng đi {on} hơn {days} ngày',
      en: 'Document {document} of {date} is more than {days} days away from {on}, when the goods left',
    },
    fix: {
      vi: 'Dùng chứng từ trong thời hạn đó',
      en: 'Use one within that time',
    },
  },
  'VAL-033': {
    label: { vi: 'Hàng so sánh', en: 'Goods compared with' },
    message: {
      vi: 'Chứng từ {document} tính theo {unit}, không đổi được sang {wanted} của dòng hàng',
      en: 'Document {document} counts in {unit}, which can not become the {wanted} of the line',
    },
    fix: {
      vi: 'Ghi lượng của lô hàng so sánh theo đơn vị của dòng hàng',
      en: 'Give the quantity compared with in the unit of the line',
    },
  },
  'VAL-034': {
    label: { vi: 'Yếu tố trị giá', en: 'Elements of the value' },
    message: {
      vi: 'Thiếu khoản {name}, phương pháp này cần để tính',
      en: 'Element {name} is missing, which this method is worked out from',
    },
    fix: {
      vi: 'Khai khoản {value} của dòng hàng; ghi 0 nếu không phát sinh',
      en: 'Declare {value} on the line; enter 0 where there is none',
    },
  },
  'VAL-035': {
    label: { vi: 'Khoản điều chỉnh trị giá', en: 'Value adjustment' },
    message: {
      vi: 'Khoản “{value}” không thuộc phương pháp đã khai, hoặc được khai hai lần',
      en: '“{value}” does not belong to the method declared, or is declared twice',
    },
    fix: {
      vi: 'Bỏ khoản này, hoặc khai phương pháp mà nó thuộc về ở đúng dòng hàng',
      en: 'Remove it, or declare the method it belongs to on that line',
    },
  },
  'VAL-036': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Phương pháp suy luận chưa nêu dựa theo phương pháp nào',
      en: 'The fall-back method does not say which method it eases',
    },
    fix: {
      vi: 'Thêm một căn cứ ở phần thông tin bổ sung, ví dụ suy luận từ hàng tương tự',
      en: 'State a basis among the additional information, for example fall-back from similar goods',
    },
  },
  'VAL-037': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Không được xác định trị giá dựa vào: {name}',
      en: 'A value may not rest on this: {name}',
    },
    fix: {
      vi: 'Bỏ căn cứ {value} và dùng căn cứ được phép',
      en: 'Remove basis {value} and use one that is allowed',
    },
  },
  'VAL-038': {
    label: { vi: 'Quan hệ đặc biệt', en: 'Related parties' },
    message: {
      vi: 'Người mua và người bán có quan hệ đặc biệt, tờ khai chưa nói quan hệ không ảnh hưởng giá',
      en: 'Buyer and seller are related, and the declaration does not say that this left the price alone',
    },
    fix: {
      vi: 'Khai mã 7 kèm căn cứ nếu quan hệ không ảnh hưởng giá; nếu có thì dùng phương pháp kế tiếp hoặc đề nghị tham vấn',
      en: 'Declare method 7 with its ground where it did; otherwise use the next method, or ask for a consultation',
    },
  },
  'VAL-039': {
    label: { vi: 'Quan hệ đặc biệt', en: 'Related parties' },
    message: {
      vi: 'Khai quan hệ không ảnh hưởng giá nhưng chưa có căn cứ',
      en: 'The relationship is said to have left the price alone, on no ground',
    },
    fix: {
      vi: 'Nêu hoàn cảnh bán hàng, hoặc trị giá kiểm tra kèm chứng từ so sánh, ở phần thông tin bổ sung',
      en: 'State the circumstances of the sale, or a test value with its document, among the additional information',
    },
  },
  'VAL-040': {
    label: { vi: 'Quan hệ đặc biệt', en: 'Related parties' },
    message: {
      vi: 'Trị giá {value} lệch {percent} % so với trị giá kiểm tra {test}, vượt mức {tolerance} %',
      en: 'The value {value} is {percent} % away from the test value {test}, beyond {tolerance} %',
    },
    fix: {
      vi: 'Chứng minh bằng hoàn cảnh bán hàng, dùng phương pháp kế tiếp, hoặc đề nghị tham vấn',
      en: 'Show the circumstances of the sale, use the next method, or ask for a consultation',
    },
  },
  'VAL-041': {
    label: { vi: 'Quan hệ đặc biệt', en: 'Related parties' },
    message: {
      vi: 'Mã quan hệ “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Relationship “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn mã trong danh mục, N nếu không có quan hệ',
      en: 'Pick a code from the list, N where there is no relationship',
    },
  },
  'VAL-042': {
    label: { vi: 'Tính chất giao dịch', en: 'Nature of the transaction' },
    message: {
      vi: 'Mã tính chất giao dịch “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Nature of transaction “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Chọn mã trong danh mục, thường là 11 (mua bán)',
      en: 'Pick a code from the list, usually 11 (purchase and sale)',
    },
  },
  'VAL-043': {
    label: { vi: 'Tính chất giao dịch', en: 'Nature of the transaction' },
    message: {
      vi: '“{name}” không phải là bán hàng nên không có giá giao dịch',
      en: '“{name}” is no sale, so there is no transaction value',
    },
    fix: {
      vi: 'Khai phương pháp kế tiếp áp dụng được, kèm lý do loại trừ phương pháp 1',
      en: 'Declare the next method that applies, and why method 1 does not',
    },
  },
  'VAL-044': {
    label: { vi: 'Hàng thiếu, hàng hỏng', en: 'Goods short or damaged' },
    message: {
      vi: 'Mã điều chỉnh “{value}” không dùng được ở dòng hàng này, hoặc được khai hai lần',
      en: 'Adjustment “{value}” can not be used on this line, or stands twice',
    },
    fix: {
      vi: 'Dùng SHT (hàng thiếu) hoặc LOS (giảm giá trị) với hàng khai theo giá giao dịch; khoản khác khai ở phần trị giá',
      en: 'Use SHT (short) or LOS (loss of value) on goods valued by their price; declare anything else in the valuation part',
    },
  },
  'VAL-045': {
    label: { vi: 'Hàng thiếu, hàng hỏng', en: 'Goods short or damaged' },
    message: {
      vi: 'Khai điều chỉnh {value} nhưng chưa có số đo {name}',
      en: 'Adjustment {value} is declared but {name} is not stated',
    },
    fix: {
      vi: 'Điền {name} ở phần đặc tính của dòng hàng',
      en: 'Enter {name} among the characteristics of the line',
    },
  },
  'VAL-046': {
    label: { vi: 'Hàng thiếu, hàng hỏng', en: 'Goods short or damaged' },
    message: {
      vi: 'Số đo {name} là “{value}”, không dùng được',
      en: '{name} is “{value}”, which can not be used',
    },
    fix: {
      vi: 'Ghi tỷ lệ dưới 100 %, và lượng thực giao lớn hơn 0 cùng đơn vị với lượng theo hóa đơn',
      en: 'Enter a share below 100 %, and a delivered quantity above 0 in a unit that fits the quantity invoiced',
    },
  },
  'VAL-047': {
    label: { vi: 'Hàng thiếu, hàng hỏng', en: 'Goods short or damaged' },
    message: {
      vi: 'Điều chỉnh {value} cần chứng từ loại {document}',
      en: 'Adjustment {value} needs a document of type {document}',
    },
    fix: {
      vi: 'Thêm số chứng từ loại {document}, ví dụ chứng thư giám định',
      en: 'Add the number of a document of type {document}, such as a survey certificate',
    },
  },
  'VAL-048': {
    label: { vi: 'Hàng thiếu, hàng hỏng', en: 'Goods short or damaged' },
    message: {
      vi: 'Thực giao {delivered} {unit}, nhiều hơn mức {invoiced} {unit} mà giá này trả',
      en: '{delivered} {unit} were delivered, more than the {invoiced} {unit} that this price pays for',
    },
    fix: {
      vi: 'Khai phần dư thành dòng hàng riêng có giá của nó',
      en: 'Declare what came in excess as a line with a price of its own',
    },
  },
  'VAL-049': {
    severity: 'warning',
    label: { vi: 'Thuế trong giá', en: 'Duties within the price' },
    message: {
      vi: 'Giá {terms} đã gồm thuế của nước nhập khẩu nhưng tờ khai không trừ',
      en: 'A {terms} price contains the duties of this country, and none are deducted',
    },
    fix: {
      vi: 'Nếu hóa đơn tách riêng thuế, khai khoản trừ T',
      en: 'Where the invoice tells the duties apart, declare them as deduction T',
    },
  },
  'VAL-050': {
    label: { vi: 'Phương pháp xác định trị giá', en: 'Valuation method' },
    message: {
      vi: 'Phương pháp này cần chứng từ loại {document}',
      en: 'This method needs a document of type {document}',
    },
    fix: {
      vi: 'Thêm chứng từ loại {document} ở dòng hàng',
      en: 'Add a document of type {document} to the line',
    },
  },
  'VAL-051': {
    label: { vi: 'Quan hệ đặc biệt', en: 'Related parties' },
    message: {
      vi: 'Mã phương pháp {value} dành cho các bên có quan hệ đặc biệt, tờ khai chưa khai quan hệ',
      en: 'Method {value} is for parties that are related, and no relationship is declared',
    },
    fix: {
      vi: 'Khai mã quan hệ giữa người mua và người bán, hoặc dùng mã 6',
      en: 'Declare how buyer and seller are related, or use method 6',
    },
  },
  'VAL-052': {
    label: { vi: 'Lượng hàng', en: 'Quantity' },
    message: {
      vi: 'Phương pháp đã khai tính theo lượng hàng, dòng hàng chưa có lượng',
      en: 'The method declared counts by quantity, and the line has none',
    },
    fix: {
      vi: 'Điền lượng theo đơn vị của biểu thuế',
      en: 'Enter the quantity in the unit of the tariff line',
    },
  },
  'DOC-001': {
    label: { vi: 'Loại chứng từ', en: 'Document type' },
    message: {
      vi: 'Mã loại chứng từ “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Document type “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Tra mã loại chứng từ (F4) và chọn trong danh mục',
      en: 'Open the document look-up (F4) and pick from the list',
    },
  },
  'DOC-002': {
    label: { vi: 'Số chứng từ', en: 'Document number' },
    message: { vi: 'Chứng từ loại {value} chưa có số', en: 'The document of type {value} has no number' },
    fix: { vi: 'Điền số như trên chứng từ', en: 'Enter the number as on the document' },
  },
  'DOC-003': {
    label: { vi: 'Chứng từ', en: 'Document' },
    message: {
      vi: 'Chứng từ {document} được khai nhiều lần ở cùng một chỗ',
      en: 'Document {document} is listed more than once in the same place',
    },
    fix: { vi: 'Giữ mỗi chứng từ một lần', en: 'Keep each document once' },
  },
  'DOC-004': {
    label: { vi: 'Ngày cấp chứng từ', en: 'Issue date' },
    message: {
      vi: 'Ngày cấp {value} của chứng từ sau ngày đăng ký {on}',
      en: 'The document’s issue date {value} is after the day of registration {on}',
    },
    fix: { vi: 'Ghi ngày cấp như trên chứng từ', en: 'Enter the issue date as on the document' },
  },
  'DOC-005': {
    severity: 'warning',
    label: { vi: 'Hiệu lực chứng từ', en: 'Document validity' },
    message: { vi: 'Chứng từ {document} hết hiệu lực ngày {value}', en: 'Document {document} expired on {value}' },
    fix: {
      vi: 'Kiểm tra ngày hết hiệu lực, hoặc thay bằng chứng từ mới',
      en: 'Check the expiry date, or replace the document',
    },
  },
  'TAX-001': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Mã HS {code} chịu hạn ngạch thuế quan “{rate}”: chưa khai trong hay ngoài hạn ngạch',
      en: 'HS code {code} is under a tariff quota “{rate}”: the line does not say whether it is in or out of it',
    },
    fix: {
      vi: 'Ghi số hạn ngạch vào thuế nhập khẩu của dòng để dùng thuế suất trong hạn ngạch, hoặc khai OUTQUOTA',
      en: 'Name the quota order in the line’s import duty for the rate within the quota, or claim OUTQUOTA',
    },
  },
  'TAX-003': {
    label: { vi: 'Thuế nhập khẩu', en: 'Import duty' },
    message: {
      vi: 'Biểu thuế in nhiều thuế suất “{rate}” cho mã HS {code}; hệ thống không tự chọn',
      en: 'The tariff prints several rates “{rate}” for HS code {code}; the system does not choose among them',
    },
    fix: {
      vi: 'Ghi thuế suất áp dụng cho hàng của mình vào ô thuế suất của thuế nhập khẩu trên dòng này',
      en: 'Enter the rate that applies to your goods as the import duty rate of this line',
    },
  },
  'TAX-004': {
    label: { vi: 'Thuế nhập khẩu', en: 'Import duty' },
    message: {
      vi: 'Thuế suất của mã HS {code} theo quy định riêng: “{rate}”',
      en: 'The rate of HS code {code} follows rules outside the table: “{rate}”',
    },
    fix: {
      vi: 'Khai theo mã HS của dòng thuế gốc nếu hàng không thuộc chương trình ưu đãi, hoặc làm thủ tục trực tiếp tại cơ quan hải quan',
      en: 'Use the HS code of the goods’ own heading if they are outside the incentive programme, or lodge with the customs office in person',
    },
  },
  'TAX-005': {
    label: { vi: 'Thuế nhập khẩu', en: 'Import duty' },
    message: {
      vi: 'Biểu thuế không ghi thuế suất {treatment} cho mã HS {code}',
      en: 'The tariff prints no {treatment} rate for HS code {code}',
    },
    fix: {
      vi: 'Khai biểu thuế khác mà hàng đủ điều kiện, hoặc liên hệ cơ quan hải quan',
      en: 'Claim another treatment that the goods qualify for, or contact the customs office',
    },
  },
  'TAX-006': {
    label: { vi: 'Lượng tính thuế', en: 'Taxable quantity' },
    message: {
      vi: 'Thuế “{rate}” tính theo {unit} nhưng không có số lượng nào của dòng hàng quy đổi chính xác được ra {unit}',
      en: 'The tax “{rate}” is counted in {unit}, but no quantity of the line converts exactly to {unit}',
    },
    fix: { vi: 'Ghi số lượng thứ hai theo đơn vị {unit}', en: 'Enter the second quantity in {unit}' },
  },
  'TAX-007': {
    label: { vi: 'Đặc tính hàng hóa', en: 'Goods characteristic' },
    message: {
      vi: 'Thuế tiêu thụ đặc biệt của mã HS {code} phụ thuộc vào {characteristic}, dòng hàng chưa ghi',
      en: 'Special consumption tax on HS code {code} depends on {characteristic}, which the line does not give',
    },
    fix: {
      vi: 'Bổ sung đặc tính {characteristic} cho dòng hàng',
      en: 'Add the characteristic {characteristic} to the line',
    },
  },
  'TAX-008': {
    label: { vi: 'Thuế tiêu thụ đặc biệt', en: 'Special consumption tax' },
    message: {
      vi: 'Dòng hàng khớp với nhiều mức thuế tiêu thụ đặc biệt: {measures}',
      en: 'The line fits several special consumption tax measures: {measures}',
    },
    fix: {
      vi: 'Bổ sung đặc tính để phân biệt, hoặc ghi mã mức thuế vào thuế tiêu thụ đặc biệt của dòng',
      en: 'Add the characteristic that tells them apart, or name the measure in the line’s special consumption tax',
    },
  },
  'TAX-009': {
    label: { vi: 'Thuế bảo vệ môi trường', en: 'Environment tax' },
    message: {
      vi: 'Mã HS {code} chịu thuế bảo vệ môi trường nhưng biểu mức thuế trong hệ thống chưa có mức cho mã này',
      en: 'HS code {code} is subject to environment tax, but no amount is held here for it',
    },
    fix: {
      vi: 'Liên hệ cơ quan hải quan để bổ sung mức thuế trước khi đăng ký',
      en: 'Contact the customs office to have the amount added before registering',
    },
  },
  'TAX-010': {
    label: { vi: 'Thuế bảo vệ môi trường', en: 'Environment tax' },
    message: {
      vi: 'Dòng hàng khớp với nhiều mức thuế bảo vệ môi trường: {measures}',
      en: 'The line fits several environment tax measures: {measures}',
    },
    fix: {
      vi: 'Ghi mã mức thuế áp dụng vào thuế bảo vệ môi trường của dòng',
      en: 'Name the measure that applies in the line’s environment tax',
    },
  },
  'TAX-011': {
    label: { vi: 'Thuế giá trị gia tăng', en: 'VAT' },
    message: {
      vi: 'Mức thuế giá trị gia tăng “{value}” không áp dụng cho mã HS {code}',
      en: 'VAT treatment “{value}” is not open to HS code {code}',
    },
    fix: { vi: 'Chọn một trong: {options}', en: 'Pick one of: {options}' },
  },
  'TAX-012': {
    label: { vi: 'Thuế giá trị gia tăng', en: 'VAT' },
    message: {
      vi: 'Mức thuế giá trị gia tăng “{value}” cần nêu căn cứ áp dụng',
      en: 'VAT treatment “{value}” needs a stated ground',
    },
    fix: {
      vi: 'Ghi mã căn cứ áp dụng vào ô miễn, giảm của thuế giá trị gia tăng, hoặc bỏ lựa chọn để dùng mức {standard}',
      en: 'Enter the code of the ground in the VAT exemption field, or drop the choice to use {standard}',
    },
  },
  'TAX-013': {
    label: { vi: 'Số thuế được giảm', en: 'Amount taken off' },
    message: {
      vi: 'Số thuế tự trừ “{value}” không được chấp nhận: mức giảm theo căn cứ, không theo số tiền khai',
      en: 'The amount “{value}” taken off by hand is not accepted: a reduction follows from its ground',
    },
    fix: {
      vi: 'Bỏ số tiền và ghi mã căn cứ miễn, giảm',
      en: 'Remove the amount and enter the code of the ground for relief',
    },
  },
  'TAX-014': {
    label: { vi: 'Đặc tính hàng hóa', en: 'Goods characteristic' },
    message: {
      vi: 'Đặc tính {characteristic} có giá trị “{value}”, cần là một số không âm',
      en: 'Characteristic {characteristic} has the value “{value}”; a number of nought or more is needed',
    },
    fix: {
      vi: 'Ghi giá trị bằng số, dùng dấu chấm cho phần thập phân',
      en: 'Write a number, with a point before decimals',
    },
  },
  'TAX-015': {
    label: { vi: 'Thuế giá trị gia tăng', en: 'VAT' },
    message: {
      vi: 'Biểu thuế không có mức thuế giá trị gia tăng chung cho mã HS {code}',
      en: 'The tariff gives no standard VAT treatment for HS code {code}',
    },
    fix: {
      vi: 'Khai mức thuế giá trị gia tăng áp dụng cho hàng: {options}',
      en: 'Declare the VAT treatment of the goods: {options}',
    },
  },
  'TAX-016': {
    label: { vi: 'Loại thuế', en: 'Tax type' },
    message: {
      vi: 'Loại thuế “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Tax type “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Dùng mã {options}', en: 'Use {options}' },
  },
  'TAX-017': {
    label: { vi: 'Thuế nhập khẩu', en: 'Import duty' },
    message: {
      vi: 'Biểu thuế “{value}” có trong danh mục nhưng hệ thống chưa tính được',
      en: 'Tariff treatment “{value}” is in the list but is not worked out here yet',
    },
    fix: {
      vi: 'Khai MFN hoặc hiệp định mà hàng đủ điều kiện, hoặc làm thủ tục trực tiếp tại cơ quan hải quan',
      en: 'Claim MFN or an agreement that the goods qualify for, or lodge with the customs office in person',
    },
  },
  'TAX-018': {
    label: { vi: 'Loại thuế', en: 'Tax type' },
    message: {
      vi: 'Dòng hàng khai loại thuế “{value}”, hệ thống chưa tính được loại thuế này',
      en: 'The line declares tax “{value}”, which is not worked out here yet',
    },
    fix: {
      vi: 'Làm thủ tục trực tiếp tại cơ quan hải quan; nếu hàng không chịu loại thuế này thì bỏ khai',
      en: 'Lodge with the customs office in person; if the goods do not bear this tax, remove it',
    },
  },
  'TAX-019': {
    label: { vi: 'Loại thuế', en: 'Tax type' },
    message: {
      vi: 'Loại thuế “{value}” được khai nhiều lần trên cùng một dòng',
      en: 'Tax “{value}” is declared more than once on the line',
    },
    fix: { vi: 'Giữ mỗi loại thuế một lần', en: 'Keep each tax once' },
  },
  'TAX-020': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Khai thuế suất ngoài hạn ngạch nhưng mã HS {code} không chịu hạn ngạch (thuế suất “{rate}”)',
      en: 'The out-of-quota rate is claimed, but HS code {code} is under no quota (its rate is “{rate}”)',
    },
    fix: { vi: 'Bỏ khai OUTQUOTA', en: 'Remove the OUTQUOTA claim' },
  },
  'TAX-021': {
    label: { vi: 'Thuế phòng vệ thương mại', en: 'Trade remedy duty' },
    message: {
      vi: 'Biện pháp “{value}” không áp dụng cho mã HS {code} với xuất xứ đã khai',
      en: 'Measure “{value}” is not open to HS code {code} with the origin declared',
    },
    fix: { vi: 'Chọn một trong: {options}, hoặc bỏ khai', en: 'Pick one of: {options}, or drop the claim' },
  },
  'TAX-022': {
    label: { vi: 'Thuế phòng vệ thương mại', en: 'Trade remedy duty' },
    message: {
      vi: 'Mức thuế “{value}” chỉ dành cho hàng của {producer}, dòng hàng chưa nêu nhà sản xuất này',
      en: 'Rate “{value}” is only for goods of {producer}, whom the line does not name as manufacturer',
    },
    fix: {
      vi: 'Ghi nhà sản xuất vào dòng hàng kèm chứng từ, hoặc bỏ khai để áp dụng mức chung',
      en: 'Name the manufacturer on the line with a document that shows it, or drop the claim for the general rate',
    },
  },
  'TAX-023': {
    label: { vi: 'Tổng tiền thuế', en: 'Total of taxes' },
    message: {
      vi: '{tax}: {value} {currency}, vượt quá {digits} chữ số mà hệ thống quốc gia ghi được cho một tờ khai',
      en: '{tax}: {value} {currency}, more than the {digits} digits that the national system has room for on a declaration',
    },
    fix: {
      vi: 'Tách lô hàng thành nhiều tờ khai',
      en: 'Split the declaration',
    },
  },
  'TAX-024': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Hạn ngạch “{quota}” không dùng được với biểu thuế {treatment}',
      en: 'Quota “{quota}” does not go with the treatment {treatment}',
    },
    fix: { vi: 'Khai biểu thuế {options}, hoặc bỏ số hạn ngạch', en: 'Claim {options}, or remove the quota' },
  },
  'TAX-025': {
    label: { vi: 'Mức thuế khai', en: 'Tax claimed' },
    message: {
      vi: 'Dòng hàng khai {tax} mức “{value}”, nhưng theo mã HS {code}, xuất xứ và đặc tính đã khai thì mức phải chịu là: {options}',
      en: 'The line claims {tax} at “{value}”, but by its HS code {code}, origin and characteristics what it bears is: {options}',
    },
    fix: {
      vi: 'Bỏ khai mức này; nếu hàng thật sự chịu mức này, sửa mã HS, xuất xứ hoặc đặc tính',
      en: 'Remove the claim; if the goods do bear it, correct the HS code, the origin or the characteristics',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type RefusalCode = keyof typeof REFUSALS;

/** Where a refusal stands: the JSON pointer, and the number of the goods line as people count it. */
export interface RefusalPlace {
  readonly pointer: string;
  readonly line?: number;
  readonly causedBy?: string;
}

/** A refusal of this catalogue; on a goods line the label begins with its number. */
export function refusal(code: RefusalCode, { pointer, line, causedBy }: RefusalPlace, values?: SlotValues): Refusal {
  const made = refusalFrom(REFUSALS, code, pointer, values);
  const { vi, en } = made.label;
  return {
    ...made,
    ...(line === undefined ? {} : { label: { vi: `Dòng ${line} · ${vi}`, en: `Line ${line} · ${en}` } }),
    ...(causedBy === undefined ? {} : { causedBy }),
  };
}
