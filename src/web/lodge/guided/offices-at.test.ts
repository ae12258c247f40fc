import { expect, test } from 'vitest';
import { officesAt } from './offices-at.ts';

const named = (code: string, vi: string, kind: string) => ({ code, name: { vi, en: code }, attributes: { kind } });

const OFFICES = [
  named('01', 'Hải quan cảng Sao Biển khu vực I (Mỏ Neo)', 'seaport'),
  named('02', 'Hải quan cảng Sao Biển khu vực II', 'seaport'),
  named('03', 'Hải quan sân bay Mỏ Neo', 'airport'),
  named('04', 'Hải quan Đồi Thông', 'border'),
  ...Array.from({ length: 20 }, (_, index) => named(`9${index}`, `Hải quan cảng Tưởng Tượng ${index}`, 'seaport')),
];

test('offices that bear the name of a place are found, those of its kind first; what all are called says nothing', () => {
  const found = (vi: string, kind: string) => officesAt(named('X', vi, kind), OFFICES).map(({ code }) => code);
  expect(found('Cảng Mỏ Neo', 'seaport')).toEqual(['01', '03']);
  expect(found('Sân bay Mỏ Neo', 'airport')).toEqual(['03', '01']);
  expect(found('Đồi Thông', 'border')).toEqual(['04']);
  expect(found('Cảng', 'seaport')).toEqual([]);
  expect(found('Cảng Không Ai Biết', 'seaport')).toEqual([]);
});
