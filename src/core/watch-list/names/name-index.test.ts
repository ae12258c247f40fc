import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import {
  compareNames,
  compileNameTables,
  GENERAL_NAMES,
  indexNames,
  parseName,
  readNameTable,
  SAME_NAME_SCORE,
} from '../index.ts';

const file = readNameTable(
  readFileSync(new URL('../../../../country/vn/risk/names.json', import.meta.url), 'utf8'),
  'names.json',
);
const tables = compileNameTables(file.ok ? [GENERAL_NAMES, file.value] : [GENERAL_NAMES]);

const WORDS = (
  'Nguyễn Nguyen Trần Tran Văn Thị Minh Mính Anh Ánh Phát Phat Phú Hùng Hưng Bình Long Lộng Mai Hoàng Huỳnh Vũ Võ J A Al Abdul Rahman Abdulrahman Mohammed Muhammad ' +
  'Hussein Husayn Khaled Haled Alexander Aleksandr Sergey Sergei Petrov Petrova Ivanovich Zhang Chang Wei Ming Xiaoming Xiao Carter Carver Harrington Harington Blackwood ' +
  'Blackwod Trading TM Service Dịch vụ JSC LLC Ltd Co Công ty TNHH Import Export XNK Steel Thép Hanoi Hà Nội Vietnam 2 II 3 vina milk vinamilk ABC and of the'
).split(' ');
const aName = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

test('the index finds exactly the names that comparing with each of them finds', () => {
  fc.assert(
    fc.property(fc.array(aName, { maxLength: 12 }), aName, (names, name) => {
      const query = parseName(name, tables);
      const expected = names.flatMap((other, at) => {
        const { score } = compareNames(query, parseName(other, tables), tables);
        return score >= SAME_NAME_SCORE ? [{ at, score }] : [];
      });
      const found = indexNames(names, tables).find(name);
      expect(found.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(expected.map(({ at }) => at));
    }),
    { numRuns: 500 },
  );
});

test('a name is itself, and which of two comes first does not matter', () => {
  fc.assert(
    fc.property(aName, aName, (a, b) => {
      const [one, two] = [parseName(a, tables), parseName(b, tables)];
      const there = compareNames(one, two, tables).score;
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(1);
      expect(compareNames(two, one, tables).score).toBeCloseTo(there, 9);
      if (one.words.length > 0) expect(compareNames(one, one, tables).score).toBeCloseTo(1, 9);
    }),
    { numRuns: 500 },
  );
});
