import { describe, expect, test } from 'vitest';
import { declarationOfDraft } from './declaration-of-draft.ts';
import { draftOfDeclaration } from './draft-of-declaration.ts';
import { keptAsDeclared } from './kept-as-declared.ts';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';

const declared = sampleImport([sampleItem({ sequence: 1 }), sampleItem({ sequence: 2 })], {
  totalGrossMass: { value: '12', unitCode: 'TNE' },
  consignment: { transportEquipments: [{ sequence: 1, id: 'HLBU1234565' }] },
});
const edited = () => declarationOfDraft(draftOfDeclaration(declared, 'keepReference'));

describe('a declaration that was opened in a form', () => {
  test('is what it was where nobody changed it, also in what the form does not ask for', () => {
    expect(keptAsDeclared(declared, edited())).toEqual(declared);
  });

  test('is changed in the one field of the one line that was changed', () => {
    const draft = edited();
    const [first, second] = draft.goodsItems;
    if (!first || !second) throw new Error('two lines');
    const changed = { ...draft, goodsItems: [first, { ...second, description: 'Máy in' }] };
    const [line, other] = declared.goodsItems;
    expect(keptAsDeclared(declared, changed)).toEqual({
      ...declared,
      goodsItems: [line, { ...other, description: 'Máy in' }],
    });
  });

  test('loses what was taken out, and takes a mass in the unit of the form where it was changed', () => {
    const { consignment: _gone, ...rest } = edited();
    const changed = { ...rest, totalGrossMass: { value: '11500', unitCode: 'KGM' } };
    const { consignment: _was, ...kept } = declared;
    expect(keptAsDeclared(declared, changed)).toEqual({ ...kept, totalGrossMass: { value: '11500', unitCode: 'KGM' } });
  });
});
