import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';
import type { RefusalPlace } from '#core/declaration';

/** Refusals of claims of relief, of exemption lists and of quotas. */
export const RELIEF_REFUSALS = {
  'RLF-001': {
    label: { vi: 'Mã miễn, giảm thuế', en: 'Ground of relief' },
    message: {
      vi: 'Mã miễn, giảm “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Ground of relief “{value}” is not in the list in force on {on}',
    },
    fix: {
      vi: 'Tra mã miễn, giảm (F4) và chọn mã đang áp dụng, hoặc bỏ trống để nộp thuế',
      en: 'Open the look-up of grounds (F4) and pick one in force, or leave it empty and pay the tax',
    },
  },
  'RLF-002': {
    label: { vi: 'Mã miễn, giảm thuế', en: 'Ground of relief' },
    message: {
      vi: '“{ground}” không áp dụng cho loại thuế {tax}',
      en: '“{ground}” is no ground of relief from tax {tax}',
    },
    fix: {
      vi: 'Chỉ ghi mã này ở các loại thuế: {options}',
      en: 'Claim it for these taxes only: {options}',
    },
  },
  'RLF-003': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: '“{ground}” chỉ áp dụng cho hàng trong danh mục miễn thuế, dòng hàng chưa ghi danh mục nào',
      en: '“{ground}” is for goods on an exemption list, and the line names none',
    },
    fix: {
      vi: 'Thêm chứng từ loại EXL, số ghi theo dạng EL000000001/1 (số danh mục/dòng của danh mục)',
      en: 'Add a document of type EXL whose number is written EL000000001/1 (list, then line of the list)',
    },
  },
  'RLF-004': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: '“{value}” không cho biết danh mục và dòng của danh mục',
      en: '“{value}” does not tell a list and a line of it',
    },
    fix: {
      vi: 'Ghi theo dạng EL000000001/1: số danh mục, gạch chéo, số thứ tự dòng trong danh mục',
      en: 'Write EL000000001/1: the number of the list, a slash, the line of the list',
    },
  },
  'RLF-005': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Một dòng hàng chỉ trừ lùi một dòng của danh mục, ở đây ghi {count}',
      en: 'A goods line draws on one line of a list; this one names {count}',
    },
    fix: {
      vi: 'Tách thành nhiều dòng hàng, mỗi dòng ghi một dòng của danh mục',
      en: 'Split the goods into several lines, each naming one line of a list',
    },
  },
  'RLF-006': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Dòng hàng ghi danh mục miễn thuế nhưng không có mã miễn thuế nào cần đến danh mục',
      en: 'The line names an exemption list, but claims no ground that draws on one',
    },
    fix: {
      vi: 'Ghi mã miễn thuế của danh mục vào thuế nhập khẩu, hoặc bỏ chứng từ EXL',
      en: 'Claim the list’s ground for import duty, or remove the EXL document',
    },
  },
  'RLF-007': {
    label: { vi: 'Định mức miễn thuế', en: 'Duty-free allowance' },
    message: {
      vi: '“{ground}” không áp dụng cho phân loại hàng hóa “{value}”',
      en: '“{ground}” is not open to cargo class “{value}”',
    },
    fix: {
      vi: 'Ghi phân loại hàng hóa {options} nếu đúng với lô hàng, hoặc bỏ mã miễn thuế',
      en: 'Declare cargo class {options} if that is what the goods are, or remove the ground',
    },
  },
  'RLF-008': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Hạn ngạch “{value}” không có hoặc không trong thời hạn vào ngày {on}',
      en: 'Quota “{value}” is not open on {on}',
    },
    fix: {
      vi: 'Tra danh mục hạn ngạch (F4), hoặc khai thuế suất ngoài hạn ngạch (OUTQUOTA)',
      en: 'Open the look-up of quotas (F4), or claim the rate out of quota (OUTQUOTA)',
    },
  },
  'RLF-009': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Hạn ngạch “{quota}” không bao gồm mã HS {code}',
      en: 'Quota “{quota}” does not cover HS code {code}',
    },
    fix: {
      vi: 'Hạn ngạch này dành cho mã bắt đầu bằng {options}; kiểm tra mã HS hoặc bỏ hạn ngạch',
      en: 'It is for codes that begin with {options}; check the HS code or remove the quota',
    },
  },
  'RLF-010': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Hạn ngạch “{quota}” không dành cho hàng xuất xứ {origin}',
      en: 'Quota “{quota}” is not open to goods of origin {origin}',
    },
    fix: {
      vi: 'Hạn ngạch này dành cho xuất xứ {options}; chọn hạn ngạch khác hoặc khai thuế suất ngoài hạn ngạch',
      en: 'It is for origins {options}; choose another quota or claim the rate out of quota',
    },
  },
  'RLF-011': {
    label: { vi: 'Lượng trừ lùi', en: 'Quantity drawn' },
    message: {
      vi: 'Số dư tính theo {unit} nhưng không có số lượng nào của dòng hàng quy đổi chính xác được ra {unit}',
      en: 'The balance is counted in {unit}, but no quantity of the line converts exactly to {unit}',
    },
    fix: { vi: 'Ghi số lượng thứ hai theo đơn vị {unit}', en: 'Enter the second quantity in {unit}' },
  },
  'RLF-012': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Dòng hàng vừa khai hạn ngạch “{quota}” vừa khai thuế suất ngoài hạn ngạch',
      en: 'The line claims quota “{quota}” and the rate out of quota at once',
    },
    fix: { vi: 'Giữ một trong hai', en: 'Keep one of the two' },
  },
  'RLF-013': {
    label: { vi: 'Lượng trừ lùi', en: 'Quantity drawn' },
    message: {
      vi: 'Lượng trừ lùi ghi {declared} {unit} nhưng dòng hàng có {quantity} {unit}',
      en: 'The quantity to draw is given as {declared} {unit}, but the line holds {quantity} {unit}',
    },
    fix: {
      vi: 'Sửa lượng trừ lùi bằng lượng hàng của dòng, hoặc bỏ trống',
      en: 'Make it the quantity of the line, or leave it out',
    },
  },
  'RLF-014': {
    label: { vi: 'Mã miễn, giảm thuế', en: 'Ground of relief' },
    message: {
      vi: '“{ground}” không áp dụng cho loại hình {value}',
      en: '“{ground}” is not open to declaration type {value}',
    },
    fix: {
      vi: 'Khai loại hình {options} nếu đúng với lô hàng, hoặc bỏ mã miễn thuế',
      en: 'Declare type {options} if that is what the goods come in under, or remove the ground',
    },
  },
  'RLF-015': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: { vi: 'Hạn ngạch được khai ở loại thuế {tax}', en: 'A quota is claimed for tax {tax}' },
    fix: {
      vi: 'Khai hạn ngạch ở thuế nhập khẩu (CUD)',
      en: 'Claim the quota for import duty (CUD)',
    },
  },
  'RLF-020': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Doanh nghiệp không có danh mục miễn thuế mang số {list}',
      en: 'The party has no exemption list {list}',
    },
    fix: {
      vi: 'Kiểm tra số trong mục Danh mục miễn thuế',
      en: 'Check the number under Exemption lists',
    },
  },
  'RLF-021': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Danh mục {list} chưa được tiếp nhận, đang tạm dừng hoặc đã đóng',
      en: 'List {list} is not accepted yet, suspended, or closed',
    },
    fix: {
      vi: 'Mở danh mục để xem tình trạng và liên hệ đơn vị hải quan tiếp nhận',
      en: 'Open the list to see its status, and ask the office that keeps it',
    },
  },
  'RLF-022': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Danh mục {list} có hiệu lực từ {from} đến {to}, không gồm ngày {on}',
      en: 'List {list} runs from {from} to {to}, which leaves out {on}',
    },
    fix: {
      vi: 'Đề nghị gia hạn danh mục, hoặc nộp thuế lô hàng này',
      en: 'Ask to have the list extended, or pay the tax on these goods',
    },
  },
  'RLF-023': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Danh mục {list} được tiếp nhận theo “{ground}”, khác với mã đã khai',
      en: 'List {list} was accepted on the ground “{ground}”, not the one claimed',
    },
    fix: { vi: 'Khai đúng mã miễn thuế {ground}', en: 'Claim ground {ground}' },
  },
  'RLF-024': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: { vi: 'Danh mục {list} không có dòng {line}', en: 'List {list} has no line {line}' },
    fix: { vi: 'Mở danh mục và chọn dòng có trong đó', en: 'Open the list and choose one of its lines' },
  },
  'RLF-025': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Dòng {line} của danh mục {list} dành cho mã HS bắt đầu bằng {prefix}, không gồm {code}',
      en: 'Line {line} of list {list} is for HS codes that begin with {prefix}, which leaves out {code}',
    },
    fix: {
      vi: 'Chọn dòng khác của danh mục, hoặc kiểm tra mã HS',
      en: 'Choose another line of the list, or check the HS code',
    },
  },
  'RLF-026': {
    label: { vi: 'Số dư danh mục miễn thuế', en: 'Balance of the exemption list' },
    message: {
      vi: 'Dòng {line} của danh mục {list} còn {left} {unit}, tờ khai cần {wanted} {unit}',
      en: 'Line {line} of list {list} has {left} {unit} left; the declaration needs {wanted} {unit}',
    },
    fix: {
      vi: 'Khai miễn thuế trong phạm vi {left} {unit}, phần còn lại nộp thuế; hoặc đề nghị bổ sung danh mục',
      en: 'Claim relief for up to {left} {unit} and pay on the rest, or ask to have the list amended',
    },
  },
  'RLF-027': {
    label: { vi: 'Hạn ngạch thuế quan', en: 'Tariff quota' },
    message: {
      vi: 'Hạn ngạch “{quota}” còn {left} {unit}, tờ khai cần {wanted} {unit}',
      en: 'Quota “{quota}” has {left} {unit} left; the declaration needs {wanted} {unit}',
    },
    fix: {
      vi: 'Khai trong hạn ngạch tối đa {left} {unit}; phần còn lại tách dòng và khai thuế suất ngoài hạn ngạch (OUTQUOTA)',
      en: 'Claim at most {left} {unit} in quota; split off the rest and claim the rate out of quota (OUTQUOTA)',
    },
  },
  'RLF-028': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: {
      vi: 'Danh mục {list} đã có số lần trừ lùi tối đa',
      en: 'List {list} has been drawn on as often as one list can be',
    },
    fix: {
      vi: 'Đăng ký phần còn lại thành danh mục mới',
      en: 'Register what is left as a new list',
    },
  },
  'RLF-029': {
    label: { vi: 'Tờ khai tạm nhập, tạm xuất', en: 'Temporary admission' },
    message: {
      vi: 'Tờ khai {number} không phải là tờ khai đã đăng ký thuộc loại hình {options} của doanh nghiệp',
      en: 'Declaration {number} is no registered declaration of type {options} of this party',
    },
    fix: {
      vi: 'Kiểm tra số tờ khai tạm nhập, tạm xuất và loại hình của tờ khai này',
      en: 'Check the number of the earlier declaration and the type of this one',
    },
  },
  'RLF-030': {
    severity: 'warning',
    label: { vi: 'Tờ khai tạm nhập, tạm xuất', en: 'Temporary admission' },
    message: {
      vi: 'Tờ khai chưa nêu tờ khai tạm nhập, tạm xuất mà nó kết thúc',
      en: 'The declaration does not name the temporary admission that it ends',
    },
    fix: {
      vi: 'Thêm chứng từ trước đó loại TDN với số tờ khai đó',
      en: 'Add a previous document of type TDN with the number of that declaration',
    },
  },
  'RLF-031': {
    label: { vi: 'Chậm nộp thuế', en: 'Deferred payment' },
    message: {
      vi: '“{ground}” chỉ dành cho doanh nghiệp ưu tiên',
      en: '“{ground}” is for priority enterprises only',
    },
    fix: {
      vi: 'Bỏ mã này và nộp thuế trước khi thông quan, hoặc dùng bảo lãnh',
      en: 'Remove it and pay before release, or use a guarantee',
    },
  },
  'RLF-040': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: { vi: 'Dữ liệu danh mục không đúng mẫu', en: 'The list does not have the documented shape' },
    fix: { vi: 'Đối chiếu với mô tả API và gửi lại', en: 'Compare it with the description of the API and send again' },
  },
  'RLF-041': {
    label: { vi: 'Danh mục miễn thuế', en: 'Exemption list' },
    message: { vi: 'Không có danh mục miễn thuế mang số này', en: 'There is no exemption list with this number' },
    fix: { vi: 'Kiểm tra lại số danh mục', en: 'Check the number of the list' },
  },
  'RLF-042': {
    label: { vi: 'Tình trạng danh mục', en: 'Status of the list' },
    message: {
      vi: 'Việc này không thực hiện được khi danh mục đang ở tình trạng hiện tại',
      en: 'This step does not fit the current status of the list',
    },
    fix: { vi: 'Mở lại danh mục để xem các việc làm được lúc này', en: 'Reload the list to see what can be done now' },
  },
  'RLF-043': {
    label: { vi: 'Dòng của danh mục', en: 'Line of the list' },
    message: {
      vi: 'Số thứ tự dòng {value} được dùng nhiều lần trong danh mục',
      en: 'Line number {value} is used more than once in the list',
    },
    fix: { vi: 'Đánh số mỗi dòng một số riêng', en: 'Give each line a number of its own' },
  },
  'RLF-044': {
    label: { vi: 'Đơn vị tính', en: 'Unit' },
    message: {
      vi: 'Đơn vị tính “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Unit “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Tra mã đơn vị tính (F4)', en: 'Open the look-up of units (F4)' },
  },
  'RLF-045': {
    label: { vi: 'Số lượng', en: 'Quantity' },
    message: { vi: 'Số lượng “{value}” phải lớn hơn không', en: 'The quantity “{value}” has to be more than nothing' },
    fix: { vi: 'Ghi số lượng được miễn thuế', en: 'Enter the quantity to be relieved' },
  },
  'RLF-046': {
    label: { vi: 'Thời hạn', en: 'Validity' },
    message: {
      vi: 'Thời hạn từ {from} đến {to} không phải là một khoảng ngày',
      en: 'From {from} to {to} is no period of days',
    },
    fix: {
      vi: 'Ghi ngày theo dạng NĂM-THÁNG-NGÀY, ngày cuối không trước ngày đầu',
      en: 'Write dates as YEAR-MONTH-DAY, the last not before the first',
    },
  },
  'RLF-047': {
    label: { vi: 'Căn cứ miễn thuế', en: 'Ground of relief' },
    message: {
      vi: '“{value}” không phải là căn cứ cần danh mục miễn thuế vào ngày {on}',
      en: '“{value}” is no ground that draws on a list on {on}',
    },
    fix: {
      vi: 'Chọn căn cứ có danh mục: {options}',
      en: 'Pick a ground with a list: {options}',
    },
  },
  'RLF-048': {
    label: { vi: 'Dòng của danh mục', en: 'Line of the list' },
    message: {
      vi: 'Dòng {line} đã trừ lùi {drawn} {unit}, nhiều hơn lượng mới {quantity} {unit}',
      en: 'Line {line} has {drawn} {unit} drawn already, more than the new {quantity} {unit}',
    },
    fix: {
      vi: 'Giữ dòng đó với cùng đơn vị tính và lượng không ít hơn {drawn} {unit}',
      en: 'Keep the line, in its unit, at no less than {drawn} {unit}',
    },
  },
  'RLF-049': {
    label: { vi: 'Đơn vị hải quan', en: 'Customs office' },
    message: {
      vi: 'Mã đơn vị hải quan “{value}” không có trong danh mục áp dụng ngày {on}',
      en: 'Customs office “{value}” is not in the list in force on {on}',
    },
    fix: { vi: 'Tra mã đơn vị hải quan (F4)', en: 'Open the office look-up (F4)' },
  },
  'RLF-050': {
    label: { vi: 'Chủ danh mục', en: 'Holder of the list' },
    message: { vi: 'Mã doanh nghiệp chưa đăng ký với hải quan', en: 'This party is not registered with customs' },
    fix: {
      vi: 'Kiểm tra mã số thuế, hoặc đăng ký doanh nghiệp trước',
      en: 'Check the tax code, or register the party first',
    },
  },
  'RLF-051': {
    label: { vi: 'Hoàn lượng trừ lùi', en: 'Giving back what was drawn' },
    message: {
      vi: 'Tờ khai này không trừ lùi danh mục hay hạn ngạch nào, hoặc đã được hoàn',
      en: 'This declaration drew on no list or quota, or it was given back already',
    },
    fix: { vi: 'Mở tờ khai để xem lượng đã trừ lùi', en: 'Open the declaration to see what it drew' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ReliefRefusalCode = keyof typeof RELIEF_REFUSALS;

/** A refusal of this catalogue; on a goods line the label begins with its number. */
export function reliefRefusal(
  code: ReliefRefusalCode,
  place: RefusalPlace | string = '',
  values?: SlotValues,
): Refusal {
  const { pointer, line }: RefusalPlace = typeof place === 'string' ? { pointer: place } : place;
  const made = refusalFrom(RELIEF_REFUSALS, code, pointer, values);
  if (line === undefined) return made;
  const { vi, en } = made.label;
  return { ...made, label: { vi: `Dòng ${line} · ${vi}`, en: `Line ${line} · ${en}` } };
}
