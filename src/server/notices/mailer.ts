import type { MailConfig } from '#server/platform/config';
import { createTransport } from 'nodemailer';

export interface Mail {
  /** The same at every try: servers and readers know repeats by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'vi' | 'en';
}

export interface Mailer {
  /** Throws where the server did not take it. */
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
}

/** A server that takes longer is not there. */
const MAIL_MS_MAX = 20_000;
const CONNECTIONS_MAX = 4;

/** Sends by one SMTP server, over a few connections that are used again. */
export function smtpMailer({ url, from }: MailConfig): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    connectionTimeout: MAIL_MS_MAX,
    greetingTimeout: MAIL_MS_MAX,
    socketTimeout: MAIL_MS_MAX,
    // What is sent is made here; no file and no address is ever read on the way.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return {
    send: async ({ id, to, subject, text, language }) => {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: {
          'Content-Language': language,
          // No reply by a machine, and none that would count as an answer to customs.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
      });
    },
    close: () => transport.close(),
  };
}
