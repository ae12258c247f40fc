import type { KeyRef, RecordedEvent, StreamRef, Touch } from '#core/kernel';
import { businessKey, isKeyTouch, type BatchWorld } from './batch-world.ts';
import { canonicalBytes } from './canonical.ts';
import { textColumn } from '#server/platform/database';
import type { AnyStream, JournalEvent } from './contract.ts';
import { parseEntry } from './journal-entry.ts';
import { isSealed } from './personal-data.ts';
import type { Session } from './session.ts';
import type { SubjectKeys } from './subject-keys.ts';
import * as sql from './statements.ts';
import type { UnderWay } from './under-way.ts';
import { ABSENT, streamKey, textOf, type StateCache, type StateSlot } from './working-set.ts';

/** What was answered to a sender's key before. */
export interface Acceptance {
  readonly contentHash: Uint8Array;
  readonly position: bigint;
  readonly answer: Uint8Array;
}

interface StateRow {
  readonly stream_type: string;
  readonly stream_id: string;
  readonly version: number;
  readonly fold_version: number;
  readonly position: number;
  readonly body: Buffer;
}

/** The writer's reads. Whatever one call needs goes out together and costs one round trip. */
export interface CellReader {
  /**
   * Puts states and key holders into the world as they will be when its batch is committed: from what the batches under way change, from
   * the cache, else from the database.
   */
  readonly read: (touches: readonly Touch[], world: BatchWorld, underWay: UnderWay) => Promise<void>;
  /** Sends what these look up in one go. */
  readonly together: <A, B>(look: () => readonly [Promise<A>, Promise<B>]) => Promise<readonly [A, B]>;
  readonly acceptances: (wanted: readonly SenderKey[]) => Promise<ReadonlyMap<string, Acceptance>>;
}

export interface SenderKey {
  readonly sender: string;
  readonly key: string;
}
/** A key holds no NUL (the engine's door sees to it), so this is one name for one pair. */
export const senderKey = ({ sender, key }: SenderKey): string => `${sender}\u0000${key}`;

