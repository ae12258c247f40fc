import { hash } from 'node:crypto';
import type { Instant, Json } from '#core/kernel';
import type { Effects, JournalEvent } from './contract.ts';

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

export interface Entry {
  readonly position: number;
  readonly previous: number;
  readonly streamType: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly version: number;
  /** Canonical JSON. */
  readonly dataText: string;
  /** Canonical JSON of the outcome's effects, on its first event; else empty. */
  readonly effectsText: string;
}

/**
 * The canonical JSON of a whole event: exactly what is stored and hashed. Members are written in the order of their names, around the
 * data that was serialised once.
 */
export function entryText(origin: EntryOrigin, entry: Entry): string {
  const actor = `{"organisationId":${quoted(origin.actor.organisationId)},"userId":${quoted(origin.actor.userId)}}`;
  const effects = entry.effectsText === '' ? '' : `"effects":${entry.effectsText},`;
  const stream = `{"id":${quoted(entry.streamId)},"type":${quoted(entry.streamType)},"version":${entry.streamVersion}}`;
  return (
    `{"actor":${actor},"at":"${origin.at}","cell":${origin.cell},"command":${quoted(origin.command)},"data":${entry.dataText},${effects}` +
    `"engine":"${ENGINE_VERSION}","position":${entry.position},"previous":${entry.previous},"reference":${quoted(origin.referenceVersion)},` +
    `"stream":${stream},"type":${quoted(entry.type)},"version":${entry.version}}`
  );
}

/** Links events: each hash is SHA-256 of the hash before and the body as stored. */
export interface HashChain {
  /** Hash of the last event. */
  readonly head: () => Uint8Array;
  /** Adds a body and gives its bytes (valid until the next call) and its hash. */
  readonly add: (text: string) => { readonly body: Uint8Array; readonly hash: Uint8Array };
}

const FIRST_SCRATCH_BYTES = 64 * 1024;

export function hashChain(start: Uint8Array): HashChain {
  // Hash and body side by side, so that one call of the one-shot hash takes both.
  let scratch = Buffer.allocUnsafe(FIRST_SCRATCH_BYTES);
  let head = start;
  return {
    head: () => head,
    add: (text) => {
      if (HASH_BYTES + text.length * 3 > scratch.length) scratch = Buffer.allocUnsafe(HASH_BYTES + text.length * 3);
      scratch.set(head);
      const end = HASH_BYTES + scratch.write(text, HASH_BYTES);
      head = hash('sha256', scratch.subarray(0, end), 'buffer');
      return { body: scratch.subarray(HASH_BYTES, end), hash: head };
    },
  };
}

/** The same link for bytes read back. */
export const linkedHash = (before: Uint8Array, body: Uint8Array): Uint8Array =>
  hash('sha256', Buffer.concat([before, body]), 'buffer');

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

const PLAIN = /^[ !#-[\]-~]*$/;
/** JSON of a string; most names and ids need no escaping, and asking is cheaper than calling. */
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
