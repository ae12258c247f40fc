import { describe, expect, test } from 'vitest';
import { draftOfDeclaration } from './draft-of-declaration.ts';
import { declarationOfDraft } from './declaration-of-draft.ts';

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
