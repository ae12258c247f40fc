import { expect, test } from 'vitest';
import { explainQuestion } from '#core/assessment';
import { canonicalJson } from '#core/kernel';
import { compileReference, joinSlices, slicePack, type CountryPack, type Reference } from '#core/reference';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const whole = vietnamReference();
/** Cars and air conditioners share no heading, laptops and their parts a chapter with many measures; one code is nobody's. */
const CODES = ['87032363', '84713020', '84151020', '84733010', '99999999'];
const slice = (codes: readonly string[]): CountryPack => slicePack(vietnamPack(), { codes, on: SAMPLE_DAY });
const compiled = (pack: CountryPack): Reference => {
  const reference = compileReference(pack);
  if (!reference.ok) throw new Error(reference.error[0]?.message);
  return reference.value;
};
const declarationOf = (codes: readonly string[]) =>
  sampleImport(
    codes.map((commodityCode, index) =>
      sampleItem({ sequence: index + 1, commodityCode, origin: { countryCode: 'JP' } }),
    ),
  );
/** With all codes it is refused; with those that are there and ask for nothing more it is assessed and explained. */
const DECLARATIONS = [declarationOf(CODES), declarationOf(['84713020', '84733010'])];
const answers = (reference: Reference): readonly string[] =>
  DECLARATIONS.map((declaration) => canonicalJson(explainQuestion({ declaration, reference, on: SAMPLE_DAY })));

test('slices joined piece by piece answer as the whole country does, to the byte, in whatever order they came', () => {
  for (const codes of [CODES, CODES.toReversed()]) {
    const joined = codes.map((code) => slice([code])).reduce(joinSlices);
    expect(answers(compiled(joined))).toEqual(answers(whole));
  }
});

test('what is compared is one that is refused and one that is assessed', () => {
  const assessed = DECLARATIONS.map(
    (declaration) => explainQuestion({ declaration, reference: whole, on: SAMPLE_DAY }).assessment !== null,
  );
  expect(assessed).toEqual([false, true]);
});

test('a slice joined with itself is itself', () => {
  const one = slice(CODES);
  expect(joinSlices(one, one)).toEqual(joinSlices(one, slice([])));
});
