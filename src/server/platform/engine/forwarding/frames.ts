/** What travels between two programs: a number that ties an answer to its question, JSON, and bytes that JSON would only make longer. */
export interface Frame {
  readonly id: number;
  readonly head: unknown;
  readonly bytes: Uint8Array;
}

/** As much as one event may hold: a command that needs more could not be committed. */
export const FRAME_BYTES_MAX = 8 * 1024 * 1024;

/** Not a frame, or more than may be sent. What follows on the connection cannot be told apart any more. */
export class BadFrame extends Error {}

/** Length of all that follows, id, length of the JSON; each 32 bits, big-endian. Then the JSON in UTF-8, then the bytes. */
const LENGTH_BYTES = 4;
const PREFIX_BYTES = 3 * LENGTH_BYTES;
const NOTHING = Buffer.alloc(0);

/** Throws `BadFrame` where it would be longer than `FRAME_BYTES_MAX`. */
export function frameOf(id: number, head: object, bytes: Uint8Array = NOTHING): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const size = PREFIX_BYTES + json.length + bytes.length;
  if (size > FRAME_BYTES_MAX) throw new BadFrame(`a frame has ${size} bytes; at most ${FRAME_BYTES_MAX} are sent`);
  const frame = Buffer.allocUnsafe(size);
  frame.writeUInt32BE(size - LENGTH_BYTES, 0);
  frame.writeUInt32BE(id, LENGTH_BYTES);
  frame.writeUInt32BE(json.length, 2 * LENGTH_BYTES);
  json.copy(frame, PREFIX_BYTES);
  frame.set(bytes, PREFIX_BYTES + json.length);
  return frame;
}

/** Cuts a stream of chunks into frames, however the chunks fall. Throws `BadFrame` before it keeps more than a frame may have. */
export function frameReader(onFrame: (frame: Frame, size: number) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let kept = 0;
  let wanted = LENGTH_BYTES;
  return (chunk) => {
    chunks.push(chunk);
    kept += chunk.length;
    // A long frame comes in hundreds of chunks; they are put together once, when it is whole.
    if (kept < wanted) return;
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    for (wanted = sizeOf(rest); rest.length >= wanted; wanted = sizeOf(rest)) {
      onFrame(opened(rest.subarray(0, wanted)), wanted);
      rest = rest.subarray(wanted);
    }
    chunks = [rest];
    kept = rest.length;
  };
}

/** How many bytes the frame that begins here has; where that is not to be seen yet, how many it takes to see it. */
function sizeOf(rest: Buffer): number {
  if (rest.length < LENGTH_BYTES) return LENGTH_BYTES;
  const size = LENGTH_BYTES + rest.readUInt32BE(0);
  if (size < PREFIX_BYTES || size > FRAME_BYTES_MAX) throw new BadFrame(`a frame says that it has ${size} bytes`);
  return size;
}

function opened(frame: Buffer): Frame {
  const end = PREFIX_BYTES + frame.readUInt32BE(2 * LENGTH_BYTES);
  if (end > frame.length) throw new BadFrame('the JSON of a frame ends behind it');
  return {
    id: frame.readUInt32BE(LENGTH_BYTES),
    head: parsed(frame.toString('utf8', PREFIX_BYTES, end)),
    // A copy: what keeps an answer must not keep the chunk it came in.
    bytes: Buffer.from(frame.subarray(end)),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new BadFrame('the JSON of a frame cannot be read', { cause });
  }
}
