import { describe, expect, test } from 'vitest';
import { STREAMS } from '#server/program';
import { keptJournals, folded, shapeOf, streamsOf, type AnyDefinition, type KeptStream } from './corpus.ts';
import { lifeOfEverything } from './life-of-everything.ts';

const definitions = STREAMS as readonly AnyDefinition[];
const journals = keptJournals();
const definitionOf = ({ stream }: KeptStream): AnyDefinition => {
  const definition = definitions.find(({ type }) => type === stream.type);
  if (!definition) throw new Error(`streams of "${stream.type}" were written once and can be read no more`);
  return definition;
};

describe.each(journals)('the journal of $release', ({ streams }) => {
  test.each(streams.map((kept) => ({ name: `${kept.stream.type}/${kept.stream.id}`, kept })))(
    '$name folds today, and to the same state while the fold is the same',
    ({ kept }) => {
      const definition = definitionOf(kept);
      const state = folded(definition, kept.events);
      if (definition.foldVersion === kept.foldVersion) expect(state).toEqual(kept.state);
    },
  );
});

describe('what is written today', () => {
  const kept = journals.flatMap(({ streams }) => streams);
  const nameOf = (stream: string, type: string, version: number): string => `${stream} ${type} v${version}`;
  /** Members of the data, over all events of a name. */
  const shapes = (streams: readonly KeptStream[]): ReadonlyMap<string, readonly string[]> => {
    const found = new Map<string, Set<string>>();
    for (const { stream, events } of streams) {
      for (const { type, version, data } of events) {
        const name = nameOf(stream.type, type, version);
        const members = found.get(name) ?? new Set();
        for (const member of shapeOf(data)) members.add(member);
        found.set(name, members);
      }
    }
    return new Map([...found].map(([name, members]) => [name, [...members].toSorted()]));
  };
  const today = shapes(streamsOf(lifeOfEverything(), definitions));

  test('covers every stream there is', () => {
    expect(new Set([...today.keys()].map((name) => name.split(' ')[0]))).toEqual(
      new Set(definitions.map(({ type }) => type)),
    );
  });

  test.each([...today])(
    '%s has the shape that was kept: another shape is another version, with an upcaster',
    (name, shape) => {
      expect(shape).toEqual(shapes(kept).get(name));
    },
  );
});
