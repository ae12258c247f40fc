import type { Text } from '#core/kernel';

/** As many signs as a note on a document holds. */
const LETTER_LENGTH_MAX = 500;

/** What the declarant reads of a document asked for, in both languages, from the facts: to be read and changed before it is sent. */
export function documentLetter(number: string, document: Text): string {
  const vi = `Đề nghị nộp “${document.vi}” cho tờ khai ${number}. Gửi tệp tại mục Chứng từ của trang tờ khai; thời hạn ghi trên trang đó. Nếu không có, hãy trả lời lý do.`;
  const en = `Send “${document.en}” for declaration ${number}. Attach the file under Documents on the page of the declaration, which shows by when. If there is none, answer why.`;
  const both = `${vi}\n\n${en}`;
  return both.length <= LETTER_LENGTH_MAX ? both : vi.slice(0, LETTER_LENGTH_MAX);
}
