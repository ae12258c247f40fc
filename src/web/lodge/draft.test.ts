import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOfDeclaration } from './draft-of-declaration.ts';
import { declarationOfDraft } from './declaration-of-draft.ts';
import { nodeAt, textAt, withNode, type DraftNode } from './draft-tree.ts';

const pointer = fc
  .array(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('d')), { minLength: 1, maxLength: 4 })
  .map((names) => `/${names.join('/')}`);
const value = fc.string({ minLength: 1, maxLength: 6 });

describe('a draft', () => {
  test('gives back what was put in a place, and forgets it whole when it is emptied', () => {
    fc.assert(
      fc.property(pointer, value, (place, text) => {
        const filled = withNode(undefined, place, text);
        expect(textAt(filled, place)).toBe(text);
        expect(withNode(filled, place, '')).toBeUndefined();
      }),
    );
  });

  test('keeps every other place when one changes', () => {
    const tree: DraftNode = { invoice: { id: 'INV-1' }, goodsItems: [{ description: 'a' }, { description: 'b' }] };
    const next = withNode(tree, '/goodsItems/1/origin/countryCode', 'CN');
    expect(textAt(next, '/goodsItems/0/description')).toBe('a');
    expect(textAt(next, '/goodsItems/1/origin/countryCode')).toBe('CN');
    expect(nodeAt(next, '/invoice')).toBe(nodeAt(tree, '/invoice'));
  });
});

describe('the declaration of a draft', () => {
  test('numbers its lines, counts them, and puts masses and currencies where the form does not ask', () => {
    const declaration = declarationOfDraft({
      typeCode: 'A11',
      totalPackageQuantity: '12',
      totalGrossMass: { value: '640.5' },
      invoiceAmount: { amount: '18000', currency: 'USD' },
      goodsItems: [{ itemChargeAmount: { amount: '18000' } }, undefined],
    });
    expect(declaration).toEqual({
      typeCode: 'A11',
      totalPackageQuantity: 12,
      totalGrossMass: { value: '640.5', unitCode: 'KGM' },
      invoiceAmount: { amount: '18000', currency: 'USD' },
      goodsItemQuantity: 2,
      goodsItems: [{ sequence: 1, itemChargeAmount: { amount: '18000', currency: 'USD' } }, { sequence: 2 }],
    });
  });

  test('leaves out a unit without its figure and a text of spaces', () => {
    const declaration = declarationOfDraft({
      typeCode: 'A11',
      functionalReferenceId: '  ',
      customsValuation: { freightChargeAmount: { currency: 'USD' } },
      goodsItems: [{ tariffQuantity: { unitCode: 'PCE' } }],
    });
    expect(declaration).toEqual({ typeCode: 'A11', goodsItemQuantity: 1, goodsItems: [{ sequence: 1 }] });
  });
});

describe('a declaration opened again', () => {
  const lodged = declarationOfDraft({
    typeCode: 'A11',
    functionalReferenceId: 'REF-1',
    totalPackageQuantity: '12',
    invoiceAmount: { amount: '18000.50', currency: 'USD' },
    goodsItems: [{ commodityCode: '84713020', itemChargeAmount: { amount: '18000.50' } }],
  });

  test('says the same when it is sent to overwrite itself', () => {
    expect(declarationOfDraft(draftOfDeclaration(lodged, 'keepReference'))).toEqual(lodged);
  });

  test('is the pattern of a new one without its reference, which can be used once', () => {
    const { functionalReferenceId: _, ...rest } = lodged;
    expect(declarationOfDraft(draftOfDeclaration(lodged, 'newReference'))).toEqual(rest);
  });
});
