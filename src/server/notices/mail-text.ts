import type { NoticeWords } from '#core/notice';

const CLOSING = {
  vi: (settings: string) =>
    `Thư này được gửi tự động; trả lời thư không thay cho việc trả lời trên hệ thống.\nChọn thông báo bạn nhận: ${settings}`,
  en: (settings: string) =>
    `This message was sent by the system; a reply to it does not answer customs.\nChoose what you are told: ${settings}`,
} as const;

export interface MailLinks {
  /** Where the thing is that it is about; a notice about settings has none of its own. */
  readonly page: string;
  readonly settings: string;
}

/** A notice as a letter in one language: what happened, what comes next, where. No amounts, names or reasons: letters are read on the way. */
export const mailText = (
  { title, sentence }: NoticeWords,
  language: 'vi' | 'en',
  { page, settings }: MailLinks,
): { readonly subject: string; readonly text: string } => ({
  subject: title[language],
  text: `${title[language]}\n\n${sentence[language]}\n\n${page}\n\n-- \n${CLOSING[language](settings)}\n`,
});
