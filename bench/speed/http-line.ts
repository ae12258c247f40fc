import { connect, type Socket } from 'node:net';

/**
 * One keep-alive connection that knows just enough HTTP/1.1 to send ready bytes and read an answer with a length. It reads into memory of its
 * own: a new piece for each answer would have the sender collect garbage every two seconds, on the processors of what it measures.
 */
export interface HttpLine {
  readonly send: (request: Uint8Array, done: (answer: HttpAnswer) => void) => void;
  /** The server closes lines that rest for a minute. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Good until something is sent again. */
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** Refusals of a whole declaration stay far below this. */
const ANSWER_BYTES_MAX = 64 * 1024;

export function openLine(host: string, port: number): Promise<HttpLine> {
  return new Promise((resolve, reject) => {
    const piece = Buffer.allocUnsafeSlow(ANSWER_BYTES_MAX);
    const received = Buffer.allocUnsafeSlow(ANSWER_BYTES_MAX);
    let length = 0;
    let waiting: ((answer: HttpAnswer) => void) | undefined;
    const take = (bytes: number): boolean => {
      if (length + bytes > ANSWER_BYTES_MAX) throw new Error('an answer is longer than was thought');
      length += piece.copy(received, length, 0, bytes);
      const answer = answerIn(received.subarray(0, length));
      if (!answer) return true;
      length = 0;
      const done = waiting;
      waiting = undefined;
      done?.(answer);
      return true;
    };
    const socket: Socket = connect({ host, port, noDelay: true, onread: { buffer: piece, callback: take } });
    socket.once('error', reject);
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
