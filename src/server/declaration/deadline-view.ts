import { standingOn, type ClearanceReference } from '#core/clearance';
import { hasPassed } from '#core/deadline';
import { Type, type Static } from 'typebox';

/** A deadline as people read it. */
export const DeadlineSchema = Type.Object(
  {
    kind: Type.String(),
    key: Type.String({ description: 'Tells deadlines of one kind apart; empty where there is one' }),
    name: Type.Object({ vi: Type.String(), en: Type.String() }),
    holder: Type.Union([Type.Literal('trader'), Type.Literal('office'), Type.Literal('agency')], {
      description: 'Who has to act',
    }),
    startedAt: Type.String(),
    dueAt: Type.String(),
    warnAt: Type.Array(Type.String()),
    passed: Type.Boolean({ description: 'The time was over, and that was told' }),
    onExpiry: Type.Union([Type.Literal('notify'), Type.Literal('escalate'), Type.Literal('fallDue')], {
      description:
        'What the house does at the end: tells, brings it before the office’s leader, or says that money is owed',
    }),
    legalBasis: Type.String(),
    illustrative: Type.Boolean(),
  },
  { $id: 'Deadline' },
);
export type DeadlineView = Static<typeof DeadlineSchema>;

/** The deadlines that stand on a stream, first due first. */
export function deadlineViews(streamType: string, state: unknown, country: ClearanceReference): DeadlineView[] {
  const { deadlines, marks } = standingOn(streamType, state, country);
  return deadlines
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
    .map((deadline) => {
      const { kind, key, startedAt, dueAt, warnAt, rule } = deadline;
      const { name, holder, onExpiry, legalBasis, illustrative } = rule;
      return {
        kind,
        key,
        name,
        holder,
        startedAt,
        dueAt,
        warnAt: [...warnAt],
        passed: hasPassed(deadline, marks),
        onExpiry,
        legalBasis,
        illustrative,
      };
    });
}
