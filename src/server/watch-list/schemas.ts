import { STATED_TEXT } from '#core/kernel';
import { EntryContent, ENTRY_KINDS, MATCH_PLACES, SENSITIVITIES } from '#core/watch-list';
import { MATCH_WAYS } from '#core/watch-list';
import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const EntryParams = Type.Object({ id: Type.String({ pattern: '^[1-9]\\d{0,17}$' }) });
export const Reason = Type.String({ minLength: 3, maxLength: 1_000, pattern: STATED_TEXT });

export const WrittenEntry = Type.Object({ ...EntryContent.properties }, { $id: 'WrittenWatchListEntry', ...closed });

export const ENTRY_STANDINGS = ['active', 'upcoming', 'expired', 'ended'] as const;
export type EntryStanding = (typeof ENTRY_STANDINGS)[number];

export const EntrySummarySchema = Type.Object(
  {
    id: Type.String(),
    list: Type.String(),
    kind: Type.Enum(ENTRY_KINDS),
    value: Type.String(),
    standing: Type.Enum(ENTRY_STANDINGS),
    sensitivity: Type.Enum(SENSITIVITIES),
    channel: Type.Enum(['green', 'yellow', 'red'], { description: 'green only watches' }),
    waits: Type.Boolean({ description: 'What it says selects only once a second person agrees' }),
    lacksApprover: Type.Boolean({ description: 'It waits, and nobody who may know of it could agree' }),
    validTo: nullable(Type.String()),
    matches: Type.Integer({ description: 'Declarations and subjects that matched so far' }),
  },
  { $id: 'WatchListEntrySummary' },
);
export type EntrySummary = Static<typeof EntrySummarySchema>;

const Match = Type.Object({
  declaration: Type.String(),
  place: Type.Enum(MATCH_PLACES),
  line: nullable(Type.Integer()),
  subject: Type.String({ description: 'Names the subject for who clears it' }),
  shown: nullable(Type.String({ description: 'What stands there in the declaration, where the reader may read that' })),
  score: Type.Integer({ minimum: 0, maximum: 100, description: 'Likeness in per cent' }),
  at: Type.String(),
  isCleared: Type.Boolean(),
});

const Cleared = Type.Object({
  subject: Type.String(),
  declaration: Type.String(),
  place: Type.String(),
  reason: Type.String(),
  until: Type.String(),
  isOver: Type.Boolean(),
  by: Type.String(),
  at: Type.String(),
});

export const EntryViewSchema = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    content: Type.Object({ ...EntryContent.properties }),
    owner: Type.Object({ userId: Type.String(), name: nullable(Type.String()) }),
    standing: Type.Enum(ENTRY_STANDINGS),
    waits: Type.Boolean({ description: 'What it says selects only once a second person agrees' }),
    lacksApprover: Type.Boolean({ description: 'It waits, and nobody who may know of it could agree' }),
    openProposal: nullable(Type.String({ description: 'The proposal by which a second person agrees' })),
    addedAt: Type.String(),
    ended: nullable(Type.Object({ reason: Type.String(), at: Type.String() })),
    matches: Type.Array(Match),
    cleared: Type.Array(Cleared),
    mayChange: Type.Boolean(),
  },
  { $id: 'WatchListEntryView' },
);
export type EntryView = Static<typeof EntryViewSchema>;

export const ComparisonSchema = Type.Object(
  {
    left: Type.String(),
    right: Type.String(),
    score: Type.Number({ minimum: 0, maximum: 1 }),
    threshold: Type.Number(),
    isSame: Type.Boolean(),
    matched: Type.Array(
      Type.Object({
        left: Type.String(),
        right: Type.String(),
        similarity: Type.Number(),
        way: Type.Enum(MATCH_WAYS),
        weight: Type.Number(),
      }),
    ),
    unmatched: Type.Array(
      Type.Object({ side: Type.Enum(['left', 'right']), word: Type.String(), kind: Type.String() }),
    ),
    leftOut: Type.Array(Type.String(), { description: 'Legal forms and titles, which say nothing of who it is' }),
    discounts: Type.Array(Type.Enum(['order', 'legal-form'])),
    entryId: nullable(Type.String({ description: 'The entry whose name it is, where it was looked for on the lists' })),
  },
  { $id: 'NameComparison' },
);
export type ComparisonView = Static<typeof ComparisonSchema>;
