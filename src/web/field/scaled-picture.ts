/** Enough to read a seal on a whole door, at a few hundred kilobytes. */
const SIDE_MAX = 1920;
const QUALITY = 0.85;

/** A picture small enough to be kept and sent by the dozen, known by its content. What a camera writes beside the picture (where it was taken, by which device) stays behind. */
export async function scaledPicture(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return pictureOf(await blobOf(canvas, 'image/jpeg'), 'jpg');
}
export interface Picture {
  /** The SHA-256 of its bytes. */
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
}

/** What was drawn on a canvas, as a picture. */
export const drawnPicture = async (canvas: HTMLCanvasElement): Promise<Picture> =>
  pictureOf(await blobOf(canvas, 'image/png'), 'png');

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty'))), type, QUALITY),
  );

async function pictureOf(blob: Blob, ending: string): Promise<Picture> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  const id = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, name: `${id.slice(0, 12)}.${ending}`, blob };
}
