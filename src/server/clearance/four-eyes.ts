import { firstHalves } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { EVENT_LABELS, TextSchema } from '#server/declaration';
import { Type } from 'typebox';

export const FourEyes = Type.Object({
  action: Type.Union([Type.Literal('case.reverse'), Type.Literal('appeal.decide')]),
  subject: Type.String({ description: 'The decision, or the appeal, as the declaration lists it' }),
  label: TextSchema,
  officerId: Type.String({ description: 'Who did the first half' }),
  isOwn: Type.Boolean(),
  at: Type.String(),
});

/** What was begun of what takes two people, as this officer is told of it. */
export const fourEyesOf = (state: DeclarationState, { userId }: Actor) =>
  firstHalves(state).map(({ type, by, ...half }) => ({
    ...half,
    label: EVENT_LABELS[type],
    officerId: by,
    isOwn: by === userId,
  }));
