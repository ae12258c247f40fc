import { connect, type Socket } from 'node:net';

/** One keep-alive connection that knows just enough HTTP/1.1 to send ready bytes and read an answer with a length. */
export interface HttpLine {
  readonly send: (request: Uint8Array, done: (answer: HttpAnswer) => void) => void;
  /** The server closes lines that rest for a minute. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export function openLine(host: string, port: number): Promise<HttpLine> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    let waiting: ((answer: HttpAnswer) => void) | undefined;
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const answer = answerIn(received);
      if (!answer) return;
      received = Buffer.alloc(0);
      const done = waiting;
      waiting = undefined;
      done?.(answer);
    });
    socket.on('close', () => waiting?.({ status: 0, body: Buffer.alloc(0) }));
    socket.once('connect', () =>
      resolve({
        send: (request, done) => {
          waiting = done;
          socket.write(request);
        },
        isOpen: () => !socket.destroyed && socket.writable,
        close: () => socket.destroy(),
      }),
    );
  });
}

function answerIn(bytes: Buffer): HttpAnswer | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without length:\n${head}`);
  const end = headEnd + HEAD_END.length + Number(length);
  if (bytes.length < end) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(headEnd + HEAD_END.length, end) };
}
