/**
 * Makes plain data immutable to its leaves. A snapshot is shared by everything that decides; a slip that edits it must
 * throw where it happens, not change a tax elsewhere.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
