import { readMail, type CaughtMail, type Envelope } from './caught-mail.ts';
import { mailPage } from './mail-page.ts';
import { smtpSession } from './smtp-session.ts';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface MailCatcher {
  /** Where letters are handed in. */
  readonly smtpUrl: string;
  /** A page with the letters, for people. */
  readonly pageUrl: string;
  /** Newest last. */
  readonly mails: () => readonly CaughtMail[];
  /** What happens to letters from now on: a line of SMTP that refuses them, or nothing to take them. */
  readonly refuse: (answer: string | undefined) => void;
  readonly stop: () => Promise<void>;
}

/** A demonstration's letters of a day. */
const KEPT_MAX = 500;

/** A post office on this machine that keeps every letter and carries none: for demonstrations and tests. */
export async function startMailCatcher(
  ports: { readonly smtp?: number; readonly page?: number } = {},
): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let refusal: string | undefined;
  const take = (envelope: Envelope, raw: Buffer): string => {
    if (refusal !== undefined) return refusal;
    mails.push(readMail(envelope, raw));
    if (mails.length > KEPT_MAX) mails.shift();
    return '250 kept';
  };
  const sockets = new Set<Socket>();
  const smtp = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    smtpSession(socket, { take });
  });
  const page = createHttpServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    });
    response.end(mailPage(mails));
  });
  const [smtpPort, pagePort] = [await listen(smtp, ports.smtp ?? 0), await listen(page, ports.page ?? 0)];
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pageUrl: `http://127.0.0.1:${pagePort}`,
    mails: () => mails,
    refuse: (answer) => {
      refusal = answer;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      page.closeAllConnections();
      await Promise.all([smtp, page].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
