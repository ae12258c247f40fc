import { Type, type Static } from 'typebox';
import { STATED_TEXT, type Actor, type PlainDate } from '#core/kernel';
import { can, ROLES } from '#core/access';

const closed = { additionalProperties: false } as const;
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What can be on a list. Persons and companies are found by likeness, descriptions by words they hold, the rest exactly. */
export const ENTRY_KINDS = ['person', 'company', 'container', 'seal', 'plate', 'account', 'description'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Who may know of an entry: every officer, the risk analysts, or those it names alone. Traders never. */
export const SENSITIVITIES = ['open', 'internal', 'restricted'] as const;

export const ALIASES_MAX = 20;
export const READERS_MAX = 50;

const Readers = Type.Object(
  {
    roles: Type.Array(Type.Enum(ROLES), { maxItems: ROLES.length }),
    /** Where given, only those of the roles who work there. */
    offices: Type.Array(text(10), { maxItems: READERS_MAX }),
    users: Type.Array(text(64), { maxItems: READERS_MAX }),
  },
  closed,
);

/** Why somebody is looked out for, or no longer: something said, not blanks. */
export const REASON = Type.String({ minLength: 3, maxLength: 1_000, pattern: STATED_TEXT });

/** What a person says of somebody or something to look out for. */
export const EntryContent = Type.Object(
  {
    /** The list it is part of, in the words of who keeps it. */
    list: text(60),
    kind: Type.Enum(ENTRY_KINDS),
    /** The name, the number, or words that the description of goods holds. */
    value: text(300),
    /** Other names it goes by. */
    aliases: Type.Array(text(300), { maxItems: ALIASES_MAX }),
    /** Numbers that leave no doubt: tax code, passport. */
    identifiers: Type.Array(text(35), { maxItems: ALIASES_MAX }),
    reason: REASON,
    source: text(300),
    legalBasis: text(300),
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
    sensitivity: Type.Enum(SENSITIVITIES),
    readers: Readers,
    effect: Type.Object(
      {
        /** `green` only watches. */
        channel: Type.Enum(['green', 'yellow', 'red']),
        inspection: Type.Optional(Type.Enum(['documents', 'scan', 'partial', 'full'])),
        /** The owner is told of each match. */
        notify: Type.Boolean(),
      },
      closed,
    ),
  },
  closed,
);
export type EntryContent = Readonly<Static<typeof EntryContent>>;

/** A subject that was looked at and is not who the entry means. It does not match again until the day is over. */
export interface ClearedMatch {
  /** Names the subject without telling who it is: the journal holds no name of a person for it. */
  readonly subject: string;
  /** Where it was met: who it is, is read there. */
  readonly declaration: string;
  readonly place: string;
  readonly reason: string;
  readonly until: PlainDate;
  readonly userId: string;
  readonly at: string;
}

export interface WatchEntry {
  readonly id: string;
  readonly version: number;
  readonly content: EntryContent;
  /** What a second person agreed to last, where it selects. A later version that selects only watches until it is agreed to. */
  readonly confirmed: { readonly version: number; readonly content: EntryContent } | null;
  /** Who answers for it: whoever added it. */
  readonly owner: string;
  readonly addedAt: string;
  readonly ended: { readonly reason: string; readonly userId: string; readonly at: string } | null;
  readonly cleared: readonly ClearedMatch[];
}

/** Whether it waits for a second person before what it says holds. */
export const isUnconfirmed = ({ content, version, confirmed }: Pick<WatchEntry, 'content' | 'version' | 'confirmed'>) =>
  content.effect.channel !== 'green' && confirmed?.version !== version;

/** The entry as declarations are held against it: as two people agreed to it, and until they have, as one that only watches. */
export function entryInForce(entry: WatchEntry): WatchEntry {
  if (!isUnconfirmed(entry)) return entry;
  const { content, confirmed } = entry;
  if (confirmed !== null) return { ...entry, ...confirmed };
  return { ...entry, content: { ...content, effect: { channel: 'green', notify: content.effect.notify } } };
}

export const isInForce = ({ content, ended }: WatchEntry, on: PlainDate): boolean =>
  ended === null && content.validFrom <= on && (content.validTo === null || on <= content.validTo);

const OFFICERS: ReadonlySet<string> = new Set(['documentOfficer', 'inspectionOfficer', 'officeLeader', 'riskAnalyst']);

/** Need to know: whoever may not is told that there is no such entry, and nothing else. */
export function maySee(actor: Actor, { content, owner }: Pick<WatchEntry, 'content' | 'owner'>): boolean {
  if (actor.scopes !== undefined && !actor.scopes.includes('risk:read') && !actor.scopes.includes('risk:write'))
    return false;
  switch (content.sensitivity) {
    case 'open':
      return can(actor, 'risk.list.read') || actor.roles.some((role) => OFFICERS.has(role));
    case 'internal':
      return can(actor, 'risk.list.read');
    case 'restricted':
      return owner === actor.userId || isNamed(actor, content.readers);
  }
}

function isNamed(actor: Actor, { roles, offices, users }: EntryContent['readers']): boolean {
  if (users.includes(actor.userId)) return true;
  const isThere = offices.length === 0 || offices.some((office) => actor.offices.includes(office));
  const hasRole = roles.length === 0 || roles.some((role) => actor.roles.includes(role));
  return (
    (roles.length > 0 || offices.length > 0) && isThere && hasRole && actor.roles.some((role) => OFFICERS.has(role))
  );
}

/**
 * Whether nobody it names could agree that it selects: then it only watches, for good. Who is named by account counts, whatever they are;
 * leaders are at offices, and analysts at none.
 */
export function lacksApprover({ effect, sensitivity, readers }: EntryContent, owner?: string): boolean {
  if (effect.channel === 'green' || sensitivity !== 'restricted') return false;
  const { roles, offices, users } = readers;
  const leaders = roles.includes('officeLeader') || (roles.length === 0 && offices.length > 0);
  const analysts = roles.includes('riskAnalyst') && offices.length === 0;
  return !leaders && !analysts && !users.some((userId) => userId !== owner);
}

/** May change, end and clear: who may edit lists and knows of the entry. */
export const mayChange = (actor: Actor, entry: Pick<WatchEntry, 'content' | 'owner'>): boolean =>
  can(actor, 'risk.list.edit') && maySee(actor, entry);
