import { fieldsOfRule } from '#core/risk';
import type { SelectionRule, ShownChange } from '#web/client';

/** What a version says otherwise than the one before it. */
export function ruleDifference(before: SelectionRule | undefined, after: SelectionRule): ShownChange {
  const [was, is] = [before && fieldsOfRule(before), fieldsOfRule(after)];
  const fields = Object.entries(is)
    .filter(([field, value]) => (was?.[field] ?? null) !== value)
    .map(([field, value]) => ({ field, before: was?.[field] ?? null, after: value }));
  return { key: after.id, change: before ? 'changed' : 'added', name: after.name, fields };
}
