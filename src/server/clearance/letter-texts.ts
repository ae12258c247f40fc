import type { LetteredStep } from '#core/reference';
import type { Text } from '#core/kernel';

/** What each letter is called and says first; braces are filled from the decision. Officers change the draft, not this. */
export const LETTERS: Readonly<Record<LetteredStep, { readonly title: Text; readonly told: Text }>> = {
  instructAmendment: {
    title: { vi: 'Thông báo yêu cầu sửa đổi tờ khai', en: 'Instruction to amend a declaration' },
    told: {
      vi: 'Cơ quan hải quan yêu cầu người khai {kind}.{lines}',
      en: 'Customs instructs the declarant to {kind}.{lines}',
    },
  },
  rejectAmendment: {
    title: { vi: 'Thông báo không chấp nhận sửa đổi tờ khai', en: 'Amendment refused' },
    told: {
      vi: 'Đề nghị sửa đổi, bổ sung tờ khai không được chấp nhận. Nội dung đã khai giữ nguyên hiệu lực.',
      en: 'The amendment that was asked for is not accepted. What was declared stays in force.',
    },
  },
  assess: {
    title: { vi: 'Thông báo ấn định lại', en: 'Assessment by customs' },
    told: {
      vi: 'Cơ quan hải quan tính lại tờ khai theo nội dung do hải quan xác định. Số thuế mới và phần chênh lệch được ghi trong Thông báo thuế của tờ khai.',
      en: 'Customs assesses the declaration on the facts that it established. The duty notice of the declaration states the new taxes and the difference.',
    },
  },
  rejectCancellation: {
    title: { vi: 'Thông báo không chấp nhận hủy tờ khai', en: 'Cancellation refused' },
    told: {
      vi: 'Đề nghị hủy tờ khai không được chấp nhận. Tờ khai giữ nguyên hiệu lực.',
      en: 'The cancellation that was asked for is refused. The declaration stays in force.',
    },
  },
  cancel: {
    title: { vi: 'Thông báo hủy tờ khai', en: 'Declaration cancelled' },
    told: {
      vi: 'Tờ khai bị hủy ({ground}). Tiền đã nộp theo tờ khai được hoàn trả theo quy định.',
      en: 'The declaration is cancelled ({ground}). What was paid on it is returned as the law provides.',
    },
  },
  denyRelease: {
    title: { vi: 'Thông báo không chấp nhận giải phóng hàng', en: 'Early release refused' },
    told: {
      vi: 'Đề nghị giải phóng hàng trước khi có số liệu cuối cùng không được chấp nhận.',
      en: 'The release before final figures that was asked for is refused.',
    },
  },
  refuseStorage: {
    title: { vi: 'Thông báo không chấp nhận đưa hàng về bảo quản', en: 'Storage refused' },
    told: {
      vi: 'Đề nghị đưa hàng về bảo quản không được chấp nhận. Hàng ở lại địa điểm hiện tại.',
      en: 'The storage that was asked for is refused. The goods stay where they are.',
    },
  },
  suspendRelease: {
    title: { vi: 'Thông báo tạm dừng thông quan', en: 'Release suspended' },
    told: {
      vi: 'Việc thông quan tạm dừng. Hàng không được đưa qua khu vực giám sát cho đến khi có thông báo mới.',
      en: 'The release is suspended. The goods may not leave customs supervision until further notice.',
    },
  },
  revokeRelease: {
    title: { vi: 'Thông báo thu hồi quyết định thông quan', en: 'Release revoked' },
    told: {
      vi: 'Quyết định thông quan bị thu hồi. Hàng trở lại chế độ giám sát hải quan.',
      en: 'The release is revoked. The goods are under customs supervision again.',
    },
  },
  refuseRefund: {
    title: { vi: 'Thông báo không hoàn trả', en: 'Refund refused' },
    told: {
      vi: 'Đề nghị hoàn trả số tiền nộp thừa không được chấp nhận.',
      en: 'The refund that was asked for is refused.',
    },
  },
  reverse: {
    title: { vi: 'Thông báo hủy quyết định', en: 'Decision taken back' },
    told: {
      vi: 'Quyết định “{decision}” lúc {decidedOn} được hủy. Tờ khai trở lại tình trạng trước quyết định đó.',
      en: 'The decision “{decision}” of {decidedOn} is taken back. The declaration stands as it did before.',
    },
  },
  decideAppeal: {
    title: { vi: 'Quyết định giải quyết khiếu nại', en: 'Decision on an appeal' },
    told: {
      vi: 'Khiếu nại gửi lúc {lodgedOn} về quyết định “{decision}” được giải quyết: {outcome}.',
      en: 'The appeal of {lodgedOn} against the decision “{decision}” is decided: {outcome}.',
    },
  },
  imposePenalty: {
    title: { vi: 'Quyết định xử phạt', en: 'Decision to impose a fine' },
    told: {
      vi: 'Cơ quan hải quan xử phạt hành vi “{violation}” đối với tờ khai này. Mức phạt: {amount}.',
      en: 'Customs imposes a fine for “{violation}” on this declaration: {amount}.',
    },
  },
};

/** What every letter has around it. */
export const PARTS = {
  about: {
    vi: 'Tờ khai số {number}, {office}, đăng ký lúc {registeredOn}.',
    en: 'Declaration {number}, {office}, registered on {registeredOn}.',
  },
  reason: { vi: 'Lý do: {reason}', en: 'Reason: {reason}' },
  basis: { vi: 'Căn cứ: {basis}.', en: 'Legal basis: {basis}.' },
  illustrative: { vi: ' (điều khoản cần đối chiếu)', en: ' (article to be checked)' },
  amendBy: { vi: 'Hạn thực hiện: {until}.', en: 'To be done by {until}.' },
  payBy: {
    vi: 'Nộp tiền phạt chậm nhất {until}, bằng mã tham chiếu nộp tiền ghi trên trang tờ khai.',
    en: 'The fine is to be paid by {until}, under the payment reference on the page of the declaration.',
  },
  appeal: {
    vi: 'Nếu không đồng ý, người khai có thể khiếu nại đến {until}, tại mục Việc khác làm được lúc này trên trang tờ khai hoặc bằng văn bản gửi đơn vị ra quyết định.',
    en: 'Who disagrees may appeal until {until}, on the page of the declaration under What else can be done now, or in writing to the office that decided.',
  },
  further: {
    vi: 'Nếu không đồng ý, người khai có thể khiếu nại lần hai hoặc khởi kiện theo quy định của pháp luật.',
    en: 'Who disagrees may appeal to the next instance, or go to court, as the law provides.',
  },
  lines: { vi: ' Dòng hàng liên quan: {lines}.', en: ' Lines concerned: {lines}.' },
} as const satisfies Readonly<Record<string, Text>>;

export const KINDS = {
  amend: { vi: 'sửa đổi, bổ sung nội dung tờ khai', en: 'amend what was declared' },
  change: {
    vi: 'hủy tờ khai này và khai lại theo loại hình phù hợp',
    en: 'have this declaration cancelled and to declare anew under the proper procedure',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const OUTCOMES = {
  upheld: { vi: 'chấp nhận khiếu nại', en: 'the appeal is upheld' },
  dismissed: { vi: 'không chấp nhận khiếu nại', en: 'the appeal is dismissed' },
} as const satisfies Readonly<Record<string, Text>>;
