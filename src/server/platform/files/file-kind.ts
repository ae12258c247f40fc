/** How files of each kind begin. */
const BEGINNINGS = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const satisfies Readonly<Record<string, readonly number[]>>;
export type FileKind = keyof typeof BEGINNINGS;

/** The kind of a file by its first bytes, not by what the sender says; nothing where it is none of those accepted. */
export const fileKindOf = (head: Uint8Array, accepted: readonly FileKind[]): FileKind | undefined =>
  accepted.find((kind) => BEGINNINGS[kind].every((byte, index) => head[index] === byte));

/** In characters as people count them. */
const NAME_LENGTH_MAX = 200;

/** The end of the name tells the kind of file. No control characters, no half characters: the journal could not hold them. */
export function keptFileName(filename: string | undefined, otherwise: string): string {
  const name = (filename ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cn}\ufffd]/gu, '')
    .trim();
  return Array.from(name).slice(-NAME_LENGTH_MAX).join('') || otherwise;
}
