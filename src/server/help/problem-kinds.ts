import type { Text } from '#core/kernel';
import type { ProblemKind } from '#server/platform/http';

/** What each kind of answer means for whoever sent the request, and what to do: the page behind `type` of a problem. */
export const PROBLEM_KINDS: Readonly<Record<ProblemKind, { readonly means: Text; readonly fix: Text }>> = {
  validation: {
    means: {
      vi: 'Nội dung đọc được nhưng còn vướng. Mọi điểm vướng được nêu cùng lúc trong “errors”, mỗi điểm có mã, vị trí và cách sửa.',
      en: 'The content was read, and something stands in its way. All of it is told at once in “errors”, each with a code, a place and what to do.',
    },
    fix: { vi: 'Sửa từng điểm rồi gửi lại.', en: 'Mend each of them and send again.' },
  },
  malformed: {
    means: {
      vi: 'Nội dung không đọc được: không đúng cú pháp hoặc không đúng mô hình dữ liệu.',
      en: 'The content could not be read: its syntax breaks off, or it does not follow the data model.',
    },
    fix: { vi: 'Sửa tại vị trí đã nêu theo tài liệu API.', en: 'Mend the place named, as the API documentation says.' },
  },
  'too-large': {
    means: { vi: 'Nội dung lớn hơn mức một yêu cầu được phép.', en: 'The content is larger than one request may be.' },
    fix: { vi: 'Chia thành nhiều lần gửi.', en: 'Send it in parts.' },
  },
  'unsupported-media-type': {
    means: {
      vi: 'Địa chỉ này không nhận loại nội dung nêu trong Content-Type.',
      en: 'This address does not take the type named in Content-Type.',
    },
    fix: { vi: 'Gửi loại nội dung nêu trong tài liệu API.', en: 'Send a type that the API documentation lists.' },
  },
  'not-signed-in': {
    means: {
      vi: 'Không biết ai gửi yêu cầu: chưa đăng nhập, phiên đã hết hạn hoặc khóa không còn hiệu lực.',
      en: 'Nobody knows who sent this: not signed in, the session is over, or the key is no longer good.',
    },
    fix: { vi: 'Đăng nhập lại hoặc dùng khóa khác.', en: 'Sign in again or use another key.' },
  },
  'not-found': {
    means: {
      vi: 'Không có gì ở địa chỉ này, hoặc bạn không được biết là có. Hai trường hợp cố ý trả lời như nhau.',
      en: 'There is nothing at this address, or nothing that you may know of. The two look alike on purpose.',
    },
    fix: {
      vi: 'Kiểm tra số và quyền của tài khoản.',
      en: 'Check the number, and what your account may see.',
    },
  },
  'not-allowed': {
    means: {
      vi: 'Bạn được xem nhưng không được làm việc này.',
      en: 'You may see this, but not do what you asked.',
    },
    fix: { vi: 'Nhờ người có quyền, hoặc xin ủy quyền.', en: 'Ask somebody who may, or for a delegation.' },
  },
  conflict: {
    means: {
      vi: 'Hồ sơ đã thay đổi kể từ lần bạn xem, hoặc bước này không hợp lệ ở trạng thái hiện tại.',
      en: 'The record has moved on since you looked, or this step is not legal in its status.',
    },
    fix: { vi: 'Mở lại, xem trạng thái mới rồi quyết định.', en: 'Open it again, see how it stands, then decide.' },
  },
  busy: {
    means: {
      vi: 'Hệ thống đang nhận nhiều hơn mức xử lý được và không giữ yêu cầu này.',
      en: 'More arrives than can be worked on at the moment; this request was not kept.',
    },
    fix: {
      vi: 'Gửi lại sau thời gian nêu trong Retry-After. Gửi lại với cùng Idempotency-Key là an toàn.',
      en: 'Send it again after the time in Retry-After. With the same Idempotency-Key that is harmless.',
    },
  },
  'too-many-requests': {
    means: {
      vi: 'Địa chỉ hoặc khóa này đã gửi quá nhiều trong thời gian ngắn.',
      en: 'This address or key has sent too much in a short time.',
    },
    fix: { vi: 'Chờ theo Retry-After rồi gửi chậm hơn.', en: 'Wait as Retry-After says, then send more slowly.' },
  },
  internal: {
    means: {
      vi: 'Hệ thống gặp lỗi của chính mình. Sự việc đã được ghi lại.',
      en: 'Something went wrong on our side. It has been recorded.',
    },
    fix: {
      vi: 'Gửi lại với cùng Idempotency-Key; nếu còn lỗi, báo cho bộ phận hỗ trợ kèm giá trị “instance”.',
      en: 'Send it again with the same Idempotency-Key; if it stays, tell support the value of “instance”.',
    },
  },
};
