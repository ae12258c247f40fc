import type { PackProblem, Place } from '#core/codes';
import { parseDecimal, ZERO, type Decimal } from '#core/kernel';
import type { Knows } from './compile-tariff.ts';
import type { EnvironmentMeasure, ExciseCondition, ExciseMeasure } from './tariff.ts';
import type { ConditionRecord, EnvironmentRecord, ExciseRecord } from './tariff-records.ts';

type Undated<T> = Omit<T, 'validFrom' | 'validTo'>;

/** A measure with its numbers read and the codes it names checked. */
export function readExcise(record: ExciseRecord, knows: Knows, problems: PackProblem[]): Undated<ExciseMeasure> {
  const { id, codePrefixes, name, legalBasis, illustrative, place } = record;
  const percent = read(record.percent, place, 'percent', problems);
  const conditions = record.conditions.map((condition) => {
    if (!knows('characteristic', condition.characteristic)) {
      problems.push({
        place,
        field: 'conditions',
        message: `"${condition.characteristic}" stands in no list of characteristics`,
      });
    }
    return readCondition(condition, place, problems);
  });
  const common = { id, codePrefixes, name, percent, conditions, legalBasis, illustrative };
  if (record.perUnit === undefined) return common;
  const { amount, unitCode } = record.perUnit;
  checkUnit(unitCode, place, knows, problems);
  return { ...common, perUnit: { amount: read(amount, place, 'perUnit', problems), unitCode } };
}

export function readEnvironment(
  record: EnvironmentRecord,
  knows: Knows,
  problems: PackProblem[],
): Undated<EnvironmentMeasure> {
  const { id, codePrefixes, name, unitCode, legalBasis, illustrative, place } = record;
  checkUnit(unitCode, place, knows, problems);
  const amountPerUnit = read(record.amountPerUnit, place, 'amountPerUnit', problems);
  return { id, codePrefixes, name, amountPerUnit, unitCode, legalBasis, illustrative };
}

function readCondition(condition: ConditionRecord, place: Place, problems: PackProblem[]): ExciseCondition {
  const bound = (text: string | undefined) =>
    text === undefined ? undefined : read(text, place, 'conditions', problems);
  const { characteristic, equals } = condition;
  const atLeast = bound(condition.atLeast);
  const above = bound(condition.above);
  const atMost = bound(condition.atMost);
  const below = bound(condition.below);
  return {
    characteristic,
    ...(atLeast && { atLeast }),
    ...(above && { above }),
    ...(atMost && { atMost }),
    ...(below && { below }),
    ...(equals !== undefined && { equals }),
  };
}

function read(text: string, place: Place, field: string, problems: PackProblem[]): Decimal {
  const value = parseDecimal(text);
  if (value === undefined || value.units < 0n)
    problems.push({ place, field, message: `"${text}" is not a decimal of zero or more` });
  return value ?? ZERO;
}

function checkUnit(unitCode: string, place: Place, knows: Knows, problems: PackProblem[]): void {
  if (!knows('unit', unitCode))
    problems.push({ place, field: 'unitCode', message: `"${unitCode}" stands in no list of units` });
}
