import type { DeadlineRule } from '#core/deadline';
import type { DeadlineEventData, DeadlineMark } from '#core/declaration';
import type { Instant, Json, NewEvent, StreamRef } from '#core/kernel';

/** That the time of something is over, once: nothing where it was told before. */
export function passedEvent(
  stream: StreamRef,
  { rule, key, dueAt }: { readonly rule: DeadlineRule; readonly key: string; readonly dueAt: Instant },
  marks: readonly DeadlineMark[],
): NewEvent | undefined {
  const { kind, holder, onExpiry } = rule;
  const passed = marks.find((one) => one.kind === kind && one.key === key)?.passed ?? null;
  if (passed !== null && passed >= dueAt) return undefined;
  const data = { kind, key, dueAt, holder, onExpiry } satisfies Omit<
    Extract<DeadlineEventData, { readonly type: 'DeadlinePassed' }>,
    'type'
  >;
  return { stream, type: 'DeadlinePassed', version: 1, data: data as unknown as Json };
}
