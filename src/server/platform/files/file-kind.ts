import { withoutHiddenOrder } from '#core/kernel';

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

/** How the names of files of each kind end; the first is given to those that end in nothing of theirs. */
const ENDINGS: ReadonlyMap<string, readonly [string, ...string[]]> = new Map<FileKind, readonly [string, ...string[]]>([
  ['application/pdf', ['.pdf']],
  ['image/png', ['.png']],
  ['image/jpeg', ['.jpg', '.jpeg', '.jpe', '.jfif']],
]);

/**
 * What a file is called where somebody downloads it. A computer opens it by the end of its name: one that was sent as a page
 * or a program, and only begins like a document, would run there.
 */
export function downloadName(name: string, mediaType: string): string {
  const written = withoutHiddenOrder(name);
  const endings = ENDINGS.get(mediaType);
  const folded = written.toLowerCase();
  const isOfKind = endings === undefined || endings.some((ending) => folded.endsWith(ending));
  return isOfKind ? written : `${written}${endings[0]}`;
}

/** In characters as people count them. */
const NAME_LENGTH_MAX = 200;

/**
 * The end of the name tells the kind of file. No control characters, no half characters: the journal could not hold them. Nor
 * those that turn the order of letters around: `.exe` would be read as another end.
 */
export function keptFileName(filename: string | undefined, otherwise: string): string {
  const name = withoutHiddenOrder((filename ?? '').toWellFormed())
    .replaceAll(/[\p{Cc}\p{Cn}\ufffd]/gu, '')
    .trim();
  return Array.from(name).slice(-NAME_LENGTH_MAX).join('') || otherwise;
}
