import { addDays, type PlainDate } from '#core/kernel';
import { ChangeGroups, changeOfLine, changeOfMeasure, type CalendarChange, type Change } from './change-calendar.ts';
import { measureChanges, whatItSays } from './measure-changes.ts';
import { codesUnder } from './nomenclature.ts';
import type { Tariff } from './tariff.ts';

/** So many codes are compared before whoever asks may do something else. */
const CODES_A_STEP = 50;

/**
 * What one version of a tariff says otherwise than another of the lines under some nodes: each difference once, with the first day
 * on which it holds. What both say will change on a day is no difference between them. A few milliseconds at a time.
 */
export function* tariffDifference(
  before: Tariff,
  after: Tariff,
  nodes: readonly string[],
): Generator<void, readonly CalendarChange[]> {
  const groups = new ChangeGroups();
  const codes = new Set(nodes.flatMap((node) => [...codesUnder(before.codes, node), ...codesUnder(after.codes, node)]));
  let done = 0;
  for (const code of [...codes].toSorted()) {
    if (done++ % CODES_A_STEP === 0) yield;
    for (const change of lineDifference(before, after, code)) groups.add(change, code);
  }
  return groups.inOrder();
}

function lineDifference(before: Tariff, after: Tariff, code: string): readonly Change[] {
  const told = new Set<string>();
  const differences: Change[] = [];
  const note = (change: Change): void => {
    const sides = [change.before, change.after].map((side) => side && whatItSays(side));
    const key = `${change.type} ${change.kind} ${sides.join('>')}`;
    if (!told.has(key)) differences.push(change);
    told.add(key);
  };
  for (const day of daysOf(before, after, code)) {
    const was = before.lineOn(code, day);
    const is = after.lineOn(code, day);
    if (was === undefined || is === undefined) {
      if (was !== is) note(changeOfLine(day, was === undefined ? 'began' : 'ended'));
      continue;
    }
    const names = [was, is].map(({ name, unitCodes }) => [name.vi, name.en, ...unitCodes].join('|'));
    if (names[0] !== names[1]) note(changeOfLine(day, 'changed'));
    for (const change of measureChanges(was.measures, is.measures)) note(changeOfMeasure(day, change));
  }
  return differences;
}

/** Between two of these days neither version changes. */
function daysOf(before: Tariff, after: Tariff, code: string): readonly PlainDate[] {
  const days = new Set<PlainDate>();
  for (const { validFrom, validTo } of [...before.historyOf(code), ...after.historyOf(code)]) {
    days.add(validFrom);
    if (validTo !== null) days.add(addDays(validTo, 1));
  }
  return [...days].toSorted();
}
