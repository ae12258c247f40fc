import type { RefusalPlace } from '#core/declaration';
import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/** Refusals about registered invoices, and about declarations that differ from the one they name. */
export const INVOICE_REFUSALS = {
  'INV-001': {
    label: { vi: 'Số tiếp nhận hóa đơn', en: 'Invoice receipt number' },
    message: {
      vi: 'Không có hóa đơn đã đăng ký mang số tiếp nhận “{id}” của doanh nghiệp này cho chiều xuất nhập khẩu này',
      en: 'No invoice of this party, for this direction, is registered under “{id}”',
    },
    fix: {
      vi: 'Chọn hóa đơn trong mục Hóa đơn, hoặc đăng ký hóa đơn trước',
      en: 'Choose one of your invoices, or register it first',
    },
  },
  'INV-002': {
    label: { vi: 'Hóa đơn đã đăng ký', en: 'Registered invoice' },
    message: {
      vi: 'Hóa đơn chưa đọc được: có trường thiếu hoặc sai dạng',
      en: 'The invoice could not be read: a field is missing or malformed',
    },
    fix: { vi: 'Sửa trường được chỉ ra', en: 'Correct the field that is pointed at' },
  },
  'INV-003': {
    label: { vi: 'Mã', en: 'Code' },
    message: {
      vi: 'Mã “{value}” không có trong danh mục {list} ngày {on}',
      en: 'Code “{value}” is not in list {list} on {on}',
    },
    fix: { vi: 'Chọn mã trong danh mục', en: 'Choose a code of the list' },
  },
  'INV-004': {
    label: { vi: 'Ngày hóa đơn', en: 'Day of the invoice' },
    message: {
      vi: 'Ngày “{value}” không có thật hoặc sau ngày {on}',
      en: '“{value}” is no day, or later than {on}',
    },
    fix: { vi: 'Ghi ngày lập hóa đơn', en: 'State the day on which it was issued' },
  },
  'INV-005': {
    label: { vi: 'Số tiền, số lượng', en: 'Amount or quantity' },
    message: { vi: '“{value}” phải lớn hơn 0', en: '“{value}” has to be above nought' },
    fix: {
      vi: 'Ghi số trên hóa đơn; dòng hàng miễn phí không ghi ở đây',
      en: 'State what the invoice says; leave out lines that are free of charge',
    },
  },
  'INV-006': {
    label: { vi: 'Đơn giá', en: 'Unit price' },
    message: {
      vi: '{price} × {quantity} = {product}, khác trị giá dòng {amount} quá {tolerance}',
      en: '{price} × {quantity} = {product}, more than {tolerance} from the amount {amount} of the line',
    },
    fix: { vi: 'Kiểm tra đơn giá, số lượng và trị giá', en: 'Check price, quantity and amount' },
  },
  'INV-007': {
    label: { vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' },
    message: {
      vi: 'Các dòng cộng lại là {lines}, khác tổng {total} quá {tolerance}',
      en: 'The lines add up to {lines}, more than {tolerance} from the total {total}',
    },
    fix: {
      vi: 'Kiểm tra các dòng; phí vận chuyển và bảo hiểm ghi riêng thì không nằm trong tổng',
      en: 'Check the lines; freight and insurance stated apart are not in the total',
    },
  },
  'INV-008': {
    label: { vi: 'Phí vận chuyển, bảo hiểm', en: 'Freight and insurance' },
    message: {
      vi: 'Theo điều kiện {terms} khoản này đã nằm trong giá',
      en: 'Under {terms} this is in the price already',
    },
    fix: {
      vi: 'Để trống khoản này, hoặc sửa điều kiện giao hàng',
      en: 'Leave it empty, or correct the terms of delivery',
    },
  },
  'INV-009': {
    label: { vi: 'Chủ hóa đơn', en: 'Party of the invoice' },
    message: {
      vi: 'Doanh nghiệp chưa đăng ký với hải quan',
      en: 'Customs does not know this party',
    },
    fix: { vi: 'Kiểm tra mã số thuế', en: 'Check the tax code' },
  },
  'INV-010': {
    label: { vi: 'Phiên bản hóa đơn', en: 'Version of the invoice' },
    message: { vi: 'Hóa đơn đã được sửa sau khi bạn xem', en: 'It was corrected since you looked' },
    fix: { vi: 'Mở lại hóa đơn rồi sửa bản mới nhất', en: 'Reload it, then correct the newest version' },
  },
  'INV-011': {
    label: { vi: 'Hóa đơn đã dùng', en: 'Invoice in use' },
    message: {
      vi: 'Tờ khai {declaration} đã dùng hóa đơn này nên không sửa được nữa',
      en: 'Declaration {declaration} names this invoice, so it can no longer be corrected',
    },
    fix: {
      vi: 'Đăng ký hóa đơn đúng, rồi khai sửa đổi tờ khai để ghi số tiếp nhận mới',
      en: 'Register the right one, then amend the declaration to name that',
    },
  },
  'INV-012': {
    label: { vi: 'Số lần sửa', en: 'Corrections' },
    message: { vi: 'Đã sửa đủ số lần cho phép', en: 'It was corrected as often as one can be' },
    fix: { vi: 'Đăng ký hóa đơn mới', en: 'Register another' },
  },
  'INV-020': {
    label: { vi: 'Số tiếp nhận hóa đơn', en: 'Invoice receipt number' },
    message: {
      vi: 'Tờ khai chỉ ghi được một hóa đơn đã đăng ký',
      en: 'A declaration names one registered invoice only',
    },
    fix: { vi: 'Bỏ số tiếp nhận thừa', en: 'Take the other ones out' },
  },
  'INV-021': {
    label: { vi: 'Số tiếp nhận hóa đơn', en: 'Invoice receipt number' },
    message: {
      vi: 'Hóa đơn này đã dùng cho một tờ khai khác',
      en: 'Another declaration stands on this invoice',
    },
    fix: {
      vi: 'Kiểm tra số tiếp nhận; mỗi hóa đơn dùng cho một lô hàng khai báo',
      en: 'Check the number; an invoice is for one shipment declared',
    },
  },
  'INV-022': {
    label: { vi: 'Số hóa đơn', en: 'Invoice number' },
    message: {
      vi: 'Tờ khai ghi “{declared}”, hóa đơn đã đăng ký là “{registered}”',
      en: 'The declaration says “{declared}”, the registered invoice “{registered}”',
    },
    fix: { vi: 'Ghi đúng số hóa đơn đã đăng ký', en: 'State the number as registered' },
  },
  'INV-023': {
    label: { vi: 'Ngày hóa đơn', en: 'Day of the invoice' },
    message: {
      vi: 'Tờ khai ghi “{declared}”, hóa đơn đã đăng ký là “{registered}”',
      en: 'The declaration says “{declared}”, the registered invoice “{registered}”',
    },
    fix: { vi: 'Ghi đúng ngày hóa đơn đã đăng ký', en: 'State the day as registered' },
  },
  'INV-024': {
    label: { vi: 'Đồng tiền hóa đơn', en: 'Currency of the invoice' },
    message: {
      vi: 'Tờ khai ghi “{declared}”, hóa đơn đã đăng ký là “{registered}”',
      en: 'The declaration says “{declared}”, the registered invoice “{registered}”',
    },
    fix: { vi: 'Ghi đúng đồng tiền của hóa đơn', en: 'State the currency as registered' },
  },
  'INV-025': {
    label: { vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' },
    message: {
      vi: 'Tờ khai ghi {declared}, hóa đơn đã đăng ký là {registered}',
      en: 'The declaration says {declared}, the registered invoice {registered}',
    },
    fix: {
      vi: 'Ghi đúng tổng trị giá; nếu hóa đơn sai thì sửa hóa đơn trước',
      en: 'State the total as registered; correct the invoice first where it is the one mistaken',
    },
  },
  'INV-026': {
    label: { vi: 'Điều kiện giao hàng', en: 'Terms of delivery' },
    message: {
      vi: 'Tờ khai ghi “{declared}”, hóa đơn đã đăng ký là “{registered}”',
      en: 'The declaration says “{declared}”, the registered invoice “{registered}”',
    },
    fix: { vi: 'Ghi đúng điều kiện giao hàng của hóa đơn', en: 'State the terms as registered' },
  },
  'INV-027': {
    label: { vi: 'Số dòng hàng', en: 'Number of lines' },
    message: {
      vi: 'Tờ khai có {declared} dòng, hóa đơn đã đăng ký có {registered} dòng',
      en: 'The declaration has {declared} lines, the registered invoice {registered}',
    },
    fix: {
      vi: 'Khai từng dòng của hóa đơn, theo đúng thứ tự',
      en: 'Declare each line of the invoice, in its order',
    },
  },
  'INV-028': {
    label: { vi: 'Trị giá hóa đơn của dòng hàng', en: 'Invoice value of the line' },
    message: {
      vi: 'Tờ khai ghi {declared}, dòng này của hóa đơn là {registered}',
      en: 'The declaration says {declared}, this line of the invoice {registered}',
    },
    fix: { vi: 'Ghi đúng trị giá của dòng hóa đơn', en: 'State the amount of the line as registered' },
  },
  'INV-029': {
    label: { vi: 'Số lượng', en: 'Quantity' },
    message: {
      vi: 'Tờ khai ghi {declared} {unit}, dòng này của hóa đơn là {registered} {unit}',
      en: 'The declaration says {declared} {unit}, this line of the invoice {registered} {unit}',
    },
    fix: { vi: 'Ghi đúng số lượng của dòng hóa đơn', en: 'State the quantity of the line as registered' },
  },
  'INV-030': {
    label: { vi: 'Phí vận chuyển', en: 'Freight' },
    message: {
      vi: 'Tờ khai ghi {declared}, hóa đơn đã đăng ký là {registered}',
      en: 'The declaration says {declared}, the registered invoice {registered}',
    },
    fix: { vi: 'Ghi đúng phí vận chuyển của hóa đơn', en: 'State the freight as registered' },
  },
  'INV-031': {
    label: { vi: 'Phí bảo hiểm', en: 'Insurance' },
    message: {
      vi: 'Tờ khai ghi {declared}, hóa đơn đã đăng ký là {registered}',
      en: 'The declaration says {declared}, the registered invoice {registered}',
    },
    fix: { vi: 'Ghi đúng phí bảo hiểm của hóa đơn', en: 'State the insurance as registered' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type InvoiceRefusalCode = keyof typeof INVOICE_REFUSALS;

/** A refusal of this catalogue; on a goods line the label begins with its number. */
export function invoiceRefusal(
  code: InvoiceRefusalCode,
  place: RefusalPlace | string = '',
  values?: SlotValues,
): Refusal {
  const { pointer, line }: RefusalPlace = typeof place === 'string' ? { pointer: place } : place;
  const made = refusalFrom(INVOICE_REFUSALS, code, pointer, values);
  if (line === undefined) return made;
  const { vi, en } = made.label;
  return { ...made, label: { vi: `Dòng ${line} · ${vi}`, en: `Line ${line} · ${en}` } };
}
