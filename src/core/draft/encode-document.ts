import {
  type DraftDocument,
  type DraftField,
  type DraftGroup,
  type DraftList,
  type DraftMember,
  type DraftPart,
  type DraftStamp,
} from './draft-document.ts';

/** A document as JSON: each stamp once, parts by what they are. The same document gives the same bytes everywhere. */
export interface EncodedDraft {
  readonly revision: number;
  readonly stamps: readonly DraftStamp[];
  readonly root: EncodedGroup;
}
/** `[text, stamp]`, and what others wrote, as pairs. */
type EncodedField = readonly [value: string, stamp: number, ...others: (string | number)[]];
interface EncodedGroup {
  readonly [name: string]: EncodedField | EncodedGroup | EncodedList;
}
interface EncodedList {
  readonly '@': readonly EncodedMember[];
}
type EncodedMember = readonly [id: string, group: EncodedGroup, inserted: number, removed: number, contested: 0 | 1];

const NOT_REMOVED = -1;

export function encodeDocument({ revision, root }: DraftDocument): EncodedDraft {
  const found = new Map<string, DraftStamp>();
  gather(root, (stamp) => found.set(keyOf(stamp), stamp));
  const stamps = [...found.values()].toSorted((a, b) => a.revision - b.revision || (keyOf(a) < keyOf(b) ? -1 : 1));
  const numbers = new Map(stamps.map((stamp, number) => [keyOf(stamp), number]));
  const cached = new WeakMap<DraftStamp, number>();
  const numberOf = (stamp: DraftStamp): number => {
    const known = cached.get(stamp);
    if (known !== undefined) return known;
    const number = numbers.get(keyOf(stamp)) ?? NOT_REMOVED;
    cached.set(stamp, number);
    return number;
  };
  return { revision, stamps: stamps.map(plainStamp), root: encodeGroup(root, numberOf) };
}

/** Of what `encodeDocument` gave, and nothing else. */
export function decodeDocument({ revision, stamps, root }: EncodedDraft): DraftDocument {
  const stampOf = (number: number | string | undefined): DraftStamp => {
    const stamp = stamps[Number(number)];
    if (!stamp) throw new RangeError('An encoded draft names a stamp that it does not hold');
    return stamp;
  };
  return { revision, root: decodeGroup(root, stampOf) };
}

/** A change has one stamp; on a device that has changes of its own, two can have the same revision. */
const keyOf = ({ revision, device }: DraftStamp): string => `${revision} ${device}`;
const plainStamp = ({ revision, at, device, userId, name }: DraftStamp): DraftStamp => ({
  revision,
  at,
  device,
  userId,
  name,
});

function gather(part: DraftPart, take: (stamp: DraftStamp) => void): void {
  if (part.kind === 'field') {
    take(part.stamp);
    for (const { stamp } of part.others ?? []) take(stamp);
  } else if (part.kind === 'group') for (const inside of part.fields.values()) gather(inside, take);
  else
    for (const { group, inserted, removed } of part.members.values()) {
      take(inserted);
      if (removed) take(removed);
      gather(group, take);
    }
}

type NumberOf = (stamp: DraftStamp) => number;

function encodeGroup(group: DraftGroup, numberOf: NumberOf): EncodedGroup {
  const names = [...group.fields.keys()].toSorted();
  const encoded: Record<string, EncodedGroup[string]> = {};
  for (const name of names) {
    const part = group.fields.get(name);
    if (part) encoded[name] = encodePart(part, numberOf);
  }
  return encoded;
}

function encodePart(part: DraftPart, numberOf: NumberOf): EncodedGroup[string] {
  if (part.kind === 'group') return encodeGroup(part, numberOf);
  if (part.kind === 'list')
    return {
      '@': part.order.flatMap((id) => {
        const member = part.members.get(id);
        return member ? [encodeMember(id, member, numberOf)] : [];
      }),
    };
  const others = (part.others ?? []).flatMap(({ value, stamp }) => [value, numberOf(stamp)]);
  return [part.value, numberOf(part.stamp), ...others];
}

const encodeMember = (id: string, member: DraftMember, numberOf: NumberOf): EncodedMember => [
  id,
  encodeGroup(member.group, numberOf),
  numberOf(member.inserted),
  member.removed ? numberOf(member.removed) : NOT_REMOVED,
  member.contested ? 1 : 0,
];

type StampOf = (number: number | string | undefined) => DraftStamp;

const decodeGroup = (encoded: EncodedGroup, stampOf: StampOf): DraftGroup => ({
  kind: 'group',
  fields: new Map(Object.entries(encoded).map(([name, part]) => [name, decodePart(part, stampOf)])),
});

function decodePart(encoded: EncodedGroup[string], stampOf: StampOf): DraftPart {
  if (isField(encoded)) return decodeField(encoded, stampOf);
  return isMembers(encoded) ? decodeList(encoded, stampOf) : decodeGroup(encoded, stampOf);
}

const isField = (encoded: EncodedGroup[string]): encoded is EncodedField => Array.isArray(encoded);
const isMembers = (encoded: EncodedGroup | EncodedList): encoded is EncodedList => Array.isArray(encoded['@']);

function decodeField([value, stamp, ...rest]: EncodedField, stampOf: StampOf): DraftField {
  const others = rest.flatMap((text, place) =>
    place % 2 === 0 ? [{ value: String(text), stamp: stampOf(rest[place + 1]) }] : [],
  );
  return { kind: 'field', value, stamp: stampOf(stamp), ...(others.length > 0 ? { others } : {}) };
}

function decodeList({ '@': encoded }: EncodedList, stampOf: StampOf): DraftList {
  return {
    kind: 'list',
    order: encoded.map(([id]) => id),
    members: new Map(
      encoded.map(([id, group, inserted, removed, contested]): [string, DraftMember] => [
        id,
        {
          group: decodeGroup(group, stampOf),
          inserted: stampOf(inserted),
          ...(removed === NOT_REMOVED ? {} : { removed: stampOf(removed) }),
          ...(contested === 1 ? { contested: true } : {}),
        },
      ]),
    ),
  };
}
