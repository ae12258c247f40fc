import type { Text } from '#core/kernel';

/** What the XML parser finds wrong, as its users read it; `$1` is the name that it gives. A fault of no row stays in the parser's words. */
const FAULTS: readonly (readonly [fault: RegExp, vi: string])[] = [
  [/^unclosed tag: (.+)$/, 'phần tử $1 chưa được đóng'],
  [/^unmatched closing tag: (.+)$/, 'thẻ đóng $1 không có thẻ mở tương ứng'],
  [/^unexpected close tag$/, 'thẻ đóng đứng sai chỗ'],
  [/^weird empty close tag$/, 'thẻ đóng không có tên'],
  [/^unexpected end$/, 'tài liệu kết thúc giữa chừng'],
  [/^document must contain a root element$/, 'tài liệu không có phần tử gốc'],
  [/^documents may contain only one root$/, 'tài liệu có nhiều hơn một phần tử gốc'],
  [/^text data outside of root node$/, 'có chữ nằm ngoài phần tử gốc'],
  [/^disallowed character in tag name$/, 'tên phần tử có ký tự không được dùng'],
  [/^disallowed character in closing tag$/, 'thẻ đóng có ký tự không được dùng'],
  [/^disallowed character in attribute name$/, 'tên thuộc tính có ký tự không được dùng'],
  [/^disallowed character in processing instruction name$/, 'tên chỉ thị xử lý có ký tự không được dùng'],
  [/^disallowed character$/, 'có ký tự không được dùng trong XML'],
  [/^The character \? is disallowed anywhere in XML declarations$/, 'khai báo XML có dấu ? thừa'],
  [/^forward-slash in opening tag not followed by >$/, 'dấu / trong thẻ mở không đi liền dấu >'],
  [/^attribute without value$/, 'thuộc tính không có giá trị'],
  [/^unquoted attribute value$/, 'giá trị thuộc tính không nằm trong dấu nháy'],
  [/^no whitespace between attributes$/, 'thiếu khoảng trắng giữa các thuộc tính'],
  [/^duplicate attribute: (.+)$/, 'thuộc tính $1 có hai lần'],
  [/^malformed name: (.+)$/, 'tên $1 không đúng cách viết'],
  [/^unbound namespace prefix: (.+)$/, 'tiền tố $1 chưa khai báo không gian tên'],
  [/^tags may not have "xmlns" as prefix$/, 'phần tử không được dùng tiền tố xmlns'],
  [/^xml(?:ns)? prefix must be bound to (.+)$/, 'tiền tố dành riêng phải ứng với không gian tên $1'],
  [/^(?:the default namespace may not be set to|may not assign) (.+)$/, 'không gian tên được gán sai: $1'],
  [/^invalid attempt to undefine prefix/, 'không được bỏ khai báo một tiền tố trong XML 1.0'],
  [/^the string "]]>" is disallowed in char data$/, 'chuỗi ]]> không được đứng trong nội dung'],
  [/^(?:undefined entity|disallowed character in entity name)$/, 'thực thể không được định nghĩa'],
  [/^empty entity name$/, 'thực thể không có tên'],
  [/^malformed character entity$/, 'mã ký tự viết sai'],
  [/^malformed comment$/, 'chú thích viết sai'],
  [/^incorrect syntax$/, 'sai cú pháp'],
  [/^inappropriately located doctype declaration$/, 'khai báo DOCTYPE đứng sai chỗ'],
  [/^processing instruction without a target$/, 'chỉ thị xử lý không có tên'],
  [/^processing instructions are not allowed before root$/, 'chỉ thị xử lý đứng trước phần tử gốc'],
  [
    /^(?:an|the) XML declaration must (?:be|appear) at the start of the document$/,
    'khai báo XML phải đứng đầu tài liệu',
  ],
  [/^XML declaration (?:is incomplete|must contain a version)$/, 'khai báo XML thiếu nội dung'],
  [/^expected (?:the name|one of) (.+)$/, 'khai báo XML cần $1 ở chỗ này'],
  [/^did not expect any more name\/value pairs$/, 'khai báo XML có phần thừa'],
  [/^value (?:required|must be quoted)$/, 'giá trị trong khai báo XML phải có và nằm trong dấu nháy'],
  [/^(version|encoding|standalone)[a-z ]* must match /, '$1 trong khai báo XML không đúng cách viết'],
  [/^whitespace required$/, 'thiếu khoảng trắng'],
];

export function xmlFault(fault: string): Text {
  const found = FAULTS.find(([words]) => words.test(fault));
  return { vi: found === undefined ? fault : fault.replace(found[0], found[1]).trim(), en: fault };
}
