import { err, ok, parseDecimal, type Decimal, type Refusals, type Result, type Text } from '#core/kernel';
import { refusal, type ProductCharacteristic } from '#core/declaration';
import type { LineContext } from './tax-unit.ts';

/** What the line says of a characteristic (`ENGINE_CC`, `FUEL`); where it says nothing, a refusal names it. */
export function wordDeclared(characteristic: string, context: LineContext): Result<string, Refusals> {
  const { index, declared } = find(characteristic, context);
  if (index >= 0 && declared !== undefined) return ok(textOf(declared));
  return err([
    refusal(
      'TAX-007',
      { pointer: `/goodsItems/${context.index}/productCharacteristics`, line: context.index + 1 },
      { code: context.line.code, characteristic: nameOf(characteristic, context) },
    ),
  ]);
}

/** The same, as a number: a measured property, which is never below nought. */
export function numberDeclared(characteristic: string, context: LineContext): Result<Decimal, Refusals> {
  const word = wordDeclared(characteristic, context);
  if (!word.ok) return word;
  const value = parseDecimal(word.value);
  if (value !== undefined && value.units >= 0n) return ok(value);
  const { index } = find(characteristic, context);
  const pointer = `/goodsItems/${context.index}/productCharacteristics/${index}`;
  const values = { characteristic: nameOf(characteristic, context), value: word.value };
  return err([refusal('TAX-014', { pointer, line: context.index + 1 }, values)]);
}

function find(characteristic: string, { item }: LineContext) {
  const index = item.productCharacteristics?.findIndex(({ typeCode }) => typeCode === characteristic) ?? -1;
  return { index, declared: item.productCharacteristics?.[index] };
}

const textOf = (declared: ProductCharacteristic): string => declared.measure?.value ?? declared.description ?? '';

/** `Dung tích xi lanh (ENGINE_CC)`: what to find out, and how to write it. */
function nameOf(characteristic: string, { reference, on }: LineContext): Text {
  const name = reference.codes.find('characteristic', characteristic, on)?.name;
  return name === undefined
    ? { vi: characteristic, en: characteristic }
    : { vi: `${name.vi} (${characteristic})`, en: `${name.en} (${characteristic})` };
}
