import {
  MEMBER_MARK,
  type DraftDocument,
  type DraftMember,
  type DraftPart,
  type DraftStamp,
  type OverriddenText,
} from './draft-document.ts';

/** What people have to look at: where several wrote at once, and what was taken out. */
export interface DraftAttention {
  readonly conflicts: readonly DraftConflict[];
  /** The latest first. */
  readonly removed: readonly RemovedMember[];
}
export interface DraftConflict {
  /** A stable pointer. */
  readonly at: string;
  readonly value: string;
  readonly stamp: DraftStamp;
  readonly others: readonly OverriddenText[];
}
export interface RemovedMember {
  readonly at: string;
  readonly stamp: DraftStamp;
  /** Somebody changed it while somebody else took it out. */
  readonly isContested: boolean;
}

/** Found once a part: of two thousand lines, those that did not change are not looked through again. */
const known = new WeakMap<DraftPart, Found>();
interface Found {
  readonly conflicts: readonly DraftConflict[];
  readonly removed: readonly RemovedMember[];
}
const NOTHING: Found = { conflicts: [], removed: [] };

export function attentionOf(document: DraftDocument): DraftAttention {
  const found = foundIn(document.root);
  return {
    conflicts: found.conflicts,
    removed: found.removed.toSorted((a, b) => b.stamp.revision - a.stamp.revision),
  };
}

function foundIn(part: DraftPart): Found {
  if (part.kind === 'field') {
    const { value, stamp, others } = part;
    return others ? { conflicts: [{ at: '', value, stamp, others }], removed: [] } : NOTHING;
  }
  const earlier = known.get(part);
  if (earlier) return earlier;
  const inside =
    part.kind === 'group'
      ? [...part.fields].map(([name, field]) => below(name, foundIn(field)))
      : part.order.map((id) => memberFound(id, part.members.get(id)));
  const full = inside.filter((found) => found !== NOTHING);
  const found = full.length === 0 ? NOTHING : joined(full);
  known.set(part, found);
  return found;
}

function memberFound(id: string, member: DraftMember | undefined): Found {
  if (!member) return NOTHING;
  const { group, removed, contested } = member;
  // What is wrong inside a line that is out shows once it is back in.
  if (!removed) return below(MEMBER_MARK + id, foundIn(group));
  return { conflicts: [], removed: [{ at: `/${MEMBER_MARK}${id}`, stamp: removed, isContested: contested ?? false }] };
}

const below = (name: string, found: Found): Found =>
  found === NOTHING
    ? NOTHING
    : {
        conflicts: found.conflicts.map((conflict) => ({ ...conflict, at: `/${name}${conflict.at}` })),
        removed: found.removed.map((member) => ({ ...member, at: `/${name}${member.at}` })),
      };

const joined = (all: readonly Found[]): Found => ({
  conflicts: all.flatMap(({ conflicts }) => conflicts),
  removed: all.flatMap(({ removed }) => removed),
});
