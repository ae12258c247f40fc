import { expect, test } from 'vitest';
import { productsIn } from './paste.ts';

test('rows of a spreadsheet are products, without the row that names the columns', () => {
  const rows = [
    'Mã riêng\tMô tả\tMô tả (EN)\tMã HS\tXuất xứ\tĐơn vị',
    'LAP\tMáy tính\tLaptop\t8471.30.20\tCN\tPCE',
    '',
  ];
  expect(productsIn(rows.join('\r\n'))).toEqual([
    {
      code: 'LAP',
      description: 'Máy tính',
      descriptionEn: 'Laptop',
      commodityCode: '8471.30.20',
      originCountryCode: 'CN',
      unitCode: 'PCE',
    },
  ]);
});

test('cells may be parted by semicolons, and those at the end may be missing', () => {
  expect(productsIn('A;Áo;Shirt;61091010')).toMatchObject([{ code: 'A', commodityCode: '61091010', unitCode: '' }]);
});
