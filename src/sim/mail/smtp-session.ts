import type { Envelope } from './caught-mail.ts';
import type { Socket } from 'node:net';

/** A letter larger than this is none of ours. */
const MAIL_BYTES_MAX = 1_048_576;
const LINE_BYTES_MAX = 4_096;

export interface SmtpAnswers {
  /** Takes a letter, or refuses it with a status line of SMTP. */
  readonly take: (envelope: Envelope, raw: Buffer) => string;
}

/** One conversation by RFC 5321, as far as a client needs it that has letters to hand over: no relaying, no authentication, no TLS. */
export function smtpSession(socket: Socket, { take }: SmtpAnswers): void {
  let pending = Buffer.alloc(0);
  let envelope: { from: string; to: string[] } | undefined;
  let isData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);

  const command = (line: string): void => {
    const [verb = ''] = line.toUpperCase().split(/[ :]/);
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (verb) {
      case 'EHLO':
        return say('250-catcher.example\r\n250-8BITMIME\r\n250 SMTPUTF8');
      case 'HELO':
        return say('250 catcher.example');
      case 'MAIL':
        envelope = { from: address, to: [] };
        return say('250 OK');
      case 'RCPT':
        if (!envelope) return say('503 MAIL first');
        envelope.to.push(address);
        return say('250 OK');
      case 'DATA':
        if (!envelope || envelope.to.length === 0) return say('503 RCPT first');
        isData = true;
        return say('354 go on');
      case 'RSET':
        envelope = undefined;
        return say('250 OK');
      case 'NOOP':
        return say('250 OK');
      case 'QUIT':
        say('221 bye');
        return void socket.end();
      default:
        return say('502 not here');
    }
  };

  const letter = (): boolean => {
    const end = pending.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    const raw = pending.subarray(0, end).toString('latin1').replace(/^\.\./gm, '.');
    pending = pending.subarray(end + 5);
    isData = false;
    say(take(envelope ?? { from: '', to: [] }, Buffer.from(raw, 'latin1')));
    envelope = undefined;
    return true;
  };

  const line = (): boolean => {
    const end = pending.indexOf('\r\n');
    if (end < 0) return false;
    const text = pending.subarray(0, end).toString('utf8');
    pending = pending.subarray(end + 2);
    command(text);
    return true;
  };

  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (isData ? letter() : line());
    if (pending.length > (isData ? MAIL_BYTES_MAX : LINE_BYTES_MAX)) {
      say('552 too much');
      socket.destroy();
    }
  });
  say('220 catcher.example ESMTP');
}
