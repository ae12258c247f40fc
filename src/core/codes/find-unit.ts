import { parseDecimal, type FindUnit, type PlainDate } from '#core/kernel';
import type { CodeBook } from './code-book.ts';

/** The country's units of measurement as they are in force on that day. */
export const findUnitOn =
  (codes: CodeBook, on: PlainDate): FindUnit =>
  (unitCode) => {
    const unit = codes.find('unit', unitCode, on)?.attributes;
    const factor = unit && parseDecimal(unit['factor'] ?? '');
    const dimension = unit?.['dimension'];
    return dimension === undefined || factor === undefined || factor.units <= 0n ? undefined : { dimension, factor };
  };
