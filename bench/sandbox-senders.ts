/** Sends declarations to the sandbox as fast as it is answered, until it is told to end: what `bench/sandbox.ts` measures beside. */
import { DEMO_TRADER } from '#server/access';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';

const [url = '', key = '', senders = '1'] = process.argv.slice(2);
/** Whatever happens, it has an end. */
const SENT_MAX = 50_000;
const BEGUN_AT = 200;
const declaration = sampleImport([sampleItem()], {
  importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  consignment: { arrivalDate: '2026-11-20', loadingLocationId: 'CNSHA', unloadingLocationId: 'VNCLI' },
});

let isOver = false;
let sent = 0;
let received = 0;
const answered: Record<string, number> = {};
process.once('message', () => (isOver = true));
process.once('disconnect', () => (isOver = true));
await Promise.all(
  Array.from({ length: Number(senders) }, async () => {
    while (!isOver && sent < SENT_MAX) {
      sent += 1;
      const functionalReferenceId = `T${process.pid}-${sent}`;
      const response = await fetch(`${url}/api/v1/declarations?register=false`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...declaration, functionalReferenceId }),
      });
      await response.arrayBuffer();
      answered[response.status] = (answered[response.status] ?? 0) + 1;
      // Only now is it under way.
      received += 1;
      if (received === BEGUN_AT) process.send?.('begun');
    }
  }),
);
process.send?.(answered, () => process.disconnect?.());
