export type { CaughtMail } from './caught-mail.ts';
export { startMailCatcher, type MailCatcher } from './mail-catcher.ts';
