import type { Text } from '#core/kernel';
import type { Topic } from './topic.ts';

interface NoticeText {
  readonly topic: Topic;
  readonly title: Text;
  /** One sentence: what it means and what comes next. `{name}` is a fact, `{name|instant}` one that is an instant, `{name|day}` a day. */
  readonly sentence: Text;
}

/**
 * Everything that is ever told, by the name that webhooks carry as `type`. A name never changes its meaning; a new meaning
 * gets a new name.
 */
export const NOTICE_TEXTS = {
  'declaration.registered': {
    topic: 'progress',
    title: { vi: 'Tờ khai {number} đã đăng ký, luồng xanh', en: 'Declaration {number} is registered, green channel' },
    sentence: {
      vi: 'Hàng không phải kiểm tra; thông quan khi đã nộp đủ thuế.',
      en: 'No control is due; the goods are released once the duty is paid.',
    },
  },
  'declaration.documentCheck': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} phải kiểm tra hồ sơ', en: 'Declaration {number}: documents will be checked' },
    sentence: {
      vi: 'Luồng vàng: công chức kiểm tra hồ sơ trước khi thông quan.',
      en: 'Yellow channel: an officer checks the documents before release.',
    },
  },
  'declaration.inspection': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} phải kiểm tra hàng hóa', en: 'Declaration {number}: goods will be inspected' },
    sentence: {
      vi: 'Luồng đỏ: công chức kiểm tra thực tế hàng hóa trước khi thông quan.',
      en: 'Red channel: an officer inspects the goods before release.',
    },
  },
  'declaration.documentsRequested': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: cần thêm chứng từ', en: 'Declaration {number}: documents are asked for' },
    sentence: {
      vi: 'Đính kèm {documents} vào tờ khai để việc kiểm tra tiếp tục.',
      en: 'Attach {documents} to the declaration so that the check can go on.',
    },
  },
  'declaration.documentAttached': {
    topic: 'work',
    title: {
      vi: 'Tờ khai {number}: có chứng từ mới {document}',
      en: 'Declaration {number}: a document came, {document}',
    },
    sentence: { vi: 'Người khai đã đính kèm một chứng từ.', en: 'The declarant attached a document.' },
  },
  'declaration.controlAccepted': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: hồ sơ được chấp nhận', en: 'Declaration {number}: the documents are accepted' },
    sentence: {
      vi: 'Kiểm tra đã xong; thông quan khi đã nộp đủ thuế.',
      en: 'The control is over; the goods are released once the duty is paid.',
    },
  },
  'declaration.findingConforms': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: hàng hóa phù hợp khai báo', en: 'Declaration {number}: the goods are as declared' },
    sentence: {
      vi: 'Kiểm tra đã xong; thông quan khi đã nộp đủ thuế.',
      en: 'The control is over; the goods are released once the duty is paid.',
    },
  },
  'declaration.discrepancyFound': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: hàng hóa khác khai báo',
      en: 'Declaration {number}: the goods differ from what was declared',
    },
    sentence: {
      vi: 'Xem kết quả kiểm tra trên tờ khai và giải trình với đơn vị hải quan.',
      en: 'See what was found on the declaration and answer to the office.',
    },
  },
  'declaration.dutyPaid': {
    topic: 'progress',
    title: { vi: 'Tờ khai {number}: đã nhận tiền thuế', en: 'Declaration {number}: duty received' },
    sentence: { vi: 'Khoản nộp đã được ghi cho tờ khai.', en: 'The payment was booked to the declaration.' },
  },
  'declaration.dutyPaymentReversed': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: khoản nộp ghi nhầm đã được gỡ',
      en: 'Declaration {number}: a payment booked by mistake was taken off',
    },
    sentence: {
      vi: 'Khoản tiền đó của một tờ khai khác; xem số còn phải nộp trên tờ khai.',
      en: 'The money was for another declaration; see what is still due on this one.',
    },
  },
  'declaration.released': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} đã thông quan', en: 'Declaration {number} is released' },
    sentence: { vi: 'Hàng hóa được đưa qua khu vực giám sát.', en: 'The goods may leave customs control.' },
  },
  'declaration.reliefGivenBack': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: lượng miễn, hạn ngạch đã trả lại',
      en: 'Declaration {number}: reliefs were given back',
    },
    sentence: {
      vi: 'Lượng đã trừ lùi được cộng lại vào danh mục hoặc hạn ngạch.',
      en: 'What it drew is available again on the list or quota.',
    },
  },
  'declaration.amendmentRequested': {
    topic: 'work',
    title: {
      vi: 'Tờ khai {number}: xin sửa đổi sau thông quan',
      en: 'Declaration {number}: an amendment is asked for',
    },
    sentence: { vi: 'Đề nghị sửa đổi chờ đơn vị quyết định.', en: 'It waits for a decision of the office.' },
  },
  'declaration.amendmentRejected': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: không chấp nhận sửa đổi',
      en: 'Declaration {number}: the amendment is not accepted',
    },
    sentence: { vi: 'Nội dung trước đó vẫn có hiệu lực.', en: 'The version before stays in force.' },
  },
  'declaration.amended': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} đã được sửa đổi', en: 'Declaration {number} is amended' },
    sentence: {
      vi: 'Xem các thay đổi và chênh lệch thuế trên tờ khai.',
      en: 'What changed, and by how much the tax differs, is on the declaration.',
    },
  },
  'declaration.amendmentInstructed': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: hải quan yêu cầu sửa đổi',
      en: 'Declaration {number}: customs tells you to amend it',
    },
    sentence: { vi: 'Xem yêu cầu trên tờ khai và sửa đổi theo đó.', en: 'See on the declaration what to amend.' },
  },
  'declaration.changeInstructed': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: phải khai theo loại hình khác',
      en: 'Declaration {number}: declare it under another type',
    },
    sentence: {
      vi: 'Xem yêu cầu trên tờ khai và khai lại theo đó.',
      en: 'See on the declaration what to declare anew.',
    },
  },
  'declaration.instructionWithdrawn': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: không cần sửa đổi nữa', en: 'Declaration {number} need not be amended any more' },
    sentence: { vi: 'Hải quan đã rút lại yêu cầu.', en: 'Customs took its instruction back.' },
  },
  'declaration.cancellationRequested': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: xin hủy', en: 'Declaration {number}: its cancellation is asked for' },
    sentence: { vi: 'Đề nghị hủy chờ đơn vị quyết định.', en: 'It waits for a decision of the office.' },
  },
  'declaration.cancellationRejected': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: không chấp nhận hủy', en: 'Declaration {number} is not cancelled' },
    sentence: {
      vi: 'Tờ khai vẫn có hiệu lực; lý do có trên tờ khai.',
      en: 'It stays in force; the reason is on the declaration.',
    },
  },
  'declaration.cancelled': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} đã hủy', en: 'Declaration {number} is cancelled' },
    sentence: { vi: 'Tờ khai không còn giá trị làm thủ tục.', en: 'It has no effect any more.' },
  },
  'declaration.securityCalled': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: bảo lãnh bị đòi nộp thay', en: 'Declaration {number}: the guarantee is called' },
    sentence: {
      vi: 'Người bảo lãnh phải nộp thay số thuế chưa nộp.',
      en: 'The guarantor has to pay the duty that is due.',
    },
  },
  'declaration.penaltyImposed': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: có quyết định xử phạt', en: 'Declaration {number}: a fine is imposed' },
    sentence: {
      vi: 'Tiền phạt nộp cùng tài khoản với thuế của tờ khai; quyết định này có thể bị khiếu nại.',
      en: 'It is due on the account of the declaration, as its duty is; you may appeal against the decision.',
    },
  },
  'declaration.decisionReversed': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: một quyết định được hủy bỏ', en: 'Declaration {number}: a decision is reversed' },
    sentence: { vi: 'Quyết định và lý do có trên tờ khai.', en: 'Which one, and why, is on the declaration.' },
  },
  'declaration.appealLodged': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: có khiếu nại', en: 'Declaration {number}: a decision is appealed against' },
    sentence: {
      vi: 'Người không ra quyết định đó giải quyết khiếu nại.',
      en: 'Somebody who did not take the decision answers it.',
    },
  },
  'declaration.appealProlonged': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: kéo dài thời hạn giải quyết khiếu nại',
      en: 'Declaration {number}: your appeal takes longer',
    },
    sentence: { vi: 'Thời hạn mới và lý do có trên tờ khai.', en: 'Until when, and why, is on the declaration.' },
  },
  'declaration.appealWithdrawn': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: đã rút khiếu nại', en: 'Declaration {number}: an appeal is withdrawn' },
    sentence: { vi: 'Không còn gì phải giải quyết.', en: 'Nothing is left to answer.' },
  },
  'declaration.appealUpheld': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: khiếu nại được chấp nhận', en: 'Declaration {number}: your appeal is upheld' },
    sentence: { vi: 'Quyết định bị khiếu nại không còn hiệu lực.', en: 'The decision has no effect any more.' },
  },
  'declaration.appealDismissed': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: khiếu nại không được chấp nhận',
      en: 'Declaration {number}: your appeal is dismissed',
    },
    sentence: {
      vi: 'Lý do có trên tờ khai; có thể khiếu nại lần hai hoặc khởi kiện.',
      en: 'The reason is on the declaration; a second appeal or a court is open to you.',
    },
  },
  'declaration.specialisedAwaited': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: chờ kiểm tra chuyên ngành',
      en: 'Declaration {number} waits for a specialised inspection',
    },
    sentence: {
      vi: 'Đính kèm kết quả của cơ quan chuyên ngành trước hết ngày {dueOn}.',
      en: 'Attach the agency’s result by the end of {dueOn}.',
    },
  },
  'declaration.specialisedConforms': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: kiểm tra chuyên ngành đạt',
      en: 'Declaration {number} passed its specialised inspection',
    },
    sentence: { vi: 'Hải quan tiếp tục làm thủ tục.', en: 'Customs goes on with it.' },
  },
  'declaration.specialisedFails': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: kiểm tra chuyên ngành không đạt',
      en: 'Declaration {number} failed its specialised inspection',
    },
    sentence: {
      vi: 'Liên hệ đơn vị hải quan về cách xử lý hàng hóa.',
      en: 'Turn to the office about what becomes of the goods.',
    },
  },
  'referral.raised': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: cần ý kiến của cơ quan', en: 'Declaration {number} is referred to you' },
    sentence: {
      vi: 'Xem hàng khai báo rồi trả lời: có hay không có ý kiến lo ngại.',
      en: 'Look at what is declared, then answer whether there is a concern.',
    },
  },
  'referral.late': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: quá hạn trả lời', en: 'Declaration {number}: the time to answer is over' },
    sentence: {
      vi: 'Hạn là {dueAt|instant}. Vẫn trả lời được, nhưng hải quan có thể đã quyết định.',
      en: 'It was due by {dueAt|instant}. It can still be answered; customs may have decided by then.',
    },
  },
  'referral.unanswered': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: {agency} chưa trả lời', en: 'Declaration {number}: {agency} has not answered' },
    sentence: {
      vi: 'Hạn trả lời đã qua. Liên hệ cơ quan, hoặc quyết định theo những gì đã có.',
      en: 'Its time is over. Turn to the agency, or decide by what is known.',
    },
  },
  'referral.answered': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: {agency} không có ý kiến', en: 'Declaration {number}: {agency} has no concern' },
    sentence: { vi: 'Cơ quan đã xem và trả lời.', en: 'The agency looked at it and answered.' },
  },
  'referral.concern': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: {agency} có ý kiến lo ngại', en: 'Declaration {number}: {agency} has a concern' },
    sentence: {
      vi: 'Xem xét ý kiến trước khi kết thúc kiểm tra; nếu hàng đã thông quan, quyết định có tạm dừng hay không.',
      en: 'Answer it before the control ends; where the goods are released, decide whether to suspend that.',
    },
  },
  'referral.weighed': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: hải quan đã xem xét ý kiến', en: 'Declaration {number}: your concern is answered' },
    sentence: {
      vi: 'Mở tờ khai để đọc cách đơn vị xem xét.',
      en: 'Open it to read what the office makes of it.',
    },
  },
  'declaration.releaseRequested': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: xin giải phóng hàng', en: 'Declaration {number}: an early release is asked for' },
    sentence: { vi: 'Đề nghị chờ đơn vị quyết định.', en: 'It waits for a decision of the office.' },
  },
  'declaration.releaseGranted': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: được giải phóng hàng', en: 'Declaration {number}: an early release is granted' },
    sentence: {
      vi: 'Hàng được đưa đi khi số thuế khai báo đã nộp hoặc được bảo lãnh.',
      en: 'The goods may go once the duty declared is paid or secured.',
    },
  },
  'declaration.releaseDenied': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: không được giải phóng hàng',
      en: 'Declaration {number}: no early release',
    },
    sentence: { vi: 'Lý do có trên tờ khai.', en: 'The reason is on the declaration.' },
  },
  'declaration.releasedProvisionally': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: hàng đã được giải phóng', en: 'Declaration {number}: the goods may go' },
    sentence: {
      vi: 'Khai số liệu chính thức trong thời hạn ghi trên tờ khai.',
      en: 'Declare the final figures within the time on the declaration.',
    },
  },
  'declaration.finalised': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number} đã thông quan', en: 'Declaration {number} is cleared' },
    sentence: { vi: 'Số liệu của tờ khai là chính thức.', en: 'Its figures are final.' },
  },
  'declaration.storageRequested': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: xin đưa hàng về bảo quản', en: 'Declaration {number}: storage is asked for' },
    sentence: { vi: 'Nơi bảo quản có trên tờ khai.', en: 'The place is on the declaration.' },
  },
  'declaration.storageAllowed': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: được đưa hàng về bảo quản',
      en: 'Declaration {number}: the goods may be kept',
    },
    sentence: {
      vi: 'Giữ nguyên trạng hàng hóa và báo khi hàng về đến nơi.',
      en: 'Leave the goods as they are, and confirm their arrival.',
    },
  },
  'declaration.storageRefused': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: không được đưa hàng về bảo quản',
      en: 'Declaration {number}: the goods may not be kept',
    },
    sentence: { vi: 'Lý do có trên tờ khai.', en: 'The reason is on the declaration.' },
  },
  'declaration.storageArrived': {
    topic: 'work',
    title: {
      vi: 'Tờ khai {number}: hàng đã về nơi bảo quản',
      en: 'Declaration {number}: the goods are where they are kept',
    },
    sentence: { vi: 'Người khai đã báo hàng về.', en: 'The declarant confirmed it.' },
  },
  'declaration.storageBreached': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: vi phạm bảo quản', en: 'Declaration {number}: its storage was breached' },
    sentence: {
      vi: 'Doanh nghiệp không được đưa hàng về bảo quản đến hết ngày {barredUntil}.',
      en: 'No goods may be kept until the end of {barredUntil}.',
    },
  },
  'declaration.storageEnded': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: kết thúc bảo quản', en: 'Declaration {number}: the storage is over' },
    sentence: { vi: 'Hải quan tiếp tục làm thủ tục.', en: 'Customs goes on with it.' },
  },
  'declaration.releaseSuspended': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: tạm dừng thông quan', en: 'Declaration {number}: its release is suspended' },
    sentence: {
      vi: 'Hàng hóa chưa được đưa đi; lý do có trên tờ khai.',
      en: 'The goods may not go for now; the reason is on the declaration.',
    },
  },
  'declaration.releaseRevoked': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: hủy quyết định thông quan', en: 'Declaration {number}: its release is revoked' },
    sentence: {
      vi: 'Hàng hóa phải trở lại chịu kiểm tra; lý do có trên tờ khai.',
      en: 'The goods come back under control; the reason is on the declaration.',
    },
  },
  'declaration.releaseResumed': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: được thông quan trở lại', en: 'Declaration {number}: its release stands again' },
    sentence: { vi: 'Hàng hóa được đưa đi.', en: 'The goods may go.' },
  },
  'declaration.refundDue': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: có tiền nộp thừa', en: 'Declaration {number}: too much was paid' },
    sentence: { vi: 'Số nộp thừa trên tờ khai sẽ được hoàn.', en: 'What was paid beyond the duty is to be paid back.' },
  },
  'declaration.refundRequested': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: đề nghị hoàn tiền', en: 'Declaration {number}: a refund is asked for' },
    sentence: { vi: 'Ra lệnh hoàn tiền hoặc từ chối.', en: 'Order it, or refuse it.' },
  },
  'declaration.refundRefused': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: không chấp nhận hoàn tiền', en: 'Declaration {number}: the refund is refused' },
    sentence: {
      vi: 'Lý do có trên tờ khai; quyết định này có thể bị khiếu nại.',
      en: 'The reason is on the declaration; you may appeal against the decision.',
    },
  },
  'declaration.refundOrdered': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: đã ra lệnh hoàn tiền', en: 'Declaration {number}: the refund is ordered' },
    sentence: { vi: 'Ngân hàng sẽ trả vào tài khoản đã nêu.', en: 'The bank pays into the account that was named.' },
  },
  'declaration.repaymentOrdered': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: đã ra lệnh hoàn trả ngân hàng bảo lãnh',
      en: 'Declaration {number}: the guarantor is to be paid back',
    },
    sentence: {
      vi: 'Ngân hàng đã nộp thay sẽ nhận lại số tiền có trên tờ khai.',
      en: 'The bank that paid for you gets back the amount on the declaration.',
    },
  },
  'declaration.guarantorRepaid': {
    topic: 'decision',
    title: {
      vi: 'Tờ khai {number}: đã hoàn trả ngân hàng bảo lãnh',
      en: 'Declaration {number}: the guarantor was paid back',
    },
    sentence: { vi: 'Số tiền có trên tờ khai.', en: 'The amount is on the declaration.' },
  },
  'declaration.refundRejected': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: ngân hàng không trả được tiền hoàn',
      en: 'Declaration {number}: the bank could not pay the refund',
    },
    sentence: { vi: 'Đề nghị lại với tài khoản khác.', en: 'Ask again and name another account.' },
  },
  'declaration.refundReturned': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: lệnh hoàn tiền bị trả lại', en: 'Declaration {number}: a refund came back' },
    sentence: { vi: 'Lý do của ngân hàng có trên tờ khai.', en: 'Why is on the declaration, as the bank said it.' },
  },
  'declaration.refundPaid': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: đã hoàn tiền', en: 'Declaration {number}: money was paid back' },
    sentence: { vi: 'Số tiền có trên tờ khai.', en: 'The amount is on the declaration.' },
  },
  'deadline.near': {
    topic: 'action',
    title: { vi: '{number}: sắp hết thời hạn', en: '{number}: a deadline is near' },
    sentence: { vi: 'Thời hạn của bạn là {dueAt|instant}.', en: 'You have until {dueAt|instant}.' },
  },
  'deadline.passed': {
    topic: 'action',
    title: { vi: '{number}: đã quá thời hạn', en: '{number}: a deadline has passed' },
    sentence: {
      vi: 'Thời hạn là {dueAt|instant}; liên hệ đơn vị hải quan.',
      en: 'It was due by {dueAt|instant}; turn to the office.',
    },
  },
  'deadline.officeNear': {
    topic: 'work',
    title: { vi: '{number}: đơn vị sắp hết thời hạn', en: '{number}: the office is near a deadline' },
    sentence: { vi: 'Đơn vị phải xong trước {dueAt|instant}.', en: 'The office has until {dueAt|instant}.' },
  },
  'deadline.officePassed': {
    topic: 'work',
    title: { vi: '{number}: quá thời hạn, trình lãnh đạo', en: '{number}: a deadline passed and is before you' },
    sentence: { vi: 'Thời hạn là {dueAt|instant}.', en: 'It was due by {dueAt|instant}.' },
  },
  'deadline.cancellationDue': {
    topic: 'work',
    title: {
      vi: '{number}: quá hạn mà chưa thấy hàng, xem xét hủy tờ khai',
      en: '{number}: nobody has shown the goods in time, consider cancellation',
    },
    sentence: {
      vi: 'Đã quá {dueAt|instant}. Hệ thống không tự biết hàng đã đến hay chưa: công chức kiểm tra rồi quyết định.',
      en: 'It was {dueAt|instant}. The system does not learn of arrivals: an officer finds out, and decides.',
    },
  },
  'consultation.opened': {
    topic: 'action',
    title: {
      vi: 'Tờ khai {number}: hải quan tham vấn trị giá',
      en: 'Declaration {number}: customs asks about the value',
    },
    sentence: {
      vi: 'Giải trình trên tờ khai trước {answerBy|instant}.',
      en: 'Answer on the declaration by {answerBy|instant}.',
    },
  },
  'consultation.answered': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: đã có giải trình trị giá', en: 'Declaration {number}: the value is explained' },
    sentence: { vi: 'Kết luận trước {concludeBy|instant}.', en: 'Conclude by {concludeBy|instant}.' },
  },
  'consultation.concluded': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: đã kết luận tham vấn', en: 'Declaration {number}: the consultation is concluded' },
    sentence: { vi: 'Kết luận và lý do có trên tờ khai.', en: 'The conclusion and its reason are on the declaration.' },
  },
  'inspection.ordered': {
    topic: 'action',
    title: { vi: 'Tờ khai {number}: có lệnh kiểm tra hàng hóa', en: 'Declaration {number}: an inspection is ordered' },
    sentence: {
      vi: 'Đưa hàng đến địa điểm ghi trong thông báo trước {plannedAt|instant}.',
      en: 'Show the goods at the place named in the notice by {plannedAt|instant}.',
    },
  },
  'inspection.cancelled': {
    topic: 'decision',
    title: { vi: 'Tờ khai {number}: lệnh kiểm tra đã hủy', en: 'Declaration {number}: the inspection is called off' },
    sentence: {
      vi: 'Chờ lệnh mới hoặc quyết định khác của hải quan.',
      en: 'Wait for another order, or for what customs decides instead.',
    },
  },
  'inspection.keepReady': {
    topic: 'action',
    title: { vi: 'Chuẩn bị hàng của tờ khai {number} để kiểm tra', en: 'Have the goods of {number} ready' },
    sentence: {
      vi: 'Tại {place}, trước {plannedAt|instant}; {count} container: {containers}.',
      en: 'At {place}, by {plannedAt|instant}; {count} containers: {containers}.',
    },
  },
  'inspection.keepNoMore': {
    topic: 'action',
    title: { vi: 'Không kiểm tra hàng của tờ khai {number} nữa', en: 'The goods of {number} need not be ready' },
    sentence: { vi: 'Lệnh kiểm tra tại {place} đã hủy.', en: 'The inspection at {place} is called off.' },
  },
  'inspection.laboratoryResult': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: có kết quả phân tích mẫu', en: 'Declaration {number}: a laboratory result came' },
    sentence: { vi: 'Xem kết quả trong phần kiểm tra của hồ sơ.', en: 'It stands with the inspection of the case.' },
  },
  'inspection.penaltyProposed': {
    topic: 'work',
    title: { vi: 'Tờ khai {number}: có đề xuất xử phạt', en: 'Declaration {number}: a fine is proposed' },
    sentence: {
      vi: 'Đề xuất chờ lãnh đạo quyết định.',
      en: 'The proposal waits for a decision by a leader.',
    },
  },
  'inspection.followUpReopened': {
    topic: 'work',
    title: {
      vi: 'Tờ khai {number}: việc xử lý sau kiểm tra mở lại',
      en: 'Declaration {number}: a follow-up is open again',
    },
    sentence: {
      vi: 'Quyết định đã giải quyết việc này bị hủy bỏ; cần xử lý lại.',
      en: 'The decision that settled it was taken back; it is to be settled anew.',
    },
  },
  'inspection.caseConcluded': {
    topic: 'work',
    title: {
      vi: 'Tờ khai {number}: đã kết luận hồ sơ điều tra',
      en: 'Declaration {number}: an investigation is concluded',
    },
    sentence: {
      vi: 'Xem kết luận và việc tiếp theo trong phần kiểm tra của hồ sơ.',
      en: 'What it came to, and what follows, stands with the inspection of the case.',
    },
  },
  'exemptionList.submitted': {
    topic: 'work',
    title: { vi: 'Danh mục miễn thuế {number} chờ quyết định', en: 'Exemption list {number} waits for a decision' },
    sentence: {
      vi: 'Doanh nghiệp vừa gửi danh mục hoặc bản sửa đổi.',
      en: 'Its holder sent it, or an amendment of it.',
    },
  },
  'compliance.changed': {
    topic: 'decision',
    title: { vi: 'Mức độ tuân thủ của bạn đã thay đổi', en: 'Your compliance has been measured anew' },
    sentence: {
      vi: 'Mức {level}, hạng rủi ro {riskClass}. Xem từng yếu tố, và nêu ý kiến nếu có yếu tố chưa đúng.',
      en: 'Level {level}, risk class {riskClass}. See each factor, and say so if one is not right.',
    },
  },
  'compliance.upheld': {
    topic: 'decision',
    title: { vi: 'Ý kiến về mức độ tuân thủ được chấp nhận', en: 'What you said of your compliance is upheld' },
    sentence: { vi: 'Xem trả lời và mức được sửa.', en: 'See the answer and what was corrected.' },
  },
  'compliance.rejected': {
    topic: 'decision',
    title: {
      vi: 'Ý kiến về mức độ tuân thủ không được chấp nhận',
      en: 'What you said of your compliance is not upheld',
    },
    sentence: { vi: 'Xem trả lời và lý do.', en: 'See the answer and its reason.' },
  },
  'exemptionList.accepted': {
    topic: 'decision',
    title: { vi: 'Danh mục miễn thuế {number} được chấp nhận', en: 'Exemption list {number} is accepted' },
    sentence: { vi: 'Tờ khai có thể trừ lùi vào danh mục.', en: 'Declarations may draw on it.' },
  },
  'exemptionList.refused': {
    topic: 'action',
    title: { vi: 'Danh mục miễn thuế {number} bị từ chối', en: 'Exemption list {number} is refused' },
    sentence: { vi: 'Xem lý do trên danh mục và gửi lại.', en: 'See the reason on the list and send it again.' },
  },
  'exemptionList.suspended': {
    topic: 'decision',
    title: { vi: 'Danh mục miễn thuế {number} tạm dừng', en: 'Exemption list {number} is suspended' },
    sentence: { vi: 'Tạm thời không thể trừ lùi vào danh mục.', en: 'For now nothing can be drawn on it.' },
  },
  'exemptionList.resumed': {
    topic: 'decision',
    title: { vi: 'Danh mục miễn thuế {number} dùng lại được', en: 'Exemption list {number} is in force again' },
    sentence: { vi: 'Tờ khai có thể trừ lùi vào danh mục.', en: 'Declarations may draw on it.' },
  },
  'exemptionList.closed': {
    topic: 'decision',
    title: { vi: 'Danh mục miễn thuế {number} đã đóng', en: 'Exemption list {number} is closed' },
    sentence: { vi: 'Không thể trừ lùi vào danh mục nữa.', en: 'Nothing more can be drawn on it.' },
  },
  'transport.toCheck': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number}: chờ phê duyệt', en: 'Transport {number} waits for approval' },
    sentence: { vi: 'Kiểm tra rồi phê duyệt hoặc từ chối.', en: 'Check it, then approve or refuse it.' },
  },
  'transport.correctionInstructed': {
    topic: 'action',
    title: { vi: 'Vận chuyển {number}: cần sửa', en: 'Transport {number} is to be corrected' },
    sentence: { vi: 'Nội dung cần sửa có trên tờ khai vận chuyển.', en: 'What to correct is said on the transport.' },
  },
  'transport.guaranteeRequired': {
    topic: 'action',
    title: { vi: 'Vận chuyển {number}: cần bảo lãnh', en: 'Transport {number} needs a guarantee' },
    sentence: { vi: 'Số tiền có trên tờ khai vận chuyển.', en: 'The amount is on the transport.' },
  },
  'transport.approved': {
    topic: 'decision',
    title: { vi: 'Vận chuyển {number} được phê duyệt', en: 'Transport {number} is approved' },
    sentence: { vi: 'Hàng có thể khởi hành từ cơ quan nơi đi.', en: 'The goods may leave the office of departure.' },
  },
  'transport.refused': {
    topic: 'decision',
    title: { vi: 'Vận chuyển {number} không được phê duyệt', en: 'Transport {number} is refused' },
    sentence: { vi: 'Lý do có trên tờ khai vận chuyển.', en: 'The reason is on the transport.' },
  },
  'transport.cancelled': {
    topic: 'decision',
    title: { vi: 'Hải quan hủy vận chuyển {number}', en: 'Customs cancelled transport {number}' },
    sentence: { vi: 'Lý do có trên tờ khai vận chuyển.', en: 'The reason is on the transport.' },
  },
  'transport.withdrawn': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number} đã bị hủy', en: 'Transport {number} was withdrawn' },
    sentence: { vi: 'Người khai đã hủy; hàng không khởi hành.', en: 'Its principal withdrew it; nothing leaves.' },
  },
  'transport.departed': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number} đang trên đường đến', en: 'Transport {number} is on its way to you' },
    sentence: { vi: 'Xác nhận khi hàng đến.', en: 'Confirm its arrival once it comes.' },
  },
  'transport.arrived': {
    topic: 'decision',
    title: { vi: 'Vận chuyển {number} đã đến đích', en: 'Transport {number} has arrived' },
    sentence: {
      vi: 'Không có sai khác; bảo lãnh nếu có đã được giải phóng.',
      en: 'Nothing differs; a guarantee is free again.',
    },
  },
  'transport.arrivedOtherwise': {
    topic: 'action',
    title: { vi: 'Vận chuyển {number} đến đích có sai khác', en: 'Transport {number} arrived with differences' },
    sentence: {
      vi: 'Liên hệ cơ quan hải quan nơi đến; bảo lãnh nếu có chưa được giải phóng.',
      en: 'Turn to the office of destination; a guarantee is not free yet.',
    },
  },
  'transport.foundOtherwise': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number}: hàng đến có sai khác', en: 'Transport {number}: what arrived differs' },
    sentence: { vi: 'Sai khác được ghi trên tờ khai vận chuyển.', en: 'What differs is noted on the transport.' },
  },
  'transport.guaranteeCalled': {
    topic: 'decision',
    title: {
      vi: 'Vận chuyển {number}: đã yêu cầu ngân hàng nộp thay',
      en: 'Transport {number}: the guarantee is called',
    },
    sentence: {
      vi: 'Lý do có trên tờ khai vận chuyển; ngân hàng bảo lãnh phải nộp.',
      en: 'The reason is on the transport; the bank that answered has to pay.',
    },
  },
  'transport.demandWithdrawn': {
    topic: 'decision',
    title: {
      vi: 'Vận chuyển {number}: rút yêu cầu nộp thay',
      en: 'Transport {number}: the demand on the guarantee is withdrawn',
    },
    sentence: {
      vi: 'Bảo lãnh được khôi phục; số tiền ngân hàng đã nộp được hoàn trả ngân hàng.',
      en: 'The guarantee has room again, and the bank gets back what it has paid.',
    },
  },
  'transport.guarantorRepaid': {
    topic: 'decision',
    title: {
      vi: 'Vận chuyển {number}: đã hoàn trả ngân hàng bảo lãnh',
      en: 'Transport {number}: the guarantor was paid back',
    },
    sentence: { vi: 'Số tiền có trên tờ khai vận chuyển.', en: 'The amount is on the transport.' },
  },
  'transport.repaymentReturned': {
    topic: 'work',
    title: {
      vi: 'Vận chuyển {number}: lệnh hoàn trả bị trả lại',
      en: 'Transport {number}: an order to pay back came back',
    },
    sentence: {
      vi: 'Lý do của ngân hàng có trên tờ khai vận chuyển.',
      en: 'Why is on the transport, as the bank said it.',
    },
  },
  'transport.guaranteePaid': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number}: ngân hàng đã nộp thay', en: 'Transport {number}: the guarantor has paid' },
    sentence: { vi: 'Số đã nộp có trên tờ khai vận chuyển.', en: 'How much was paid is on the transport.' },
  },
  'transport.arrivalNear': {
    topic: 'action',
    title: { vi: 'Vận chuyển {number}: sắp hết hạn đến đích', en: 'Transport {number} is to arrive soon' },
    sentence: { vi: 'Hàng phải đến trước {dueAt|instant}.', en: 'The goods are due by {dueAt|instant}.' },
  },
  'transport.arrivalPassed': {
    topic: 'action',
    title: { vi: 'Vận chuyển {number}: quá hạn đến đích', en: 'Transport {number} has not arrived in time' },
    sentence: {
      vi: 'Hàng phải đến trước {dueAt|instant}; liên hệ cơ quan hải quan nơi đến.',
      en: 'The goods were due by {dueAt|instant}; turn to the office of destination.',
    },
  },
  'transport.missing': {
    topic: 'work',
    title: { vi: 'Vận chuyển {number}: hàng chưa đến', en: 'Transport {number}: the goods did not come' },
    sentence: { vi: 'Hạn đến là {dueAt|instant}.', en: 'They were due by {dueAt|instant}.' },
  },
  'tariff.published': {
    topic: 'tariff',
    title: { vi: 'Mã {number}: biểu thuế có thay đổi', en: 'Code {number}: the tariff has changed' },
    sentence: {
      vi: 'Công bố mới thay đổi mã bạn theo dõi từ ngày {day|day}; số thay đổi: {changes}.',
      en: 'A new publication changes a code you watch from {day|day}; number of changes: {changes}.',
    },
  },
  'risk.ruleHit': {
    topic: 'work',
    title: { vi: 'Quy tắc {number} có tờ khai trúng: {hits}', en: 'Rule {number} hit: {hits}' },
    sentence: {
      vi: 'Gần nhất là tờ khai {declaration}. Quy tắc này yêu cầu báo cho bạn mỗi lần trúng.',
      en: 'The latest is declaration {declaration}. This rule asks that you be told of each hit.',
    },
  },
  'risk.ruleFailed': {
    topic: 'work',
    title: { vi: 'Quy tắc {number} không đánh giá được', en: 'Rule {number} could not be evaluated' },
    sentence: {
      vi: 'Phiên bản {version} gặp lỗi ở tờ khai {declaration} nên không xét được tờ khai này; trang của quy tắc cho biết vì sao.',
      en: 'Version {version} failed on declaration {declaration} and so was not asked of it; its page says why.',
    },
  },
  'risk.ruleSuspended': {
    topic: 'work',
    title: { vi: 'Quy tắc {number} đã bị tự động ngừng', en: 'Rule {number} was stopped by itself' },
    sentence: {
      vi: 'Đã chọn {selected} trong {declarations} tờ khai ({live} %), ngoài khoảng cho phép {low}–{high} % theo kết quả diễn tập. Xem lại rồi sửa, quay về phiên bản trước hoặc đề xuất khởi động lại.',
      en: 'It selected {selected} of {declarations} declarations ({live} %), outside the {low}–{high} % that its rehearsal allows. Look at it, then mend it, roll it back or propose to start it again.',
    },
  },
  'model.drifted': {
    topic: 'work',
    title: {
      vi: 'Mô hình {number}: hàng khai gần đây khác với lúc huấn luyện',
      en: 'Model {number}: recent goods differ from those it was made with',
    },
    sentence: {
      vi: 'Số đặc trưng có chỉ số ổn định vượt {limit}: {count} ({features}). Xem bàn mô hình rồi huấn luyện lại hoặc ngừng nếu cần.',
      en: 'Features with a stability index above {limit}: {count} ({features}). Look at the model desk; train again, or stop it if need be.',
    },
  },
  'model.findsChanged': {
    topic: 'work',
    title: {
      vi: 'Tỷ lệ phát hiện khi chọn ngẫu nhiên đã thay đổi',
      en: 'What is found by chance alone has changed',
    },
    sentence: {
      vi: 'Tuần gần nhất đã chốt: {now}; các tuần trước: {before}. Mô hình {number} có thể không còn phản ánh thực tế.',
      en: 'In the last settled week: {now}; in those before: {before}. Model {number} may no longer tell how things are.',
    },
  },
  'watchList.matched': {
    topic: 'work',
    title: { vi: 'Mục theo dõi {number} có tờ khai khớp: {hits}', en: 'Watch-list entry {number} matched: {hits}' },
    sentence: {
      vi: 'Gần nhất là tờ khai {declaration}. Mở mục để xem và loại trừ nếu không phải đối tượng.',
      en: 'The latest is declaration {declaration}. Open the entry to look at it, and clear it if it is somebody else.',
    },
  },
  'tariff.comingDay': {
    topic: 'tariff',
    title: { vi: 'Mã {number}: thay đổi từ ngày {day|day}', en: 'Code {number}: changes on {day|day}' },
    sentence: {
      vi: 'Quy định của mã bạn theo dõi thay đổi vào ngày đó; số thay đổi: {changes}.',
      en: 'What applies to a code you watch changes on that day; number of changes: {changes}.',
    },
  },
  'webhook.disabled': {
    topic: 'account',
    title: { vi: 'Điểm nhận webhook {number} đã bị ngừng', en: 'Webhook endpoint {number} was switched off' },
    sentence: {
      vi: 'Điểm nhận không trả lời từ {since|instant}; sửa rồi bật lại, sau đó gửi lại những gì đã lỡ.',
      en: 'It has not answered since {since|instant}; mend it, switch it on, and replay what it missed.',
    },
  },
  'webhook.test': {
    topic: 'account',
    title: { vi: 'Thử điểm nhận webhook {number}', en: 'Test of webhook endpoint {number}' },
    sentence: { vi: 'Không có gì xảy ra.', en: 'Nothing has happened.' },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeCode = keyof typeof NOTICE_TEXTS;
export const NOTICE_CODES: readonly NoticeCode[] = Object.keys(NOTICE_TEXTS).filter(
  (name): name is NoticeCode => name in NOTICE_TEXTS,
);

export const isNoticeCode = (name: string): name is NoticeCode => name in NOTICE_TEXTS;
export const topicOf = (code: NoticeCode): Topic => NOTICE_TEXTS[code].topic;
