import { describe, expect, test } from 'vitest';

import { declarationOfDraft, type DraftNode } from '#core/draft';
import { createDraftStore } from './open-draft.ts';
import { documentPlace, nameTax, removeDocument, type ClaimStore } from './line-claims.ts';

const LINE = '/goodsItems/0';
const isCertificate = (typeCode: string): boolean => typeCode.startsWith('CO-');
const isList = (typeCode: string): boolean => typeCode === 'EXL';

function storeOf(line: DraftNode): ClaimStore {
  const stored = {
    id: 'd',
    owner: 'u',
    key: 'k',
    savedAt: '2026-11-20T03:00:00.000Z',
    content: { goodsItems: [line] },
  };
  return createDraftStore(stored);
}
const lineOf = (store: ClaimStore) => declarationOfDraft(store.snapshot().stored.content).goodsItems[0];

describe('the claims of a line', () => {
  test('bear the name of the tax while there is any, and leave nothing behind with the last', () => {
    const store = storeOf({ description: 'x' });
    for (const [member, code] of [
      ['dutyRegimeCode', 'MFN'],
      ['quotaOrderId', 'SUGAR'],
    ] as const) {
      store.set(`${LINE}/dutyTaxFees/0/${member}`, code);
      nameTax(store, LINE);
    }
    expect(lineOf(store)?.dutyTaxFees).toEqual([{ typeCode: 'CUD', dutyRegimeCode: 'MFN', quotaOrderId: 'SUGAR' }]);
    store.set(`${LINE}/dutyTaxFees/0/dutyRegimeCode`, '');
    nameTax(store, LINE);
    expect(lineOf(store)?.dutyTaxFees).toEqual([{ typeCode: 'CUD', quotaOrderId: 'SUGAR' }]);
    store.set(`${LINE}/dutyTaxFees/0/quotaOrderId`, '');
    nameTax(store, LINE);
    expect(lineOf(store)).not.toHaveProperty('dutyTaxFees');
  });

  test('have their documents side by side, each found by its kind, and none moved by the other’s going', () => {
    const store = storeOf({ description: 'x' });
    const place = (kind: (typeCode: string) => boolean): string =>
      documentPlace(store.snapshot().stored.content, LINE, kind);
    store.set(`${place(isList)}/typeCode`, 'EXL');
    store.set(`${place(isList)}/id`, 'EL000000001/1');
    store.set(`${place(isCertificate)}/typeCode`, 'CO-E');
    expect([place(isList), place(isCertificate)]).toEqual([
      `${LINE}/additionalDocuments/0`,
      `${LINE}/additionalDocuments/1`,
    ]);
    removeDocument(store, LINE, isList);
    expect(lineOf(store)?.additionalDocuments).toEqual([{ typeCode: 'CO-E' }]);
    expect(place(isCertificate)).toBe(`${LINE}/additionalDocuments/0`);
    removeDocument(store, LINE, isCertificate);
    expect(lineOf(store)).not.toHaveProperty('additionalDocuments');
  });
});
