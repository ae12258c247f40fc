import { randomUUID } from 'node:crypto';

/** What is sent to a person about their own account. */
export interface Letter {
  /** Servers and readers know repeats by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'vi' | 'en';
}

const WORDS = {
  vi: {
    subject: 'Đặt lại mật khẩu',
    text: (link: string, minutes: number) =>
      `Có người đã yêu cầu đặt lại mật khẩu cho tài khoản dùng địa chỉ e-mail này.\n\nĐể đặt mật khẩu mới, mở liên kết sau trong vòng ${minutes} phút. Liên kết chỉ dùng được một lần.\n\n${link}\n\nNếu không phải bạn yêu cầu, hãy bỏ qua thư này: mật khẩu của bạn không thay đổi. Không chuyển liên kết cho bất kỳ ai.\n`,
  },
  en: {
    subject: 'Reset your password',
    text: (link: string, minutes: number) =>
      `Somebody asked to reset the password of the account with this e-mail address.\n\nTo choose a new one, open this link within ${minutes} minutes. It works once.\n\n${link}\n\nIf it was not you, ignore this message: your password stays as it is. Give the link to nobody.\n`,
  },
} as const;

/** The way back in, in the person's language. No name: letters are read on the way. */
export const resetLetter = (about: {
  readonly to: string;
  readonly language: 'vi' | 'en';
  readonly link: string;
  readonly minutes: number;
}): Letter => ({
  id: `reset.${randomUUID()}`,
  to: about.to,
  subject: WORDS[about.language].subject,
  text: WORDS[about.language].text(about.link, about.minutes),
  language: about.language,
});
