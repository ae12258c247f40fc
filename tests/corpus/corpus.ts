import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json, StreamDefinition, StreamRef } from '#core/kernel';
import { canonicalJson, instant } from '#core/kernel';
import type { StreamEvent } from './life-of-everything.ts';

/** A stream as some release wrote it, and what it folded to then. */
export interface KeptStream {
  readonly stream: StreamRef;
  readonly foldVersion: number;
  readonly state: Json;
  readonly events: readonly KeptEvent[];
}
export interface KeptEvent {
  readonly type: string;
  readonly version: number;
  readonly position: string;
  readonly at: string;
  readonly actor: { readonly userId: string; readonly organisationId: string };
  readonly data: Json;
}

export type AnyDefinition = Pick<StreamDefinition<unknown>, 'type' | 'foldVersion' | 'evolve' | 'upcast'>;

const FOLDER = path.join(import.meta.dirname, 'journals');

/** One file a release, by name; what a release has written is never changed again. */
export const keptJournals = (): readonly { readonly release: string; readonly streams: readonly KeptStream[] }[] =>
  readdirSync(FOLDER)
    .toSorted()
    .map((file) => ({
      release: path.basename(file, '.json'),
      streams: JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as readonly KeptStream[],
    }));

export const fileOf = (release: string): string => path.join(FOLDER, `${release}.json`);

export function folded(definition: AnyDefinition, events: readonly KeptEvent[]): Json {
  let state: unknown;
  for (const { type, version, data, position, at, actor } of events) {
    const event = { type, version, data, position: BigInt(position), at: instant(at), actor };
    state = definition.evolve(state, definition.upcast?.(event) ?? event);
  }
  return JSON.parse(JSON.stringify(state)) as Json;
}

/** Streams with their events in order, each with the state that today's definition makes of it. */
export function streamsOf(
  events: readonly StreamEvent[],
  definitions: readonly AnyDefinition[],
): readonly KeptStream[] {
  const byStream = Map.groupBy(events, ({ stream }) => `${stream.type}/${stream.id}`);
  return [...byStream.values()].map((own) => {
    const stream = own[0]?.stream ?? { type: '', id: '' };
    const definition = definitions.find(({ type }) => type === stream.type);
    if (!definition) throw new Error(`no stream is defined as "${stream.type}"`);
    const kept = own.map(({ type, version, data, position, at, actor: { userId, organisationId } }): KeptEvent => ({
      type,
      version,
      position: position.toString(),
      at,
      actor: { userId, organisationId },
      data: JSON.parse(canonicalJson(data)) as Json,
    }));
    return { stream, foldVersion: definition.foldVersion, state: folded(definition, kept), events: kept };
  });
}

/** Where something stands in a value, and of what kind it is: what a fold relies on. Which lines a list has does not matter. */
export function shapeOf(value: Json, at = ''): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each: Json) => shapeOf(each, `${at}/*`)))];
  if (typeof value !== 'object' || value === null) return [`${at} ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : shapeOf(member, `${at}/${name}`),
  );
}
