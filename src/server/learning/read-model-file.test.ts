import { writeModel, type LearnedModel } from '#core/learning';
import { digest, inventedModel } from '#tests/support/invented-model';
import { expect, test } from 'vitest';
import { readModelFile } from './read-model-file.ts';

const { model, file } = inventedModel(3, { trees: 5 });
const read = (text: string) => readModelFile({ format: 'haidang', file: text }, { name: 'Mẫu', version: '0' });
const withCard = (card: Partial<LearnedModel['card']>): string =>
  writeModel({ ...model, card: { ...model.card, ...card } }, digest);

test('what was read is kept as the same bytes, and these are read again', () => {
  const first = read(file);
  expect(first.ok && first.value.text).toBe(file);
});

test.each<[string, Partial<LearnedModel['card']>]>([
  ['a name of nothing', { name: ' ' }],
  ['a name with a letter that ends texts', { name: 'Mô hình\u0000' }],
  ['a name that is shown in another order than it is written', { name: 'Mô hình \u202Enạo gian' }],
  ['a name of pages', { name: 'x'.repeat(300) }],
  ['half a letter in what it was trained on', { trainedOn: { vi: 'Dòng \ud83d', en: 'Rows' } }],
  [
    'a hundred thousand figures',
    { metrics: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`m${at}`, 1])) },
  ],
])('a model with %s is refused, and says its card', (_, card) => {
  expect(read(withCard(card))).toMatchObject({ ok: false, error: expect.stringMatching(/^card: /u) });
});

test('amounts are not taken for chances, nor chances for what is at stake', () => {
  const { chance } = model;
  const amounts = { ...chance, objective: 'squared' } as const;
  const alone = writeModel({ card: model.card, chance: amounts }, digest);
  expect(read(alone)).toMatchObject({ ok: false, error: expect.stringContaining('learned amounts') });
  const calibration = { scores: [0, 1], chances: [0.1, 0.9] };
  expect(read(writeModel({ card: model.card, chance: amounts, calibration }, digest)).ok).toBe(true);
  const chances = writeModel({ ...model, stake: { ...chance, objective: 'logistic' } }, digest);
  expect(read(chances)).toMatchObject({ ok: false, error: expect.stringMatching(/^stake: /u) });
});
