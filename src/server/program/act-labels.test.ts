import { keptJournals } from '#tests/corpus/corpus';
import { expect, test } from 'vitest';
import { labelOfAct } from './act-labels.ts';

test('everything that is ever written to the journal has a name for people, in both languages', () => {
  const acts = keptJournals().flatMap(({ streams }) =>
    streams.flatMap(({ stream, events }) => events.map(({ type }) => `${stream.type}.${type}`)),
  );
  const unnamed = [...new Set(acts)].filter((act) => {
    const label = labelOfAct(act);
    return label === null || label.vi === label.en;
  });
  expect(unnamed).toEqual([]);
});
