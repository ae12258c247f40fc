import { addDays } from '#core/kernel';
import { measureChanges, type MeasureChange } from './measure-changes.ts';
import type { TariffLine } from './tariff.ts';

/** Days on which a line says the same, and what became different with the first of them. */
export interface LineStretch {
  readonly line: TariffLine;
  /** The code has no line on the day before: nothing to compare with. */
  readonly begins: boolean;
  /** The code has no line on the day after its last. */
  readonly ends: boolean;
  readonly renamed: boolean;
  readonly unitsChanged: boolean;
  readonly changes: readonly MeasureChange[];
}

/**
 * The stretches of one code, oldest first, as people tell them: where only the days of a record change and not what it
 * says (an excise table that repeats its rate every year), it is one stretch.
 */
export function lineHistory(stretches: readonly TariffLine[]): readonly LineStretch[] {
  const told: LineStretch[] = [];
  for (const line of stretches) {
    const last = told.at(-1);
    const previous = last !== undefined && follows(last.line, line) ? last : undefined;
    if (previous === undefined) {
      told.push({ line, begins: true, ends: true, renamed: false, unitsChanged: false, changes: [] });
      continue;
    }
    const before = previous.line;
    const changes = measureChanges(before.measures, line.measures);
    const renamed = before.name.vi !== line.name.vi || before.name.en !== line.name.en;
    const unitsChanged = before.unitCodes.join(' ') !== line.unitCodes.join(' ');
    const isSame = changes.length === 0 && !renamed && !unitsChanged;
    told.pop();
    if (isSame) told.push({ ...previous, line: { ...before, validTo: line.validTo } });
    else told.push({ ...previous, ends: false }, { line, begins: false, ends: true, renamed, unitsChanged, changes });
  }
  return told.map((stretch) => (stretch.line.validTo === null ? { ...stretch, ends: false } : stretch));
}

const follows = (before: TariffLine, after: TariffLine): boolean =>
  before.validTo !== null && addDays(before.validTo, 1) === after.validFrom;
