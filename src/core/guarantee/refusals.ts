import { refusalFrom, type Refusal, type RefusalRule, type SlotValues } from '#core/kernel';

/** Refusals about guarantees. */
export const GUARANTEE_REFUSALS = {
  'GUA-001': {
    label: { vi: 'Số bảo lãnh', en: 'Guarantee number' },
    message: { vi: 'Bảo lãnh này đã được ghi nhận', en: 'This guarantee is on record already' },
    fix: { vi: 'Kiểm tra lại ngân hàng, năm, ký hiệu và số', en: 'Check bank, year, sign and number' },
  },
  'GUA-002': {
    label: { vi: 'Số bảo lãnh', en: 'Guarantee number' },
    message: {
      vi: 'Không có bảo lãnh mang số này cho doanh nghiệp này',
      en: 'There is no guarantee with this number for this party',
    },
    fix: {
      vi: 'Kiểm tra số bảo lãnh, hoặc nhờ ngân hàng gửi thư bảo lãnh điện tử',
      en: 'Check the number, or ask the bank to send the guarantee',
    },
  },
  'GUA-003': {
    label: { vi: 'Hiệu lực của bảo lãnh', en: 'Validity of the guarantee' },
    message: {
      vi: 'Bảo lãnh có hiệu lực từ {from} đến {to}, không đủ đến {until}',
      en: 'The guarantee holds from {from} to {to}, which does not reach {until}',
    },
    fix: {
      vi: 'Dùng bảo lãnh có hiệu lực dài hơn, hoặc gia hạn bảo lãnh',
      en: 'Use a guarantee that holds longer, or have it extended',
    },
  },
  'GUA-004': {
    label: { vi: 'Số dư bảo lãnh', en: 'Balance of the guarantee' },
    message: {
      vi: 'Bảo lãnh còn {left}, không đủ cho {wanted}',
      en: 'The guarantee has {left} left, which does not cover {wanted}',
    },
    fix: {
      vi: 'Nộp bớt tiền thuế, hoặc dùng bảo lãnh khác',
      en: 'Pay a part, or use another guarantee',
    },
  },
  'GUA-005': {
    label: { vi: 'Bảo lãnh', en: 'Guarantee' },
    message: { vi: 'Bảo lãnh này đã chấm dứt', en: 'This guarantee has ended' },
    fix: { vi: 'Dùng bảo lãnh khác', en: 'Use another guarantee' },
  },
  'GUA-006': {
    label: { vi: 'Bảo lãnh', en: 'Guarantee' },
    message: {
      vi: 'Bảo lãnh đang bảo đảm cho tờ khai nên chưa chấm dứt được',
      en: 'The guarantee answers for declarations, so it can not be ended',
    },
    fix: { vi: 'Chờ các tờ khai đó nộp đủ thuế', en: 'Wait until those declarations are paid' },
  },
  'GUA-007': {
    label: { vi: 'Khoản cần bảo đảm', en: 'Amount to secure' },
    message: { vi: 'Không còn khoản nào cần bảo đảm', en: 'Nothing is left to be secured' },
    fix: { vi: 'Không cần làm gì thêm', en: 'There is nothing to do' },
  },
  'GUA-008': {
    label: { vi: 'Chứng từ xuất xứ nộp sau', en: 'Certificate to follow' },
    message: {
      vi: 'Hiệp định {agreement} không cho nộp chứng từ xuất xứ sau kèm bảo lãnh',
      en: 'Agreement {agreement} knows no certificate that follows under a guarantee',
    },
    fix: {
      vi: 'Nộp thuế theo mức không ưu đãi; khi có chứng từ thì khai bổ sung để được hoàn',
      en: 'Pay the rate without preference; once there is a certificate, amend and be refunded',
    },
  },
  'GUA-009': {
    label: { vi: 'Chứng từ xuất xứ nộp sau', en: 'Certificate to follow' },
    message: {
      vi: 'Với chứng từ của {agreement}, số thuế không giảm',
      en: 'With a certificate of {agreement} the taxes would not be lower',
    },
    fix: { vi: 'Kiểm tra nước xuất xứ và hiệp định', en: 'Check the origin and the agreement' },
  },
  'GUA-010': {
    label: { vi: 'Thời hạn bảo đảm', en: 'Term of the security' },
    message: {
      vi: 'Khoản này được bảo đảm đến hết ngày {until}',
      en: 'This amount is secured until the end of {until}',
    },
    fix: { vi: 'Chờ hết thời hạn đó', en: 'Wait until it is over' },
  },
  'GUA-011': {
    label: { vi: 'Bảo lãnh', en: 'Guarantee' },
    message: {
      vi: 'Bảo lãnh đã được dùng nhiều lần đến mức tối đa',
      en: 'The guarantee was used as often as one can be',
    },
    fix: { vi: 'Nhờ ngân hàng phát hành bảo lãnh mới', en: 'Ask the bank for a new one' },
  },
  'GUA-012': {
    label: { vi: 'Hiệu lực của bảo lãnh', en: 'Validity of the guarantee' },
    message: { vi: 'Ngày hết hiệu lực đứng trước ngày bắt đầu', en: 'It ends before it begins' },
    fix: { vi: 'Sửa lại hai ngày', en: 'Correct the two days' },
  },
  'GUA-013': {
    label: { vi: 'Thời hạn bảo đảm', en: 'Term of the security' },
    message: {
      vi: 'Khoản này chỉ được bảo đảm đến hết ngày {until}, nay đã qua',
      en: 'This amount could be secured until {until}, which is over',
    },
    fix: { vi: 'Nộp số thuế còn phải nộp', en: 'Pay what is due' },
  },
  'GUA-014': {
    label: { vi: 'Bảo lãnh riêng', en: 'Individual guarantee' },
    message: {
      vi: 'Bảo lãnh riêng này chỉ dùng cho lô hàng của tờ khai {other}',
      en: 'This individual guarantee is for the goods of {other} alone',
    },
    fix: {
      vi: 'Nhờ ngân hàng phát hành bảo lãnh riêng cho lô hàng này, hoặc dùng bảo lãnh chung',
      en: 'Ask the bank for an individual guarantee for these goods, or use a general one',
    },
  },
  'GUA-016': {
    label: { vi: 'Số bảo lãnh', en: 'Guarantee number' },
    message: {
      vi: 'Số bảo lãnh phải bắt đầu bằng mã của chính ngân hàng: {bank}',
      en: 'The number of a guarantee begins with the code of its own bank: {bank}',
    },
    fix: { vi: 'Kiểm tra ngân hàng và số bảo lãnh', en: 'Check the bank and the number' },
  },
  'GUA-015': {
    label: { vi: 'Doanh nghiệp được bảo lãnh', en: 'Party answered for' },
    message: {
      vi: 'Hải quan không biết doanh nghiệp nào mang số “{value}”',
      en: 'Customs knows no party with the number “{value}”',
    },
    fix: {
      vi: 'Kiểm tra mã số thuế; doanh nghiệp chưa có trong danh sách thì đăng ký trước',
      en: 'Check the tax code; a party that customs does not know is registered first',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type GuaranteeRefusalCode = keyof typeof GUARANTEE_REFUSALS;

export const guaranteeRefusal = (code: GuaranteeRefusalCode, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(GUARANTEE_REFUSALS, code, pointer, values);
