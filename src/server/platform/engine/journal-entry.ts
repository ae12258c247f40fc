import type { Instant, Json, StreamRef } from '#core/kernel';
import type { CanonicalWriter } from './canonical.ts';
import type { Effects, JournalEvent } from './contract.ts';
import { sha256 } from './sha256.ts';

/** Version of the engine's rules of recording; stands in every event. */
export const ENGINE_VERSION = '1';
/** The hash before the first event of a cell. */
export const GENESIS_HASH: Uint8Array = new Uint8Array(32);
const HASH_BYTES = 32;

export const NO_EFFECTS: Effects = { claims: [], releases: [], numbers: {}, postings: [], draws: [], seal: null };

/** What is the same for all events of one outcome. */
export interface EntryOrigin {
  readonly actor: { readonly userId: string; readonly organisationId: string };
  readonly at: Instant;
  readonly cell: number;
  readonly command: string;
  readonly referenceVersion: string;
}

/** An event as it is about to be written. */
export interface Entry {
  readonly origin: EntryOrigin;
  readonly position: number;
  readonly previous: number;
  readonly stream: StreamRef;
  readonly streamVersion: number;
  readonly type: string;
  readonly version: number;
  /** As stored: what is personal in it is sealed. */
  readonly data: Json;
  readonly sealed: boolean;
  /** The outcome's effects, on its first event. */
  readonly effects: Partial<Effects> | undefined;
  /** The canonical JSON of all this, behind room for the hash before it. */
  readonly linkable: Uint8Array;
}

/**
 * Writes the canonical JSON of a whole event, exactly what is stored and hashed: members in the order of their names. `writeData` writes
 * the data in its place.
 */
export function writeEntry(
  writer: CanonicalWriter,
  {
    origin,
    position,
    previous,
    stream,
    streamVersion,
    type,
    version,
    effects,
  }: Omit<Entry, 'linkable' | 'data' | 'sealed'>,
  writeData: () => void,
): void {
  writer.skip(HASH_BYTES);
  writer.ascii('{"actor":');
  writer.json(origin.actor);
  writer.ascii(`,"at":"${origin.at}","cell":${origin.cell},"command":`);
  writer.json(origin.command);
  writer.ascii(',"data":');
  writeData();
  if (effects) {
    writer.ascii(',"effects":');
    writer.json(effects);
  }
  writer.ascii(`,"engine":"${ENGINE_VERSION}","position":${position},"previous":${previous},"reference":`);
  writer.json(origin.referenceVersion);
  writer.ascii(',"stream":{"id":');
  writer.json(stream.id);
  writer.ascii(',"type":');
  writer.json(stream.type);
  writer.ascii(`,"version":${streamVersion}},"type":`);
  writer.json(type);
  writer.ascii(`,"version":${version}}`);
}

export const bodyOf = ({ linkable }: Pick<Entry, 'linkable'>): Uint8Array => linkable.subarray(HASH_BYTES);

/**
 * Links events: each hash is SHA-256 of the hash before and the body as stored. The one before is filled in where `writeEntry` left room,
 * so that one call of the one-shot hash takes both.
 */
export function hashChain(start: Uint8Array): (linkable: Uint8Array) => Uint8Array {
  let head = start;
  return (linkable) => {
    linkable.set(head);
    head = sha256(linkable);
    return head;
  };
}

/** The same link for bytes read back. */
export const linkedHash = (before: Uint8Array, body: Uint8Array): Uint8Array => sha256(Buffer.concat([before, body]));

/** The shape of `entryText`, as parsed. */
interface EntryJson {
  readonly actor: { readonly organisationId: string; readonly userId: string };
  readonly at: Instant;
  readonly cell: number;
  readonly command: string;
  readonly data: Json;
  readonly effects?: Partial<Effects>;
  readonly engine: string;
  readonly position: number;
  readonly previous: number;
  readonly reference: string;
  readonly stream: { readonly id: string; readonly type: string; readonly version: number };
  readonly type: string;
  readonly version: number;
}

/** The event as readers get it, without reading it back. */
export function journalEvent(entry: Entry, entryHash: Uint8Array): JournalEvent {
  const { origin, stream, streamVersion, type, version, data, effects } = entry;
  return {
    cell: origin.cell,
    position: BigInt(entry.position),
    previous: BigInt(entry.previous),
    stream,
    streamVersion,
    type,
    version,
    data,
    at: origin.at,
    actor: origin.actor,
    command: origin.command,
    referenceVersion: origin.referenceVersion,
    engineVersion: ENGINE_VERSION,
    effects: effects ? { ...NO_EFFECTS, ...effects } : NO_EFFECTS,
    hash: entryHash,
  };
}

export function parseEntry(body: Uint8Array | string, entryHash: Uint8Array): JournalEvent {
  const text = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  const entry = JSON.parse(text) as EntryJson;
  return {
    cell: entry.cell,
    position: BigInt(entry.position),
    previous: BigInt(entry.previous),
    stream: { type: entry.stream.type, id: entry.stream.id },
    streamVersion: entry.stream.version,
    type: entry.type,
    version: entry.version,
    data: entry.data,
    at: entry.at,
    actor: { userId: entry.actor.userId, organisationId: entry.actor.organisationId },
    command: entry.command,
    referenceVersion: entry.reference,
    engineVersion: entry.engine,
    effects: entry.effects ? { ...NO_EFFECTS, ...entry.effects } : NO_EFFECTS,
    hash: entryHash,
  };
}
