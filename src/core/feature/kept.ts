import { assert } from '#core/kernel';

/** What is copied out and back as it lies: some numbers, and pieces of bytes in an order that hangs on these numbers alone. */
export interface Kept {
  readonly state: () => readonly number[];
  /** The pieces show what is in use: each is to be read before anything changes. */
  readonly bytes: () => Generator<Uint8Array>;
  /** Takes back, into what is empty, what `bytes` gave; each piece is handed to `next`. */
  readonly restoring: (state: readonly number[]) => Generator<void, void, Uint8Array>;
}

/** Numbers, and the numbers of each part. */
interface Head {
  readonly own: readonly number[];
  readonly parts: readonly (readonly number[])[];
}

/** All parts one after another, behind a piece that says what follows. Numbers are little endian, as every machine that this runs on has them. */
export function* piecesOf(own: readonly number[], parts: readonly Kept[]): Generator<Uint8Array> {
  const head: Head = { own, parts: parts.map((part) => part.state()) };
  yield bytesOfText(JSON.stringify(head));
  for (const part of parts) yield* part.bytes();
}

/** Takes back what `piecesOf` gave of parts of the same kinds, and gives the numbers that stood before them. */
export function* restoringPieces(parts: readonly Kept[]): Generator<void, readonly number[], Uint8Array> {
  const head = JSON.parse(textOfBytes(yield)) as Head;
  assert(head.parts.length === parts.length, 'as many parts come back as were kept');
  for (const [index, part] of parts.entries()) yield* part.restoring(head.parts[index] ?? []);
  return head.own;
}

function bytesOfText(text: string): Uint8Array {
  const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

const textOfBytes = (bytes: Uint8Array): string =>
  String.fromCharCode(...new Uint16Array(new Uint8Array(bytes).buffer));
