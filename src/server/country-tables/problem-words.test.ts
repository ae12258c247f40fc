import { expect, test } from 'vitest';
import { toldProblem } from './problem-words.ts';

test('what is wrong with a cell is told in both languages, with its column', () => {
  expect(toldProblem(31, 'kind: "day off" must match pattern "^(holiday|workday)$"')).toEqual({
    row: 31,
    column: 'kind',
    message: { vi: '"day off" không đúng dạng của cột này', en: '"day off" is not what this column takes' },
  });
  expect(toldProblem(2, 'name_vi: "" must not have fewer than 1 characters').message.en).toBe('is to be filled in');
  expect(toldProblem(3, 'from: opening hours of one day must be apart')).toMatchObject({
    column: 'from',
    message: { vi: 'giờ trùng với một dòng khác' },
  });
});

test('what nobody put into words is told as it is', () => {
  expect(toldProblem(null, 'codes/x.csv:2: something new')).toMatchObject({
    column: null,
    message: { vi: 'codes/x.csv:2: something new', en: 'codes/x.csv:2: something new' },
  });
});