export function cellReader(
  cell: number,
  session: Session,
  cache: StateCache,
  streams: ReadonlyMap<string, AnyStream>,
  subjects: SubjectKeys,
): CellReader {
  const readStates = async (wanted: ReadonlyMap<string, StreamRef>, world: BatchWorld): Promise<void> => {
    const [types, ids] = [textColumn(), textColumn()];
    for (const ref of wanted.values()) {
      types.add(ref.type);
      ids.add(ref.id);
    }
    const { rows } = await session.run<StateRow>(sql.selectStates, [cell, types.done(), ids.done()]);
    const found = new Map<string, StateSlot>();
    for (const row of rows) {
      const slot = await currentFold(row);
      found.set(streamKey(row.stream_type, row.stream_id), slot);
    }
    for (const [key, ref] of wanted) {
      const slot = found.get(key);
      world.putStream(ref, slot ? cache.put(key, slot) : ABSENT);
    }
  };
  /**
   * A state folded by an older definition is folded anew from its events. Where they do not fold, whoever needs that stream is told so, and
   * nobody else: a batch that failed for it would be tried again for ever.
   */
  const currentFold = async (row: StateRow): Promise<StateSlot> => {
    const stream = streams.get(row.stream_type);
    if (stream === undefined || stream.foldVersion === row.fold_version) {
      return slotOf(row, row.body);
    }
    const { rows } = await session.run<{ body: string; hash: Buffer }>(sql.selectStream, [
      cell,
      row.stream_type,
      row.stream_id,
    ]);
    try {
      const events = rows.map(({ body, hash }) => parseEntry(body, hash));
      return slotOf(row, foldedBody(stream, events));
    } catch (cause) {
      const broken = new Error(
        `the events of ${row.stream_type} ${row.stream_id} do not fold by the definition of now`,
        {
          cause,
        },
      );
      return { version: row.version, position: row.position, body: NO_BODY, sealed: false, broken };
    }
  };
  const readKeys = async (wanted: ReadonlyMap<string, KeyRef>, world: BatchWorld): Promise<void> => {
    const [keys, values] = [textColumn(), textColumn()];
    for (const ref of wanted.values()) {
      keys.add(ref.key);
      values.add(ref.value);
    }
    const { rows } = await session.run<{ key: string; value: string; holder: string }>(sql.selectKeys, [
      cell,
      keys.done(),
      values.done(),
    ]);
    const holders = new Map(rows.map((row) => [businessKey(row), row.holder]));
    for (const [name, ref] of wanted) world.putKey(ref, holders.get(name));
  };
  return {
    read: async (touches, world, underWay) => {
      const wantedStreams = new Map<string, StreamRef>();
      const wantedKeys = new Map<string, KeyRef>();
      const sealedTexts: string[] = [];
      for (const touch of touches) {
        if (isKeyTouch(touch)) {
          const name = businessKey(touch);
          const changed = underWay.key(name);
          if (changed) world.putKey(touch, changed.holder);
          else wantedKeys.set(name, touch);
          continue;
        }
        const key = streamKey(touch.type, touch.id);
        const cached = underWay.stream(key) ?? cache.get(key);
        if (cached?.sealed) sealedTexts.push(textOf(cached));
        if (cached) world.putStream(touch, cached);
        else wantedStreams.set(key, touch);
      }
      await Promise.all([
        wantedStreams.size > 0 && readStates(wantedStreams, world),
        wantedKeys.size > 0 && readKeys(wantedKeys, world),
      ]);
      for (const key of wantedStreams.keys()) {
        const slot = world.stream(key)?.current;
        if (slot?.sealed) sealedTexts.push(textOf(slot));
      }
      if (sealedTexts.length > 0) await subjects.load(sealedTexts);
    },
    together: (look) => Promise.all(session.together(look)),
    acceptances: async (wanted) => {
      if (wanted.length === 0) return new Map();
      const [senders, keys] = [textColumn(), textColumn()];
      for (const { sender, key } of wanted) {
        senders.add(sender);
        keys.add(key);
      }
      const { rows } = await session.run<{
        sender: string;
        key: string;
        content_hash: Buffer;
        position: string;
        answer: Buffer;
      }>(sql.selectAcceptances, [cell, senders.done(), keys.done()]);
      const sealedTexts = rows.map((row) => row.answer.toString()).filter(isSealed);
      if (sealedTexts.length > 0) await subjects.load(sealedTexts);
      const opened = (answer: Buffer): Buffer =>
        sealedTexts.length === 0 ? answer : Buffer.from(subjects.open(answer.toString()));
      return new Map(
        rows.map((row) => [
          senderKey(row),
          { contentHash: row.content_hash, position: BigInt(row.position), answer: opened(row.answer) },
        ]),
      );
    },
  };
}

const NO_BODY = new Uint8Array(0);

const slotOf = ({ version, position }: StateRow, body: Uint8Array): StateSlot => ({
  version,
  position,
  body,
  sealed: isSealed(textOf({ body })),
});

/** A stream's state after these events, as stored: the one fold that live, refold and rebuild share. */
export function foldedBody(stream: AnyStream, events: readonly JournalEvent[]): Buffer {
  let state: unknown;
  for (const event of events) state = foldOne(stream, state, event);
  return canonicalBytes(state);
}

export function foldOne(stream: AnyStream, state: unknown, event: JournalEvent): unknown {
  const { type, version, data, position, at, actor } = upcast(stream, event);
  const recorded: RecordedEvent = { type, version, data, position, at, actor };
  return stream.evolve(state, recorded);
}

/** The event as its newest version has it, whatever version was written down. */
export function upcast(stream: AnyStream | undefined, event: JournalEvent): JournalEvent {
  if (!stream?.upcast) return event;
  const { type, version, data } = stream.upcast(event);
  return { ...event, type, version, data };
}
