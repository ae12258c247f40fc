import { DEMO_TRADER } from '#server/access';
import type { GoodsItem } from '#core/declaration';
import { sampleImport } from '#tests/support/sample-declarations';
import { expect } from 'vitest';
import type { Visit } from './stage.ts';

let lodged = 0;

/** Registers goods of the demonstration's trader with the session of whoever visits, and gives the number. */
export async function lodge({ page, language }: Visit, items: readonly GoodsItem[]): Promise<string> {
  const ownReference = `E2E-${language}-${Date.now().toString(36)}-${(lodged += 1)}`;
  const declaration = sampleImport(items, {
    functionalReferenceId: ownReference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `EX${ownReference}` }],
    },
  });
  const sent = await page.evaluate(async (body) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
    const response = await fetch('/api/v1/declarations?register=true', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as { readonly number: string } };
  }, declaration);
  expect(sent).toMatchObject({ status: 201 });
  return sent.answer.number;
}
