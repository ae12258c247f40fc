/** A letter as it came over the wire, made readable. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Names in lower case; of several with one name the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Reads a message of one plain part, which is all that customs writes. A message in parts is shown as it came. */
export function readMail({ from, to }: Envelope, raw: Buffer): CaughtMail {
  const source = raw.toString('latin1');
  const end = source.indexOf('\r\n\r\n');
  const head = end < 0 ? source : source.slice(0, end);
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  const body = end < 0 ? '' : source.slice(end + 4);
  return {
    from,
    to,
    headers,
    subject: headers['subject'] ?? '',
    text: decodeBody(body, (headers['content-transfer-encoding'] ?? '7bit').toLowerCase()).replaceAll('\r\n', '\n'),
  };
}

const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?]*)\?=(?:\s+(?==\?utf-8\?))?/gi;

/** RFC 2047: words outside ASCII in a header. What is split over several words is put together before it is read as UTF-8. */
function decodeWords(value: string): string {
  const bytes = value.replace(ENCODED_WORD, (_word, kind: string, text: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('latin1')
      : quotedPrintable(text.replaceAll('_', ' ')),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeBody(body: string, encoding: string): string {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return Buffer.from(quotedPrintable(body.replace(/=\r\n/g, '')), 'latin1').toString('utf8');
    default:
      return Buffer.from(body, 'latin1').toString('utf8');
  }
}

const quotedPrintable = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
