import { decimalText, unreachable } from '#core/kernel';
import { allMeasures, type LineMeasures, type Measure, type MeasureCondition, type MeasureType } from './measure.ts';

/** What became of one rule of law: it began (`before` is null), ended (`after` is null) or says something else now. */
export interface MeasureChange {
  readonly type: MeasureType;
  readonly before: Measure | null;
  readonly after: Measure | null;
}

/**
 * What is different between two sets of measures, in the order of `MEASURE_TYPES`. A measure is known again by its id;
 * where one id gives way to another of the same type, origins and conditions (VAT at 8 % to VAT at 10 %), that is one
 * change, not an end and a beginning. Days and the node that carries a measure are no part of what it says.
 */
export function measureChanges(before: LineMeasures, after: LineMeasures): readonly MeasureChange[] {
  if (before === after) return NONE;
  const was = new Set(allMeasures(before));
  const is = new Set(allMeasures(after));
  const changes: MeasureChange[] = [];
  const ended: Measure[] = [];
  for (const measure of was) {
    if (is.delete(measure)) continue;
    const successor = find(is, (candidate) => candidate.type === measure.type && candidate.id === measure.id);
    if (successor === undefined) ended.push(measure);
    else {
      is.delete(successor);
      if (whatItSays(successor) !== whatItSays(measure)) changes.push(changeOf(measure, successor));
    }
  }
  for (const measure of ended) {
    const successor = find(is, (candidate) => scopeOf(candidate) === scopeOf(measure));
    if (successor !== undefined) is.delete(successor);
    changes.push(changeOf(measure, successor ?? null));
  }
  for (const measure of is) changes.push({ type: measure.type, before: null, after: measure });
  return changes;
}

/** Everything a measure says, as one text: two that are alike in it are one rule to whoever obeys it. */
export function whatItSays(measure: Measure): string {
  const known = SAID.get(measure);
  if (known !== undefined) return known;
  const { type, id, rate, name, agency, legalBasis } = measure;
  const said = [type, id, rate.kind, rate.text, name?.en, agency?.en, legalBasis, scopeOf(measure)].join('|');
  SAID.set(measure, said);
  return said;
}

const NONE: readonly MeasureChange[] = Object.freeze([]);
/** Measures are immutable and shared by thousands of lines. */
const SAID = new WeakMap<Measure, string>();

const changeOf = (before: Measure, after: Measure | null): MeasureChange => ({ type: before.type, before, after });

/** For which goods: what two measures of one type must share for one to take the place of the other. */
function scopeOf({ type, origins, conditions }: Measure): string {
  const { agreement, countries, excluded } = origins;
  return [type, agreement, countries?.join(' '), excluded.join(' '), ...conditions.map(conditionKey)].join('|');
}

function conditionKey(condition: MeasureCondition): string {
  switch (condition.kind) {
    case 'certificate':
      return `certificate ${condition.forms.join(' ')}`;
    case 'claim':
      return 'claim';
    case 'exporter':
      return `exporter ${condition.name}`;
    case 'document':
      return `document ${condition.reference}`;
    case 'characteristic': {
      const { characteristic, atLeast, above, atMost, below, equals } = condition;
      const bounds = [atLeast, above, atMost, below].map((bound) => (bound ? decimalText(bound) : ''));
      return `${characteristic} ${bounds.join(' ')} ${equals ?? ''}`;
    }
    default:
      return unreachable(condition);
  }
}

function find<T>(among: Iterable<T>, wanted: (candidate: T) => boolean): T | undefined {
  for (const candidate of among) if (wanted(candidate)) return candidate;
  return undefined;
}
