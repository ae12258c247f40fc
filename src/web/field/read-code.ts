import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What stands on seals, containers and packages. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'DataMatrix', 'Code128', 'Code39', 'Code93', 'ITF', 'EANUPC', 'PDF417'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};
/** A code that fills a third of the picture is read at this width; more only costs time. */
const WIDTH_MAX = 1_280;

/** Fetched once, from where the page itself comes from. */
prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** Reads what a picture of the camera shows: every browser can, for the reader comes along. Nothing where no code is seen. */
export async function readCode(video: HTMLVideoElement, canvas: CanvasRenderingContext2D): Promise<string | undefined> {
  const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  // A picture that is not there yet is looked at again.
  if (width === 0 || height === 0) return undefined;
  Object.assign(canvas.canvas, { width, height });
  canvas.drawImage(video, 0, 0, width, height);
  const [found] = await readBarcodes(canvas.getImageData(0, 0, width, height), OPTIONS);
  const text = found?.isValid === true ? found.text.trim() : '';
  return text === '' ? undefined : text;
}
