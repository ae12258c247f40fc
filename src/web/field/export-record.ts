import { fieldStore } from './field-store.ts';
import { saveBlob } from './save-blob.ts';
import type { TakenOrder } from './taken-order.ts';

/** The last resort: everything that was written, with its pictures, as a file that needs no server to be read. */
export async function exportRecord(order: TakenOrder): Promise<void> {
  const { owner, number, seen, trader, order: ordered, record, outbox, handedInAt } = order;
  const files = await fieldStore.filesOf(owner, number);
  const pictures = await Promise.all(
    files
      .filter(({ blob }) => blob.type.startsWith('image/'))
      .map(async ({ id, name, blob }) => ({ id, name, mediaType: blob.type, base64: await base64Of(blob) })),
  );
  const text = JSON.stringify(
    { number, seen, trader, order: ordered, record, steps: outbox, handedInAt, pictures },
    null,
    2,
  );
  saveBlob(new Blob([text], { type: 'application/json' }), `${number}-${seen.orderedAt.slice(0, 10)}.json`);
}

const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
